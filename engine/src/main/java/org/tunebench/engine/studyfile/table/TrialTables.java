package org.tunebench.engine.studyfile.table;

import java.nio.file.Path;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.studyfile.yaml.TextFile;

/** Reads tables of finished trials. */
public final class TrialTables {
  private static final int MOST_BYTES = 200_000_000;

  private TrialTables() {}

  /**
   * Reads a table: JSON if the file begins with a bracket, CSV otherwise.
   *
   * @param types the kinds of objective, for the metrics that they know
   * @throws org.tunebench.engine.WrongInputException naming line and column of what cannot be used
   */
  public static ImportedStudy read(Path file, ImportOptions options, ObjectiveTypes types) {
    String text = TextFile.read(file, MOST_BYTES, "table of trials", "CSV or JSON");
    return parse(text, TextFile.name(file), options, types);
  }

  /**
   * Reads the text of a table.
   *
   * @param file as messages name it
   * @throws org.tunebench.engine.WrongInputException as {@link #read}
   */
  public static ImportedStudy parse(
      String text, String file, ImportOptions options, ObjectiveTypes types) {
    return new TableReader(table(text, file), options, types).read();
  }

  private static RawTable table(String text, String file) {
    String start = text.stripLeading();
    boolean json = start.startsWith("[") || start.startsWith("{");
    return json ? JsonTable.read(text, file) : CsvTable.read(text, file);
  }

  /**
   * Looks at a table before it is read.
   *
   * @param types the kinds of objective, for the metrics that they know
   * @throws org.tunebench.engine.WrongInputException if it is no table of trials
   */
  public static TableLook look(Path file, ObjectiveTypes types) {
    String text = TextFile.read(file, MOST_BYTES, "table of trials", "CSV or JSON");
    return look(text, TextFile.name(file), types);
  }

  static TableLook look(String text, String file, ObjectiveTypes types) {
    RawTable table = table(text, file);
    return new Roles(table, new ImportOptions(""), types).look();
  }
}
