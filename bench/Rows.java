import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;

/** The rows of the speed table, each as one measurement beside its limit. */
final class Rows {
  private static final String[] NAMES = {"aino", "eero", "helmi", "jari", "kaisa", "lauri", "mirja", "olena", "reijo", "seija", "yusuf", "veikko"};

  private Rows() {}

  /** 1. A page of the list of people, searched, logged in, audited, under row-level security. */
  static void searchList() throws Exception {
    try (Bench.Polku polku = Bench.Polku.start(fresh("list")); World world = polku.world()) {
      double small = list(polku, world, world.organisations("small", 1).getFirst(), 1_000, "1");
      double large = list(polku, world, world.organisations("large", 1).getFirst(), 1_000_000, "1");
      Bench.say("   growth: p95 at 1,000,000 people is %.1f x that at 1,000 (goal: at most 2)", large / small);
    }
  }

  private static double list(Bench.Polku polku, World world, World.Home home, int people, String row) throws Exception {
    world.people(home, people);
    world.settle();
    // a name among a thousand, a name and two signs among a million: more are found than the page shows
    boolean many = people > 100_000;
    String words = "(ARRAY['aino','eero','helmi','jari','kaisa','lauri','mirja','olena','reijo','seija','yusuf','veikko'])[1 + CAST(:name AS integer)]" + (many ? " || ' ' || lpad(to_hex(CAST(:tail AS integer)), 2, '0')" : "");
    String limit = """
        \\set name random(0, 11)
        \\set tail random(0, 255)
        BEGIN;
        SELECT id, shown_name, language FROM participant
        WHERE organisation_id = '%1$s' AND search LIKE '%%' || %2$s || '%%'
        ORDER BY shown_name, id LIMIT 25;
        SELECT count(*) FROM participant
        WHERE organisation_id = '%1$s' AND search LIKE '%%' || %2$s || '%%';
        END;
        """.formatted(home.organisation(), words);
    List<Double> ratios = new ArrayList<>();
    List<Double> ours = new ArrayList<>();
    List<Double> limits = new ArrayList<>();
    List<Double> p95 = new ArrayList<>();
    Random random = new Random(people);
    Load.Requests searches = (client, n) ->
        Load.get("/participants?q=" + NAMES[random.nextInt(NAMES.length)] + (many ? "+%02x".formatted(random.nextInt(256)) : ""), "polku=" + home.cookie());
    Load.warm(polku.port, 200, searches);
    for (int round = 0; round < Bench.ROUNDS; round++) {
      double tps = Bench.pgbench(world, limit, Bench.SECONDS);
      Load.Result result = Load.run(polku.port, Bench.CLIENTS, Bench.SECONDS, 200, searches);
      check(result);
      limits.add(tps);
      ours.add(result.perSecond());
      ratios.add(result.perSecond() / tps);
      p95.add(result.p95Millis());
    }
    Bench.say("%s. search list of %,d people: %.0f pages/s, p95 %.1f ms; pgbench, two indexed queries: %.0f/s; ratio %.0f %% (goal 40 %%)",
        row, people, Bench.median(ours), Bench.median(p95), Bench.median(limits), 100 * Bench.median(ratios));
    return Bench.median(p95);
  }

  /** 2. One mark: login, forgery guard, scope, row-level security, audit; over twenty organisations, and within one. */
  static void marking() throws Exception {
    try (Bench.Polku polku = Bench.Polku.start(fresh("mark")); World world = polku.world()) {
      List<World.Home> homes = world.organisations("mark", 20);
      for (World.Home home : homes) {
        world.people(home, 1_300);
        world.attendance(home, 100, 4_000, 1_300, 0);
        world.members(home, 100);
      }
      // a busy month: every group meets forty times
      world.run("UPDATE activity_session SET starts = d.day, ends = d.day + interval '3 hours' FROM (SELECT id, timestamptz '2026-10-01 09:00+03' + (extract(epoch FROM starts)::bigint / 86400 % 28) * interval '1 day' AS day FROM activity_session) d WHERE d.id = activity_session.id");
      world.settle();
      mark(polku, world, homes, "20 organisations");
      mark(polku, world, homes.subList(0, 1), "one organisation");
    }
  }

