package fi.polku.platform.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is wrong is refused whole, with its place and what to do; nothing is changed. */
class BadPackagesTest extends ExchangeWorld {
  private static final String PROJECTS = lines("project,name", "P1,Hanke");
  private static final String PEOPLE = lines("participant,alias", "A,Aino", "B,Pekka");
  private static final String ACTIVITIES = lines("activity,project,name,kind", "G,P1,Ryhmä,group");
  private static final String SESSIONS = lines("session,activity,starts,ends", "S1,G,2026-02-02T10:00,2026-02-02T12:00");

  @Test
  void aFileThatIsNoPackage() {
    only(refused(home(), "%PDF-1.7 ei mikään paketti".getBytes(StandardCharsets.UTF_8)), null, null, null, null);
    assertThat(refused(home(), new byte[0]).at("/errors/0/message").asString()).contains(".xlsx");
  }

  @Test
  void aZipThatIsCutInTwo() {
    byte[] zip = zip("projects", PROJECTS);
    only(refused(home(), java.util.Arrays.copyOf(zip, zip.length / 2)), null, null, null, null);
  }

  @Test
  void aZipWithoutAnyTableOfThePackage() {
    assertThat(only(refused(home(), zip("kuvia", "a,b\n1,2\n")), null, null, null, null)).contains("participants");
    only(refused(home(), zip()), null, null, null, null);
  }

