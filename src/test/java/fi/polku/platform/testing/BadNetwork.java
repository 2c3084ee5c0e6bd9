package fi.polku.platform.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A network between a browser and Polku that can be cut, and that can swallow answers after the question has arrived. */
public final class BadNetwork implements AutoCloseable {
  private static final Set<String> HOP = Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade", "keep-alive", "http2-settings", ":status");
  private final HttpServer server;
  private final HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private final int port;
  private final AtomicInteger swallow = new AtomicInteger();
  private final AtomicInteger swallowed = new AtomicInteger();
  private volatile boolean cut;

  public BadNetwork(int port) {
    this.port = port;
    try {
      server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::pass);
    server.start();
  }

  public String url(String path) {
    return "http://localhost:" + server.getAddress().getPort() + path;
  }

  public void cut(boolean cut) {
    this.cut = cut;
  }

  /** The next so many answers to posted acts never arrive. */
  public void swallowAnswers(int many) {
    swallow.set(many);
  }

  public int swallowed() {
    return swallowed.get();
  }

  private void pass(HttpExchange exchange) throws IOException {
    if (cut) {
      exchange.close();
      return;
    }
    HttpResponse<byte[]> answer = forward(exchange);
    boolean lose = exchange.getRequestMethod().equals("POST") && exchange.getRequestURI().getPath().endsWith("/acts")
        && swallow.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    if (lose) {
      swallowed.incrementAndGet();
      exchange.close();
      return;
    }
    answer.headers().map().forEach((name, values) -> {
      if (!HOP.contains(name.toLowerCase(java.util.Locale.ROOT))) exchange.getResponseHeaders().put(name, List.copyOf(values));
    });
    exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(answer.body());
    }
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + exchange.getRequestURI()))
        .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    exchange.getRequestHeaders().forEach((name, values) -> {
      if (!HOP.contains(name.toLowerCase(java.util.Locale.ROOT))) values.forEach(value -> request.header(name, value));
    });
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }
}
