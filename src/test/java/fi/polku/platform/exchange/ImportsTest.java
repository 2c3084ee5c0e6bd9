package fi.polku.platform.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What an import adds, changes and leaves alone. */
class ImportsTest extends ExchangeWorld {
  private static final String PROJECTS = lines("project,name", "P1,Hanke");
  private static final String ACTIVITIES = lines("activity,project,name,kind,municipality,district,place", "G,P1,Ryhmä,group,609,Sampola,Asukastupa");
  private static final String SESSIONS = lines("session,activity,starts,ends,title", "S1,G,2026-02-02T10:00,2026-02-02T12:00,Alku", "S2,G,2026-02-09T10:00,2026-02-09T12:00,");
  private static final String PEOPLE = lines("participant,alias,first_name", "A,Aino,", "B,,Pekka");
  private static final String ATTENDANCE = lines("session,participant,presence,minutes", "S1,A,present,120", "S1,B,absent,", "S2,A,partly,");

  private Home lived() {
    Home home = home();
    Reply reply = bring(home, zip("projects", PROJECTS, "participants", PEOPLE, "activities", ACTIVITIES, "sessions", SESSIONS, "attendance", ATTENDANCE));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return home;
  }

  @Test
  void countsAreToldInTheOrderOfThePackage() {
    Reply reply = bring(home(), zip("participants", PEOPLE, "projects", PROJECTS));
    assertThat(reply.text()).isEqualTo("{\"dryRun\":false,\"tables\":{\"projects\":{\"added\":1,\"changed\":0,\"unchanged\":0},\"participants\":{\"added\":2,\"changed\":0,\"unchanged\":0}}}");
  }

  @Test
  void aDryRunTellsAndChangesNothing() {
    Home home = home();
    Reply reply = bring(home, zip("projects", PROJECTS, "participants", PEOPLE), "?dryRun=true");
    assertThat(reply.json().get("dryRun").asBoolean()).isTrue();
    assertThat(reply.json().at("/tables/participants/added").asInt()).isEqualTo(2);
    assertThat(count(home, "SELECT count(*) FROM participant WHERE organisation_id = :organisation")).isZero();
    assertThat(count(home, "SELECT count(*) FROM platform_audit WHERE organisation_id = :organisation")).isZero();
  }

  @Test
  void aChangedMarkKeepsWhatItSaidBefore() {
    Home home = lived();
    JsonNode counts = bring(home, zip("attendance", lines("session,participant,presence,minutes", "S1,A,partly,45", "S1,B,absent,"))).json();
    assertThat(counts.at("/tables/attendance").toString()).isEqualTo("{\"added\":0,\"changed\":1,\"unchanged\":1}");
    assertThat(text(home, "SELECT presence || ' ' || minutes || ' ' || marked_how FROM activity_attendance_past WHERE organisation_id = :organisation")).isEqualTo("present 120 import");
    assertThat(text(home, "SELECT presence || ' ' || minutes FROM activity_attendance WHERE organisation_id = :organisation AND minutes IS NOT NULL")).isEqualTo("partly 45");
  }

  @Test
  void minutesGoWithAPersonWhoTurnsOutToHaveBeenAbsent() {
    Home home = lived();
    bring(home, zip("attendance", lines("session,participant,presence", "S1,A,absent")));
    assertThat(count(home, "SELECT count(*) FROM activity_attendance WHERE organisation_id = :organisation AND minutes IS NOT NULL")).isZero();
  }

  @Test
  void anEmptyCellMeansNotKnownAndAMissingColumnMeansNothing() {
    Home home = lived();
    JsonNode counts = bring(home, zip("participants", lines("participant,alias", "A,", "B,"))).json();
    assertThat(counts.at("/tables/participants").toString()).isEqualTo("{\"added\":0,\"changed\":1,\"unchanged\":1}");
    assertThat(text(home, "SELECT first_name FROM participant WHERE organisation_id = :organisation AND external_id = 'B'")).isEqualTo("Pekka");
    assertThat(text(home, "SELECT alias FROM participant WHERE organisation_id = :organisation AND external_id = 'A'")).isNull();
  }

