package fi.polku.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.testing.Program;
import fi.polku.platform.testing.Visitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting, and not being able to: the program as its installer meets it. */
class StartTest {
  @TempDir Path data;

  @Test
  void anEmptyInstallationIsSetUpOnceAndSurvivesAKill() throws Exception {
    String email = "anna@yhdistys.example";
    Totp totp;
    try (Program program = Program.start(data, Map.of())) {
      List<String> lines = program.ready();
      assertThat(lines).hasSize(2);
      assertThat(lines.get(1)).startsWith("Set up " + program.url() + "/setup/");
      String path = lines.get(1).substring(("Set up " + program.url()).length());
      Visitor visitor = new Visitor(program.url());
      assertThat(visitor.get("/demo").status()).as("no demo outside demo mode").isEqualTo(404);
      assertThat(visitor.get("/setup/arvaus").status()).isEqualTo(404);

      Document page = visitor.get(path).page();
      Visitor.Answer empty = visitor.submit(page, "main form");
      assertThat(empty.status()).isEqualTo(422);
      assertThat(empty.page().select(".error-summary a").eachAttr("href")).containsExactly("#organisation", "#municipality", "#name", "#email");
      totp = SettingsPagesTest.totp(empty.page().selectFirst(".letters").text());
      Visitor.Answer founded = visitor.submit(empty.page(), "main form", "organisation", "Åkerin Työpaja ry", "municipality", "609", "name", "Anna Aloittaja", "email", email,
          "password", "kevyt kahvikuppi pöydällä", "code", totp.code(Instant.now()));
      assertThat(founded.status()).as(founded.text()).isEqualTo(303);
      assertThat(visitor.get("/settings").text()).contains("Anna Aloittaja").contains("Åkerin Työpaja ry");
      assertThat(visitor.get("/settings/staff").text()).contains("Ylläpitäjä");
      assertThat(visitor.get(path).status()).as("gone after use").isEqualTo(404);
      assertThat(new Visitor(program.url()).get(path).status()).isEqualTo(404);

      try (Program second = Program.start(data, Map.of())) {
        refused(second, "Another Polku is already running");
      }
      program.kill();
    }
    try (Program program = Program.start(data, Map.of())) {
      assertThat(program.ready()).as("nothing to set up any more").hasSize(1);
      Visitor visitor = new Visitor(program.url());
      Document login = visitor.get("/login").page();
      assertThat(visitor.submit(login, "form[action=/login]", "email", email, "password", "kevyt kahvikuppi pöydällä").status()).isEqualTo(303);
      assertThat(visitor.get("/privacy").text()).contains("Åkerin Työpaja ry");
    }
  }

  @Test
  void aNewLinkIsMadeAtEachStartOfAnEmptyInstallation() throws Exception {
    String first;
    try (Program program = Program.start(data, Map.of())) {
      first = path(program);
    }
    try (Program program = Program.start(data, Map.of())) {
      assertThat(path(program)).isNotEqualTo(first);
      assertThat(new Visitor(program.url()).get(first).status()).isEqualTo(404);
      assertThat(new Visitor(program.url()).get(path(program)).status()).isEqualTo(200);
    }
  }

  @Test
  void aTakenPortIsSaidInOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0")); Program program = Program.start(data, Map.of("POLKU_PORT", Integer.toString(taken.getLocalPort())))) {
      refused(program, "Port " + taken.getLocalPort() + " is taken.");
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaidInOneLine() throws Exception {
    Path file = Files.writeString(data.resolve("file"), "not a folder");
    try (Program program = Program.start(file.resolve("var"), Map.of())) {
      refused(program, "cannot write to its data directory");
    }
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsSaidInOneLine() throws Exception {
    try (Program program = Program.start(data, Map.of("POLKU_DATABASE_URL", "postgresql://polku:salainen@127.0.0.1:1/polku"))) {
      refused(program, "does not answer");
      assertThat(program.errors().toString()).doesNotContain("salainen");
    }
  }

  @Test
  void anUnknownDemoIsSaidInOneLine() throws Exception {
    try (Program program = Program.start(data, Map.of("POLKU_DEMO", "maybe"))) {
      refused(program, "It can be true, empty or false.");
    }
  }

  private static void refused(Program program, String line) throws IOException, InterruptedException {
    assertThat(program.ended()).isNotZero();
    assertThat(program.errors()).hasSize(1);
    assertThat(program.errors().getFirst()).contains(line);
    assertThat(program.output()).doesNotContain("\tat ").doesNotContain("Exception");
  }

  private static String path(Program program) throws IOException, InterruptedException {
    return program.ready().get(1).replaceFirst("^Set up http://[^/]+", "");
  }
}
