package fi.polku.organisation;

import fi.polku.platform.security.Actor.Assurance;
import fi.polku.platform.security.LoginCookie;
import fi.polku.platform.security.Public;
import fi.polku.platform.security.Requests;
import fi.polku.platform.security.Scope;
import fi.polku.platform.security.Secret;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.NotFound;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The people of the demo, one click each; outside demo mode these routes do not exist. */
@RestController
@Demo.Only
public class DemoPages {
  private final Demo demo;
  private final Logins logins;
  private final Templates templates;

  DemoPages(Demo demo, Logins logins, Templates templates) {
    this.demo = demo;
    this.logins = logins;
    this.templates = templates;
  }

  /** @param empty whether there is nobody but the staff: no invented world */
  public record DemoPage(List<DemoPerson> people, boolean empty) {}

  /** @param who the word of the form; its sentence is {@code organisation.demo.<who>} */
  public record DemoPerson(String who, String name) {}

  @Public
  @GetMapping("/demo")
  JteModel people(Frame frame) {
    return templates.organisationDemo(frame, new DemoPage(Stream.of(Demo.Person.values()).map(p -> new DemoPerson(code(p), p.fullName)).toList(), demo.empty()));
  }

  @Public
  @PostMapping("/demo/login")
  ResponseEntity<JteModel> logIn(@RequestParam String who, HttpServletRequest request, HttpServletResponse response) {
    Demo.Person person = Stream.of(Demo.Person.values()).filter(p -> code(p).equals(who)).findFirst().orElseThrow(NotFound::new);
    Staff staff = demo.find(person).orElseThrow(NotFound::new);
    Scope scope = new Scope(Scope.Kind.SYSTEM, demo.organisationOf(person), staff.id().value(), null, "DEMO", "demo log in", Requests.id(request));
    Secret word = logins.begin(scope, staff.id(), Assurance.DEMO);
    LoginCookie.LOGIN.write(request, response, word, Logins.COOKIE);
    return Answers.seeOther("/today");
  }

  private static String code(Demo.Person person) {
    return person.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
