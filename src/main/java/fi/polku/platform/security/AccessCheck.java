package fi.polku.platform.security;

import fi.polku.platform.web.LoginNeeded;
import fi.polku.platform.web.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Default deny: a handler runs only when its own {@link AccessRule} lets this actor in. */
public final class AccessCheck implements HandlerInterceptor {
  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!(handler instanceof HandlerMethod method)) return true;
    switch (AccessRule.of(method.getMethod()).orElseThrow(NotFound::new)) {
      case AccessRule.Everybody ignored -> {}
      case AccessRule.Staff rule -> {
        Actor actor = Requests.actor(request).orElseThrow(LoginNeeded::new);
        if (!actor.may(rule.action())) throw new NotFound();
      }
    }
    return true;
  }
}
