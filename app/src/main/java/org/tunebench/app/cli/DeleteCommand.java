package org.tunebench.app.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.run.SearchEngine;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.UnreadableStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Deletes a study for good: here no notice stays for a while to bring it back from. */
@Command(
    name = "delete",
    description =
        "Deletes a study for good, with its trials, their histories and files, and its jobs on a"
            + " cluster.",
    mixinStandardHelpOptions = true)
final class DeleteCommand implements Callable<Integer> {
  @ParentCommand private TunebenchCommand root;

  @Parameters(paramLabel = "NAME", description = "the study's name, as 'tunebench list' shows it")
  private String name;

  @Option(names = "--yes", description = "delete it; without, only say what would be lost")
  private boolean sure;

  /**
   * A study to delete.
   *
   * @param lost what goes with it
   */
  private record Doomed(long id, String lost) {}

  @Override
  public Integer call() {
    return root.withStudies(
        (engine, interruption) -> {
          Doomed doomed = unreadable(engine).orElseGet(() -> readable(engine));
          if (!sure) {
            throw new WrongInputException(
                "",
                "nothing was deleted: '%s' would be lost with %s; to delete it for good: %s"
                    .formatted(name, doomed.lost(), root.command("delete", name, "--yes")));
          }
          engine.delete(doomed.id());
          root.console().out().printf("deleted %s with %s%n", name, doomed.lost());
          return ExitCodes.DONE;
        });
  }

  private Doomed readable(SearchEngine engine) {
    Study study = StudyNames.find(engine, name);
    int trials = engine.repository().trials(study.id()).size();
    return new Doomed(
        study.id(),
        "its %s and their histories and files"
            .formatted(trials == 1 ? "1 trial" : trials + " trials"));
  }

  /** The list names those that cannot be read, too, so that they can be got rid of. */
  private Optional<Doomed> unreadable(SearchEngine engine) {
    return engine.repository().unreadable().stream()
        .filter(study -> study.name().equals(name))
        .findFirst()
        .map(UnreadableStudy::id)
        .map(
            id ->
                new Doomed(
                    id,
                    "its trials, histories and files, though nothing but its definition may be"
                        + " wrong"));
  }
}
