package fi.polku.organisation;

import fi.polku.organisation.OrganisationAction.Requires;
import fi.polku.platform.security.Scope;
import fi.polku.platform.time.Helsinki;
import fi.polku.platform.web.Frame;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.text.Collator;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The log: who read and changed what, and whether anybody has touched the log itself. */
@RestController
public class AuditPages {
  private static final int PAGE = 50;
  private final AuditLog log;
  private final Templates templates;

  AuditPages(AuditLog log, Templates templates) {
    this.log = log;
    this.templates = templates;
  }

  /** What is looked for; empty fields look for everything. */
  public record Filter(@Nullable String action, @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
      @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to) {
    public Filter {
      action = Typed.orNull(Typed.text(action));
    }

    AuditLog.Filter of(@Nullable Long before) {
      return new AuditLog.Filter(action, from == null ? null : Helsinki.start(from), to == null ? null : Helsinki.end(to), before, PAGE + 1);
    }
  }

  /** @param older the address of the next page; empty on the last; @param verify the address that checks the whole chain */
  public record AuditPage(List<AuditLine> lines, List<String> actions, Filter filter, String chain, @Nullable ChainFault fault, long sealed, long waiting, String older, boolean newest) {
    /** What a reader calls an action; an action without a sentence stands under its own name. */
    public String action(Frame frame, String action) {
      return called(frame, action);
    }

    public String who(Frame frame, AuditLine line) {
      return line.name() != null ? line.name() : AuditPages.label(frame, "organisation.audit.kind." + line.actorKind().toLowerCase(java.util.Locale.ROOT), line.actorKind());
    }
  }

  @Requires(OrganisationAction.READ_AUDIT)
  @GetMapping("/settings/audit")
  JteModel show(Frame frame, Scope scope, Filter filter, @RequestParam(required = false) @Nullable Long before, @RequestParam(defaultValue = "false") boolean check) {
    List<AuditLine> found = log.read(scope, filter.of(before));
    boolean more = found.size() > PAGE;
    List<AuditLine> lines = more ? found.subList(0, PAGE) : found;
    AuditLog.Chain chain = log.chain(scope, check);
    String state = !chain.checked() ? "unchecked" : chain.fault().isPresent() ? "broken" : "whole";
    String older = more ? address(filter, lines.getLast().id()) : "";
    return templates.organisationAudit(frame, new AuditPage(lines, inOrder(frame, log.actions(scope)), filter, state, chain.fault().orElse(null), chain.sealed(), chain.waiting(), older, before == null));
  }

  /** As a reader looks for them: by their words. */
  private static List<String> inOrder(Frame frame, List<String> actions) {
    Collator collator = Collator.getInstance(frame.language().locale());
    return actions.stream().sorted(Comparator.comparing(action -> called(frame, action), collator)).toList();
  }

  private static String called(Frame frame, String action) {
    return label(frame, "organisation.audit.action." + action, action);
  }

  private static String label(Frame frame, String key, String otherwise) {
    return frame.has(key) ? frame.text(key) : otherwise;
  }

  private static String address(Filter filter, long before) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath("/settings/audit");
    Stream.of(new Object[] {"action", filter.action}, new Object[] {"from", filter.from}, new Object[] {"to", filter.to}, new Object[] {"before", before})
        .filter(pair -> pair[1] != null)
        .forEach(pair -> address.queryParam((String) pair[0], pair[1]));
    return address.encode().toUriString();
  }
}
