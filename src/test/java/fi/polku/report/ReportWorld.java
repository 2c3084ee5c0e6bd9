package fi.polku.report;

import fi.polku.organisation.Project;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import fi.polku.platform.security.Secret;
import fi.polku.platform.testing.PolkuTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Organisations made on the spot, each with a project, a token and the people a test tells of. */
public abstract class ReportWorld extends PolkuTest {
  private static final JsonMapper JSON = new JsonMapper();
  private final HttpClient client = HttpClient.newHttpClient();

  /** An organisation with one project. */
  record Home(OrganisationKey organisation, String token, Project.Key project) {
    Scope scope() {
      return Scope.system("test", organisation);
    }
  }

  record Reply(int status, String text, String type) {
    JsonNode json() {
      return JSON.readTree(text);
    }
  }

  /** One stay of a person; null is not known. */
  public record Stay(LocalDate entered, @Nullable LocalDate left, @Nullable String status, @Nullable LocalDate since, @Nullable Integer isced, Map<String, String> answers) {}

  /** A labour-market status for a time. */
  public record Status(LocalDate from, @Nullable LocalDate to, String status, @Nullable String contract, @Nullable String hours) {}

  /** Somebody in the project. */
  static final class Somebody {
    final UUID id = UUID.randomUUID();
    @Nullable String gender = "female";
    @Nullable LocalDate born = LocalDate.of(1980, 1, 1);
    @Nullable String municipality;
    final List<Stay> stays = new ArrayList<>();
    final List<Status> statuses = new ArrayList<>();
    final List<LocalDate> qualified = new ArrayList<>();

    Somebody born(String day) {
      born = LocalDate.parse(day);
      return this;
    }

    Somebody gender(@Nullable String code) {
      gender = code;
      return this;
    }

    Somebody stay(String entered, @Nullable String left, String... answers) {
      Map<String, String> told = new HashMap<>();
      for (int i = 0; i < answers.length; i += 2) told.put(answers[i], answers[i + 1]);
      String status = told.getOrDefault("status", "unemployed");
      String since = told.get("since");
      String isced = told.getOrDefault("isced", "3");
      stays.add(new Stay(LocalDate.parse(entered), left == null ? null : LocalDate.parse(left), status.isEmpty() ? null : status,
          since == null ? null : LocalDate.parse(since), isced.isEmpty() ? null : Integer.valueOf(isced), told));
      return this;
    }

    Somebody status(String from, @Nullable String to, String status) {
      return status(from, to, status, null, null);
    }

    Somebody status(String from, @Nullable String to, String status, @Nullable String contract, @Nullable String hours) {
      statuses.add(new Status(LocalDate.parse(from), to == null ? null : LocalDate.parse(to), status, contract, hours));
      return this;
    }

    Somebody qualified(String day) {
      qualified.add(LocalDate.parse(day));
      return this;
    }
  }

  Home home() {
    return home("manager");
  }

  Home home(String role) {
    OrganisationKey id = new OrganisationKey(UUID.randomUUID());
    Secret word = Secret.random();
    database.act(Scope.system("test"), tx -> {
      tx.query("SELECT platform_open_organisation(:id, :hash)").bind("id", id).bind("hash", database.keyHash(id)).mapTo(String.class).findOne();
      tx.update("INSERT INTO organisation (id, name, slug) VALUES (:id, 'Lukuyhdistys', :slug)").bind("id", id).bind("slug", "luku-" + id.value()).execute();
    });
    database.act(Scope.system("test", id), tx -> {
      UUID staff = UUID.randomUUID();
      tx.update("INSERT INTO organisation_staff (id, organisation_id, name, email, role) VALUES (:id, :organisation, 'Kaisa Koe', :email, :role)")
          .bind("id", staff).bind("email", staff + "@koe.example").bind("role", role).execute();
      tx.update("INSERT INTO organisation_token (id, organisation_id, staff_id, name, token_hash) VALUES (:id, :organisation, :staff, 'koe', :hash)")
          .bind("id", UUID.randomUUID()).bind("staff", staff).bind("hash", word.hash()).execute();
    });
    return new Home(id, word.text(), project(Scope.system("test", id), "H1", "esf-plus-2021-2027", null));
  }

