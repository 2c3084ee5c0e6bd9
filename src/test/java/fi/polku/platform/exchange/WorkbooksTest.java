package fi.polku.platform.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Workbooks as spreadsheets write them, and as attackers do. */
class WorkbooksTest extends ExchangeWorld {
  private static final String STYLES = """
      <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="164" formatCode="d\\.m\\.yyyy"/><numFmt numFmtId="165" formatCode="0.00&quot;d&quot;"/></numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="22"/><xf numFmtId="165"/></cellXfs></styleSheet>
      """;
  private static final String SHARED = """
      <sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>participant</t></si><si><t>birth_date</t></si>
      <si><r><t>Ai</t></r><r><t>no</t></r><rPh sb="0" eb="1"><t>ääntämys</t></rPh></si><si><t xml:space="preserve"> _x0041_ </t></si></sst>
      """;

  @Test
  void textsDatesAndNumbersOfASpreadsheet() {
    Home home = home();
    Reply reply = bring(home, workbook("participants", """
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>alias</t></is></c><c r="C1" t="s"><v>1</v></c><c r="D1" t="str"><v>municipality</v></c><c r="E1" t="inlineStr"><is><t>postal_code</t></is></c></row>
        <row r="2"><c r="A2"><v>17</v></c><c r="B2" t="s"><v>2</v></c><c r="C2" s="1"><v>29252</v></c><c r="D2"><v>49</v></c><c r="E2" t="inlineStr"><is><t>02100</t></is></c></row>
        <row r="3"/>
        <row r="5"><c r="A5"><v>1.8E1</v></c><c r="B5" t="s"><v>3</v></c><c r="C5" s="2"><v>29252.0</v></c><c r="E5" t="inlineStr"><is><t/></is></c></row>
        """));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(text(home, "SELECT string_agg(concat_ws('/', external_id, alias, birth_date, municipality, postal_code), '|' ORDER BY external_id) FROM participant WHERE organisation_id = :organisation"))
        .isEqualTo("17/Aino/1980-02-01/049/02100|18/ A /1980-02-01");
  }

  @Test
  void timesOfASpreadsheet() {
    Home home = home();
    bring(home, zip("activities", lines("activity,name,kind", "G,Ryhmä,group")));
    Reply reply = bring(home, workbook("sessions", """
        <row r="1"><c t="inlineStr"><is><t>session</t></is></c><c t="inlineStr"><is><t>activity</t></is></c><c t="inlineStr"><is><t>starts</t></is></c><c t="inlineStr"><is><t>ends</t></is></c></row>
        <row r="2"><c t="inlineStr"><is><t>S</t></is></c><c t="inlineStr"><is><t>G</t></is></c><c s="3"><v>46055.416666666664</v></c><c t="inlineStr"><is><t>2026-02-02T12:00</t></is></c></row>
        """));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(text(home, "SELECT (starts AT TIME ZONE 'Europe/Helsinki')::text FROM activity_session WHERE organisation_id = :organisation")).isEqualTo("2026-02-02 10:00:00");
  }