  private static void mark(Bench.Polku polku, World world, List<World.Home> homes, String where) throws Exception {
    String ids = homes.stream().map(h -> "'" + h.organisation() + "'").reduce((a, b) -> a + "," + b).orElseThrow();
    String limit = """
        \\set o random(1, %d)
        \\set s random(1, 4000)
        \\set p random(0, 11)
        BEGIN;
        INSERT INTO activity_attendance (organisation_id, session_id, participant_id, presence, minutes)
        VALUES ((ARRAY[%s])[:o]::uuid, md5((ARRAY[%s])[:o] || ' s' || :s)::uuid, md5((ARRAY[%s])[:o] || ' p' || ((1 + :s %% 100) * 12 + :p))::uuid, 'present', 180)
        ON CONFLICT (organisation_id, session_id, participant_id) DO UPDATE SET presence = excluded.presence, minutes = excluded.minutes, marked_at = now();
        INSERT INTO platform_audit (organisation_id, actor_kind, assurance, action, subjects, objects, count, request)
        VALUES ((ARRAY[%s])[:o]::uuid, 'STAFF', 'DEMO', 'activity.mark-attendance', ARRAY[md5((ARRAY[%s])[:o] || ' p' || ((1 + :s %% 100) * 12 + :p))::uuid], '{}', 1, 'limit');
        END;
        """.formatted(homes.size(), ids, ids, ids, ids, ids);
    String[] csrf = new String[homes.size()];
    String[] cookie = new String[homes.size()];
    for (int i = 0; i < homes.size(); i++) {
      String[] guard = guard(polku.port, "polku=" + homes.get(i).cookie());
      cookie[i] = guard[0];
      csrf[i] = guard[1];
    }
    List<Double> ratios = new ArrayList<>();
    List<Double> ours = new ArrayList<>();
    List<Double> limits = new ArrayList<>();
    Random random = new Random(homes.size());
    Load.Requests marks = (client, n) -> {
      int o = random.nextInt(homes.size());
      try {
        int s = 1 + random.nextInt(4000);
        String session = World.id(homes.get(o).organisation() + " s" + s);
        String participant = World.id(homes.get(o).organisation() + " p" + ((1 + s % 100) * 12 + random.nextInt(12)));
        return Load.post("/sessions/" + session + "/attendance/" + participant, cookie[o], "presence=present", "X-CSRF-TOKEN", csrf[o], "HX-Request", "true");
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    };
    Load.warm(polku.port, 200, marks);
    for (int round = 0; round < Bench.ROUNDS; round++) {
      double tps = Bench.pgbench(world, limit, Bench.SECONDS);
      Load.Result result = Load.run(polku.port, Bench.CLIENTS, Bench.SECONDS, 200, marks);
      check(result);
      limits.add(tps);
      ours.add(result.perSecond());
      ratios.add(result.perSecond() / tps);
    }
    Bench.say("2. marking, %s: %.0f marks/s; pgbench, the same two inserts: %.0f/s; ratio %.0f %% (goal 50 %% over 20 organisations)",
        where, Bench.median(ours), Bench.median(limits), 100 * Bench.median(ratios));
  }

  /** 3. Activity figures beside the plain SQL over the rows, at 20,000 and 5,000,000 attendances. */
  static void figures() throws Exception {
    try (Bench.Polku polku = Bench.Polku.start(fresh("figures")); World world = polku.world()) {
      for (int sessions : new int[] {1_000, 250_000}) {
        World.Home home = world.organisations("figures" + sessions, 1).getFirst();
        int people = sessions == 1_000 ? 1_000 : 50_000;
        world.people(home, people);
        world.attendance(home, sessions == 1_000 ? 10 : 500, sessions, people, 20);
        world.settle();
        world.counted();
        String plain = """
            SELECT a.kind, date_trunc('month', s.starts AT TIME ZONE 'Europe/Helsinki'), count(DISTINCT s.id), count(DISTINCT t.participant_id), count(t.participant_id), sum(t.minutes)
            FROM activity a JOIN activity_session s ON s.activity_id = a.id LEFT JOIN activity_attendance t ON t.session_id = s.id AND t.presence IN ('present', 'partly')
            WHERE a.organisation_id = '%s' AND s.organisation_id = a.organisation_id AND s.cancelled_at IS NULL
            GROUP BY 1, 2;
            """.formatted(home.organisation());
        List<Double> limits = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        List<Double> millis = new ArrayList<>();
        Load.Requests pages = (client, n) -> Load.get("/figures?from=2024-01-01&to=2026-01-31", "polku=" + home.cookie());
        Load.warm(polku.port, 200, pages);
        for (int round = 0; round < Bench.ROUNDS; round++) {
          limits.add(Bench.pgbench(world, plain, Bench.SECONDS));
          Load.Result result = Load.run(polku.port, Bench.CLIENTS, Bench.SECONDS, 200, pages);
          check(result);
          ours.add(result.perSecond());
          millis.add(Load.run(polku.port, 1, 2, 200, pages).medianMillis());
        }
        Bench.say("3. activity figures over %,d attendances: %.1f pages/s, alone %.1f ms; the plain SQL: %.1f/s; ratio %.1f (goal 5 at 20,000; at most 200 ms at 5,000,000)",
            sessions * 20, Bench.median(ours), Bench.median(millis), Bench.median(limits), Bench.median(ours) / Bench.median(limits));
      }
    }
  }

  /** 4. A funder's whole set over 100,000 participations with statuses, as a program asks for it. */
  static void indicators() throws Exception {
    try (Bench.Polku polku = Bench.Polku.start(fresh("indicators")); World world = polku.world()) {
      World.Home home = world.organisations("indicators", 1).getFirst();
      world.people(home, 100_000);
      world.participations(home, 100_000);
      world.settle();
      String token = world.token(home);
      for (String set : List.of("esf-2014-2020", "esf-plus-2021-2027")) {
        List<Double> seconds = new ArrayList<>();
        for (int round = 0; round < 2 + 3 * Bench.ROUNDS; round++) {
          long begun = System.nanoTime();
          HttpResponse<String> answer = ask(polku, "/api/v1/projects/B1/indicators?set=" + set, token);
          // the first two warm the program
          if (round > 1) seconds.add((System.nanoTime() - begun) / 1e9);
          if (answer.statusCode() != 200 || !answer.body().contains("\"INCOMPLETE\"") || !answer.body().contains("\"total\":25000")) throw new IllegalStateException(answer.body());
        }
        Bench.say("4. %s over 100,000 participations: %.2f s (goal at most 1)", set, Bench.median(seconds));
      }
    }
  }

  /** 6. The package of those people: how soon it begins, how long it takes, what it costs in memory. */
  static void exporting() throws Exception {
    try (Bench.Polku polku = Bench.Polku.start(fresh("export"), "-Xmx256m"); World world = polku.world()) {
      World.Home home = world.organisations("export", 1).getFirst();
      world.people(home, 100_000);
      world.participations(home, 100_000);
      world.settle();
      String token = world.token(home);
      List<Double> first = new ArrayList<>();
      List<Double> whole = new ArrayList<>();
      for (int round = 0; round < Bench.ROUNDS; round++) {
        long begun = System.nanoTime();
        try (HttpClient client = HttpClient.newHttpClient()) {
          var answer = client.send(request(polku, "/api/v1/exports?project=B1", token), HttpResponse.BodyHandlers.ofInputStream());
          if (answer.statusCode() != 200 || answer.body().read() < 0) throw new IllegalStateException("no package: " + answer.statusCode());
          first.add((System.nanoTime() - begun) / 1e6);
          answer.body().transferTo(OutputStream.nullOutputStream());
        }
        whole.add((System.nanoTime() - begun) / 1e9);
      }
      Bench.say("6. export of 100,000 people with stays and statuses: first byte %.0f ms (goal 200), whole %.1f s, resident %.0f MB", Bench.median(first), Bench.median(whole), polku.residentMegabytes());
    }
  }

  private static HttpResponse<String> ask(Bench.Polku polku, String path, String token) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request(polku, path, token), HttpResponse.BodyHandlers.ofString());
    }
  }

  private static HttpRequest request(Bench.Polku polku, String path, String token) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + polku.port + path)).header("Authorization", "Bearer " + token).build();
  }

  /** 5. An exchange package of a million rows, checked, whole or not at all, beside COPY of the same rows. */
  static void importing() throws Exception {
    int sessions = Integer.parseInt(System.getenv().getOrDefault("BENCH_SESSIONS", "48000"));
    Path zip = Bench.HERE.resolve("package.zip");
    Files.createDirectories(Bench.HERE);
    long rows = Package.write(zip, sessions);
    try (Bench.Polku polku = Bench.Polku.start(fresh("import"), "-Xmx256m"); World world = polku.world()) {
      long begun = System.nanoTime();
      HttpResponse<String> answer = upload(polku, zip);
      double ours = (System.nanoTime() - begun) / 1e9;
      if (answer.statusCode() != 200) throw new IllegalStateException("import answered " + answer.statusCode() + " " + answer.body());
      double resident = polku.residentMegabytes();
      String home = world.one("SELECT organisation_id FROM activity_session LIMIT 1");
      double copy = Package.copyAgain(world, home);
      Bench.say("5. import of %,d rows with a heap of 256 MB: %.1f s, %,.0f rows/s, resident %.0f MB; COPY of the same rows into the same tables: %.1f s; ratio %.0f %% (goal 25 %%)",
          rows, ours, rows / ours, resident, copy, 100 * copy / ours);
    }
  }

  /** 7. Start on existing data with the AOT cache, and memory idle and under load. */
  static void starting() throws Exception {
    Path data = fresh("start");
    Path cache = Bench.HERE.resolve("polku.aot").toAbsolutePath();
    Files.deleteIfExists(cache);
    Bench.Polku.start(data).close();
    try (Bench.Polku training = Bench.Polku.start(data, "-XX:AOTCacheOutput=" + cache)) {
      Load.run(training.port, 2, 3, 200, (client, n) -> Load.get(n % 2 == 0 ? "/" : "/calendar", "polku=none"));
    }
    List<Double> seconds = new ArrayList<>();
    List<Double> plain = new ArrayList<>();
    double idle = 0;
    double loaded = 0;
    for (int round = 0; round < Bench.ROUNDS; round++) {
      try (Bench.Polku polku = Bench.Polku.start(data)) {
        plain.add(polku.startedIn);
      }
      try (Bench.Polku polku = Bench.Polku.start(data, "-XX:AOTCache=" + cache, "-Xmx256m", "-XX:+UseSerialGC")) {
        seconds.add(polku.startedIn);
        Thread.sleep(3000);
        idle = polku.residentMegabytes();
        check(Load.run(polku.port, Bench.CLIENTS, Bench.SECONDS, 200, (client, n) -> Load.get("/", "polku=none")));
        loaded = polku.residentMegabytes();
      }
    }
    Bench.say("7. start on existing data: %.2f s with the AOT cache, %.2f s without (goal 3); resident %.0f MB idle (goal 350), %.0f MB under load (goal 600)",
        Bench.median(seconds), Bench.median(plain), idle, loaded);
  }

  /** 8. What a participant's page weighs: bytes and requests of the page and all it asks for. */
  static void pages() throws Exception {
    try (Bench.Polku polku = Bench.Polku.start(fresh("pages")); World world = polku.world()) {
      World.Home home = world.organisations("pages", 1).getFirst();
      world.people(home, 200);
      world.attendance(home, 30, 2_000, 200, 0);
      world.run("UPDATE activity_session SET starts = starts + interval '1 day' * (current_date - date '2025-06-01'), ends = ends + interval '1 day' * (current_date - date '2025-06-01')");
      String activity = world.one("SELECT id FROM activity WHERE published_at IS NOT NULL LIMIT 1");
      for (String path : List.of("/", "/calendar", "/activities/" + activity, "/login", "/privacy")) {
        try (Load.Connection connection = new Load.Connection(polku.port)) {
          int status = connection.ask(gzip(path));
          if (status != 200) throw new IllegalStateException(path + " answered " + status);
          int packed = connection.size();
          connection.ask(Load.get(path, "polku=none"));
          String html = connection.body();
          int bytes = connection.size();
          int requests = 1;
          int all = packed;
          Matcher asset = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"").matcher(html);
          while (asset.find()) {
            connection.ask(gzip(asset.group(1)));
            requests++;
            all += connection.size();
          }
          Bench.say("8. %s: %d requests, %.0f kB over the wire in all (page %.0f kB, %.0f kB unpacked) (goal 5 and 100 kB)", path.replaceAll("[0-9a-f-]{36}", "…"), requests, all / 1024.0, packed / 1024.0, bytes / 1024.0);
        }
      }
    }
  }

  /** 10. What growth costs: every list and report of an organisation of a thousand people, and of a million, one reader at a time. */
  static void growth() throws Exception {
    try (Bench.Polku polku = Bench.Polku.start(fresh("growth")); World world = polku.world()) {
      List<List<Double>> sizes = new ArrayList<>();
      List<String> shown = new ArrayList<>();
      for (int people : new int[] {1_000, 1_000_000}) {
        World.Home home = world.organisations("growth" + people, 1).getFirst();
        world.people(home, people);
        world.attendance(home, people / 100, people / 20, people, 20);
        world.participations(home, people / 10);
        world.settle();
        world.counted();
        List<String> pages = List.of("/today", "/participants", "/participants?q=aino+0c", "/participants/doubles", "/participants/" + World.id(home.organisation() + " p500"),
            "/work/activities", "/work/projects", "/work/worklist", "/work/follow-ups", "/figures?from=2024-01-01&to=2025-12-31", "/figures/flow", "/figures/organisation", "/", "/calendar");
        List<Double> millis = new ArrayList<>();
        for (String page : pages) {
          Load.Requests asks = (client, n) -> Load.get(page, "polku=" + home.cookie());
          Load.Result result = Load.run(polku.port, 1, Bench.SECONDS, 200, asks);
          if (result.wrong() > 0) throw new IllegalStateException(page + " did not answer");
          millis.add(result.p95Millis());
        }
        sizes.add(millis);
        shown = pages;
      }
      for (int i = 0; i < shown.size(); i++) {
        Bench.say("10. %-45s p95 %8.1f ms among 1,000 people, %8.1f ms among 1,000,000", shown.get(i).replaceAll("[0-9a-f-]{36}", "…"), sizes.get(0).get(i), sizes.get(1).get(i));
      }
    }
  }

  private static byte[] gzip(String path) {
    return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n").getBytes(UTF_8);
  }

  private static void check(Load.Result result) {
    if (result.wrong() > 0) throw new IllegalStateException(result.wrong() + " of " + result.requests() + " answers were not what was asked for");
  }

  /** The cookies and the token of a page's guard against forgery. */
  private static String[] guard(int port, String login) throws Exception {
    try (Load.Connection connection = new Load.Connection(port)) {
      connection.ask(Load.get("/today", login));
      Matcher cookie = Pattern.compile("(?i)set-cookie: (polku-csrf=[^;]+)").matcher(connection.head());
      Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(connection.body());
      if (!cookie.find() || !token.find()) throw new IllegalStateException("no guard on /today");
      return new String[] {login + "; " + cookie.group(1), token.group(1)};
    }
  }

  private static HttpResponse<String> upload(Bench.Polku polku, Path zip) throws Exception {
    String border = "polku-bench";
    Path body = Bench.HERE.resolve("upload");
    try (OutputStream out = Files.newOutputStream(body)) {
      out.write(("--" + border + "\r\nContent-Disposition: form-data; name=\"package\"; filename=\"package.zip\"\r\nContent-Type: application/zip\r\n\r\n").getBytes(UTF_8));
      Files.copy(zip, out);
      out.write(("\r\n--" + border + "--\r\n").getBytes(UTF_8));
    }
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + polku.port + "/api/v1/imports"))
        .header("Authorization", "Bearer " + polku.token).header("Content-Type", "multipart/form-data; boundary=" + border)
        .POST(HttpRequest.BodyPublishers.ofFile(body)).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  private static Path fresh(String name) throws Exception {
    Path data = Bench.HERE.resolve("var-" + name).toAbsolutePath();
    if (Files.exists(data)) {
      try (Stream<Path> files = Files.walk(data)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
      }
    }
    return Files.createDirectories(data);
  }

  /** A made-up exchange package: 20 attendances a session, a tenth as many people as sessions. */
  private static final class Package {
    static long write(Path zip, int sessions) throws Exception {
      int people = Math.max(40, sessions / 10);
      long rows = 1 + people + 50 + sessions + 20L * sessions;
      try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
        BufferedWriter text = new BufferedWriter(new java.io.OutputStreamWriter(out, UTF_8), 1 << 16);
        table(out, text, "projects", "project,name,starts,ends,indicator_set,specific_objective");
        text.write("BENCH,Mittaus,2015-01-01,2030-12-31,own,\n");
        table(out, text, "participants", "participant,alias,first_name,last_name,birth_date,gender,municipality,postal_code,language");
        for (int p = 0; p < people; p++) text.write("P" + p + ",Kävijä " + p + ",,,19" + (50 + p % 50) + "-01-15,not-asked,609,,fi\n");
        table(out, text, "activities", "activity,project,name,kind,municipality,district,place");
        for (int a = 0; a < 50; a++) text.write("A" + a + ",BENCH,Ryhmä " + a + ",group,609,Sampola,Sampolan asukastupa\n");
        table(out, text, "sessions", "session,activity,starts,ends,title");
        for (int s = 0; s < sessions; s++) {
          java.time.LocalDate day = java.time.LocalDate.of(2016, 1, 1).plusDays(s % 3000);
          text.write("S" + s + ",A" + s % 50 + "," + day + "T10:00," + day + "T13:00,\n");
        }
        table(out, text, "attendance", "session,participant,presence,minutes");
        for (int s = 0; s < sessions; s++) for (int k = 0; k < 20; k++) text.write("S" + s + ",P" + (s * 7 + k) % people + ",present,180\n");
        text.flush();
        out.closeEntry();
      }
      return rows;
    }

    private static void table(ZipOutputStream out, BufferedWriter text, String name, String header) throws Exception {
      text.flush();
      out.putNextEntry(new ZipEntry(name + ".csv"));
      text.write(header + "\n");
    }

    /** Copies out what the import made and times COPY of the same rows back into the same tables, keys, indexes and all. */
    static double copyAgain(World world, String home) throws Exception {
      String[] tables = {"participant", "activity_place", "activity", "activity_project_share", "activity_session", "activity_attendance"};
      List<String> columns = new ArrayList<>();
      var copy = ((PGConnection) world.connection()).getCopyAPI();
      for (String table : tables) {
        columns.add(world.one("SELECT string_agg(column_name, ',' ORDER BY ordinal_position) FROM information_schema.columns WHERE table_schema = 'polku' AND table_name = '" + table + "' AND is_generated = 'NEVER'"));
        try (OutputStream out = Files.newOutputStream(Bench.HERE.resolve(table + ".copy"))) {
          copy.copyOut("COPY (SELECT " + columns.getLast() + " FROM " + table + " WHERE organisation_id = '" + home + "') TO STDOUT", out);
        }
      }
      for (String table : List.of(tables).reversed()) world.run("DELETE FROM " + table + " WHERE organisation_id = '" + home + "'");
      world.settle();
      long begun = System.nanoTime();
      world.run("BEGIN");
      for (int i = 0; i < tables.length; i++) {
        try (var in = Files.newInputStream(Bench.HERE.resolve(tables[i] + ".copy"))) {
          copy.copyIn("COPY " + tables[i] + " (" + columns.get(i) + ") FROM STDIN", in);
        }
      }
      world.run("COMMIT");
      return (System.nanoTime() - begun) / 1e9;
    }
  }
}