  @Test
  void aTableNobodyKnows() {
    Home home = home();
    only(refused(home, zip("projects", PROJECTS, "kävijät", "a\n1\n")), "kävijät", null, null, null);
    assertThat(count(home, "SELECT count(*) FROM organisation_project WHERE organisation_id = :organisation")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../projects.csv", "sub/projects.csv", "..\\projects.csv", "/etc/projects.csv"})
  void aPathInsteadOfAName(String name) {
    assertThat(only(refused(home(), zip(name, PROJECTS)), name, null, null, null)).contains("kansio");
  }

  @Test
  void aFileThatIsNoTable() {
    only(refused(home(), zip("projects", PROJECTS, "lueminut.txt", "hei")), "lueminut.txt", null, null, null);
  }

  @Test
  void aMunicipalityThatIsNone() {
    Home home = home();
    assertThat(only(refused(home, zip("participants", lines("participant,alias,municipality", "A,Aino,609", "B,Pekka,999"))), "participants", 3, "municipality", "999")).contains("kuntaa ei ole");
    only(refused(home, zip("activities", lines("activity,name,kind,municipality", "G,Ryhmä,group,000"))), "activities", 2, "municipality", "000");
    assertThat(count(home, "SELECT count(*) FROM participant WHERE organisation_id = :organisation")).isZero();
  }

  /** Ended ones and what the register of people says instead of a municipality are taken in. */
  @Test
  void aMunicipalityThatHasEndedIsStillOne() {
    Home home = home();
    Reply reply = bring(home, zip("participants", lines("participant,alias,municipality", "A,Aino,911", "B,Pekka,413", "C,Oili,198", "D,Matti,199", "E,Liisa,200")));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
  }

  @Test
  void aBirthInTheFuture() {
    only(refused(home(), zip("participants", lines("participant,alias,birth_date", "A,Aino,2090-01-01"))), "participants", 2, "birth_date", "2090-01-01");
  }

  /** A package of people alone: their stays are here already. */
  @Test
  void aBirthAfterAStayThatStands() {
    Home home = home();
    bring(home, zip("projects", PROJECTS, "participants", PEOPLE, "spells", lines("participant,project,entered", "A,P1,2017-02-01")));
    only(refused(home, zip("participants", lines("participant,birth_date", "B,2018-01-01", "A,2018-01-01"))), "participants", 3, "birth_date", "2018-01-01");
    assertThat(bring(home, zip("participants", lines("participant,birth_date", "A,2017-02-01"))).status()).isEqualTo(200);
    Reply other = bring(home(), zip("participants", lines("participant,alias,birth_date", "A,Aino,2018-01-01")));
    assertThat(other.status()).as("another organisation's stays are nothing to this one").isEqualTo(200);
    assertThat(bring(home, export(home, "").bytes()).status()).isEqualTo(200);
  }

  @Test
  void anUnknownColumn() {
    assertThat(only(refused(home(), zip("projects", lines("project,name,colour", "P1,Hanke,red"))), "projects", 1, "colour", "colour")).contains("specific_objective");
  }

  @Test
  void aMissingColumn() {
    only(refused(home(), zip("projects", lines("project,starts", "P1,2026-01-01"))), "projects", 1, "name", null);
  }

  @Test
  void aColumnThatComesTwice() {
    only(refused(home(), zip("projects", lines("project,name,name", "P1,a,b"))), "projects", 1, "name", "name");
  }

  @Test
  void noHeaderAtAll() {
    only(refused(home(), zip("projects", "")), "projects", null, null, null);
    only(refused(home(), zip("projects", "\n" + PROJECTS)), "projects", null, null, null);
  }

  @Test
  void semicolonsInsteadOfCommas() {
    assertThat(only(refused(home(), zip("projects", lines("project;name", "P1;Hanke"))), "projects", 1, null, "project;name")).contains("puolipist");
  }

  @Test
  void aByteOrderMarkBeforeAQuotedHeaderIsNoPartOfIt() {
    Home home = home();
    assertThat(bring(home, zip("projects", "\uFEFF\"project\",\"name\"\r\n\"P1\",\"Hanke\"\r\n")).status()).isEqualTo(200);
    assertThat(text(home, "SELECT name FROM organisation_project WHERE organisation_id = :organisation")).isEqualTo("Hanke");
  }

  @Test
  void aTableInUtf16IsRefusedWithNamesThatCanBeKept() {
    String utf16 = "project,name\n".replaceAll("(?s).", "$0\0");
    assertThat(refused(home(), zip("projects", utf16)).at("/errors/0/column").asString()).contains("\u2400").doesNotContain("\0");
  }

  @Test
  void aLongValueIsNotCutInTheMiddleOfACharacter() {
    String value = "x".repeat(199) + "😀😀";
    assertThat(refused(home(), zip("participants", lines("participant,birth_date", "A," + value))).at("/errors/0/value").asString()).isEqualTo("x".repeat(199) + "…");
  }

  @Test
  void zeroMinutesOfSomebodyWhoWasNotThereAreNone() {
    Home home = home();
    byte[] brought = zip("projects", PROJECTS, "participants", PEOPLE, "activities", ACTIVITIES, "sessions", SESSIONS,
        "attendance", lines("session,participant,presence,minutes", "S1,A,absent,0", "S1,B,present,0"));
    assertThat(bring(home, brought).status()).isEqualTo(200);
    assertThat(bring(home, brought).json().at("/tables/attendance/unchanged").asInt()).isEqualTo(2);
    assertThat(count(home, "SELECT count(*) FROM activity_attendance WHERE organisation_id = :organisation AND minutes IS NULL")).isEqualTo(1);
    only(refused(home, zip("attendance", lines("session,participant,presence,minutes", "S1,A,absent,30"))), "attendance", 2, "minutes", "30");
  }

  @Test
  void aRowOfAnotherWidth() {
    only(refused(home(), zip("projects", lines("project,name", "P1,Hanke,liikaa"))), "projects", 2, null, null);
    only(refused(home(), zip("projects", lines("project,name,starts", "P1,Hanke"))), "projects", 2, null, null);
  }

  @Test
  void aQuoteThatNeverEnds() {
    assertThat(refused(home(), zip("projects", "project,name\nP1,Hanke\nP2,\"ei lopu\n")).at("/errors/0/row").asInt()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
      "birth_date, 31.12.1980, birth_date",
      "birth_date, 2026-02-30, birth_date",
      "birth_date, 1980-1-1, birth_date",
      "birth_date, 0001-01-01, birth_date",
      "gender, nainen, gender",
      "municipality, 49, municipality",
      "municipality, Pori, municipality",
      "alias, =1+1, alias"})
  void aCellThatCannotBeRead(String column, String value, String where) {
    only(refused(home(), zip("participants", lines("participant," + column, "A," + value))), "participants", 2, where, value);
  }

  @Test
  void anEmptyCellThatMustNotBe() {
    only(refused(home(), zip("participants", lines("participant,alias", ",Aino"))), "participants", 2, "participant", "");
    only(refused(home(), zip("projects", lines("project,name", "P1, "))), "projects", 2, "name", " ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-02", "2026-02-02 10:00", "2026-02-02T25:00", "kymmeneltä", "2026-03-29T03:30"})
  void aTimeThatIsNone(String time) {
    only(refused(home(), zip("projects", PROJECTS, "activities", ACTIVITIES, "sessions", lines("session,activity,starts,ends", "S,G," + time + ",2026-12-12T12:00"))), "sessions", 2, "starts", time);
  }

  @Test
  void aReferenceToNothing() {
    Home home = home();
    bring(home, zip("projects", PROJECTS, "participants", PEOPLE, "activities", ACTIVITIES, "sessions", SESSIONS));
    only(refused(home, zip("attendance", lines("session,participant,presence", "S1,A,present", "S1,nobody,present"))), "attendance", 3, "participant", "nobody");
    only(refused(home, zip("attendance", lines("session,participant,presence", "S9,A,present"))), "attendance", 2, "session", "S9");
    only(refused(home, zip("spells", lines("participant,project,entered", "A,P9,2026-01-01"))), "spells", 2, "project", "P9");
    only(refused(home, zip("sessions", lines("session,activity,starts,ends", "S2,X,2026-02-02T10:00,2026-02-02T12:00"))), "sessions", 2, "activity", "X");
    assertThat(count(home, "SELECT count(*) FROM activity_attendance WHERE organisation_id = :organisation")).isZero();
  }

  /** A sheet that could not be read is one thing wrong: nobody is told that those it speaks of are not there. */
  @Test
  void whatARefusedSheetOrRowSpeaksOfIsNotMissing() {
    String spells = lines("participant,project,entered", "A,P1,2026-01-01", "B,P1,2026-01-01");
    only(refused(home(), zip("projects", PROJECTS, "participants", lines("participant,alias,shoe", "A,Aino,38", "B,Pekka,43"), "spells", spells)), "participants", 1, "shoe", "shoe");
    only(refused(home(), zip("projects", PROJECTS, "participants", lines("participant;alias", "A;Aino", "B;Pekka"), "spells", spells)), "participants", 1, null, "participant;alias");
    only(refused(home(), zip("projects", PROJECTS, "participants", lines("participant,alias", "A,Aino,liikaa", "B,Pekka"), "spells", spells, "statuses", lines("participant,from,status", "A,2026-01-01,employed"))), "participants", 2, null, null);
    only(refused(home(), zip("projects", PROJECTS, "participants", lines("participant,alias", "A", "B,Pekka"), "spells", spells)), "participants", 2, null, null);
    assertThat(refused(home(), zip("projects", PROJECTS, "participants", "participant,alias\nA,Aino\nB,\"ei lopu\n", "spells", spells)).get("errors")).hasSize(1);
    only(refused(home(), zip("projects", PROJECTS, "participant", PEOPLE, "spells", spells)), "participant", null, null, null);
  }

  @Test
  void whoIsNowhereIsStillMissingBesideARefusedRow() {
    JsonNode problem = refused(home(), zip("projects", PROJECTS, "participants", lines("participant,alias", "A,Aino,liikaa", "B,Pekka"), "spells", lines("participant,project,entered", "A,P1,2026-01-01", "nobody,P1,2026-01-01")));
    assertThat(column(problem.get("errors"), "value")).containsExactly("", "nobody");
  }

  /** What one is on entering has lasted since that day or an earlier one: long unemployment is counted from it. */
  @Test
  void aSituationThatBeginsAfterEntering() {
    Home home = home();
    String header = "participant,project,entered,entry_status,status_since";
    assertThat(only(refused(home, zip("projects", PROJECTS, "participants", PEOPLE, "spells", lines(header, "B,P1,2026-01-02,unemployed,2026-01-02", "A,P1,2026-01-01,unemployed,2026-01-02"))), "spells", 3, "status_since", "2026-01-02")).contains("status_since");
  }

  @Test
  void whatAnotherOrganisationHasIsNothing() {
    Home other = home();
    bring(other, zip("projects", PROJECTS, "participants", PEOPLE, "activities", ACTIVITIES, "sessions", SESSIONS));
    change(other, "UPDATE activity SET published_at = now() WHERE organisation_id = :organisation");
    change(other, "UPDATE organisation_project SET published_at = now() WHERE organisation_id = :organisation");
    String id = text(other, "SELECT id::text FROM activity_session WHERE organisation_id = :organisation");
    Home home = home();
    bring(home, zip("participants", PEOPLE));
    only(refused(home, zip("attendance", lines("session,participant,presence", "S1,A,present"))), "attendance", 2, "session", "S1");
    only(refused(home, zip("attendance", lines("session,participant,presence", id + ",A,present"))), "attendance", 2, "session", id);
    only(refused(home, zip("spells", lines("participant,project,entered", "A,P1,2026-01-01"))), "spells", 2, "project", "P1");
  }

  @Test
  void theSameTwiceInOnePackage() {
    only(refused(home(), zip("participants", lines("participant,alias", "A,Aino", "B,Pekka", "A,Liisa"))), "participants", 4, "participant", "A");
    only(refused(home(), zip("projects", PROJECTS, "participants", PEOPLE, "activities", ACTIVITIES, "sessions", SESSIONS,
        "attendance", lines("session,participant,presence", "S1,A,present", "S1,A,absent"))), "attendance", 3, "session, participant", "S1, A");
    only(refused(home(), zip("projects", PROJECTS, "participants", PEOPLE, "path_steps", lines("participant,project,kind", "A,P1,education", "A,P1,education"))),
        "path_steps", 3, "participant, project, kind, planned, started", "A, P1, education");
  }

  @Test
  void whatEndsBeforeItStarts() {
    only(refused(home(), zip("projects", lines("project,name,starts,ends", "P1,Hanke,2026-02-01,2026-01-01"))), "projects", 2, "ends", "2026-01-01");
    only(refused(home(), zip("projects", PROJECTS, "participants", PEOPLE, "spells", lines("participant,project,entered,left", "A,P1,2026-02-01,2026-01-31"))), "spells", 2, "left", "2026-01-31");
    only(refused(home(), zip("participants", PEOPLE, "statuses", lines("participant,from,to,status", "A,2026-02-01,2026-01-31,employed"))), "statuses", 2, "to", "2026-01-31");
    only(refused(home(), zip("projects", PROJECTS, "participants", PEOPLE, "path_steps", lines("participant,project,kind,started,ended", "A,P1,education,2026-02-01,2026-01-31"))),
        "path_steps", 2, "ended", "2026-01-31");
    only(refused(home(), zip("projects", PROJECTS, "activities", ACTIVITIES, "sessions", lines("session,activity,starts,ends", "S1,G,2026-02-02T12:00,2026-02-02T10:00"))),
        "sessions", 2, "ends", "2026-02-02T10:00");
  }

  @Test
  void whoEntersBeforeBeingBorn() {
    String born = lines("participant,alias,birth_date", "A,Aino,2026-01-02", "B,Pekka,2026-01-01", "C,Liisa,");
    String spells = lines("participant,project,entered", "B,P1,2026-01-01", "C,P1,2026-01-01", "A,P1,2026-01-01");
    only(refused(home(), zip("projects", PROJECTS, "participants", born, "spells", spells)), "spells", 4, "entered", "2026-01-01");
    Home home = home();
    bring(home, zip("projects", PROJECTS, "participants", born));
    only(refused(home, zip("spells", spells)), "spells", 4, "entered", "2026-01-01");
    bring(home, zip("spells", lines("participant,project,entered", "A,P1,2026-01-02")));
    assertThat(count(home, "SELECT count(*) FROM participation_spell WHERE organisation_id = :organisation")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"absent, 60", "excused, 1", "present, 1441", "present, -1", "present, 1.5", "partly, tunti"})
  void minutesThatCannotBe(String presence, String minutes) {
    only(refused(home(), zip("projects", PROJECTS, "participants", PEOPLE, "activities", ACTIVITIES, "sessions", SESSIONS,
        "attendance", lines("session,participant,presence,minutes", "S1,A," + presence + "," + minutes))), "attendance", 2, "minutes", minutes);
  }

  @Test
  void aRuleThatOnlyShowsTogetherWithWhatIsThere() {
    Home home = home();
    bring(home, zip("projects", lines("project,name,starts", "P1,Hanke,2026-01-01")));
    only(refused(home, zip("projects", lines("project,name,ends", "P1,Hanke,2025-01-01"))), "projects", null, null, null);
    assertThat(text(home, "SELECT ends::text FROM organisation_project WHERE organisation_id = :organisation")).isNull();
  }

  @Test
  void bytesThatAreNoText() {
    assertThat(only(refused(home(), zip("projects", lines("project,name", "P1,Hanke", "P2,Ha\0nke"))), "projects", 3, "name", "Ha\u2400nke")).contains("merkki");
    byte[] latin1 = rawZip("projects.csv", "project,name\nP1,Hanke\nP2,Tyttöjen\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(only(refused(home(), latin1), "projects", 3, "name", "Tytt\uFFFDjen")).contains("UTF-8");
  }

  @Test
  void twoHundredMegabytesOfNothing() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("participants.csv"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 200; i++) zip.write(zeros);
    }
    assertThat(refused(home(), bytes.toByteArray()).get("total").asInt()).isEqualTo(1);
    bytes.reset();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("participants.csv"));
      zip.write("participant,alias\n".getBytes(StandardCharsets.UTF_8));
      byte[] rows = "A,B\n".repeat(1 << 18).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 200; i++) zip.write(rows);
    }
    assertThat(only(refused(home(), bytes.toByteArray()), null, null, null, null)).contains("suureksi");
  }

  @Test
  void aZipLockedWithAPassword() {
    byte[] zip = zip("projects", PROJECTS);
    // the flag that says "encrypted", in the local header and in the directory
    zip[6] |= 1;
    for (int i = 0; i < zip.length - 4; i++) {
      if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) zip[i + 8] |= 1;
    }
    assertThat(only(refused(home(), zip), null, null, null, null)).contains("salasan");
  }

  @Test
  void everythingWrongIsToldAtOnceButNeverMoreThanAThousand() {
    StringBuilder people = new StringBuilder("participant,gender\n");
    for (int i = 0; i < 1_500; i++) people.append("P").append(i).append(",x\n");
    JsonNode refusal = refused(home(), zip("projects", lines("project,name,starts", "P1,Hanke,eilen"), "participants", people.toString(), "spells", lines("participant,project,entered", "P1,P1,huomenna")));
    assertThat(refusal.get("total").asInt()).isEqualTo(1_502);
    assertThat(refusal.get("errors").size()).isEqualTo(1_000);
    assertThat(refusal.at("/errors/0/table").asString()).isEqualTo("projects");
    assertThat(refusal.at("/errors/999/row").asInt()).isEqualTo(1_000);
  }

  @Test
  void theReaderIsToldInTheirLanguage() {
    Home home = home();
    String finnish = bring(home, zip("kuvia", "a\n1\n")).json().at("/errors/0/message").asString();
    assertThat(finnish).startsWith("Paketissa ei ole");
    Reply refusal = bring(home, zip("kuvia", "a\n1\n"), "", "Accept-Language", "fi-FI,fi;q=0.9");
    assertThat(refusal.json().at("/errors/0/message").asString()).isEqualTo(finnish);
    assertThat(refusal.type()).startsWith("application/problem+json");
  }

  @Test
  void aRefusalLeavesNoTrace() {
    Home home = home();
    String[] before = installation.data().folder("imports").toFile().list();
    refused(home, zip("projects", lines("project,name,starts", "P1,Hanke,", "P2,Toinen,eilen")));
    assertThat(count(home, "SELECT count(*) FROM organisation_project WHERE organisation_id = :organisation")).isZero();
    assertThat(count(home, "SELECT count(*) FROM platform_import WHERE organisation_id = :organisation")).isZero();
    assertThat(installation.data().folder("imports").toFile().list()).containsExactlyInAnyOrder(before);
  }

  private JsonNode refused(Home home, byte[] content) {
    Reply reply = bring(home, content);
    assertThat(reply.status()).as(reply.text()).isEqualTo(422);
    return reply.json();
  }

  /** There is one error, and it is there; returns what to do. */
  private static String only(JsonNode refusal, String table, Integer row, String column, String value) {
    assertThat(refusal.get("total").asInt()).as(refusal.toString()).isEqualTo(1);
    JsonNode error = refusal.at("/errors/0");
    assertThat(error.get("table").asString(null)).as(refusal.toString()).isEqualTo(table);
    assertThat(error.get("row").isNull() ? null : (Integer) error.get("row").asInt()).as(refusal.toString()).isEqualTo(row);
    assertThat(error.get("column").asString(null)).as(refusal.toString()).isEqualTo(column);
    assertThat(error.get("value").asString(null)).as(refusal.toString()).isEqualTo(value);
    String message = error.get("message").asString();
    assertThat(message).as(refusal.toString()).isNotBlank().doesNotContain("platform.exchange");
    return message;
  }

  private static byte[] rawZip(String name, byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