  @Test
  void whatIsNotInThePackageStays() {
    Home home = lived();
    bring(home, zip("sessions", lines("session,activity,starts,ends", "S1,G,2026-02-02T10:00,2026-02-02T12:30")));
    assertThat(count(home, "SELECT count(*) FROM activity_session WHERE organisation_id = :organisation")).isEqualTo(2);
    assertThat(count(home, "SELECT count(*) FROM activity_attendance WHERE organisation_id = :organisation")).isEqualTo(3);
    assertThat(text(home, "SELECT title FROM activity_session WHERE organisation_id = :organisation AND external_id = 'S1'")).isEqualTo("Alku");
  }

  @Test
  void anImportPublishesNothingAndHidesNothing() {
    Home home = lived();
    assertThat(count(home, "SELECT count(*) FROM activity WHERE organisation_id = :organisation AND published_at IS NOT NULL")).isZero();
    change(home, "UPDATE activity SET published_at = now() WHERE organisation_id = :organisation");
    bring(home, zip("activities", lines("activity,name,kind", "G,Uusi nimi,group")));
    assertThat(count(home, "SELECT count(*) FROM activity WHERE organisation_id = :organisation AND published_at IS NOT NULL AND name = 'Uusi nimi'")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"drop-in", "group", "coaching-group", "course", "info-event", "small-group-event", "public-event", "excursion", "workplace-visit"})
  void eachKindIsCountedItsOwnWay(String kind) {
    Home home = home();
    bring(home, zip("activities", lines("activity,name,kind", "G,Ryhmä," + kind)));
    String counting = fi.polku.activity.Activity.Kind.valueOf(kind.toUpperCase(java.util.Locale.ROOT).replace('-', '_')).counting().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    assertThat(text(home, "SELECT counting FROM activity WHERE organisation_id = :organisation")).isEqualTo(counting);
  }

  @Test
  void aPlaceIsMadeOnceAndFoundAfterwards() {
    Home home = lived();
    bring(home, zip("activities", lines("activity,project,name,kind,municipality,district,place", "G,P1,Ryhmä,group,609,Sampola,Asukastupa", "H,P1,Toinen,group,609,Sampola,Asukastupa", "I,P1,Kolmas,group,609,,Asukastupa")));
    assertThat(count(home, "SELECT count(*) FROM activity_place WHERE organisation_id = :organisation")).isEqualTo(2);
    assertThat(count(home, "SELECT count(DISTINCT place_id) FROM activity WHERE organisation_id = :organisation")).isEqualTo(2);
  }

  @Test
  void aProjectIsAShareOfTheWholeActivity() {
    Home home = lived();
    assertThat(text(home, "SELECT share_percent::text FROM activity_project_share WHERE organisation_id = :organisation")).isEqualTo("100");
    JsonNode counts = bring(home, zip("projects", lines("project,name", "P2,Toinen"), "activities", lines("activity,project,name,kind", "G,P2,Ryhmä,group"))).json();
    assertThat(counts.at("/tables/activities/changed").asInt()).isEqualTo(1);
    assertThat(text(home, "SELECT p.code FROM activity_project_share s JOIN organisation_project p ON p.id = s.project_id WHERE s.organisation_id = :organisation")).isEqualTo("P2");
  }

  @Test
  void sharesAgreedInPolkuStayWhenThePackageNamesOneOfThem() {
    Home home = lived();
    bring(home, zip("projects", lines("project,name", "P2,Toinen")));
    change(home, "UPDATE activity_project_share SET share_percent = 60 WHERE organisation_id = :organisation");
    change(home, """
        INSERT INTO activity_project_share (organisation_id, activity_id, project_id, share_percent)
        SELECT a.organisation_id, a.id, p.id, 40
        FROM activity a
        JOIN organisation_project p ON p.organisation_id = a.organisation_id AND p.code = 'P2'
        WHERE a.organisation_id = :organisation
        """);
    JsonNode counts = bring(home, zip("activities", ACTIVITIES)).json();
    assertThat(counts.at("/tables/activities/unchanged").asInt()).isEqualTo(1);
    assertThat(count(home, "SELECT count(*) FROM activity_project_share WHERE organisation_id = :organisation")).isEqualTo(2);
  }

