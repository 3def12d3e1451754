package org.tunebench.app.shell;

import java.util.List;

/** The kinds of file that choosers offer. */
public final class FileKinds {
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

  /** Definitions of studies. */
  public static List<Dialogs.FileKind> study(Texts texts) {
    return List.of(
        new Dialogs.FileKind(texts.get("Shell.Files.Study"), List.of("*.yaml", "*.yml", "*.json")),
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
