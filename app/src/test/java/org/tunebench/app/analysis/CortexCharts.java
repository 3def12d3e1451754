package org.tunebench.app.analysis;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tunebench.app.chart.ChartTheme;
import org.tunebench.app.chart.Drawing;
import org.tunebench.app.chart.PictureFile;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.analysis.Results;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.studyfile.table.ImportOptions;
import org.tunebench.engine.studyfile.table.ImportedStudy;
import org.tunebench.engine.studyfile.table.TrialTables;

/** The published table of scVI autotune on Cortex, where it is at hand. */
public final class CortexCharts {
  static final Texts TEXTS = new Texts(Locale.ROOT);

  private CortexCharts() {}

  /** Where the table is; there need not be one. */
  public static Path file() {
    return Path.of(System.getProperty("tunebench.shared", ""), "reference", "autotune_cortex.csv");
  }

  /** The table as a study of the name {@code cortex}. */
  public static ImportedStudy study() {
    ImportOptions options =
        new ImportOptions(
            "cortex", Optional.of("marginal_ll"), Optional.of(Goal.MINIMIZE), List.of(), List.of());
    return TrialTables.read(file(), options, new ObjectiveTypes(List.of()));
  }

  static Results results() {
    ImportedStudy study = study();
    return Results.of(study.spec(), study.trials());
  }

  /** Writes a chart as a picture for a person to look at. */
  static void write(Drawing drawing, Path file, ChartTheme theme) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      PictureFile.PNG.write(drawing, 760, 480, theme, out);
    }
  }
}
