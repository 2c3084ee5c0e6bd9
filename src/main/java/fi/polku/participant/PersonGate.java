package fi.polku.participant;

import fi.polku.participant.Glass.Sight;
import fi.polku.platform.security.AccessRule;
import fi.polku.platform.security.Action;
import fi.polku.platform.security.Actor;
import fi.polku.platform.security.Requests;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Banner;
import fi.polku.platform.web.Conflict;
import fi.polku.platform.web.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Before any page of a person, in whichever module: a merged record leads to the kept one, a restricted person is not there, and looking
 * through a broken glass says so on the page. A session's list is outside: whoever leads a group marks everybody in it, by alias.
 */
@Component
class PersonGate implements HandlerInterceptor, WebMvcConfigurer {
  private static final int AFTER_ACCESS = 10;
  private static final Set<Action> CHANGES = Set.of(ParticipantAction.EDIT_PARTICIPANT, ParticipantAction.RESTRICT_PARTICIPANT, ParticipantAction.MERGE_PARTICIPANTS, ParticipantAction.ERASE_PARTICIPANT);
  private final Glasses glasses;
  private final Clock clock;

  PersonGate(Glasses glasses, Clock clock) {
    this.glasses = glasses;
    this.clock = clock;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).excludePathPatterns("/sessions/**").order(AFTER_ACCESS);
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
    Optional<Actor> actor = Requests.actor(request);
    if (actor.isEmpty() || !(handler instanceof HandlerMethod method)) return true;
    if (!(AccessRule.of(method.getMethod()).orElseThrow(NotFound::new) instanceof AccessRule.Staff rule)) return true;
    Scope scope = Scope.staff(actor.get(), rule.action(), Requests.id(request));
    List<String> people = people(request, method);
    // an act on two records may be the second click: it knows itself what the first one has done
    boolean joining = people.size() > 1 && !reads(request);
    for (String id : people) if (!let(request, response, scope, rule.action(), id, people, joining)) return false;
    return true;
  }

  private boolean let(HttpServletRequest request, HttpServletResponse response, Scope scope, Action action, String id, List<String> people, boolean joining) {
    Optional<Sight> found = key(id).flatMap(key -> glasses.sight(scope, key));
    if (found.isEmpty()) return true;
    Sight sight = found.get();
    if (sight.mergedInto() != null) return joining || lead(request, response, people.size() > 1 ? "" : id, sight.mergedInto());
    if (!sight.seen() || (sight.glass() != null && !throughTheGlass(request, action))) throw new NotFound();
    if (sight.glass() != null) Banner.put(request, new Banner("participant.glass.banner", List.of(sight.minutes(clock.instant())), "/participants/" + id + "/glass/end", "participant.glass.end"));
    return true;
  }

  /** Through a broken glass one looks, and ends it; nobody keeps the key by changing who is named, and nothing is joined or erased. */
  private static boolean throughTheGlass(HttpServletRequest request, Action action) {
    return action == ParticipantAction.BREAK_THE_GLASS || (reads(request) && !CHANGES.contains(action));
  }

  private static boolean reads(HttpServletRequest request) {
    return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
  }

  /** To the same page of the kept record; where a page was about two records, to the kept one's own. */
  private static boolean lead(HttpServletRequest request, HttpServletResponse response, String merged, Participant.Key kept) {
    if (!request.getMethod().equals("GET")) throw new Conflict("participant.merge.conflict.gone");
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", merged.isEmpty() ? "/participants/" + kept.value() : Requests.path(request).replace(merged, kept.value().toString()));
    return false;
  }

  @SuppressWarnings("unchecked")
  private static List<String> people(HttpServletRequest request, HandlerMethod method) {
    Map<String, String> variables = (Map<String, String>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    if (variables == null || variables.isEmpty()) return List.of();
    return Stream.of(method.getMethodParameters())
        .filter(parameter -> parameter.getParameterType() == Participant.Key.class && parameter.hasParameterAnnotation(PathVariable.class))
        .flatMap(parameter -> Stream.ofNullable(variables.get(name(parameter))))
        .toList();
  }

  private static String name(MethodParameter parameter) {
    String given = parameter.getParameterAnnotation(PathVariable.class).value();
    return given.isEmpty() ? parameter.getParameter().getName() : given;
  }

  private static Optional<Participant.Key> key(String id) {
    try {
      return Optional.of(new Participant.Key(UUID.fromString(id)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
