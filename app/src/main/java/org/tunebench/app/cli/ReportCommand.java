package org.tunebench.app.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.tunebench.app.report.ReportData;
import org.tunebench.app.report.StudyReport;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyRepository;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes a study as one page of HTML. */
@Command(
    name = "report",
    description = "Writes a study as one page of HTML that needs no other file.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  @ParentCommand private TunebenchCommand root;

  @Parameters(paramLabel = "NAME", description = "the study's name, as 'tunebench list' shows it")
  private String name;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      required = true,
      description =
          "the folder that the page goes to; it is created if there is none; - for the page on"
              + " standard output")
  private Path folder;

  @Option(names = "--force", description = "replace the page if it exists")
  private boolean force;

  @Override
  public Integer call() {
    return root.lookAtStudies(
        repository -> {
          Study study = StudyNames.look(root.console(), repository, name);
          if (OutputFile.isStandard(folder)) {
            DataOutput.write(root.console(), writer -> writer.write(page(repository, study)));
            return;
          }
          Path file = OutputFolder.create(folder, "-o").resolve(StudyReport.fileName(study.spec()));
          String page = page(repository, study);
          OutputFile.write(file, force, writer -> writer.write(page), root::isCalledOff);
          root.console().out().println(file);
        });
  }

  private String page(StudyRepository repository, Study study) {
    ObjectiveTypes types = root.environment().backend().objectives();
    return StudyReport.of(ReportData.read(repository, types, study.id(), Instant.now()));
  }
}
