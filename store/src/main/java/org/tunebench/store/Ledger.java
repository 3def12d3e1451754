package org.tunebench.store;

import static org.tunebench.store.db.Tables.LEDGER;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts transactions twice: in the database, as part of each of them, and in a small file beside
 * it, once they are on the disk. A database that was cut short, or put back from an older copy,
 * opens as if nothing were missing; it is told by a count below that of the file. The file may lag
 * behind, it never runs ahead.
 */
final class Ledger implements AutoCloseable {
  /** The file's name in the workspace. */
  static final String FILE = "tunebench.changes";

  /** The schema that brought the count. */
  static final int SINCE = 3;

  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

  private static final FixedStatement COUNT =
      new FixedStatement(db -> db.update(LEDGER).set(LEDGER.CHANGES, 0L));

  /** As many as the longest number, so that a longer one leaves nothing of a shorter one behind. */
  private static final String ZEROS = "0".repeat(19);

  private static final int LONGEST = 64;

  /** Not a channel of java.nio: those close themselves when their thread is interrupted. */
  private final RandomAccessFile file;

  private volatile long changes;

  private Ledger(RandomAccessFile file, long changes) {
    this.file = file;
    this.changes = changes;
  }

  /**
   * Goes on counting from where the database stands, or, where that lacks changes, beyond what was
   * counted before: no number is given twice, so what comes now is not less than an older backup.
   *
   * @throws WorkspaceException if the file or the database cannot be written
   */
  static Ledger open(Path home, Database database) {
    Path path = home.resolve(FILE);
    long known = written(home).orElse(0);
    long changes = database.read(Ledger::of);
    if (changes < known) {
      changes = known + 1;
      raise(database, changes);
    }
    try {
      Folders.createFile(path);
      Ledger ledger = new Ledger(new RandomAccessFile(path.toFile(), "rw"), changes);
      ledger.write();
      return ledger;
    } catch (IOException e) {
      throw Failures.ofFile(path, e);
    }
  }

  private static void raise(Database database, long changes) {
    database.write(db -> db.update(LEDGER).set(LEDGER.CHANGES, changes).execute());
  }

  /** What the file of a workspace says, or empty if it says nothing. */
  static OptionalLong written(Path home) {
    return number(home.resolve(FILE));
  }

  /** When the file of a workspace was last written, or empty if it is not there. */
  static Optional<Instant> lastWritten(Path home) {
    try {
      return Optional.of(Files.getLastModifiedTime(home.resolve(FILE)).toInstant());
    } catch (IOException notThere) {
      return Optional.empty();
    }
  }

  /** The count of changes that a file says, or empty if it says nothing. */
  static OptionalLong number(Path path) {
    try {
      if (Files.isRegularFile(path) && Files.size(path) <= LONGEST) {
        return OptionalLong.of(Long.parseLong(Files.readString(path).strip()));
      }
    } catch (IOException | NumberFormatException nothing) {
      LOG.warn("{} says nothing", path, nothing);
    }
    return OptionalLong.empty();
  }

  /** What a database of the newest tables says. */
  static long of(DSLContext db) {
    Long kept = db.select(LEDGER.CHANGES).from(LEDGER).fetchOne(LEDGER.CHANGES);
    if (kept == null) {
      throw new DataAccessException("the ledger is empty");
    }
    return kept;
  }

  /** Counts one more as part of a transaction; called under the database's lock of writing. */
  void count(DSLContext db) {
    COUNT.execute(db, List.of(DSL.val(changes + 1, LEDGER.CHANGES)));
  }

  /** The transaction that was counted is part of the database: the next one has another number. */
  void isCommitted() {
    changes = changes + 1;
  }

  /** What was counted is on the disk. */
  void isKept() {
    try {
      write();
    } catch (IOException e) {
      // The count lags behind then, as it may: the transaction itself is safe.
      LOG.warn("the count of changes could not be written", e);
    }
  }

  private void write() throws IOException {
    String digits = Long.toString(changes);
    String text = ZEROS.substring(digits.length()) + digits + System.lineSeparator();
    file.seek(0);
    file.write(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** How many transactions the database has. */
  long changes() {
    return changes;
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      LOG.warn("the count of changes could not be closed", e);
    }
  }
}
