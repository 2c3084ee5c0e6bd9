package fi.polku.platform.security;

import fi.polku.platform.web.Forbidden;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * The headers and the forgery guard of every answer. Who may call what is not decided here but by each handler's own
 * {@link AccessRule}; who is logged in, by {@link LoginFilter}.
 */
@Configuration
class SecuritySetup {
  static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
      + "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  static final String PERMISSIONS = "camera=(self), geolocation=(), microphone=(), payment=(), usb=()";

  /** An address no browser of a person sends: refused before anything reads it. */
  @Bean
  RequestRejectedHandler rejected() {
    return (request, response, why) -> {
      BareAnswer.guard(response);
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    };
  }

  /** The character that is nothing stands in no name and no sentence, and the database holds none. */
  @Bean
  HttpFirewall firewall() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
    return firewall;
  }

  @Bean
  SecurityFilterChain chain(HttpSecurity http, ActorSource actors, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver faults) throws Exception {
    CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
    tokens.setCookieName("polku-csrf");
    tokens.setParameterName("_csrf");
    tokens.setHeaderName("X-CSRF-TOKEN");
    tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax").path("/").httpOnly(true));
    XorCsrfTokenRequestAttributeHandler handler = new XorCsrfTokenRequestAttributeHandler();
    return http
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .authorizeHttpRequests(r -> r.anyRequest().permitAll())
        // a program shows its token, which no browser sends by itself; a demo log-in has nothing to steal
        .csrf(c -> c.csrfTokenRepository(tokens).csrfTokenRequestHandler(handler).ignoringRequestMatchers("/api/**", "/demo/login"))
        .exceptionHandling(e -> e.accessDeniedHandler((request, response, denied) -> faults.resolveException(request, response, null, new Forbidden())))
        .headers(h -> h
            .contentSecurityPolicy(p -> p.policyDirectives(CONTENT_POLICY))
            .referrerPolicy(r -> r.policy(ReferrerPolicy.SAME_ORIGIN))
            .permissionsPolicyHeader(p -> p.policy(PERMISSIONS))
            .frameOptions(f -> f.deny())
            .cacheControl(c -> c.disable()))
        .addFilterBefore(new LoginFilter(actors), CsrfFilter.class)
        .build();
  }
}
