package fi.polku.platform.web;

import fi.polku.platform.security.Public;
import fi.polku.platform.security.ScopeKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Style sheets, scripts and pictures, read once at start. All of {@code assets/css} is served as one style sheet and all of
 * {@code assets/js} as one script, in the order of their names; other files as they are.
 */
@RestController
public class Assets {
  private static final Map<String, Asset> ALL = load();

  private record Asset(byte[] content, MediaType type, String version) {}

  static String path(String name) {
    Asset asset = ALL.get(name);
    if (asset == null) throw new IllegalArgumentException("no asset " + name);
    return "/assets/" + asset.version + "/" + name;
  }

  @Public
  @GetMapping("/assets/{version}/{name}")
  ResponseEntity<byte[]> get(@PathVariable String version, @PathVariable String name) {
    Asset asset = ALL.get(name);
    if (asset == null) throw new NotFound();
    CacheControl forever = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    return ResponseEntity.ok()
        .cacheControl(asset.version.equals(version) ? forever : CacheControl.noCache())
        .header("X-Content-Type-Options", "nosniff")
        .contentType(asset.type)
        .body(asset.content);
  }

  private static Map<String, Asset> load() {
    Map<String, Asset> all = new HashMap<>();
    put(all, "polku.css", joined("classpath:/assets/css/*.css"));
    put(all, "polku.js", joined("classpath:/assets/js/*.js"));
    for (Resource file : files("classpath:/assets/*.*")) put(all, file.getFilename(), bytes(file));
    for (Resource file : files("classpath*:/META-INF/resources/webjars/htmx.org/*/dist/htmx.min.js")) put(all, "htmx.js", bytes(file));
    return Map.copyOf(all);
  }

  private static void put(Map<String, Asset> all, String name, byte[] content) {
    String version = HexFormat.of().formatHex(ScopeKeys.hash(new String(content, StandardCharsets.ISO_8859_1))).substring(0, 12);
    all.put(name, new Asset(content, type(name), version));
  }

  private static MediaType type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "css" -> MediaType.valueOf("text/css;charset=UTF-8");
      case "js" -> MediaType.valueOf("text/javascript;charset=UTF-8");
      case "svg" -> MediaType.valueOf("image/svg+xml");
      case "png" -> MediaType.IMAGE_PNG;
      case "json", "webmanifest" -> MediaType.valueOf("application/manifest+json");
      default -> MediaType.APPLICATION_OCTET_STREAM;
    };
  }

  private static byte[] joined(String pattern) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    files(pattern).stream().sorted(Comparator.comparing(Resource::getFilename)).forEach(file -> {
      all.writeBytes(bytes(file));
      all.write('\n');
    });
    return all.toByteArray();
  }

  private static List<Resource> files(String pattern) {
    try {
      return Stream.of(new PathMatchingResourcePatternResolver().getResources(pattern)).filter(Resource::isReadable).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Resource file) {
    try {
      return file.getContentAsByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
