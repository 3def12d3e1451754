package org.tunebench.store.optuna;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.studyfile.table.ImportedStudy;

/**
 * A file that Optuna's {@code sqlite:///} storage wrote. It is opened for reading alone, and each
 * reading is one transaction, so that it may be in use meanwhile.
 */
public final class OptunaFile {
  /** What messages about which study is meant name as their field. */
  public static final String STUDY = "study";

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  /** Where the header says whether later changes are in a file of their own, and that they are. */
  private static final int JOURNAL_AT = 18;

  private static final byte WRITE_AHEAD = 2;

  private static final int BUSY_MILLIS = 2000;

  private final Path file;
  private final ZoneId zone;

  /** A file of this machine, whose time zone older versions of Optuna wrote times in. */
  public OptunaFile(Path file) {
    this(file, ZoneId.systemDefault());
  }

  OptunaFile(Path file, ZoneId zone) {
    this.file = file;
    this.zone = zone;
  }

  /** Whether a file is an SQLite database, Optuna's or another's; what a pipe brings is none. */
  public static boolean isDatabase(Path file) {
    if (!Files.isRegularFile(file)) {
      // A look into a pipe would take from it what is to be read.
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    } catch (IOException unreadable) {
      // Whoever reads it as something else says why.
      return false;
    }
  }

  /**
   * Reads one study.
   *
   * @param study its name, or empty for the only one
   * @param skip parameters to leave out
   * @throws WrongInputException if the file or the study cannot be used
   */
  public ImportedStudy read(Optional<String> study, Set<String> skip) {
    return read(
        connection -> {
          OptunaRows rows = rows(connection);
          return imported(rows, chosen(rows.studies(), study), skip);
        });
  }

  /**
   * The names of its studies.
   *
   * @throws WrongInputException if the file cannot be used, or has none
   */
  public List<String> names() {
    return read(
        connection ->
            present(rows(connection).studies()).stream().map(OptunaRows.Named::name).toList());
  }

  private OptunaRows rows(Connection connection) throws SQLException {
    return new OptunaRows(connection, file.getFileName().toString(), zone);
  }

  private static ImportedStudy imported(OptunaRows rows, OptunaRows.Named named, Set<String> skip)
      throws SQLException {
    // A study of ours would not take every name that Optuna does.
    StudySpec.requireName(named.name());
    return new OptunaStudy(rows, named, skip).tracked().imported();
  }

  private List<OptunaRows.Named> present(List<OptunaRows.Named> studies) {
    if (studies.isEmpty()) {
      throw wrong("has no study", null);
    }
    return studies;
  }

  private OptunaRows.Named chosen(List<OptunaRows.Named> studies, Optional<String> wanted) {
    present(studies);
    String names = String.join(", ", studies.stream().map(OptunaRows.Named::name).toList());
    if (wanted.isEmpty() && studies.size() > 1) {
      throw new WrongInputException(
          STUDY, "%s holds several: name one of %s".formatted(file.getFileName(), names));
    }
    return studies.stream()
        .filter(named -> wanted.isEmpty() || named.name().equals(wanted.get()))
        .findFirst()
        .orElseThrow(
            () ->
                new WrongInputException(
                    STUDY,
                    "%s has no study '%s'; it has %s"
                        .formatted(file.getFileName(), wanted.get(), names)));
  }

  /** What is done with an open file. */
  @FunctionalInterface
  private interface Reading<T> {
    T of(Connection connection) throws SQLException;
  }

  private <T> T read(Reading<T> reading) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(BUSY_MILLIS);
    try (Connection connection = config.createConnection("jdbc:sqlite:" + address())) {
      connection.setAutoCommit(false);
      return reading.of(connection);
    } catch (SQLException e) {
      throw wrong(sentence(e), e);
    }
  }

  /**
   * The file as SQLite names it. With changes kept apart, even reading would make files beside it:
   * where there are none, SQLite is told that nobody changes the file; where there are, it is left.
   */
  private String address() {
    String uri = file.toAbsolutePath().toUri().toString().replaceFirst("^file:/(?!/)", "file:///");
    try {
      Path ahead = file.resolveSibling(file.getFileName() + "-wal");
      if (!isWriteAhead()) {
        return uri + "?mode=ro";
      }
      if (Files.exists(ahead) && Files.size(ahead) > 0) {
        throw wrong(
            "has changes in %s that are not in it yet: end what writes to it first"
                .formatted(ahead.getFileName()),
            null);
      }
      return uri + "?mode=ro&immutable=1";
    } catch (IOException e) {
      throw wrong("cannot be read: " + e.getMessage(), e);
    }
  }

  private boolean isWriteAhead() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(JOURNAL_AT + 1);
      return head.length > JOURNAL_AT && head[JOURNAL_AT] == WRITE_AHEAD;
    }
  }

  private static String sentence(SQLException e) {
    SQLiteErrorCode code = e instanceof SQLiteException known ? known.getResultCode() : null;
    if (code == null) {
      return "cannot be read: " + e.getMessage();
    }
    // Extended codes have the plain one in their last byte.
    return switch (SQLiteErrorCode.getErrorCode(code.code & 0xFF)) {
      case SQLITE_BUSY, SQLITE_LOCKED ->
          "is being written to: try again when that is done, or copy it";
      case SQLITE_CORRUPT, SQLITE_NOTADB ->
          "is damaged: SQLite cannot read it; try 'sqlite3 FILE .recover'";
      case SQLITE_READONLY, SQLITE_CANTOPEN ->
          "cannot be opened for reading alone: a program that wrote to it did not end well; open it"
              + " once with Optuna";
      default -> "is no file of Optuna that can be read: " + e.getMessage();
    };
  }

  private WrongInputException wrong(String message, Exception cause) {
    return new WrongInputException("", file.getFileName() + ": " + message, cause);
  }
}
