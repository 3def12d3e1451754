package org.tunebench.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tunebench.engine.study.StorageException;

/**
 * The database file of a workspace, on its way to being open: created whole or not at all, looked
 * at before anything is changed, recovered if it is damaged, copied before it is migrated.
 */
final class DatabaseFile {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseFile.class);
  private static final String NAME = "tunebench.mv.db";
  private static final String UNFINISHED = "tunebench-unfinished.mv.db";

  private final Path home;
  private final Path file;
  private final Schema schema;
  private final Backups backups;
  private final boolean wasLeft;

  /**
   * @param backups where copies go and recovered databases come from
   * @param wasLeft whether the last process that had it did not close it
   */
  DatabaseFile(Path home, Schema schema, Backups backups, boolean wasLeft) {
    this.home = home;
    this.file = in(home);
    this.schema = schema;
    this.backups = backups;
    this.wasLeft = wasLeft;
  }

  /** Where it is in a workspace. */
  static Path in(Path home) {
    return home.resolve(NAME);
  }

  /**
   * Whether a folder has one, or backups to bring it back from, or does not let that be seen, or is
   * a file; opening it then says why. Nothing is changed.
   */
  static boolean mayBeIn(Path home) {
    boolean isFile = Files.exists(home) && !Files.isDirectory(home);
    return isFile || !Files.notExists(in(home)) || Backups.areIn(home);
  }

  /**
   * An open database.
   *
   * @param ledger counts its changes
   * @param recovery what had to be done to bring it back, one sentence for the person, or empty
   */
  record Opened(Database database, Ledger ledger, Optional<String> recovery) {}

  /**
   * What a look at the file has told.
   *
   * @param version of its tables
   * @param changes its count of them; empty before there was one
   */
  private record Standing(int version, OptionalLong changes) {}

  /**
   * Opens the database with the newest tables.
   *
   * @throws WorkspaceException if it cannot be; it is left as it was then
   */
  Opened open() {
    Optional<String> recovery = recover();
    try {
      return open(recovery);
    } catch (DamagedDatabaseException damaged) {
      // H2 reads some of its own pages only when it is about to write.
      return open(Optional.of(replace(damaged, false)));
    }
  }

  private Opened open(Optional<String> recovery) {
    try {
      return opened(recovery);
    } catch (WorkspaceException e) {
      throw Failures.ofOpening(file, e);
    }
  }

  private Opened opened(Optional<String> recovery) {
    if (!Files.exists(file)) {
      create();
    }
    int version = look(false).version();
    if (version > schema.newest()) {
      throw new WorkspaceException(
          ("The database %s is of a newer version of Tunebench (its tables are of version %d, this"
                  + " one knows %d): open it with that one, or %s")
              .formatted(file, version, schema.newest(), StorageException.ELSEWHERE),
          null);
    }
    if (version < schema.newest()) {
      backUp(version);
      migrated(begun -> Files.copy(file, begun, StandardCopyOption.COPY_ATTRIBUTES));
    }
    return counted(recovery);
  }

  private Opened counted(Optional<String> recovery) {
    Database database = Database.open(file);
    boolean done = false;
    try {
      Ledger ledger = Ledger.open(home, database);
      database.countIn(ledger);
      done = true;
      return new Opened(database, ledger, recovery);
    } finally {
      if (!done) {
        database.close();
      }
    }
  }

  /** Brings back a database that is damaged, gone or behind; says how. */
  private Optional<String> recover() {
    OptionalLong known = Ledger.written(home);
    if (!Files.exists(file)) {
      return recovery().ofDamage("", known, false);
    }
    try {
      OptionalLong kept = look(wasLeft).changes();
      if (kept.isEmpty() || kept.getAsLong() >= known.orElse(0)) {
        return Optional.empty();
      }
      return wasLeft
          ? recovery().ofLoss(kept.getAsLong(), known.getAsLong())
          : Optional.of(copy(kept.getAsLong(), known.getAsLong()));
    } catch (DamagedDatabaseException damaged) {
      return Optional.of(replace(damaged, true));
    }
  }

  /** What was closed loses nothing by itself: somebody has put another file there, and means it. */
  private String copy(long kept, long known) {
    look(true);
    return recovery().ofCopy(kept, known);
  }

  private String replace(DamagedDatabaseException damaged, boolean mayScan) {
    LOG.error("{} is damaged", file, damaged);
    return recovery()
        .ofDamage(damaged.reason(), Ledger.written(home), mayScan)
        .orElseThrow(() -> damaged);
  }

  private Recovery recovery() {
    return new Recovery(home, file, backups);
  }

  /**
   * Looks at the file without changing it. A file of ours has tables from its first moment; H2
   * opens one that was cut short as if it were new, and would begin to fill it.
   *
   * @param whole whether to read all of it
   */
  private Standing look(boolean whole) {
    try (Database database = Database.openReadOnly(file)) {
      int version =
          Schema.of(database)
              .orElseThrow(() -> Failures.damaged(file, "its tables are missing", null));
      if (whole) {
        Health.check(database);
      }
      boolean counts = version >= Ledger.SINCE && version <= schema.newest();
      return new Standing(
          version, counts ? OptionalLong.of(database.read(Ledger::of)) : OptionalLong.empty());
    } catch (WorkspaceException e) {
      throw Failures.ofOpening(file, e);
    }
  }

  private void create() {
    migrated(Folders::createFile);
  }

  /** What migrations begin with. */
  private interface Begin {
    void at(Path file) throws IOException;
  }

  /**
   * Brings what there is to the newest tables beside the database, and then puts it there: each
   * statement that defines tables is a transaction of its own, so that a migration which ends early
   * would leave some of them.
   */
  private void migrated(Begin begin) {
    Path unfinished = home.resolve(UNFINISHED);
    try {
      Files.deleteIfExists(unfinished);
      try {
        begin.at(unfinished);
        try (Database database = Database.open(unfinished)) {
          schema.migrate(database);
        }
        force(unfinished);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        force(home);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      throw Failures.ofFile(file, e);
    }
  }

  /** Makes a file, or a new name in a folder, outlive a loss of power where there is a way to. */
  private static void force(Path path) {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException notHere) {
      LOG.debug("{} cannot be forced to the disk here", path, notHere);
    }
  }

  private void backUp(int version) {
    String name = "tunebench-schema-" + version + "-" + backups.stamp() + ".mv.db";
    Path copy = backups.folder().resolve(name);
    try {
      Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
    } catch (IOException e) {
      throw Failures.ofFile(copy, e);
    }
  }
}
