package org.tunebench.app.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tunebench.app.report.ReportData;
import org.tunebench.app.report.StudyReport;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.Dialogs;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.WholeFile;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.StudySpec;

/** Writes a study's report to a file that the person chooses, in the background. */
final class StudyReportCommand {
  private final Services services;
  private final Texts texts;
  private final long study;

  StudyReportCommand(Services services, long study) {
    this.services = services;
    this.texts = services.texts();
    this.study = study;
  }

  /** Asks for the file and writes it. */
  void ask(StudySpec spec) {
    services
        .dialogs()
        .saveFile(
            texts.get("Report.Title"),
            StudyReport.fileName(spec),
            List.of(new Dialogs.FileKind(texts.get("Report.Kind"), List.of("*.html"))))
        .ifPresent(this::write);
  }

  private void write(Path file) {
    new Background(services)
        .run(
            () -> {
              String page =
                  StudyReport.of(
                      ReportData.read(
                          services.engine().repository(),
                          services.engine().objectives(),
                          study,
                          services.clock().instant()));
              return written(file, page);
            },
            done -> services.dialogs().written(texts.get("Report.Done", done.toString()), done),
            wrong -> services.dialogs().error(texts.get("Report.Failed"), Sentences.of(wrong)),
            () -> {});
  }

  private Path written(Path file, String page) {
    try {
      WholeFile.write(file, target -> Files.writeString(target, page));
      return file;
    } catch (IOException e) {
      throw new WrongInputException("", texts.get("Report.NotWritten", file.toString()), e);
    }
  }
}
