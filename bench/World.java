import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A made-up world of any size, the same every time: organisations, people, groups, sessions, attendance, and one login in
 * each organisation. Written straight into the database of a running Polku, as its superuser.
 */
record World(Path data, Connection connection, int port) implements AutoCloseable {

  /** One organisation of the world and the cookie of its manager. */
  record Home(String organisation, String cookie) {}

  static World open(Path data) throws Exception {
    int port = Integer.parseInt(Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid")).get(3).strip());
    Connection connection = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres?currentSchema=polku,public", "postgres", password(data));
    return new World(data, connection, port);
  }

  static String password(Path data) throws Exception {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret(data, "database"));
  }

  private static byte[] secret(Path data, String name) throws Exception {
    return Base64.getDecoder().decode(Files.readString(data.resolve("keys").resolve(name)).strip());
  }

  /** The same id for the same word, in Java and in SQL ({@code md5(word)::uuid}). */
  static String id(String word) throws Exception {
    byte[] d = MessageDigest.getInstance("MD5").digest(word.getBytes(StandardCharsets.UTF_8));
    StringBuilder hex = new StringBuilder();
    for (byte b : d) hex.append(String.format("%02x", b));
    return hex.insert(20, '-').insert(16, '-').insert(12, '-').insert(8, '-').toString();
  }

