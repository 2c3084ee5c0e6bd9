package fi.polku.platform.web;

import fi.polku.platform.security.BareAnswer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** Where not even Spring was reached, the server says a number only: no page of its own, no style in it. */
public class BareErrors extends ErrorReportValve {
  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) return;
    BareAnswer.guard(response.getResponse());
  }
}
