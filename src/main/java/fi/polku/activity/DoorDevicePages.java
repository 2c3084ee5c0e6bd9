package fi.polku.activity;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.ChecksumException;
import com.google.zxing.DecodeHintType;
import com.google.zxing.FormatException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import fi.polku.activity.DoorAct.Outcome;
import fi.polku.platform.security.Public;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Invalid;
import fi.polku.platform.web.NotFound;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the tablet itself asks: its queue taken in, a picture read, and the worker that keeps its page when the network goes. */
@RestController
public class DoorDevicePages {
  private static final int MOST_ACTS = 200;
  private static final int MOST_BYTES = 200_000;
  private static final int MOST_PIXELS = 400_000;
  /** A tablet's clock further off than this is set right; nearer, its own order of things is kept. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

  private final DoorGuard guard;
  private final DoorActs acts;
  private final DoorLimits limits;
  private final Templates templates;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  DoorDevicePages(DoorGuard guard, DoorActs acts, DoorLimits limits, Templates templates) {
    this.guard = guard;
    this.acts = acts;
    this.limits = limits;
    this.templates = templates;
  }

  /** @param sent by the tablet's own clock */
  record Told(@Nullable Instant sent, @Nullable List<One> acts) {}

  /** One act as the tablet kept it: either a tile, a card's hash, an act to take back, or none of these for one more head. */
  record One(@Nullable UUID id, @Nullable UUID session, @Nullable String tile, @Nullable String card, @Nullable UUID undoes, @Nullable Instant at) {}

  record Heard(UUID id, String outcome) {}

  record Answer(List<Heard> acts) {}

  record Read(String card) {}

  @Public
  @PostMapping("/door/{place}/acts")
  ResponseEntity<Answer> hear(Frame frame, @PathVariable Place.Key place, HttpServletRequest request) throws IOException {
    return switch (guard.look(request, place)) {
      case DoorGuard.Stranger ignored -> throw new NotFound();
      case DoorGuard.Revoked ignored -> ResponseEntity.status(HttpStatus.GONE).build();
      case DoorGuard.Paired paired -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(hear(paired, place, told(request), frame.now()));
    };
  }

  private Answer hear(DoorGuard.Paired paired, Place.Key place, Told told, Instant now) {
    Duration off = told.sent == null ? Duration.ZERO : Duration.between(sensible(told.sent), now);
    Duration mend = off.abs().compareTo(SKEW) > 0 ? off : Duration.ZERO;
    List<Heard> heard = new ArrayList<>();
    for (DoorAct act : acts(told, now, mend)) {
      Outcome outcome = acts.tell(paired.scope(), place, act);
      heard.add(new Heard(act.id().value(), outcome.name().toLowerCase(java.util.Locale.ROOT)));
    }
    return new Answer(heard);
  }

  private static Told told(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) throw new Invalid("activity.door.unreadable");
    try {
      Told told = JSON.readValue(body, Told.class);
      if (told == null) throw new Invalid("activity.door.unreadable");
      return told;
    } catch (JacksonException e) {
      throw new Invalid("activity.door.unreadable");
    }
  }

  /** All of them can be read, or none is done. */
  private static List<DoorAct> acts(Told told, Instant now, Duration mend) {
    if (told.acts == null || told.acts.size() > MOST_ACTS) throw new Invalid("activity.door.unreadable");
    return told.acts.stream().map(one -> act(one, now, mend)).toList();
  }

  private static DoorAct act(One one, Instant now, Duration mend) {
    boolean readable = one != null && one.id != null && one.session != null && (one.tile == null || one.tile.matches("[0-9a-f]{32}"))
        && (one.card == null || one.card.matches("[0-9a-f]{64}"));
    if (!readable) throw new Invalid("activity.door.unreadable");
    return new DoorAct(new DoorAct.Key(one.id), new Session.Key(one.session), one.tile, one.card == null ? null : HexFormat.of().parseHex(one.card),
        one.undoes == null ? null : new DoorAct.Key(one.undoes), one.at == null ? now : sensible(one.at).plus(mend));
  }

  /** No tablet's clock is so wrong that it stands outside the calendar; sums of moments beyond it overflow. */
  private static Instant sensible(Instant told) {
    if (told.isBefore(FIRST) || told.isAfter(LAST)) throw new Invalid("activity.door.unreadable");
    return told;
  }

  /** Reads the card in one small grey picture, for browsers that cannot; the picture is looked at and gone. */
  @Public
  @PostMapping("/door/{place}/frame")
  ResponseEntity<Read> look(@PathVariable Place.Key place, @RequestParam int width, @RequestParam int height, HttpServletRequest request) throws IOException {
    DoorGuard.Paired paired = guard.require(request, place);
    if (width < 1 || height < 1 || (long) width * height > MOST_PIXELS) throw new Invalid("activity.door.unreadable");
    if (!limits.mayLook(paired.device().id())) return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).header("Retry-After", "1").build();
    byte[] grey = request.getInputStream().readNBytes(width * height + 1);
    if (grey.length != width * height) throw new Invalid("activity.door.unreadable");
    return read(grey, width, height).flatMap(Card::hash).map(hash -> ResponseEntity.ok(new Read(HexFormat.of().formatHex(hash))))
        .orElseGet(() -> ResponseEntity.noContent().build());
  }

  private static Optional<String> read(byte[] grey, int width, int height) {
    PlanarYUVLuminanceSource picture = new PlanarYUVLuminanceSource(grey, width, height, 0, 0, width, height, false);
    try {
      return Optional.of(new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(picture)), Map.of(DecodeHintType.TRY_HARDER, true)).getText());
    } catch (com.google.zxing.NotFoundException | ChecksumException | FormatException e) {
      return Optional.empty();
    }
  }

  /** Its address decides what it watches over: everything under /door/. */
  @Public
  @GetMapping("/door/worker.js")
  ResponseEntity<byte[]> worker() throws IOException {
    ClassPathResource file = new ClassPathResource("door/worker.js");
    if (!file.exists()) throw new NotFound();
    return ResponseEntity.ok().cacheControl(CacheControl.noCache()).header("X-Content-Type-Options", "nosniff")
        .contentType(MediaType.valueOf("text/javascript;charset=UTF-8")).body(file.getContentAsByteArray());
  }

  /** What the tablet shows when it wakes up without a network and without today's list: nobody's name. */
  @Public
  @GetMapping("/door/offline")
  JteModel offline(Frame frame) {
    return templates.activityDoorOffline(frame);
  }
}
