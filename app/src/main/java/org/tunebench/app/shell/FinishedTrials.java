package org.tunebench.app.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.studyfile.table.ImportOptions;
import org.tunebench.engine.studyfile.table.ImportedStudy;
import org.tunebench.engine.studyfile.table.TableLook;
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
   * What a person says of the columns of a table.
   *
   * @param result that decides; else one that is known as a result
   * @param goal whether less or more is better; else as is known of the column
   * @param metrics further results
   * @param skip what is left out
   * @param parameters what is none of these
   */
  record Columns(
      Optional<String> result,
      Optional<Goal> goal,
      List<String> metrics,
      List<String> skip,
      List<String> parameters) {
    /** Nothing was said. */
    static final Columns UNSAID =
        new Columns(Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());
  }

  /**
   * What a table looks like that nobody said anything about; empty where nothing needs to be said.
   *
   * @throws org.tunebench.engine.WrongInputException if it is no table of trials
   */
  static Optional<TableLook> look(Path file, ObjectiveTypes types) {
    return OptunaFile.isDatabase(file)
        ? Optional.empty()
        : Optional.of(TrialTables.look(file, types)).filter(look -> !look.isClear());
  }

  /**
   * A study of a file.
   *
   * @param study reads it; refuses what cannot be used
   */
  record Found(Supplier<ImportedStudy> study) {}

  /**
   * The studies of a file, each to be read by itself; a table is one, called as its file.
   *
   * @throws org.tunebench.engine.WrongInputException if the file cannot be used
   */
  static List<Found> read(Path file, Columns columns, ObjectiveTypes types) {
    if (OptunaFile.isDatabase(file)) {
      OptunaFile optuna = new OptunaFile(file);
      return optuna.names().stream()
          .map(name -> new Found(() -> optuna.read(Optional.of(name), Set.of())))
          .toList();
    }
    String name = file.getFileName().toString().replaceFirst("\\.[^.]*$", "").strip();
    ImportOptions options =
        new ImportOptions(
            name.isEmpty() ? "imported" : name,
            columns.result(),
            columns.goal(),
            columns.metrics(),
            columns.skip(),
            columns.parameters());
    return List.of(new Found(() -> TrialTables.read(file, options, types)));
  }
}
