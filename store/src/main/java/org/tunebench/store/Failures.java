package org.tunebench.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.DataTypeException;
import org.tunebench.engine.study.StorageException;

/** Says in a sentence for the person what went wrong with a file. */
final class Failures {
  /** With less than this left, a failed write means a full disk whatever the system says. */
  private static final long FULL_BYTES = 1 << 20;

  /** H2's code is the number of the SQL state where that is a number. */
  private static final int CLASS = 1000;

  /**
   * Values that are none, or do not fit, and rows that another one forbids: classes of SQL states.
   */
  private static final Set<Integer> VALUES = Set.of(22, 23);

  /** No failure of H2 but of what reads its rows, a page that cannot be read, and one of noise. */
  private static final Set<Integer> PAGES =
      Set.of(0, ErrorCode.FILE_CORRUPTED_1, ErrorCode.GENERAL_ERROR_1);

  /** No connection of the pool was given back in time. */
  private static final int POOL_TIMEOUT = 8001;

  private Failures() {}

  /** A failure of the database file. */
  static WorkspaceException ofDatabase(Path file, Throwable cause) {
    if (isFull(file, cause)) {
      return new WorkspaceException(full(file), cause);
    } else if (isOutOfMemory(cause)) {
      return new WorkspaceException(
          "The database %s asks for more memory than there is: start Tunebench again"
              .formatted(file),
          cause);
    }
    int code = first(cause, EOFException.class).isPresent() ? 0 : sqlCode(cause);
    return sentence(file, code, cause)
        .map(sentence -> new WorkspaceException(sentence, cause))
        .orElseGet(() -> damaged(file, root(cause), cause));
  }

  /** A failure of reading the database file: a value that does not fit there is noise. */
  static WorkspaceException ofReading(Path file, Throwable cause) {
    return isOfValues(sqlCode(cause)) ? damaged(file, root(cause), cause) : ofDatabase(file, cause);
  }

  /**
   * Something in a row cannot be what was written there.
   *
   * @param what as the subject of a sentence
   * @param why for the log alone: as a cause, its words would be the person's
   */
  static DataTypeException torn(String what, RuntimeException why) {
    DataTypeException torn = new DataTypeException(what + " is torn");
    torn.addSuppressed(why);
    return torn;
  }

  /** Whether a row could not be read for what is on its page; other pages may be well. */
  static boolean isTorn(DataAccessException cause) {
    int code = sqlCode(cause);
    return !isOutOfMemory(cause) && (isOfValues(code) || PAGES.contains(code));
  }

  private static boolean isOfValues(int code) {
    return VALUES.contains(code / CLASS);
  }

  /**
   * Whether a statement was refused for what it said: a mistake in this program. That a value is
   * not of its column's kind is never one, since statements know the kinds: what a statement that
   * writes has come upon in the file is torn.
   */
  private static boolean isOurs(int code) {
    return isOfValues(code) && code != ErrorCode.DATA_CONVERSION_ERROR_1;
  }

  /** What was written to the database file could not be forced to its disk. */
  static WorkspaceException ofForcing(Path file, SQLException cause) {
    String sentence =
        isFull(file, cause)
            ? full(file)
            : "The last change of the database %s is kept, but a loss of power may take it (%s): see that its disk is well"
                .formatted(file, root(cause));
    return new WorkspaceException(sentence, cause);
  }

  /** What an error of H2 means, or nothing if it is damage. */
  private static Optional<String> sentence(Path file, int code, Throwable cause) {
    return Optional.ofNullable(
        switch (code) {
          case ErrorCode.FILE_VERSION_ERROR_1 ->
              "The database %s was written by a newer version of Tunebench: open it with that one"
                  .formatted(file);
          case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
              "The database %s is open in another program: close that one".formatted(file);
          case ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2 ->
              "The database %s could not be read or written (%s): see that its disk is there and the file may be written"
                  .formatted(file, root(cause));
          case ErrorCode.DATABASE_IS_CLOSED, ErrorCode.OBJECT_CLOSED ->
              "The database %s was closed after an earlier failure: start Tunebench again"
                  .formatted(file);
          case POOL_TIMEOUT ->
              "The database %s is busy, since too much is read at once: try again in a moment"
                  .formatted(file);
          default ->
              isOurs(code)
                  ? "The database %s is well, but Tunebench made a mistake and could not keep this (%s): please report it"
                      .formatted(file, root(cause))
                  : null;
        });
  }

  /** The file cannot be what Tunebench has written. */
  static DamagedDatabaseException damaged(Path file, String reason, Throwable cause) {
    return new DamagedDatabaseException(
        ("The database %s is damaged (%s): put a copy from the folder backups, or one of your own,"
                + " in its place")
            .formatted(file, reason),
        reason,
        cause);
  }

