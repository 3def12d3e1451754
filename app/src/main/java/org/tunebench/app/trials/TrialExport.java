package org.tunebench.app.trials;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tunebench.app.plain.FileNames;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.Dialogs;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.WholeFile;
import org.tunebench.engine.analysis.TableCsv;
import org.tunebench.engine.analysis.TableJson;
import org.tunebench.engine.analysis.TrialTable;
import org.tunebench.engine.study.Marks;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;

/** Writes trials to a file that the person chooses: CSV, or JSON if its name ends so. */
public final class TrialExport {
  private final Services services;
  private final Background background;
  private final Texts texts;

  /** An export that asks through the services' dialogs. */
  public TrialExport(Services services) {
    this.services = services;
    this.background = new Background(services);
    this.texts = services.texts();
  }

  /** Asks for a file and writes to it in the background. */
  public void ask(StudySpec spec, List<Trial> trials, Map<Integer, Marks> marks) {
    if (spec == null || trials.isEmpty()) {
      services.dialogs().notice(texts.get("Trials.Export.None"));
      return;
    }
    services
        .dialogs()
        .saveFile(
            texts.get("Trials.Export.Title"),
            FileNames.of(spec.name(), "study") + ".csv",
            List.of(
                new Dialogs.FileKind(texts.get("Trials.Export.Csv"), List.of("*.csv")),
                new Dialogs.FileKind(texts.get("Trials.Export.Json"), List.of("*.json"))))
        .ifPresent(file -> write(spec, trials, marks, file));
  }

  private void write(StudySpec spec, List<Trial> trials, Map<Integer, Marks> marks, Path file) {
    boolean asJson = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
    background.run(
        () -> {
          TrialTable table = TrialTable.of(spec, trials, marks);
          write(table, asJson, file);
          return trials.size();
        },
        count ->
            services
                .dialogs()
                .written(
                    texts.get("Trials.Export.Done", count, file.getFileName().toString()), file),
        wrong -> services.dialogs().error(texts.get("Trials.Export.Failed"), Sentences.of(wrong)),
        () -> {});
  }

  private void write(TrialTable table, boolean asJson, Path file) {
    try {
      WholeFile.write(
          file,
          target -> {
            try (Writer out = Files.newBufferedWriter(target, StandardCharsets.UTF_8)) {
              if (asJson) {
                TableJson.write(table, out);
              } else {
                TableCsv.write(table, out);
              }
            }
          });
    } catch (IOException e) {
      throw FileProblem.of(texts, e);
    }
  }
}
