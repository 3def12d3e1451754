package org.tunebench.app.trials;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.tunebench.app.plain.FileNames;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.Dialogs;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.WholeFile;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.analysis.FileTable;
import org.tunebench.engine.analysis.HistoryTable;
import org.tunebench.engine.analysis.TableForm;
import org.tunebench.engine.analysis.TrialTable;
import org.tunebench.engine.study.Marks;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;

/**
 * Writes trials, or what they reported while they ran, to a file that the person chooses: CSV, or
 * JSON if its name ends so.
 */
public final class TrialExport {
  private final Services services;
  private final long study;
  private final Background background;
  private final Texts texts;

  /**
   * An export that asks through the services' dialogs.
   *
   * @param study the study that the trials belong to
   */
  public TrialExport(Services services, long study) {
    this.services = services;
    this.study = study;
    this.background = new Background(services);
    this.texts = services.texts();
  }

  /** Asks for a file and writes the table of trials to it in the background. */
  public void ask(StudySpec spec, List<Trial> trials, Map<Integer, Marks> marks) {
    if (saidToBeNone(spec, trials)) {
      return;
    }
    askFile("Trials.Export.Title", spec.name())
        .ifPresent(
            file ->
                write(
                    file,
                    () -> TrialTable.of(spec, trials, marks),
                    "Trials.Export.Done",
                    "Trials.Export.Failed"));
  }

  /** The same with the histories of trials, a line for each value that was reported. */
  public void askHistories(StudySpec spec, List<Trial> trials) {
    if (saidToBeNone(spec, trials)) {
      return;
    }
    askFile("Trials.Export.Histories.Title", texts.get("Trials.Export.Histories.File", spec.name()))
        .ifPresent(
            file ->
                write(
                    file,
                    () -> histories(trials),
                    "Trials.Export.Histories.Done",
                    "Trials.Export.Histories.Failed"));
  }

  private boolean saidToBeNone(StudySpec spec, List<Trial> trials) {
    boolean none = spec == null || trials.isEmpty();
    if (none) {
      services.dialogs().notice(texts.get("Trials.Export.None"));
    }
    return none;
  }

  private Optional<Path> askFile(String title, String name) {
    return services
        .dialogs()
        .saveFile(
            texts.get(title),
            FileNames.of(name, "study") + ".csv",
            List.of(
                new Dialogs.FileKind(texts.get("Trials.Export.Csv"), List.of("*.csv")),
                new Dialogs.FileKind(texts.get("Trials.Export.Json"), List.of("*.json"))));
  }

  private FileTable histories(List<Trial> trials) {
    HistoryTable table = HistoryTable.of(services.engine().repository(), study, trials, List.of());
    if (table.isEmpty()) {
      throw new WrongInputException("", texts.get("Trials.Export.Histories.None"));
    }
    return table;
  }

  /**
   * @param table reads what is written
   */
  private void write(Path file, Supplier<FileTable> table, String done, String failed) {
    background.run(
        () -> write(table.get(), file),
        count ->
            services.dialogs().written(texts.get(done, count, file.getFileName().toString()), file),
        wrong -> services.dialogs().error(texts.get(failed), Sentences.of(wrong)),
        () -> {});
  }

  private long write(FileTable table, Path file) {
    AtomicLong count = new AtomicLong();
    try {
      WholeFile.write(
          file,
          target -> {
            try (Writer out = Files.newBufferedWriter(target, StandardCharsets.UTF_8)) {
              count.set(table.write(TableForm.of(file), out));
            }
          });
    } catch (IOException e) {
      throw FileProblem.of(texts, e);
    }
    return count.get();
  }
}