  Project.Key project(Scope scope, String code, String set, @Nullable String objective) {
    Project.Key project = new Project.Key(UUID.randomUUID());
    database.act(scope, tx -> tx.update("""
            INSERT INTO organisation_project (id, organisation_id, code, name, starts, ends, indicator_set, specific_objective)
            VALUES (:id, :organisation, :code, 'Koehanke ' || :code, '2022-01-01', '2027-12-31', :set, :objective)
            """)
        .bind("id", project).bind("code", code).bind("set", set).bind("objective", objective).execute());
    return project;
  }

  /** Writes these people into the project. */
  void bring(Scope scope, Project.Key project, List<Somebody> people) {
    database.act(scope, tx -> {
      for (Somebody s : people) {
        tx.update("INSERT INTO participant (id, organisation_id, alias, birth_date, gender, municipality) VALUES (:id, :organisation, 'Koehenkilö ' || left(:id::text, 8), :born, :gender, :municipality) ON CONFLICT DO NOTHING")
            .bind("id", s.id).bind("born", s.born).bind("gender", s.gender).bind("municipality", s.municipality).execute();
        tx.update("INSERT INTO participation (organisation_id, participant_id, project_id) VALUES (:organisation, :id, :project) ON CONFLICT DO NOTHING").bind("id", s.id).bind("project", project).execute();
        for (Stay stay : s.stays) {
          tx.update("""
                  INSERT INTO participation_spell (organisation_id, participant_id, project_id, entered, left_on, entry_status, status_since, isced, disability,
                    foreign_background, third_country_national, minority, homeless, other_disadvantage)
                  VALUES (:organisation, :id, :project, :entered, :left, :status, :since, :isced, :disability, :foreign, :third, :minority, :homeless, :other)
                  """)
              .bindMethods(stay).bind("id", s.id).bind("project", project)
              .bind("disability", stay.answers.get("disability")).bind("foreign", stay.answers.get("foreign")).bind("third", stay.answers.get("third"))
              .bind("minority", stay.answers.get("minority")).bind("homeless", stay.answers.get("homeless")).bind("other", stay.answers.get("other"))
              .execute();
        }
        for (Status status : s.statuses) {
          tx.update("""
                  INSERT INTO participation_status (organisation_id, participant_id, from_date, to_date, status, contract, hours)
                  VALUES (:organisation, :id, :from, :to, :status, :contract, :hours) ON CONFLICT DO NOTHING
                  """)
              .bindMethods(status).bind("id", s.id).execute();
        }
        for (LocalDate day : s.qualified) {
          tx.update("INSERT INTO participation_qualification (organisation_id, participant_id, project_id, gained_on, name) VALUES (:organisation, :id, :project, :day, 'Hygieniapassi') ON CONFLICT DO NOTHING")
              .bind("id", s.id).bind("project", project).bind("day", day).execute();
        }
      }
    });
  }

  void classify(Scope scope, int year, String municipality, int urbanity) {
    database.act(scope, tx -> tx.update("INSERT INTO report_municipality (organisation_id, year, municipality, urbanity) VALUES (:organisation, :year, :municipality, :urbanity)")
        .bind("year", year).bind("municipality", municipality).bind("urbanity", urbanity).execute());
  }

  Reply api(Home home, String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Authorization", "Bearer " + home.token());
    for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
    try {
      HttpResponse<String> reply = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Reply(reply.statusCode(), reply.body(), reply.headers().firstValue("Content-Type").orElse(""));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The rows of the answer by code. */
  Map<String, JsonNode> figures(Home home, String query) {
    Reply reply = api(home, "/api/v1/projects/H1/indicators?" + query);
    if (reply.status() != 200) throw new AssertionError(reply.text());
    Map<String, JsonNode> rows = new HashMap<>();
    reply.json().forEach(row -> rows.put(row.get("code").asString(), row));
    return rows;
  }
}
