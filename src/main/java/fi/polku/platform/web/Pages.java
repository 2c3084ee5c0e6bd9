package fi.polku.platform.web;

import gg.jte.models.runtime.JteModel;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;

/** Writes a page as HTML: rendered whole before the first byte leaves, so that an error never cuts a page in two. */
final class Pages extends AbstractHttpMessageConverter<JteModel> {
  Pages() {
    super(StandardCharsets.UTF_8, MediaType.TEXT_HTML, MediaType.ALL);
  }

  @Override
  public boolean canRead(Class<?> type, org.springframework.http.MediaType mediaType) {
    return false;
  }

  @Override
  protected boolean supports(Class<?> type) {
    return JteModel.class.isAssignableFrom(type);
  }

  @Override
  protected JteModel readInternal(Class<? extends JteModel> type, HttpInputMessage input) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<MediaType> getSupportedMediaTypes() {
    return List.of(MediaType.TEXT_HTML, MediaType.ALL);
  }

  @Override
  protected void writeInternal(JteModel page, HttpOutputMessage answer) throws IOException {
    Utf8ByteOutput output = new Utf8ByteOutput();
    page.render(output);
    answer.getHeaders().setContentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8));
    answer.getHeaders().setContentLength(output.getContentLength());
    answer.getHeaders().add("Vary", "HX-Request, Accept-Language, Cookie");
    if (answer.getHeaders().getCacheControl() == null) answer.getHeaders().setCacheControl("no-store");
    output.writeTo(answer.getBody());
  }
}