  @Test
  void aWorkbookThatCountsItsDaysFrom1904() {
    Home home = home();
    bring(home, workbook("participants", header("participant", "birth_date") + "<row r=\"2\"><c t=\"inlineStr\"><is><t>A</t></is></c><c s=\"1\"><v>27790</v></c></row>", "<workbookPr date1904=\"1\"/>"));
    assertThat(text(home, "SELECT birth_date::text FROM participant WHERE organisation_id = :organisation")).isEqualTo("1980-02-01");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "alias      | <c r=\"B2\"><f>1+1</f><v>2</v></c>                             | =2    | kaava",
      "alias      | <c r=\"B2\" t=\"str\"><f>HYPERLINK(\"x\")</f><v>x</v></c>      | =x    | kaava",
      "alias      | <c r=\"B2\"><f>SUM(A1)</f></c>                                 | =     | kaava",
      "alias      | <c r=\"B2\" t=\"e\"><v>#REF!</v></c>                           | #REF! | virhe",
      "alias      | <c r=\"B2\" s=\"1\"><v>29252</v></c>                           | 1980-02-01T00:00 | tekstiksi",
      "birth_date | <c r=\"B2\"><v>29252</v></c>                                   | 29252 | muodossa",
      "birth_date | <c r=\"B2\" s=\"4\"><v>29252</v></c>                           | 29252 | muodossa",
      "birth_date | <c r=\"B2\" s=\"1\"><v>29252.5</v></c>                         | 1980-02-01T12:00 | muodossa",
      "alias      | <c r=\"B2\"><v>1E999</v></c>                                   | 1E999 | luku",
      "gender     | <c r=\"B2\" t=\"b\"><v>1</v></c>                               | TRUE  | female"})
  void aCellThatIsNoValue(String column, String cell, String value, String message) {
    JsonNode error = error(workbook("participants", header("participant", column) + "<row r=\"2\"><c t=\"inlineStr\"><is><t>A</t></is></c>" + cell + "</row>"));
    assertThat(error.get("table").asString()).isEqualTo("participants");
    assertThat(error.get("row").asInt()).isEqualTo(2);
    assertThat(error.get("column").asString()).isEqualTo(column);
    assertThat(error.get("value").asString()).isEqualTo(value);
    assertThat(error.get("message").asString()).contains(message);
  }

  @Test
  void aSheetNobodyKnows() {
    JsonNode error = error(workbook("Taul1", header("participant", "alias")));
    assertThat(error.get("message").asString()).contains("participants");
  }

  @Test
  void aHeaderThatIsNotOnTheFirstRow() {
    assertThat(error(workbook("participants", header("participant", "alias").replace("r=\"1\"", "r=\"2\""))).get("message").asString()).contains("riville 1");
  }

  @Test
  void macros() {
    assertThat(error(files("[Content_Types].xml", "<Types/>", "xl/workbook.xml", book("participants", ""), "xl/_rels/workbook.xml.rels", rels(), "xl/worksheets/sheet1.xml", sheet(""),
        "xl/vbaProject.bin", "x")).get("message").asString()).contains("makroja");
  }

  @Test
  void aWorkbookLockedWithAPasswordOrOfTheOldKind() {
    byte[] old = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1, 0, 0};
    assertThat(error(old).get("message").asString()).contains("salasana");
  }

  @Test
  void aZipThatOnlySaysItIsAWorkbook() {
    assertThat(error(files("[Content_Types].xml", "<Types/>")).get("message").asString()).contains("rikki");
    assertThat(error(files("[Content_Types].xml", "<Types/>", "xl/workbook.xml", "<workbook", "xl/_rels/workbook.xml.rels", rels())).get("message").asString()).contains("rikki");
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "<row r=\"1\"><c r=\"AAAAAAA1\" t=\"inlineStr\"><is><t>participant</t></is></c></row>",
      "<row r=\"1\"><c r=\"B1\" t=\"inlineStr\"><is><t>participant</t></is></c><c r=\"A1\" t=\"inlineStr\"><is><t>alias</t></is></c></row>",
      "<row r=\"2000000\"><c t=\"inlineStr\"><is><t>participant</t></is></c></row>",
      "<row r=\"1\"><c t=\"s\"><v>999</v></c></row>",
      "<row r=\"1\"><c><v>yksi</v></c></row>"})
  void addressesThatCannotBe(String rows) {
    assertThat(error(workbook("participants", rows)).get("message").asString()).contains("rikki");
  }

  @Test
  void nothingIsFetchedAndNoEntityIsResolved() {
    byte[] brought = files("[Content_Types].xml", "<Types/>", "xl/workbook.xml", book("participants", ""), "xl/_rels/workbook.xml.rels", rels(), "xl/worksheets/sheet1.xml",
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + sheet(header("participant", "alias") + "<row r=\"2\"><c t=\"inlineStr\"><is><t>A</t></is></c><c t=\"inlineStr\"><is><t>&e;</t></is></c></row>"));
    Home home = home();
    Reply reply = bring(home, brought);
    assertThat(reply.text()).doesNotContain("root:");
    assertThat(count(home, "SELECT count(*) FROM participant WHERE organisation_id = :organisation AND alias LIKE '%root:%'")).isZero();
  }

  @Test
  void twoHundredMegabytesInOneCell() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "[Content_Types].xml", "<Types/>");
      put(zip, "xl/workbook.xml", book("participants", ""));
      put(zip, "xl/_rels/workbook.xml.rels", rels());
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      zip.write("<worksheet><sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>".getBytes(StandardCharsets.UTF_8));
      byte[] zeros = "0".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 200; i++) zip.write(zeros);
    }
    assertThat(error(bytes.toByteArray()).get("message").asString()).contains("suureksi");
  }

  @Test
  void theExportIsAWorkbookThatOthersCanRead() throws IOException {
    Home home = home();
    bring(home, zip("participants", lines("participant,alias,birth_date", "A,Aino,1980-02-01")));
    byte[] out = export(home, "?format=xlsx").bytes();
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(out))) {
      assertThat(book.getSheets().map(s -> s.getName())).hasSize(11).contains("projects", "path_steps");
      var rows = book.findSheet("participants").orElseThrow().read();
      assertThat(rows.get(0).getCellText(0)).isEqualTo("participant");
      assertThat(rows.get(1).getCellText(1)).isEqualTo("Aino");
      assertThat(rows.get(1).getCellText(4)).isEqualTo("1980-02-01");
    }
  }

  private JsonNode error(byte[] content) {
    Reply reply = bring(home(), content);
    assertThat(reply.status()).as(reply.text()).isEqualTo(422);
    assertThat(reply.json().get("total").asInt()).as(reply.text()).isEqualTo(1);
    return reply.json().at("/errors/0");
  }

  private static String header(String first, String second) {
    return "<row r=\"1\"><c t=\"inlineStr\"><is><t>" + first + "</t></is></c><c t=\"inlineStr\"><is><t>" + second + "</t></is></c></row>";
  }

  private static byte[] workbook(String name, String rows) {
    return workbook(name, rows, "");
  }

  private static byte[] workbook(String name, String rows, String properties) {
    return files("[Content_Types].xml", "<Types/>", "xl/workbook.xml", book(name, properties), "xl/_rels/workbook.xml.rels", rels(), "xl/styles.xml", STYLES,
        "xl/sharedStrings.xml", SHARED, "xl/worksheets/sheet1.xml", sheet(rows));
  }

  private static String book(String name, String properties) {
    return "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">" + properties
        + "<sheets><sheet name=\"" + name + "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
  }

  private static String rels() {
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
  }

  private static String sheet(String rows) {
    return "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + rows + "</sheetData></worksheet>";
  }

  private static byte[] files(String... files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < files.length; i += 2) put(zip, files[i], files[i + 1]);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
  }
}
