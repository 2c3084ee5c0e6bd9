package fi.polku.platform.testing;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Somebody with a browser that knows neither JavaScript nor redirects: reads pages, fills forms, keeps cookies. */
public final class Visitor {
  private final String base;
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.NEVER).build();
  private String language = "fi";
  private String address = "";

  public Visitor(String base) {
    this.base = base;
  }

  /** An answer, as text and as a page. */
  public record Answer(int status, String body, java.net.http.HttpHeaders headers) {
    public Document page() {
      return Jsoup.parse(body);
    }

    public String location() {
      return headers.firstValue("Location").orElse("");
    }

    public String text() {
      return page().body().text();
    }
  }

  public Visitor speaking(String tag) {
    language = tag;
    return this;
  }

  /** Comes from this address, as a proxy before Polku would tell it. */
  public Visitor from(String network) {
    address = network;
    return this;
  }

  /** Logs in as one of the demo's people. */
  public Visitor as(String who) {
    Answer answer = post("/demo/login", "who", who);
    if (answer.status() != 303) throw new AssertionError("could not log in as " + who + ": " + answer.status());
    return this;
  }

  public Answer get(String path, String... headers) {
    return send(request(path, headers).GET().build());
  }

  /** Posts a form as a page of ours would, with its guard against forgery. */
  public Answer post(String path, String... fields) {
    List<String> all = new ArrayList<>(List.of(fields));
    all.add("_csrf");
    all.add(csrf());
    return postRaw(path, all.toArray(String[]::new));
  }

  /** Posts just these fields. */
  public Answer postRaw(String path, String... fields) {
    return send(request(path).header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(encoded(fields))).build());
  }

  /** Sends the form as it stands on the page, with these fields changed or added, pressing the button of this name and value if given. */
  public Answer submit(Document page, String selector, String... changes) {
    Element form = page.selectFirst(selector);
    if (form == null) throw new AssertionError("no form " + selector + " on " + page.title());
    List<String> fields = new ArrayList<>();
    for (var data : ((org.jsoup.nodes.FormElement) form).formData()) {
      if (!List.of(changes).contains(data.key())) {
        fields.add(data.key());
        fields.add(data.value());
      }
    }
    fields.addAll(List.of(changes));
    return postRaw(form.attr("action"), fields.toArray(String[]::new));
  }

  public HttpClient client() {
    return client;
  }

  public HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).header("Accept-Language", language);
    if (!address.isEmpty()) request.header("X-Forwarded-For", address);
    for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
    return request;
  }

  public Answer send(HttpRequest request) {
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body(), answer.headers());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String csrf() {
    Element field = get("/demo").page().selectFirst("input[name=_csrf]");
    return field == null ? "" : field.val();
  }

  private static String encoded(String... fields) {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      if (i > 0) form.append('&');
      form.append(URLEncoder.encode(fields[i], StandardCharsets.UTF_8)).append('=').append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return form.toString();
  }
}
