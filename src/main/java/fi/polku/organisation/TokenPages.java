package fi.polku.organisation;

import fi.polku.organisation.OrganisationAction.Requires;
import fi.polku.platform.security.Actor;
import fi.polku.platform.security.Scope;
import fi.polku.platform.security.Secret;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Problems;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tokens for programs: made here, shown once, revoked here. */
@RestController
public class TokenPages {
  private final Tokens tokens;
  private final Templates templates;

  TokenPages(Tokens tokens, Templates templates) {
    this.tokens = tokens;
    this.templates = templates;
  }

  /** @param made a word just made, for the one time it is shown */
  public record TokensPage(List<Token> tokens, Optional<String> made, String name, Problems problems) {}

  @Requires(OrganisationAction.MANAGE_TOKENS)
  @GetMapping("/settings/tokens")
  JteModel list(Frame frame, Scope scope) {
    return page(frame, scope, Optional.empty(), "", Problems.none());
  }

  @Requires(OrganisationAction.MANAGE_TOKENS)
  @PostMapping("/settings/tokens")
  ResponseEntity<JteModel> make(Frame frame, Scope scope, Actor actor, @RequestParam(defaultValue = "") String name) {
    String called = name.strip();
    if (called.isEmpty()) return Answers.invalid(page(frame, scope, Optional.empty(), "", Problems.none().add("name", "organisation.tokens.nameMissing")));
    Secret word = Secret.random();
    tokens.keep(scope, new Staff.Key(actor.staff()), called, word);
    return Answers.page(page(frame, scope, Optional.of(word.text()), "", Problems.none()));
  }

  @Requires(OrganisationAction.MANAGE_TOKENS)
  @PostMapping("/settings/tokens/{id}/revocation")
  ResponseEntity<JteModel> revoke(Scope scope, @PathVariable Token.Key id) {
    tokens.revoke(scope, id);
    return Answers.seeOther("/settings/tokens");
  }

  private JteModel page(Frame frame, Scope scope, Optional<String> made, String name, Problems problems) {
    return templates.organisationTokens(frame, new TokensPage(tokens.list(scope), made, name, problems));
  }
}
