import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs the rows of the speed table against a Polku of its own, beside the same SQL through pgbench, and prints the ratios.
 * {@code bench/run} builds Polku and calls this; {@code bench/run 2 3} runs two rows only.
 */
final class Bench {
  static final Path HERE = Path.of("target/bench");
  static final int CLIENTS = 8;
  static final double SECONDS = Double.parseDouble(System.getenv().getOrDefault("BENCH_SECONDS", "8"));
  static final double WARM = Double.parseDouble(System.getenv().getOrDefault("BENCH_WARM", "30"));
  static final int ROUNDS = Integer.parseInt(System.getenv().getOrDefault("BENCH_ROUNDS", "3"));

  public static void main(String[] rows) throws Exception {
    List<String> wanted = rows.length == 0 ? List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10") : List.of(rows);
    System.out.printf(Locale.ROOT, "%d processors, %s, PostgreSQL in Polku, %d clients, %d rounds of %.0f s after %.0f s to get warm, medians%n",
        Runtime.getRuntime().availableProcessors(), System.getProperty("java.vendor.version"), CLIENTS, ROUNDS, SECONDS, WARM);
    for (String row : wanted) {
      switch (row) {
        case "1" -> Rows.searchList();
        case "2" -> Rows.marking();
        case "3" -> Rows.figures();
        case "4" -> Rows.indicators();
        case "5" -> Rows.importing();
        case "6" -> Rows.exporting();
        case "7" -> Rows.starting();
        case "8" -> Rows.pages();
        case "9" -> Benefits.calculating();
        case "10" -> Rows.growth();
        default -> System.out.println("no row " + row + " here");
      }
    }
  }

  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }

  /** A Polku of its own on a fresh or kept data directory, stopped by its pid. */
  static final class Polku implements AutoCloseable {
    final Process process;
    final Path data;
    final int port;
    final double startedIn;
    final String token;

    private Polku(Process process, Path data, int port, double startedIn, String token) {
      this.process = process;
      this.data = data;
      this.port = port;
      this.startedIn = startedIn;
      this.token = token;
    }

    static Polku start(Path data, String... options) throws Exception {
      int port = 18080 + (int) (ProcessHandle.current().pid() % 1000);
      List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
      command.addAll(List.of(options));
      command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-jar", "target/polku.jar"));
      Path log = HERE.resolve("polku.log");
      Files.createDirectories(HERE);
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().putAll(java.util.Map.of("POLKU_DATA", data.toString(), "POLKU_PORT", String.valueOf(port), "POLKU_DEMO", "empty"));
      long begun = System.nanoTime();
      Process process = builder.start();
      for (int i = 0; i < 6000; i++) {
        String said = Files.exists(log) ? Files.readString(log) : "";
        Matcher token = Pattern.compile("API token (\\S+)").matcher(said);
        if (token.find()) return new Polku(process, data, port, (System.nanoTime() - begun) / 1e9, token.group(1));
        if (!process.isAlive()) throw new IllegalStateException("Polku did not start: " + said);
        Thread.sleep(10);
      }
      process.destroy();
      throw new IllegalStateException("Polku did not start in a minute");
    }

    /** Resident memory of the program, without its database, in MB. */
    double residentMegabytes() throws IOException {
      for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
        if (line.startsWith("VmRSS:")) return Double.parseDouble(line.replaceAll("\\D+", "")) / 1024;
      }
      return Double.NaN;
    }

    World world() throws Exception {
      return World.open(data);
    }

    @Override
    public void close() throws Exception {
      process.destroy();
      process.waitFor();
    }
  }

  /** The same SQL through PostgreSQL's own load generator: the limit that nothing of ours can pass. */
  static double pgbench(World world, String script, double seconds) throws Exception {
    Path file = Files.writeString(HERE.resolve("limit.sql"), script);
    ProcessBuilder builder = new ProcessBuilder("pgbench", "-n", "-M", "prepared", "-c", String.valueOf(CLIENTS), "-j", "2", "-T", String.valueOf(Math.max(1, (int) seconds)),
        "-f", file.toString(), "-h", "127.0.0.1", "-p", String.valueOf(world.port()), "-U", "postgres", "postgres").redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", World.password(world.data()));
    builder.environment().put("PGOPTIONS", "-c search_path=polku,public");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    Matcher tps = Pattern.compile("tps = ([0-9.]+) \\(without").matcher(said);
    if (!tps.find()) throw new IllegalStateException("pgbench said: " + said);
    return Double.parseDouble(tps.group(1));
  }
}
