package org.tunebench.app.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.tunebench.app.report.ReportData;
import org.tunebench.app.report.StudyReport;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.study.Study;
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
      description = "the folder that the page goes to; it is created if there is none")
  private Path folder;

  @Option(names = "--force", description = "replace the page if it exists")
  private boolean force;

  @Override
  public Integer call() {
    ObjectiveTypes types = root.environment().backend().objectives();
    return root.lookAtStudies(
        repository -> {
          Study study = StudyNames.find(repository, name);
          Path file = OutputFolder.create(folder, "-o").resolve(StudyReport.fileName(study.spec()));
          String page =
              StudyReport.of(ReportData.read(repository, types, study.id(), Instant.now()));
          OutputFile.write(file, force, writer -> writer.write(page));
          root.console().out().println(file);
        });
  }
}
