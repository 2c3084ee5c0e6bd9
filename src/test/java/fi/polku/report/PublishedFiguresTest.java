package fi.polku.report;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.organisation.Project;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What two real projects published of themselves comes out of their packages. */
class PublishedFiguresTest extends ReportWorld {
  @Autowired private Promises promises;
  @Autowired private Indicators indicators;

  private Project.Key bring(Home home, String name, String code) throws IOException, InterruptedException {
    Path file = Stream.of("../shared", "../../shared").map(s -> Path.of(s, "data/published", name)).filter(Files::exists).findFirst().orElse(null);
    Assumptions.assumeTrue(file != null, "Skipped: the published package " + name + " is not in ../shared/data/published.");
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("--rajalla\r\nContent-Disposition: form-data; name=\"package\"; filename=\"p.zip\"\r\nContent-Type: application/octet-stream\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    body.writeBytes(Files.readAllBytes(file));
    body.writeBytes("\r\n--rajalla--\r\n".getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/imports")).header("Authorization", "Bearer " + home.token())
        .header("Content-Type", "multipart/form-data; boundary=rajalla").POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return indicators.project(home.scope(), code).id();
  }

  @Test
  void olopisteHad131ClientsOf200And50OnAnOnwardPath() throws Exception {
    Home home = home();
    Project.Key project = bring(home, "olopiste.zip", "OLOPISTE");
    List<Promise> all = promises.list(home.scope(), project, LocalDate.of(2018, 3, 31));
    Promise clients = one(all, "clients");
    assertThat(clients.actual()).isEqualByComparingTo("131");
    assertThat(clients.target().value()).isEqualByComparingTo("200");
    Promise onward = one(all, "onward path");
    assertThat(onward.count()).isEqualTo(50);
    assertThat(onward.base()).isEqualTo(131);
    assertThat(onward.actual()).isEqualByComparingTo("38.2");
    assertThat(one(all, "strengthened ability").actual()).as("two measurements are not kept here").isNull();
    assertThat(api(home, "/api/v1/projects/OLOPISTE/indicators?set=esf-2014-2020&from=2016-08-01&to=2018-03-31").json().valueStream()
        .filter(r -> r.get("code").asString().equals("CO01")).findFirst().orElseThrow().get("total").asLong()).isEqualTo(131);
  }

  @Test
  void duuninLedWhereItWasPublishedToHaveLed() throws Exception {
    Home home = home();
    Project.Key project = bring(home, "lahde-mukaan.zip", "S20250");
    List<Promises.PathCount> paths = promises.paths(home.scope(), project, null, LocalDate.of(2017, 5, 31));
    assertThat(paths).containsExactlyInAnyOrder(new Promises.PathCount("activated-job-seeker", 14), new Promises.PathCount("education", 6), new Promises.PathCount("apprenticeship", 2),
        new Promises.PathCount("open-labour-market", 2), new Promises.PathCount("wage-subsidised-work", 2), new Promises.PathCount("vocational-rehabilitation", 1), new Promises.PathCount("work-trial", 1));
  }

  private static Promise one(List<Promise> all, String target) {
    return all.stream().filter(p -> p.target().target().equals(target)).findFirst().orElseThrow();
  }
}
