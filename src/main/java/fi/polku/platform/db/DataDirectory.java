package fi.polku.platform.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The one folder Polku writes to ({@code POLKU_DATA}): database, files and keys. Held by one running Polku at a time. */
public final class DataDirectory implements AutoCloseable {
  private final Path root;
  private final FileChannel channel;

  private DataDirectory(Path root, FileChannel channel) {
    this.root = root;
    this.channel = channel;
  }

  /** @throws StartupFailure when the folder cannot be written or another Polku holds it */
  public static DataDirectory open(Path path) {
    Path root = path.toAbsolutePath().normalize();
    try {
      Files.createDirectories(root);
      keepPrivate(root);
      FileChannel channel = FileChannel.open(root.resolve("polku.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new StartupFailure("Another Polku is already running on the data directory " + root
            + ". Stop it first, or give this one a directory of its own with POLKU_DATA.");
      }
      return new DataDirectory(root, channel);
    } catch (IOException e) {
      throw new StartupFailure("Polku cannot write to its data directory " + root
          + ". Make it writable for this user, or choose another with POLKU_DATA.");
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  public Path folder(String name) {
    try {
      Path folder = Files.createDirectories(root.resolve(name));
      keepPrivate(folder);
      return folder;
    } catch (IOException e) {
      throw new StartupFailure("Polku cannot write to " + root.resolve(name) + ". Make it writable for this user.");
    }
  }

  /** 32 random bytes that live in the data directory and never in the database; made on first use. */
  public byte[] secret(String name) {
    Path file = folder("keys").resolve(name);
    try {
      if (Files.exists(file)) return Base64.getDecoder().decode(Files.readString(file).strip());
      byte[] secret = new byte[32];
      new SecureRandom().nextBytes(secret);
      Path draft = Files.createTempFile(folder("keys"), name, ".new");
      Files.writeString(draft, Base64.getEncoder().encodeToString(secret));
      Files.move(draft, file);
      return secret;
    } catch (IOException | IllegalArgumentException e) {
      throw new StartupFailure("Polku cannot read its key " + file + ". Restore it from a backup, or make it readable for this user.");
    }
  }

  private static void keepPrivate(Path folder) {
    try {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException | UnsupportedOperationException e) {
      // not every file system knows owners; the installer's own permissions stand
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