  @Test
  void whatWasMadeInPolkuGoesOutAndComesBackAsItself() {
    Home home = lived();
    change(home, "UPDATE participant SET external_id = NULL WHERE organisation_id = :organisation AND external_id = 'A'");
    change(home, "UPDATE activity_session SET external_id = NULL WHERE organisation_id = :organisation AND external_id = 'S1'");
    change(home, "UPDATE activity SET external_id = NULL WHERE organisation_id = :organisation");
    byte[] out = export(home, "").bytes();
    String id = text(home, "SELECT id::text FROM participant WHERE organisation_id = :organisation AND external_id IS NULL");
    assertThat(unzip(out).get("participants.csv")).contains(id);
    assertThat(bring(home, out).text()).doesNotContainPattern("\"(added|changed)\":[1-9]");
    Home away = home();
    bring(away, out);
    assertThat(export(away, "").bytes()).isEqualTo(out);
  }

  @Test
  void timesAreOfFinland() {
    Home home = home();
    bring(home, zip("projects", PROJECTS, "activities", ACTIVITIES, "sessions", lines("session,activity,starts,ends",
        "winter,G,2026-02-02T10:00,2026-02-02T12:00", "summer,G,2026-07-01T10:00:30,2026-07-01T12:00", "offset,G,2026-02-02T10:00+01:00,2026-02-02T12:00Z",
        "first,G,2026-10-25T03:30+03:00,2026-10-25T03:45+03:00", "second,G,2026-10-25T03:30+02:00,2026-10-25T03:45+02:00")));
    assertThat(starts(home, "winter")).isEqualTo(Instant.parse("2026-02-02T08:00:00Z"));
    assertThat(starts(home, "summer")).isEqualTo(Instant.parse("2026-07-01T07:00:30Z"));
    assertThat(starts(home, "offset")).isEqualTo(Instant.parse("2026-02-02T09:00:00Z"));
    assertThat(unzip(export(home, "").bytes()).get("sessions.csv").lines()).contains(
        "winter,G,2026-02-02T10:00,2026-02-02T12:00,", "summer,G,2026-07-01T10:00:30,2026-07-01T12:00,", "offset,G,2026-02-02T11:00,2026-02-02T14:00,",
        "first,G,2026-10-25T03:30+03:00,2026-10-25T03:45+03:00,", "second,G,2026-10-25T03:30+02:00,2026-10-25T03:45+02:00,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zip", "xlsx"})
  void textsThatASpreadsheetWouldRunComeBackAsTheyWere(String format) {
    Home home = home();
    String[] names = {"=1+1", "+358", "-", "@home", "'=x", "''-x", "'oma'", "'", "tab\there", "rivi\nvaihto", "cr\rsisällä", "_x0041_", "  välit  ", "lai\"naus, pilkku", "ö\uD83D\uDE00"};
    database.act(home.scope(), tx -> {
      for (int i = 0; i < names.length; i++) {
        tx.update("INSERT INTO participant (id, organisation_id, external_id, alias) VALUES (gen_random_uuid(), :organisation, :key, :alias)").bind("key", "K" + i).bind("alias", names[i]).execute();
      }
      tx.update("INSERT INTO participant (id, organisation_id, external_id, alias) VALUES (gen_random_uuid(), :organisation, '=cmd()', :alias)").bind("alias", "\tx").execute();
    });
    byte[] out = export(home, "?format=" + format).bytes();
    if (format.equals("zip")) {
      assertThat(unzip(out).get("participants.csv")).contains("'=1+1").contains("'+358").contains("'@home").contains("''=x").contains("'=cmd()").contains("'oma'").doesNotContain("''oma'");
    }
    Home away = home();
    Reply in = bring(away, out);
    assertThat(in.status()).as(in.text()).isEqualTo(200);
    String all = "SELECT string_agg(external_id || '>' || alias, '|' ORDER BY external_id COLLATE \"C\") FROM participant WHERE organisation_id = :organisation";
    assertThat(text(away, all)).isEqualTo(text(home, all));
    assertThat(bring(home, out).json().at("/tables/participants/unchanged").asInt()).isEqualTo(names.length + 1);
  }

