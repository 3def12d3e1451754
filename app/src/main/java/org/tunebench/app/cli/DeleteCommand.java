package org.tunebench.app.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.run.SearchEngine;
import org.tunebench.engine.study.Sizes;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.UnreadableStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Deletes studies for good: here no notice stays for a while to bring them back from. */
@Command(
    name = "delete",
    description =
        "Deletes studies for good, with their trials, histories and files, and their jobs on a"
            + " cluster; all or, where one is not there, none.",
    mixinStandardHelpOptions = true)
final class DeleteCommand implements Callable<Integer> {
  @ParentCommand private TunebenchCommand root;

  @Parameters(
      paramLabel = "NAME",
      arity = "1..*",
      description = "the studies' names, as 'tunebench list' shows them")
  private List<String> names;

  @Option(names = "--yes", description = "delete them; without, only say what would be lost")
  private boolean sure;

  /**
   * A study to delete.
   *
   * @param lost what goes with it
   */
  private record Doomed(long id, String name, String lost) {}

  @Override
  public Integer call() {
    return root.withStudies(
        (engine, interruption) -> {
          List<Doomed> doomed =
              names.stream()
                  .distinct()
                  .map(name -> StudyNames.asCalledNow(root.console(), engine.repository(), name))
                  .distinct()
                  .map(name -> find(engine, name))
                  .toList();
          if (!sure) {
            throw new WrongInputException("", wouldBeLost(doomed));
          }
          for (Doomed study : doomed) {
            engine.delete(study.id());
            root.console().out().printf("deleted %s with %s%n", study.name(), study.lost());
          }
          return ExitCodes.DONE;
        });
  }

  private String wouldBeLost(List<Doomed> doomed) {
    String all =
        doomed.stream()
            .map(study -> "'%s' would be lost with %s".formatted(study.name(), study.lost()))
            .collect(Collectors.joining("; "));
    List<String> each = doomed.stream().map(Doomed::name).toList();
    return "nothing was deleted: %s; to delete %s for good: %s"
        .formatted(all, each.size() == 1 ? "it" : "them", root.command("delete", each, "--yes"));
  }

  private Doomed find(SearchEngine engine, String name) {
    return unreadable(engine, name).orElseGet(() -> readable(engine, name));
  }

  private Doomed readable(SearchEngine engine, String name) {
    Study study = StudyNames.find(root.console(), engine.repository(), name);
    int trials = engine.repository().trials(study.id()).size();
    String counted = trials == 1 ? "1 trial" : trials + " trials";
    return new Doomed(
        study.id(),
        name,
        "its %s, their histories and files (%s)".formatted(counted, size(engine, study.id())));
  }

  private static String size(SearchEngine engine, long study) {
    return Sizes.disk(engine.bytesOnDisk(study));
  }

  /**
   * The list names those that cannot be read, too, so that they can be got rid of. What is wrong
   * with one that is torn is said by whatever looks for it.
   */
  private static Optional<Doomed> unreadable(SearchEngine engine, String name) {
    return engine.repository().unreadable().stream()
        .filter(study -> study.name().equals(name) && !study.isTorn())
        .findFirst()
        .map(UnreadableStudy::id)
        .map(
            id ->
                new Doomed(
                    id,
                    name,
                    "its trials, histories and files (%s), though nothing but its definition may be wrong"
                        .formatted(size(engine, id))));
  }
}