  /** Founds {@code count} organisations, named by the prefix, each with a manager who is logged in. */
  List<Home> organisations(String prefix, int count) throws Exception {
    List<Home> homes = new ArrayList<>();
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret(data, "scope"), "HmacSHA256"));
    for (int i = 0; i < count; i++) {
      String organisation = id(prefix + i);
      String key = Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(("organisation|" + organisation).getBytes(StandardCharsets.UTF_8)));
      String cookie = "bench-" + prefix + i;
      run("INSERT INTO platform_scope_key VALUES ('%s', sha256('%s')) ON CONFLICT DO NOTHING".formatted(organisation, key));
      run("INSERT INTO organisation (id, name, slug, municipality) VALUES ('%s', 'Mittaus %s%d', 'mittaus-%s%d', '609') ON CONFLICT DO NOTHING".formatted(organisation, prefix, i, prefix, i));
      run("INSERT INTO organisation_staff (id, organisation_id, name, email, role) VALUES (md5('staff%s')::uuid, '%s', 'Mittaaja', 'm@%s.example', 'manager') ON CONFLICT DO NOTHING".formatted(organisation, organisation, organisation));
      run("""
          INSERT INTO organisation_login (token_hash, organisation_id, staff_id, assurance, created_at, seen_at, factor_at)
          VALUES (sha256('%s'), '%s', md5('staff%s')::uuid, 'DEMO', now(), now() + interval '10 hours', now()) ON CONFLICT DO NOTHING
          """.formatted(cookie, organisation, organisation));
      run("INSERT INTO organisation_project (id, organisation_id, code, name, starts, ends) VALUES (md5('project%s')::uuid, '%s', 'B1', 'Mittaus', '2020-01-01', '2030-12-31') ON CONFLICT DO NOTHING".formatted(organisation, organisation));
      homes.add(new Home(organisation, cookie));
    }
    return homes;
  }

  /** People with names of some variety; the n-th is the same in every world. */
  void people(Home home, int count) throws SQLException {
    run("""
        INSERT INTO participant (id, organisation_id, external_id, alias, language, phone)
        SELECT md5('%1$s p' || n)::uuid, '%1$s', 'P' || n,
          (ARRAY['Aino','Eero','Helmi','Jari','Kaisa','Lauri','Mirja','Olena','Reijo','Seija','Yusuf','Veikko','Anneli','Pekka','Fatima','Heikki'])[1 + n %% 16]
            || ' ' || substr(md5(n::text), 1, 6), 'fi', '+35840' || lpad(n::text, 7, '0')
        FROM generate_series(1, %2$d) AS n
        ON CONFLICT DO NOTHING
        """.formatted(home.organisation, count));
  }

  /** Groups with sessions over two years, and attendance: each session meets the next {@code present} people in turn. */
  void attendance(Home home, int groups, int sessions, int people, int present) throws SQLException {
    run("""
        INSERT INTO activity (id, organisation_id, external_id, name, kind, counting, municipality, published_at)
        SELECT md5('%1$s a' || g)::uuid, '%1$s', 'A' || g, 'Ryhmä ' || g, (ARRAY['group','coaching-group','drop-in'])[1 + g %% 3], 'named', '609', now()
        FROM generate_series(1, %2$d) AS g ON CONFLICT DO NOTHING
        """.formatted(home.organisation, groups));
    run("""
        INSERT INTO activity_project_share (organisation_id, activity_id, project_id)
        SELECT '%1$s', md5('%1$s a' || g)::uuid, md5('project%1$s')::uuid FROM generate_series(1, %2$d) AS g ON CONFLICT DO NOTHING
        """.formatted(home.organisation, groups));
    run("""
        INSERT INTO activity_session (id, organisation_id, activity_id, external_id, starts, ends)
        SELECT md5('%1$s s' || s)::uuid, '%1$s', md5('%1$s a' || (1 + s %% %2$d))::uuid, 'S' || s, t, t + interval '3 hours'
        FROM generate_series(1, %3$d) AS s, LATERAL (SELECT timestamptz '2024-01-01 09:00+02' + (s %% 700) * interval '1 day' AS t) AS day
        ON CONFLICT DO NOTHING
        """.formatted(home.organisation, groups, sessions));
    if (present > 0) {
      run("""
          INSERT INTO activity_attendance (organisation_id, session_id, participant_id, presence, minutes)
          SELECT '%1$s', md5('%1$s s' || s)::uuid, md5('%1$s p' || (1 + (s * 37 + k) %% %3$d))::uuid, 'present', 180
          FROM generate_series(1, %2$d) AS s, generate_series(0, %4$d - 1) AS k
          ON CONFLICT DO NOTHING
          """.formatted(home.organisation, sessions, people, present));
    }
  }

  /** The people of each group: twelve, the next twelve in turn. */
  void members(Home home, int groups) throws SQLException {
    run("""
        INSERT INTO activity_member (organisation_id, activity_id, participant_id, joined_on)
        SELECT '%1$s', md5('%1$s a' || g)::uuid, md5('%1$s p' || (g * 12 + k))::uuid, '2023-12-01'
        FROM generate_series(1, %2$d) AS g, generate_series(0, 11) AS k ON CONFLICT DO NOTHING
        """.formatted(home.organisation, groups));
  }

  /** A word by which a program acts for the organisation's manager. */
  String token(Home home) throws SQLException {
    String word = "bench-token-" + home.organisation;
    run("INSERT INTO organisation_token (id, organisation_id, staff_id, name, token_hash) VALUES (md5('%1$s')::uuid, '%2$s', md5('staff%2$s')::uuid, 'mittaus', sha256('%1$s')) ON CONFLICT DO NOTHING".formatted(word, home.organisation));
    return word;
  }

  /** The first {@code count} people in the project B1: every fifth came back once, everybody has left but each tenth, and each has two statuses. */
  void participations(Home home, int count) throws SQLException {
    run("""
        UPDATE participant SET gender = (ARRAY['female','male','non-binary','refused'])[1 + substr(external_id, 2)::integer %% 4],
          birth_date = date '1950-01-01' + (substr(external_id, 2)::bigint * 7919 %% 20000)::integer, municipality = '609'
        WHERE organisation_id = '%s'
        """.formatted(home.organisation));
    run("INSERT INTO participation (organisation_id, participant_id, project_id) SELECT '%1$s', md5('%1$s p' || n)::uuid, md5('project%1$s')::uuid FROM generate_series(1, %2$d) AS n ON CONFLICT DO NOTHING".formatted(home.organisation, count));
    run("""
        INSERT INTO participation_spell (organisation_id, participant_id, project_id, entered, left_on, entry_status, status_since, isced, disability, foreign_background, third_country_national, minority, homeless, other_disadvantage)
        SELECT '%1$s', md5('%1$s p' || n)::uuid, md5('project%1$s')::uuid, d, CASE WHEN n %% 10 > 0 THEN d + 90 END,
          (ARRAY['unemployed','unemployed','inactive','inactive-in-education','employed'])[1 + n %% 5], d - (n %% 700), n %% 9, a[1 + n %% 4], a[1 + n / 3 %% 4], a[1 + n / 5 %% 4], a[1 + n / 7 %% 4], a[1 + n / 11 %% 4], a[1 + n / 13 %% 4]
        FROM generate_series(1, %2$d) AS n, LATERAL (SELECT date '2022-01-01' + n %% 1200 AS d, ARRAY['no','no','yes','refused'] AS a) AS k ON CONFLICT DO NOTHING
        """.formatted(home.organisation, count));
    run("""
        INSERT INTO participation_spell (organisation_id, participant_id, project_id, entered, left_on, entry_status, isced)
        SELECT '%1$s', md5('%1$s p' || n)::uuid, md5('project%1$s')::uuid, date '2022-01-01' + n %% 1200 + 120, date '2022-01-01' + n %% 1200 + 180, 'unemployed', 3
        FROM generate_series(5, %2$d, 5) AS n ON CONFLICT DO NOTHING
        """.formatted(home.organisation, count));
    run("""
        INSERT INTO participation_status (organisation_id, participant_id, from_date, to_date, status, contract, hours)
        SELECT '%1$s', md5('%1$s p' || n)::uuid, date '2022-01-01' + n %% 1200 - 30 + k * 130, CASE WHEN k = 0 THEN date '2022-01-01' + n %% 1200 + 80 END,
          (ARRAY['unemployed-job-seeker','employed','in-education','wage-subsidised','inactive'])[1 + (n + k) %% 5], (ARRAY['temporary','permanent'])[1 + k], (ARRAY['part','full'])[1 + k]
        FROM generate_series(1, %2$d) AS n, generate_series(0, 1) AS k ON CONFLICT DO NOTHING
        """.formatted(home.organisation, count));
    run("INSERT INTO participation_qualification (organisation_id, participant_id, project_id, gained_on, name) SELECT '%1$s', md5('%1$s p' || n)::uuid, md5('project%1$s')::uuid, date '2022-02-01' + n %% 1200, 'Hygieniapassi' FROM generate_series(3, %2$d, 10) AS n ON CONFLICT DO NOTHING".formatted(home.organisation, count));
  }

  void settle() throws SQLException {
    run("VACUUM ANALYZE");
    run("CHECKPOINT");
  }

  /** Waits until the program has counted the changed months: no page is measured while it does. */
  void counted() throws Exception {
    while (!one("SELECT count(*) FROM activity_stale").equals("0")) Thread.sleep(500);
  }

  void run(String sql) throws SQLException {
    try (Statement s = connection.createStatement()) {
      s.execute(sql);
    }
  }

  String one(String sql) throws SQLException {
    try (Statement s = connection.createStatement(); ResultSet row = s.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
