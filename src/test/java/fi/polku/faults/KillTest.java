package fi.polku.faults;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.ScopeKeys;
import fi.polku.platform.testing.Visitor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Twelve people are being marked and an import runs when the program, or the database, is killed. */
class KillTest {
  private static final int PEOPLE = 12;
  private static final int SESSIONS = 60;
  private static final int IMPORTED_SESSIONS = 2_000;

  @Test
  void noAcknowledgedMarkIsLostAndTheImportIsWholeOrAbsent() throws Exception {
    Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "kill-");
    Path data = folder.resolve("var");
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    try (RunningPolku polku = RunningPolku.start(data)) {
      assertThat(imported(polku, groups()).status()).isEqualTo(200);
      markUntil(polku, acknowledged, polku::killProgram);
    }
    try (RunningPolku polku = RunningPolku.start(data)) {
      everythingHolds(polku, acknowledged);
      markUntil(polku, acknowledged, polku::killDatabase);
      awaitAnswer(polku);
      everythingHolds(polku, acknowledged);
      assertThat(imported(polku, history("again")).status()).isEqualTo(200);
      everythingHolds(polku, acknowledged);
    }
  }

  private interface Killing {
    void kill() throws IOException, InterruptedException;
  }

  /** Six leaders mark and an import runs; in the middle of it all comes the killing. */
  private static void markUntil(RunningPolku polku, Set<String> acknowledged, Killing killing) throws Exception {
    List<String> sessions = ids(polku, "SELECT id FROM activity_session WHERE external_id LIKE 'G%' ORDER BY external_id");
    List<String> people = ids(polku, "SELECT id FROM participant WHERE external_id LIKE 'G%' ORDER BY external_id");
    assertThat(sessions).hasSize(SESSIONS);
    assertThat(people).hasSize(PEOPLE);
    int before = acknowledged.size();
    AtomicBoolean over = new AtomicBoolean();
    try (ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int leader = 0; leader < 6; leader++) {
        int first = leader;
        hands.submit(() -> mark(polku, sessions, people, first, acknowledged, over));
      }
      hands.submit(() -> imported(polku, history("history")));
      for (int i = 0; i < 600 && acknowledged.size() < before + 40; i++) TimeUnit.MILLISECONDS.sleep(50);
      killing.kill();
      TimeUnit.SECONDS.sleep(1);
      over.set(true);
    }
    assertThat(acknowledged.size()).as("marks were acknowledged before the killing").isGreaterThanOrEqualTo(before + 40);
  }

  private static void mark(RunningPolku polku, List<String> sessions, List<String> people, int first, Set<String> acknowledged, AtomicBoolean over) {
    Visitor leader = polku.visitor().as("manager");
    for (int s = first; s < sessions.size() && !over.get(); s += 6) {
      for (String person : people) {
        String mark = sessions.get(s) + " " + person;
        if (acknowledged.contains(mark)) continue;
        int status = leader.post("/sessions/" + sessions.get(s) + "/attendance/" + person, "presence", "present").status();
        if (status == 303 || status == 200) acknowledged.add(mark);
        if (over.get()) return;
      }
    }
  }

  private static void everythingHolds(RunningPolku polku, Set<String> acknowledged) throws Exception {
    try (Connection database = polku.database()) {
      Map<String, Integer> kept = new ConcurrentHashMap<>();
      try (Statement s = database.createStatement(); ResultSet rows = s.executeQuery("SELECT session_id || ' ' || participant_id, count(*) FROM activity_attendance WHERE presence = 'present' GROUP BY 1")) {
        while (rows.next()) kept.put(rows.getString(1), rows.getInt(2));
      }
      assertThat(kept.keySet()).as("every acknowledged mark is there").containsAll(acknowledged);
      assertThat(kept.values()).as("none twice").containsOnly(1);
      assertThat(number(database, "SELECT count(*) FROM activity_attendance_past WHERE presence = 'present'")).as("no mark was made over another").isZero();
      for (String name : List.of("history", "again")) {
        assertThat(number(database, "SELECT count(*) FROM activity_session WHERE external_id LIKE '" + name + "%'")).as("the import is whole or absent").isIn(0L, (long) IMPORTED_SESSIONS);
      }
      chainHolds(polku, database);
    }
  }

  private static void chainHolds(RunningPolku polku, Connection database) throws Exception {
    for (int i = 0; i < 100 && number(database, "SELECT count(*) FROM platform_audit WHERE sequence IS NULL") > 0; i++) TimeUnit.MILLISECONDS.sleep(100);
    assertThat(number(database, "SELECT count(*) FROM platform_audit WHERE sequence IS NULL")).as("every line is sealed").isZero();
    ScopeKeys keys = new ScopeKeys(polku.secret("scope"));
    for (String organisation : ids(polku, "SELECT DISTINCT organisation_id FROM platform_audit")) {
      String key = keys.key(new OrganisationKey(UUID.fromString(organisation)));
      assertThat(number(database, "SELECT count(*) FROM (SELECT set_config('polku.key', '" + key + "', false)) AS opened, LATERAL platform_audit_verify('" + organisation + "')")).as("the audit chain verifies").isZero();
    }
  }

  private static void awaitAnswer(RunningPolku polku) throws InterruptedException {
    for (int i = 0; i < 120; i++) {
      if (polku.visitor().post("/demo/login", "who", "manager").status() == 303) return;
      TimeUnit.MILLISECONDS.sleep(500);
    }
    throw new AssertionError("the database did not come back");
  }

  private static Visitor.Answer imported(RunningPolku polku, byte[] zip) throws IOException {
    String border = "border";
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(("--" + border + "\r\nContent-Disposition: form-data; name=\"package\"; filename=\"p.zip\"\r\nContent-Type: application/zip\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    body.writeBytes(zip);
    body.writeBytes(("\r\n--" + border + "--\r\n").getBytes(StandardCharsets.UTF_8));
    Visitor visitor = polku.visitor();
    return visitor.send(visitor.request("/api/v1/imports", "Authorization", "Bearer " + polku.token(), "Content-Type", "multipart/form-data; boundary=" + border)
        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())).build());
  }

  private static byte[] groups() throws IOException {
    StringBuilder sessions = new StringBuilder("session,activity,starts,ends,title\n");
    for (int s = 0; s < SESSIONS; s++) sessions.append("G%03d,GROUP,2026-0%d-%02dT12:00,2026-0%d-%02dT15:00,\n".formatted(s, 1 + s / 20, 1 + s % 20, 1 + s / 20, 1 + s % 20));
    StringBuilder people = new StringBuilder("participant,alias\n");
    for (int p = 0; p < PEOPLE; p++) people.append("G%02d,Ihminen %d\n".formatted(p, p));
    return zip(Map.of("projects", "project,name\nKILL,Katkos\n", "activities", "activity,project,name,kind\nGROUP,KILL,Ryhmä,group\n", "sessions", sessions.toString(), "participants", people.toString()));
  }

  private static byte[] history(String name) throws IOException {
    StringBuilder sessions = new StringBuilder("session,activity,starts,ends,title\n");
    StringBuilder attendance = new StringBuilder("session,participant,presence,minutes\n");
    for (int s = 0; s < IMPORTED_SESSIONS; s++) {
      sessions.append(name).append(s).append(",GROUP,2024-05-01T10:00,2024-05-01T12:00,\n");
      for (int p = 0; p < PEOPLE; p++) attendance.append(name).append(s).append(",G%02d,excused,\n".formatted(p));
    }
    return zip(Map.of("sessions", sessions.toString(), "attendance", attendance.toString()));
  }

  private static byte[] zip(Map<String, String> tables) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> table : tables.entrySet()) {
        zip.putNextEntry(new ZipEntry(table.getKey() + ".csv"));
        zip.write(table.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static List<String> ids(RunningPolku polku, String sql) throws IOException, SQLException {
    List<String> ids = new ArrayList<>();
    try (Connection database = polku.database(); Statement s = database.createStatement(); ResultSet rows = s.executeQuery(sql)) {
      while (rows.next()) ids.add(rows.getString(1));
    }
    return ids;
  }

  private static long number(Connection database, String sql) throws SQLException {
    try (Statement s = database.createStatement(); ResultSet row = s.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
