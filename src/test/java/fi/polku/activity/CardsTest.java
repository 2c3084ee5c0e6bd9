package fi.polku.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import fi.polku.platform.security.Secret;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Visitor;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CardsTest extends PolkuTest {
  @Autowired private Cards cards;
  private DoorWorld here;
  private Visitor staff;

  @BeforeEach
  void aPlaceWithPeople() {
    here = new DoorWorld(database);
    staff = visitor().as("manager");
  }

  private static String hex(String code) {
    return HexFormat.of().formatHex(new Secret(code).hash());
  }

  private String cardAct(UUID id, String code) {
    return here.act(id, here.session, ",\"card\":\"" + hex(code) + "\"");
  }

  private HttpResponse<byte[]> print(String batch, String sheets) throws Exception {
    String guard = staff.get("/work/cards").page().selectFirst("form[action=/work/cards] input[name=_csrf]").val();
    return staff.client().send(staff.request("/work/cards", "Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString("id=" + batch + "&sheets=" + sheets + "&_csrf=" + URLEncoder.encode(guard, StandardCharsets.UTF_8))).build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  @Test
  void codesCarry128BitsAndAreReadHoweverTheyAreTyped() {
    HashSet<String> codes = new HashSet<>();
    for (int i = 0; i < 500; i++) codes.add(Card.newCode());
    assertThat(codes).hasSize(500).allSatisfy(code -> assertThat(code).matches("[0-7][0-9A-HJKMNP-TV-Z]{25}"));
    String code = codes.iterator().next();
    assertThat(Card.hash(Card.grouped(code).toLowerCase())).hasValueSatisfying(h -> assertThat(h).isEqualTo(new Secret(code).hash()));
    assertThat(Card.hash(Card.printed(code))).hasValueSatisfying(h -> assertThat(h).isEqualTo(new Secret(code).hash()));
    assertThat(Card.hash("polkuÖ" + code.replace('0', 'o').replace('1', 'l'))).hasValueSatisfying(h -> assertThat(h).isEqualTo(new Secret(code).hash()));
    assertThat(Card.hash(code.substring(1))).isEmpty();
  }

  @Test
  void sheetsOfTenCardsArePrintedAndOnlyTheirHashesAreKept() throws Exception {
    String batch = UUID.randomUUID().toString();
    HttpResponse<byte[]> answer = print(batch, "2");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    try (PDDocument pdf = Loader.loadPDF(answer.body())) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(2);
      assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("fi");
      // a wide code may take two lines of its card
      String letters = new PDFTextStripper().getText(pdf).replace("Polku", "").replaceAll("\\s", "");
      assertThat(letters).hasSize(20 * 26);
      List<byte[]> hashes = java.util.stream.IntStream.range(0, 20).mapToObj(i -> Card.hash(letters.substring(i * 26, i * 26 + 26)).orElseThrow()).toList();
      assertThat(hashes).hasSize(20);
      for (byte[] hash : hashes) {
        assertThat(here.world.count("SELECT count(*) FROM activity_card WHERE code_hash = :hash AND participant_id IS NULL AND batch_id = :batch", "hash", hash, "batch", UUID.fromString(batch))).isOne();
      }
    }
    assertThat(print(batch, "1").statusCode()).isEqualTo(409);
    assertThat(here.world.count("SELECT count(*) FROM activity_card WHERE batch_id = :batch", "batch", UUID.fromString(batch))).isEqualTo(20);
    assertThat(staff.get("/work/cards").text()).contains("20 korttia");
  }

  @Test
  void theQrOnThePaperIsTheCard() throws Exception {
    String code = Card.newCode();
    byte[] png = Base64.getDecoder().decode(CardSheet.qr(Card.printed(code)).replaceFirst(".*,", ""));
    var image = javax.imageio.ImageIO.read(new ByteArrayInputStream(png));
    byte[] grey = new byte[image.getWidth() * image.getHeight()];
    for (int i = 0; i < grey.length; i++) grey[i] = (byte) (image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xff);
    var source = new com.google.zxing.PlanarYUVLuminanceSource(grey, image.getWidth(), image.getHeight(), 0, 0, image.getWidth(), image.getHeight(), false);
    var read = new com.google.zxing.qrcode.QRCodeReader().decode(new com.google.zxing.BinaryBitmap(new com.google.zxing.common.GlobalHistogramBinarizer(source)),
        java.util.Map.of(com.google.zxing.DecodeHintType.PURE_BARCODE, true));
    assertThat(read.getText()).isEqualTo("POLKU:" + code);
  }

  @Test
  void howManySheetsIsAskedAgainWhenItIsNoNumber() throws Exception {
    assertThat(print(UUID.randomUUID().toString(), "monta").statusCode()).isEqualTo(422);
    assertThat(print(UUID.randomUUID().toString(), "99").statusCode()).isEqualTo(422);
  }

  @Test
  void aGivenCardMarksItsPersonAndARevokedOneNobody() {
    String code = here.cards(cards, 1).getFirst();
    String path = "/participants/" + here.aino.value() + "/card";
    assertThat(staff.post(path, "code", Card.grouped(code)).status()).isEqualTo(303);
    assertThat(staff.post(path, "code", code).status()).as("the same card again").isEqualTo(303);
    Visitor tablet = here.pair(staff, visitor());
    Visitor.Answer answer = tablet.post(here.path() + "/cards", "session", here.session.value().toString(), "id", UUID.randomUUID().toString(), "code", "polku:" + code.toLowerCase());
    assertThat(answer.location()).contains("said=thanks");
    assertThat(here.present(here.aino)).isOne();
    staff.submit(staff.get(path).page(), "form[action$=/revocation]");
    assertThat(staff.get(path).text()).contains("mitätöity");
    here.world.run("DELETE FROM activity_attendance WHERE session_id = :session", "session", here.session);
    assertThat(here.tell(tablet, cardAct(UUID.randomUUID(), code)).body()).contains("counted");
    assertThat(here.present(here.aino)).isZero();
    assertThat(here.heads()).isOne();
  }

  @Test
  void aCardNobodyHoldsIsOneHeadHoweverOftenShown() {
    String code = here.cards(cards, 1).getFirst();
    Visitor tablet = here.pair(staff, visitor());
    assertThat(here.tell(tablet, cardAct(UUID.randomUUID(), code)).body()).contains("counted");
    assertThat(here.tell(tablet, cardAct(UUID.randomUUID(), code)).body()).contains("already");
    assertThat(here.heads()).isOne();
  }

  @Test
  void whereOnlyHeadsAreCountedACardIsAHead() {
    here.world.run("UPDATE activity SET counting = 'heads' WHERE id = :id", "id", here.activity);
    String code = here.cards(cards, 1).getFirst();
    cards.give(here.world.scope(), here.aino, code);
    Visitor tablet = here.pair(staff, visitor());
    assertThat(here.tell(tablet, cardAct(UUID.randomUUID(), code)).body()).contains("counted");
    assertThat(here.tell(tablet, cardAct(UUID.randomUUID(), code)).body()).contains("already");
    assertThat(here.heads()).isOne();
    assertThat(here.present(here.aino)).isZero();
  }

  @Test
  void aCardIsNotGivenToTwoPeople() {
    String code = here.cards(cards, 1).getFirst();
    cards.give(here.world.scope(), here.aino, code);
    Visitor.Answer answer = staff.post("/participants/" + here.eero.value() + "/card", "code", code);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("annettu jollekulle toiselle");
    assertThat(answer.page().select("#code").val()).isEqualTo(code);
    assertThat(staff.post("/participants/" + here.eero.value() + "/card", "code", "ABC").text()).contains("puuttuu merkkejä");
  }

  @Test
  void aLostSheetIsRevokedButWhatWasGivenStays() {
    UUID batch = UUID.randomUUID();
    List<String> codes = cards.print(here.world.scope(), new Card.BatchKey(batch), 1);
    cards.give(here.world.scope(), here.aino, codes.getFirst());
    assertThat(staff.post("/work/cards/" + batch + "/revocation").status()).isEqualTo(303);
    assertThat(cards.give(here.world.scope(), here.eero, codes.get(1))).hasValue("activity.card.code.revoked");
    Visitor tablet = here.pair(staff, visitor());
    assertThat(here.tell(tablet, cardAct(UUID.randomUUID(), codes.getFirst())).body()).contains("marked");
    assertThat(staff.post("/work/cards/" + UUID.randomUUID() + "/revocation").status()).isEqualTo(404);
  }

  @Test
  void anotherOrganisationsCardsAndPeopleAreNotThere() {
    DoorWorld away = new DoorWorld(ActivityWorld.away(database));
    UUID batch = UUID.randomUUID();
    String foreign = cards.print(away.world.scope(), new Card.BatchKey(batch), 1).getFirst();
    String given = cards.print(away.world.scope(), new Card.BatchKey(UUID.randomUUID()), 1).getFirst();
    cards.give(away.world.scope(), away.aino, given);
    UUID card = database.in(away.world.scope(), tx -> tx.query("SELECT id FROM activity_card WHERE participant_id = :id").bind("id", away.aino).mapTo(UUID.class).one());
    Visitor tablet = here.pair(staff, visitor());
    assertThat(here.tell(tablet, cardAct(UUID.randomUUID(), foreign)).body()).contains("unknown");
    assertThat(tablet.post(here.path() + "/cards", "session", here.session.value().toString(), "id", UUID.randomUUID().toString(), "code", foreign).location()).contains("said=card");
    assertThat(here.acts()).isZero();
    assertThat(staff.post("/participants/" + here.aino.value() + "/card", "code", foreign).text()).contains("Tällaista korttia ei löydy");
    assertThat(staff.get("/participants/" + away.aino.value() + "/card").status()).isEqualTo(404);
    assertThat(staff.post("/participants/" + away.aino.value() + "/card", "code", here.cards(cards, 1).getFirst()).status()).isEqualTo(404);
    assertThat(staff.post("/participants/" + away.aino.value() + "/card/" + card + "/revocation").status()).isEqualTo(404);
    assertThat(staff.post("/participants/" + here.aino.value() + "/card/" + card + "/revocation").status()).isEqualTo(404);
    assertThat(staff.post("/work/cards/" + batch + "/revocation").status()).isEqualTo(404);
    assertThat(away.world.count("SELECT count(*) FROM activity_card WHERE revoked_at IS NOT NULL AND batch_id = :batch", "batch", batch)).isZero();
    assertThat(away.world.count("SELECT count(*) FROM activity_card WHERE id = :id AND revoked_at IS NULL", "id", card)).isOne();
  }

  @Test
  void aPictureOfACardIsReadAndForgotten() throws Exception {
    String code = here.cards(cards, 1).getFirst();
    Visitor tablet = here.pair(staff, visitor());
    BitMatrix qr = new QRCodeWriter().encode(Card.printed(code), BarcodeFormat.QR_CODE, 200, 200);
    byte[] grey = new byte[200 * 200];
    for (int i = 0; i < grey.length; i++) grey[i] = (byte) (qr.get(i % 200, i / 200) ? 20 : 230);
    assertThat(look(tablet, here.path(), grey).body()).contains(hex(code)).doesNotContain(code);
    assertThat(look(tablet, here.path(), new byte[200 * 200]).status()).isEqualTo(204);
    assertThat(look(tablet, here.path(), new byte[100]).status()).isEqualTo(422);
    assertThat(look(visitor(), here.path(), grey).status()).isEqualTo(404);
    int status = 0;
    for (int i = 0; i < 60 && status != 429; i++) status = look(tablet, here.path(), new byte[200 * 200]).status();
    assertThat(status).isEqualTo(429);
  }

  private static Visitor.Answer look(Visitor tablet, String path, byte[] grey) {
    String guard = tablet.get("/demo").page().selectFirst("input[name=_csrf]").val();
    return tablet.send(tablet.request(path + "/frame?width=200&height=200", "Content-Type", "application/octet-stream", "X-CSRF-TOKEN", guard)
        .POST(HttpRequest.BodyPublishers.ofByteArray(grey)).build());
  }

  @Test
  void leadersPrintNoCards() {
    Visitor leader = visitor().as("leader");
    assertThat(leader.get("/work/cards").status()).isEqualTo(404);
    assertThat(leader.get("/participants/" + here.aino.value() + "/card").status()).isEqualTo(404);
  }
}
