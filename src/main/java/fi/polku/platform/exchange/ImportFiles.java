package fi.polku.platform.exchange;

import fi.polku.platform.db.Installation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The packages themselves, in the data directory under names that say nothing, and which of them is being worked on. */
@Component
class ImportFiles {
  private final Path folder;
  private final Map<Import.Key, Progress> running = new ConcurrentHashMap<>();

  ImportFiles(Installation installation) {
    this.folder = installation.data().folder("imports");
  }

  Path keep(Import.Key id, InputStream content) {
    Path file = path(id);
    try {
      Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file for as long as a request takes. */
  Path passing(InputStream content) {
    return keep(new Import.Key(java.util.UUID.randomUUID()), content);
  }

  Path path(Import.Key id) {
    return folder.resolve(id.value().toString());
  }

  boolean kept(Import.Key id) {
    return Files.exists(path(id));
  }

  void drop(Import.Key id) {
    drop(path(id));
  }

  void drop(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Drops what was brought before this moment and is not being worked on. */
  void dropOlder(Instant moment) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        boolean busy = running.keySet().stream().anyMatch(id -> path(id).equals(file));
        if (!busy && Files.getLastModifiedTime(file).toInstant().isBefore(moment)) drop(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes the package up; false when somebody is at it already. */
  boolean takeUp(Import.Key id, Progress progress) {
    return running.putIfAbsent(id, progress) == null;
  }

  void layDown(Import.Key id) {
    running.remove(id);
  }

  Optional<Progress> running(Import.Key id) {
    return Optional.ofNullable(running.get(id));
  }
}
