package fi.polku.platform.exchange;

import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Scope;
import fi.polku.platform.security.Secret;
import fi.polku.platform.testing.PolkuTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Organisations made on the spot, with a token each, and packages made of lines of text. */
abstract class ExchangeWorld extends PolkuTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String BOUNDARY = "polku-test-boundary";
  private final HttpClient client = HttpClient.newHttpClient();

  /** An organisation with one member of staff who may do this much, and their token. */
  record Home(OrganisationKey organisation, String token) {
    Scope scope() {
      return Scope.system("test", organisation);
    }
  }

  record Reply(int status, byte[] bytes, java.net.http.HttpHeaders headers) {
    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    JsonNode json() {
      return JSON.readTree(bytes);
    }

    String type() {
      return headers.firstValue("Content-Type").orElse("");
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
      tx.update("INSERT INTO organisation (id, name, slug) VALUES (:id, 'Koeyhdistys', :slug)").bind("id", id).bind("slug", "koe-" + id.value()).execute();
    });
    database.act(Scope.system("test", id), tx -> {
      UUID staff = UUID.randomUUID();
      tx.update("INSERT INTO organisation_staff (id, organisation_id, name, email, role) VALUES (:id, :organisation, 'Kaisa Koe', :email, :role)")
          .bind("id", staff).bind("email", staff + "@koe.example").bind("role", role).execute();
      tx.update("INSERT INTO organisation_token (id, organisation_id, staff_id, name, token_hash) VALUES (:id, :organisation, :staff, 'koe', :hash)")
          .bind("id", UUID.randomUUID()).bind("staff", staff).bind("hash", word.hash()).execute();
    });
    return new Home(id, word.text());
  }

  long count(Home home, String sql) {
    return database.in(home.scope(), tx -> tx.query(sql).mapTo(Long.class).one());
  }

  String text(Home home, String sql) {
    return database.in(home.scope(), tx -> tx.query(sql).mapTo(String.class).findOne().orElse(null));
  }

  void change(Home home, String sql) {
    database.act(home.scope(), tx -> tx.update(sql).execute());
  }

  Reply bring(Home home, byte[] content) {
    return bring(home, content, "");
  }

  Reply bring(Home home, byte[] content, String query, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/imports" + query))
        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .header("Authorization", "Bearer " + home.token())
        .POST(HttpRequest.BodyPublishers.ofByteArray(multipart(content)));
    for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
    return send(request.build());
  }

  static byte[] multipart(byte[] content) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"package\"; filename=\"paketti.zip\"\r\nContent-Type: application/octet-stream\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  Reply export(Home home, String query) {
    return get(home, "/api/v1/exports" + query);
  }

  Reply get(Home home, String path) {
    return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Authorization", "Bearer " + home.token()).build());
  }

  Reply send(HttpRequest request) {
    try {
      HttpResponse<byte[]> reply = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return new Reply(reply.statusCode(), reply.body(), reply.headers());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A zip of tables: a name, then its text, and so on. */
  static byte[] zip(String... tables) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < tables.length; i += 2) {
        zip.putNextEntry(new ZipEntry(tables[i].contains(".") || tables[i].contains("/") ? tables[i] : tables[i] + ".csv"));
        zip.write(tables[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static Map<String, String> unzip(byte[] bytes) {
    Map<String, String> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return files;
  }

  static String lines(String... lines) {
    return String.join("\n", lines) + "\n";
  }

  /** The exchange package of a real project, which lies beside the repository where it is developed. */
  static byte[] published(String name) {
    Path file = Stream.of("../shared", "../../shared").map(s -> Path.of(s, "data/published", name)).filter(Files::exists).findFirst().orElse(null);
    Assumptions.assumeTrue(file != null, "Skipped: the published package " + name + " is not in ../shared/data/published.");
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static List<String> column(JsonNode errors, String name) {
    return errors.valueStream().map(e -> e.get(name).asString("")).toList();
  }
}
