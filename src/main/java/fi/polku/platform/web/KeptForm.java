package fi.polku.platform.web;

import fi.polku.platform.security.ActorSource;
import fi.polku.platform.security.LoginCookie;
import fi.polku.platform.security.Seal;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * A form sent after its login had ended: it waits, sealed, in the sender's own browser for half an hour and is offered to
 * the same person after logging in, so that nothing typed is lost.
 */
@Component
public final class KeptForm {
  public static final String PATH = "/login/kept";
  private static final String COOKIE = "polku-kept";
  private static final Duration AGE = Duration.ofMinutes(30);

  /** Browsers keep cookies of 4,096 bytes; a longer form cannot wait here. */
  private static final int MOST = 3800;

  private final Seal seal;
  private final ActorSource actors;
  private final Clock clock;

  KeptForm(Seal seal, ActorSource actors, Clock clock) {
    this.seal = seal;
    this.actors = actors;
    this.clock = clock;
  }

  /** What was sent, and where to. */
  public record Form(String path, List<Field> fields) {}

  public record Field(String name, String value) {}

  /** Keeps what this request brought; false when it cannot: whose it is is not known, it holds a password, or it is too long. */
  boolean keep(HttpServletRequest request, HttpServletResponse response) {
    String type = request.getContentType();
    if (type == null || !type.startsWith("application/x-www-form-urlencoded")) return false;
    Optional<UUID> owner = LoginCookie.LOGIN.read(request).flatMap(actors::pastLogin);
    boolean secret = request.getParameterMap().keySet().stream().anyMatch(n -> n.toLowerCase(Locale.ROOT).contains("password") || n.equals("credential"));
    if (owner.isEmpty() || secret) return false;
    String sealed = Base64.getUrlEncoder().withoutPadding().encodeToString(seal.seal(written(request), "cookie", COOKIE, owner.get()));
    if (sealed.length() > MOST) return false;
    response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, sealed, AGE));
    return true;
  }

  /** The form that waits for this person. */
  public Optional<Form> find(HttpServletRequest request, UUID staff) {
    if (request.getCookies() == null) return Optional.empty();
    try {
      return Stream.of(request.getCookies())
          .filter(c -> c.getName().equals(COOKIE))
          .map(Cookie::getValue)
          .findFirst()
          .flatMap(sealed -> seal.open(Base64.getUrlDecoder().decode(sealed), "cookie", COOKIE, staff))
          .flatMap(this::read);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public static void forget(HttpServletRequest request, HttpServletResponse response) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, "", Duration.ZERO));
  }

  private byte[] written(HttpServletRequest request) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
      out.writeLong(clock.instant().plus(AGE).toEpochMilli());
      out.writeUTF(request.getRequestURI());
      for (var entry : request.getParameterMap().entrySet()) {
        if (entry.getKey().equals("_csrf")) continue;
        for (String value : entry.getValue()) {
          out.writeUTF(entry.getKey());
          byte[] text = value.getBytes(StandardCharsets.UTF_8);
          out.writeInt(text.length);
          out.write(text);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private Optional<Form> read(byte[] written) {
    try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(written)))) {
      if (Instant.ofEpochMilli(in.readLong()).isBefore(clock.instant())) return Optional.empty();
      String path = in.readUTF();
      List<Field> fields = new ArrayList<>();
      byte[] rest = in.readAllBytes();
      DataInputStream pairs = new DataInputStream(new ByteArrayInputStream(rest));
      while (pairs.available() > 0) fields.add(new Field(pairs.readUTF(), new String(pairs.readNBytes(pairs.readInt()), StandardCharsets.UTF_8)));
      return Optional.of(new Form(path, fields));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String cookie(HttpServletRequest request, String value, Duration age) {
    return ResponseCookie.from(COOKIE, value).path("/").httpOnly(true).sameSite("Lax").secure(request.isSecure()).maxAge(age).build().toString();
  }
}
