package org.tunebench.app.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The kinds of file that choosers offer. */
public final class FileKinds {
  private static final List<String> SCRIPTS = List.of(".py", ".sh", ".R", ".r", ".jl");
  private static final List<String> STUDIES = List.of(".yaml", ".yml", ".json");

  private FileKinds() {}

  /** Data of built-in objectives. */
  public static List<Dialogs.FileKind> data(Texts texts) {
    return List.of(
        new Dialogs.FileKind(
            texts.get("Shell.Files.Data"),
            List.of(
                "*.h5ad", "*.h5", "*.hdf5", "*.csv", "*.tsv", "*.txt", "*.mtx", "*-ubyte", "*.gz")),
        all(texts));
  }

  /** Programs of the person's own that an interpreter runs. */
  public static List<Dialogs.FileKind> scripts(Texts texts) {
    return List.of(
        new Dialogs.FileKind(
            texts.get("Shell.Files.Scripts"), SCRIPTS.stream().map(end -> "*" + end).toList()),
        all(texts));
  }

  /** Whether a file is a script, by its ending. */
  public static boolean isScript(Path file) {
    String name = file.toString();
    return SCRIPTS.stream().anyMatch(name::endsWith);
  }

  /** Whether a file is a definition of a study, by its ending. */
  public static boolean isStudy(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return STUDIES.stream().anyMatch(name::endsWith);
  }

  /** Definitions of studies. */
  public static List<Dialogs.FileKind> study(Texts texts) {
    return List.of(
        new Dialogs.FileKind(
            texts.get("Shell.Files.Study"), STUDIES.stream().map(end -> "*" + end).toList()),
        all(texts));
  }

  /** Trials that are done, for {@link FinishedTrials}. */
  static List<Dialogs.FileKind> finishedTrials(Texts texts) {
    return List.of(
        new Dialogs.FileKind(
            texts.get("Shell.Files.Trials"),
            List.of("*.csv", "*.json", "*.db", "*.sqlite", "*.sqlite3")),
        all(texts));
  }

  private static Dialogs.FileKind all(Texts texts) {
    return new Dialogs.FileKind(texts.get("Shell.Files.All"), List.of("*"));
  }
}
