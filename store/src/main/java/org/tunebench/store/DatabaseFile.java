package org.tunebench.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database file of a workspace, on its way to being open: created whole or not at all, looked
 * at before anything is changed, copied before it is migrated.
 */
final class DatabaseFile {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseFile.class);
  private static final String NAME = "tunebench.mv.db";
  private static final String UNFINISHED = "tunebench-unfinished.mv.db";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final Path home;
  private final Path file;
  private final Schema schema;
  private final Clock clock;

  DatabaseFile(Path home, Schema schema, Clock clock) {
    this.home = home;
    this.file = home.resolve(NAME);
    this.schema = schema;
    this.clock = clock;
  }

  /**
   * Opens the database with the newest tables.
   *
   * @throws WorkspaceException if it cannot be; it is left as it was then
   */
  Database open() {
    if (!Files.exists(file)) {
      create();
    }
    int version = version();
    if (version > schema.newest()) {
      throw new WorkspaceException(
          ("The database %s is of a newer version of Tunebench (its tables are of version %d, this"
                  + " one knows %d): open it with that one, or choose another folder with --home")
              .formatted(file, version, schema.newest()),
          null);
    }
    if (version < schema.newest()) {
      backUp(version);
      try (Database database = Database.open(file)) {
        schema.migrate(database);
      }
    }
    return Database.open(file);
  }

  /**
   * The version of the tables. A file of ours has tables from its first moment; H2 opens one that
   * was cut short as if it were new, and would begin to fill it.
   */
  private int version() {
    try (Database database = Database.openReadOnly(file)) {
      return Schema.of(database).orElseThrow(() -> Failures.damaged(file));
    }
  }

  private void create() {
    Path unfinished = home.resolve(UNFINISHED);
    try {
      Files.deleteIfExists(unfinished);
      Folders.createFile(unfinished);
      try (Database database = Database.open(unfinished)) {
        schema.migrate(database);
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      force(home);
    } catch (IOException e) {
      throw Failures.ofFile(file, e);
    }
  }

  /** Makes a new name in a folder outlive a loss of power, where the system has a way to. */
  private static void force(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException notHere) {
      LOG.debug("Folders cannot be forced to the disk here", notHere);
    }
  }

  private void backUp(int version) {
    Path folder = home.resolve("backups");
    Folders.create(folder);
    String name = "tunebench-schema-%d-%s.mv.db".formatted(version, STAMP.format(clock.instant()));
    Path copy = folder.resolve(name);
    try {
      Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
    } catch (IOException e) {
      throw Failures.ofFile(copy, e);
    }
  }
}