  @Test
  void aMarkForSpreadsheetsAtTheBeginningIsNoPartOfTheHeader() {
    assertThat(bring(home(), zip("projects", "\uFEFFproject,name\r\nP1,Hanke\r\n\r\n")).json().at("/tables/projects/added").asInt()).isEqualTo(1);
  }

  @Test
  void oneLineInTheLogSaysWhatWasDoneAndToWhom() {
    Home home = lived();
    assertThat(text(home, "SELECT action || ' ' || count || ' ' || cardinality(subjects) FROM platform_audit WHERE organisation_id = :organisation")).isEqualTo("exchange.import-package 9 2");
    export(home, "");
    assertThat(text(home, "SELECT action || ' ' || count || ' ' || cardinality(subjects) FROM platform_audit WHERE organisation_id = :organisation ORDER BY id DESC LIMIT 1")).isEqualTo("exchange.export-package 2 2");
  }

  @Test
  void whoMayNotGetsNothing() {
    byte[] brought = zip("projects", PROJECTS);
    assertThat(bring(home("coach"), brought).status()).isEqualTo(404);
    assertThat(export(home("leader"), "").status()).isEqualTo(404);
    Home nobody = new Home(home().organisation(), "ei-ole");
    assertThat(bring(nobody, brought).status()).isEqualTo(401);
    Reply none = send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/exports")).build());
    assertThat(none.status()).isEqualTo(401);
    assertThat(none.type()).startsWith("application/problem+json");
    assertThat(none.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(bring(home(), brought, "?dryRun=maybe").status()).isEqualTo(400);
  }

  @Test
  void aProjectOfAnotherOrganisationIsNotThere() {
    Home other = lived();
    change(other, "UPDATE organisation_project SET published_at = now() WHERE organisation_id = :organisation");
    Reply reply = export(home(), "?project=P1");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.type()).startsWith("application/problem+json");
    assertThat(export(home(), "?format=pdf").status()).isEqualTo(422);
  }

  @Test
  void anExportHoldsOwnRowsOnlyAlsoWhenOthersAreInPublic() {
    Home other = lived();
    change(other, "UPDATE activity SET published_at = now() WHERE organisation_id = :organisation");
    change(other, "UPDATE organisation_project SET published_at = now() WHERE organisation_id = :organisation");
    Map<String, String> files = unzip(export(home(), "").bytes());
    files.forEach((name, text) -> assertThat(text.lines().count()).as(name).isEqualTo(1));
  }

  @Test
  void theInterfaceIsDescribed() {
    Reply reply = send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/openapi.json")).build());
    assertThat(reply.status()).isEqualTo(200);
    JsonNode api = reply.json();
    assertThat(api.get("openapi").asString()).startsWith("3.");
    assertThat(api.at("/info/title").asString()).isEqualTo("Polku");
    assertThat(api.at("/components/securitySchemes/token/scheme").asString()).isEqualTo("bearer");
    JsonNode imports = api.at("/paths/~1api~1v1~1imports/post");
    assertThat(imports.at("/responses/422/content").propertyNames()).containsExactly("application/problem+json");
    assertThat(imports.at("/requestBody/content/multipart~1form-data/schema/properties/package/format").asString()).isEqualTo("binary");
    assertThat(imports.get("parameters").size()).isEqualTo(1);
    assertThat(api.at("/paths/~1api~1v1~1exports/get/responses/200/content").propertyNames()).contains("application/zip");
    for (String name : column(imports.get("parameters"), "name")) assertThat(name).isEqualTo("dryRun");
    assertThat(reply.text()).doesNotContain("\"scope\"").doesNotContain("\"frame\"");
  }

  private Instant starts(Home home, String session) {
    return database.in(home.scope(), tx -> tx.query("SELECT starts FROM activity_session WHERE organisation_id = :organisation AND external_id = :session").bind("session", session).mapTo(Instant.class).one());
  }
}
