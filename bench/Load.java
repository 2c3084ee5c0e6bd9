import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that ask one thing after another over kept connections on this machine, for a bounded time. */
final class Load {
  /** What came of it: requests a second, and how long the slowest twentieth took at least. */
  record Result(double perSecond, double medianMillis, double p95Millis, int requests, int wrong) {}

  /** Makes the n-th request of a client. */
  interface Requests {
    byte[] request(int client, int n);
  }

  /** The same for a while before anything is measured: a program that has just started is still being compiled. */
  static void warm(int port, int expected, Requests requests) throws Exception {
    once(port, Bench.CLIENTS, Bench.WARM, expected, requests, 2_000_000);
  }

  static Result run(int port, int clients, double seconds, int expected, Requests requests) throws Exception {
    once(port, clients, Math.min(3, seconds / 2), expected, requests, 1_000_000);
    return once(port, clients, seconds, expected, requests, 0);
  }

  private static Result once(int port, int clients, double seconds, int expected, Requests requests, int from) throws Exception {
    long until = System.nanoTime() + (long) (seconds * 1e9);
    long begun = System.nanoTime();
    List<Callable<long[]>> work = new ArrayList<>();
    int[] wrong = new int[clients];
    for (int c = 0; c < clients; c++) {
      int client = c;
      work.add(() -> {
        long[] times = new long[1024];
        int n = 0;
        try (Connection connection = new Connection(port)) {
          while (System.nanoTime() < until) {
            long start = System.nanoTime();
            int status = connection.ask(requests.request(client, from + n));
            if (n == times.length) times = Arrays.copyOf(times, n * 2);
            times[n++] = System.nanoTime() - start;
            if (status != expected) wrong[client]++;
          }
        }
        return Arrays.copyOf(times, n);
      });
    }
    List<Long> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      for (Future<long[]> done : threads.invokeAll(work)) for (long t : done.get()) all.add(t);
    }
    double elapsed = (System.nanoTime() - begun) / 1e9;
    all.sort(null);
    return new Result(all.size() / elapsed, all.get(all.size() / 2) / 1e6, all.get((int) (all.size() * 0.95)) / 1e6, all.size(), Arrays.stream(wrong).sum());
  }

  static byte[] get(String path, String cookie) {
    return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nCookie: " + cookie + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
  }

  static byte[] post(String path, String cookie, String body, String... headers) {
    StringBuilder request = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nCookie: " + cookie
        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length() + "\r\n");
    for (int i = 0; i < headers.length; i += 2) request.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
    return request.append("\r\n").append(body).toString().getBytes(StandardCharsets.UTF_8);
  }

  /** One kept connection that knows just enough HTTP to find the end of an answer. */
  static final class Connection implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private String head = "";
    private byte[] body = {};

    Connection(int port) throws IOException {
      socket = new Socket("127.0.0.1", port);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(60_000);
      in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    int ask(byte[] request) throws IOException {
      socket.getOutputStream().write(request);
      StringBuilder lines = new StringBuilder();
      int length = 0;
      boolean chunked = false;
      for (String line = line(); !line.isEmpty(); line = line()) {
        lines.append(line).append('\n');
        String lower = line.toLowerCase(java.util.Locale.ROOT);
        if (lower.startsWith("content-length:")) length = Integer.parseInt(line.substring(15).strip());
        if (lower.startsWith("transfer-encoding: chunked")) chunked = true;
      }
      head = lines.toString();
      body = chunked ? chunks() : in.readNBytes(length);
      return Integer.parseInt(head.substring(9, 12));
    }

    String head() {
      return head;
    }

    String body() {
      return new String(body, StandardCharsets.UTF_8);
    }

    int size() {
      return body.length;
    }

    private byte[] chunks() throws IOException {
      java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
      for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
        all.write(in.readNBytes(size));
        line();
      }
      line();
      return all.toByteArray();
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0) throw new IOException("the connection ended");
        if (c != '\r') line.append((char) c);
      }
      return line.toString();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
