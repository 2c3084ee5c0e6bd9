package fi.polku.platform.web;

import fi.polku.platform.security.BareAnswer;
import fi.polku.platform.security.Public;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What went wrong before or after every handler (in a filter, in the server) is told like any other fault. */
@RestController
public class ErrorPages implements ErrorController {
  private final Faults faults;

  ErrorPages(Faults faults) {
    this.faults = faults;
  }

  @Public
  @RequestMapping("/error")
  ResponseEntity<?> tell(HttpServletRequest request, HttpServletResponse response) {
    BareAnswer.guard(response);
    if (!(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status)) throw new NotFound();
    return faults.outside(request, HttpStatus.valueOf(status), (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
  }

  @Component
  static class Server implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    @Override
    public void customize(TomcatServletWebServerFactory factory) {
      factory.addContextCustomizers(context -> ((StandardHost) context.getParent()).setErrorReportValveClass(BareErrors.class.getName()));
    }
  }
}