  /**
   * While a file is opened, little is in memory: a part that does not fit there is noise that was
   * taken for a length. Nothing is kept then either, so a value that does not fit is noise, too.
   *
   * @return the failure of opening it
   */
  static WorkspaceException ofOpening(Path file, WorkspaceException cause) {
    if (isOutOfMemory(cause)) {
      return damaged(file, "a length in it is larger than the memory", cause);
    }
    return isOfValues(sqlCode(cause)) ? damaged(file, root(cause), cause) : cause;
  }

  private static boolean isOutOfMemory(Throwable cause) {
    return first(cause, OutOfMemoryError.class).isPresent();
  }

  /** A failure of a file or folder of the workspace. */
  static WorkspaceException ofFile(Path file, IOException cause) {
    String sentence =
        isFull(file, cause)
            ? full(file)
            : "%s could not be used (%s): see that it exists and may be written, or %s"
                .formatted(file, reason(cause), StorageException.ELSEWHERE);
    return new WorkspaceException(sentence, cause);
  }

  /** A migration that failed: without space it does so in many ways, none of which says so. */
  static WorkspaceException ofMigration(Path file, RuntimeException cause) {
    String sentence =
        hasNoSpace(file)
            ? full(file)
            : "The database %s could not be brought to this version of Tunebench (%s)"
                .formatted(file, String.valueOf(cause.getMessage()).lines().findFirst().orElse(""));
    return new WorkspaceException(sentence, cause);
  }

  private static String full(Path file) {
    return "The disk that holds %s is full: free some space and start again".formatted(file);
  }

  /** Whether it failed because the disk that holds a file is full. */
  static boolean isFull(Path file, Throwable cause) {
    return isFull(cause, () -> hasNoSpace(file));
  }

  /**
   * Whether a disk is full, as the system says or as is seen where it does not.
   *
   * @param hasNoSpace looks at the disk
   */
  static boolean isFull(Throwable cause, BooleanSupplier hasNoSpace) {
    boolean said =
        causes(cause)
            .filter(IOException.class::isInstance)
            .map(e -> String.valueOf(e.getMessage()).toLowerCase(java.util.Locale.ROOT))
            .anyMatch(
                text ->
                    text.contains("no space left")
                        || text.contains("not enough space")
                        || text.contains("disk quota")
                        || text.contains("file too large"));
    return said || (isUnexplained(cause) && hasNoSpace.getAsBoolean());
  }

  /**
   * An I/O failure that is no plain lack of a file or a permission. That of a thread which works
   * for another may be lost on the way, and H2 says no more than that there was one.
   */
  private static boolean isUnexplained(Throwable cause) {
    int code = sqlCode(cause);
    boolean io = code == ErrorCode.IO_EXCEPTION_1 || code == ErrorCode.IO_EXCEPTION_2;
    return (io || first(cause, IOException.class).isPresent())
        && first(cause, AccessDeniedException.class).isEmpty()
        && first(cause, NoSuchFileException.class).isEmpty();
  }

  private static boolean hasNoSpace(Path file) {
    try {
      FileStore disk = Files.getFileStore(Files.exists(file) ? file : file.getParent());
      return disk.getTotalSpace() > 0 && disk.getUsableSpace() < FULL_BYTES;
    } catch (IOException unknown) {
      return false;
    }
  }

  private static Stream<Throwable> causes(Throwable last) {
    return Stream.iterate(last, e -> e != null, Throwable::getCause).limit(20);
  }

  private static <T extends Throwable> Optional<T> first(Throwable last, Class<T> kind) {
    return causes(last).filter(kind::isInstance).map(kind::cast).findFirst();
  }

  private static int sqlCode(Throwable cause) {
    Predicate<SQLException> coded = e -> e.getErrorCode() != 0;
    return first(cause, SQLException.class).filter(coded).map(SQLException::getErrorCode).orElse(0);
  }

  private static String root(Throwable cause) {
    Throwable root = causes(cause).reduce((a, b) -> b).orElse(cause);
    String text = root instanceof IOException e ? reason(e) : String.valueOf(root.getMessage());
    return text.lines().findFirst().orElse("").replaceFirst(" \\[[0-9./-]+]$", "");
  }

  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "access is denied";
    } else if (cause instanceof NoSuchFileException) {
      return "there is no such file or folder";
    } else if (cause instanceof EOFException) {
      return "it ends too early";
    } else if (cause instanceof FileSystemException e && e.getReason() != null) {
      return e.getReason();
    }
    return String.valueOf(cause.getMessage());
  }
}
