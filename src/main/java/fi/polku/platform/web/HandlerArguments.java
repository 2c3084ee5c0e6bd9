package fi.polku.platform.web;

import fi.polku.platform.i18n.Language;
import fi.polku.platform.i18n.Words;
import fi.polku.platform.security.AccessRule;
import fi.polku.platform.security.Actor;
import fi.polku.platform.security.Requests;
import fi.polku.platform.security.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives handlers the {@link Frame} to write in, the {@link Scope} their access rule earns them, and the {@link Actor}. */
final class HandlerArguments implements HandlerMethodArgumentResolver {
  private final Words words;
  private final Clock clock;

  HandlerArguments(Words words, Clock clock) {
    this.words = words;
    this.clock = clock;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    Class<?> type = parameter.getParameterType();
    return type == Frame.class || type == Scope.class || type == Actor.class;
  }

  @Override
  public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container, NativeWebRequest web, @Nullable WebDataBinderFactory binder) {
    HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
    Class<?> type = parameter.getParameterType();
    if (type == Frame.class) return frame(request, words, clock);
    if (type == Actor.class) return Requests.actor(request).orElseThrow(LoginNeeded::new);
    return switch (AccessRule.of(parameter.getMethod()).orElseThrow(NotFound::new)) {
      case AccessRule.Everybody ignored -> Scope.visitor(Requests.id(request));
      case AccessRule.Staff rule -> Scope.staff(Requests.actor(request).orElseThrow(LoginNeeded::new), rule.action(), Requests.id(request));
    };
  }

  static Frame frame(HttpServletRequest request, Words words, Clock clock) {
    Actor actor = Requests.actor(request).orElse(null);
    CsrfToken csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    boolean fragment = request.getHeader("HX-Request") != null && request.getHeader("HX-History-Restore-Request") == null;
    return new Frame(words, language(request, actor), actor, Requests.path(request), fragment, csrf == null ? () -> "" : csrf::getToken, clock, Requests.id(request), Banner.of(request));
  }

  private static Language language(HttpServletRequest request, @Nullable Actor actor) {
    Optional<Language> chosen = LanguageCookie.chosen(request);
    if (chosen.isPresent()) return chosen.get();
    if (actor != null && actor.language() != null) return actor.language();
    String header = request.getHeader("Accept-Language");
    return header == null ? Language.FI : Language.ofHeader(header);
  }
}
