package org.tunebench.app.trials;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.Dialogs;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
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
            fileName(spec.name()) + ".csv",
            List.of(
                new Dialogs.FileKind(texts.get("Trials.Export.Csv"), List.of("*.csv")),
                new Dialogs.FileKind(texts.get("Trials.Export.Json"), List.of("*.json"))))
        .ifPresent(file -> write(spec, trials, marks, file));
  }

  /** A study's name may hold what no file's name can. */
  static String fileName(String study) {
    return study.replaceAll("[^\\p{L}\\p{N}._ -]", "-");
  }

  private void write(StudySpec spec, List<Trial> trials, Map<Integer, Marks> marks, Path file) {
    boolean asJson = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
    background.run(
        () -> {
          TrialTable table = TrialTable.of(spec, trials, marks);
          replace(
              file,
              asJson ? out -> TableJson.write(table, out) : out -> TableCsv.write(table, out));
          return trials.size();
        },
        count ->
            services
                .dialogs()
                .notice(texts.get("Trials.Export.Done", count, file.getFileName().toString())),
        wrong -> services.dialogs().error(texts.get("Trials.Export.Failed"), Sentences.of(wrong)),
        () -> {});
  }

  private interface Content {
    void writeTo(Writer out) throws IOException;
  }

  /** Writes beside the file first: a failure half way leaves the old one as it was. */
  private void replace(Path file, Content content) {
    Path target = file.toAbsolutePath();
    try {
      Path beside = Files.createTempFile(target.getParent(), ".tunebench-", ".tmp");
      try {
        try (Writer out = Files.newBufferedWriter(beside, StandardCharsets.UTF_8)) {
          content.writeTo(out);
        }
        move(beside, target);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw FileProblem.of(texts, e);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
