package org.tunebench.app.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.studyfile.table.ImportOptions;
import org.tunebench.engine.studyfile.table.ImportedStudy;
import org.tunebench.engine.studyfile.table.TrialTables;
import org.tunebench.store.optuna.OptunaFile;

/** Files with trials that are done: tables, and databases of Optuna. */
final class FinishedTrials {
  /** How our own tables begin, as CSV. */
  private static final String OUR_HEADER = "trial,state,";

  private static final int HEAD = 64;

  private FinishedTrials() {}

  /**
   * Whether a file that nobody said anything about holds finished trials: a database, a list in
   * JSON, or a table with our header. Other tables are more likely data.
   */
  static boolean areIn(Path file) {
    if (OptunaFile.isDatabase(file)) {
      return true;
    }
    String head = head(file);
    return isNamed(file, ".json") && head.stripLeading().startsWith("[")
        || isNamed(file, ".csv") && head.startsWith(OUR_HEADER);
  }

  private static boolean isNamed(Path file, String ending) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ending);
  }

  private static String head(Path file) {
    char[] head = new char[HEAD];
    try (BufferedReader in = Files.newBufferedReader(file)) {
      int count = in.read(head);
      return new String(head, 0, Math.max(0, count));
    } catch (IOException unreadable) {
      // Whoever reads it as something else says why.
      return "";
    }
  }

  /**
   * Reads all studies of a file; a table is one, called as its file.
   *
   * @throws org.tunebench.engine.WrongInputException if it, or any study of it, cannot be used
   */
  static List<ImportedStudy> read(Path file, ObjectiveTypes types) {
    if (OptunaFile.isDatabase(file)) {
      return new OptunaFile(file).readAll();
    }
    String name = file.getFileName().toString().replaceFirst("\\.[^.]*$", "").strip();
    return List.of(
        TrialTables.read(file, new ImportOptions(name.isEmpty() ? "imported" : name), types));
  }
}
