package org.tunebench.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.studyfile.table.ImportOptions;
import org.tunebench.engine.studyfile.table.ImportedStudy;
import org.tunebench.engine.studyfile.table.TrialTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes a finished study of a table of trials. */
@Command(
    name = "import",
    description = "Makes a study of a table of finished trials, to be looked at and compared.",
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
  @ParentCommand private TunebenchCommand root;

  @Parameters(paramLabel = "FILE", description = "CSV or JSON with a line a trial")
  private Path file;

  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description = "what the study is called")
  private String name;

  @Option(
      names = "--metric",
      paramLabel = "COLUMN",
      description = "the result that decides; a known metric unless given")
  private String metric;

  @Option(
      names = "--goal",
      paramLabel = "minimize|maximize",
      description = "what is better; minimize unless given, or as is known of the metric")
  private String goal;

  @Option(
      names = "--result",
      split = ",",
      paramLabel = "COLUMN",
      description = "further columns that are results, not parameters")
  private List<String> results = List.of();

  @Option(
      names = "--skip",
      split = ",",
      paramLabel = "COLUMN",
      description = "columns to leave out")
  private List<String> skip = List.of();

  @Override
  public Integer call() {
    StudySpec.requireName(name);
    ImportOptions options =
        new ImportOptions(
            name,
            Optional.ofNullable(metric),
            Optional.ofNullable(goal).map(this::goal),
            results,
            skip);
    ImportedStudy imported =
        TrialTables.read(file, options, root.environment().backend().objectives());
    return root.withEngine(
        (engine, interruption) -> {
          imported.keepIn(engine.repository());
          imported.notes().forEach(note -> root.console().err().println("note: " + note));
          root.console()
              .out()
              .printf(
                  "%s: %d trials with %d parameters; see them with: %s%n",
                  name,
                  imported.trials().size(),
                  imported.spec().space().size(),
                  root.command("show", name));
          return ExitCodes.DONE;
        });
  }

  private Goal goal(String word) {
    for (Goal known : Goal.values()) {
      if (known.word().equals(word)) {
        return known;
      }
    }
    throw new WrongInputException("--goal", "must be minimize or maximize, not " + word);
  }
}
