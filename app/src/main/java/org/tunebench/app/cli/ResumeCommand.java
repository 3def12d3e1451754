package org.tunebench.app.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.run.BudgetOutlook;
import org.tunebench.engine.run.BudgetOutlook.End;
import org.tunebench.engine.run.SearchEngine;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Durations;
import org.tunebench.engine.study.Stopping;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.TrialState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Goes on with a study that was stopped or interrupted. */
@Command(name = "resume", description = "Goes on with a study.", mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {
  @ParentCommand private TunebenchCommand root;

  @Parameters(paramLabel = "NAME", description = "the study's name, as 'tunebench list' shows it")
  private String name;

  @Option(
      names = "--trials",
      paramLabel = "N",
      description = "trials in all from now on, those that are done included")
  private Integer trials;

  @Option(
      names = "--time",
      paramLabel = "TIME",
      description = "how long it may run in all from now on, such as 16h")
  private String time;

  @Option(
      names = "--no-early-end",
      description = "go on until trials or time are used up, whatever its target or patience says")
  private boolean noEarlyEnd;

  @Override
  public Integer call() {
    return root.withStudies(
        (engine, interruption) -> {
          Study found = StudyNames.find(root.console(), engine.repository(), name);
          // Before its budget is changed: an imported study is never gone on with.
          engine.check(found.spec());
          Study study = withBudget(engine, found);
          StudySnapshot now = engine.snapshot(study.id()).orElseThrow();
          return isOver(now)
              ? nothingLeft(now)
              : new SearchRun(root, engine, interruption).toItsEnd(study);
        });
  }

  private Study withBudget(SearchEngine engine, Study study) {
    Budget before = study.spec().budget();
    Budget budget = trials == null ? before : TypedTrials.in(before, trials);
    if (time != null) {
      budget = budget.withTime(Optional.of(Durations.parse("--time", time)));
    }
    if (noEarlyEnd) {
      budget = budget.withStopping(Stopping.NEVER);
    }
    if (budget.equals(before)) {
      return study;
    }
    try {
      engine.setBudget(study.id(), budget);
    } catch (WrongInputException wrong) {
      throw TypedTrials.named(wrong);
    }
    if (budget.trials() < before.trials()) {
      root.console()
          .err()
          .println(
              "note: the budget was %d trials, and is %d from now on"
                  .formatted(before.trials(), budget.trials()));
    }
    return engine.repository().study(study.id()).orElseThrow();
  }

  /** Whether a run would do nothing but begin and end, which takes of its time all the same. */
  private static boolean isOver(StudySnapshot now) {
    return now.study().state() == StudyState.FINISHED
        && now.count(TrialState.WAITING) == 0
        && end(now, now.study().spec().budget()).isPresent();
  }

  private static Optional<End> end(StudySnapshot now, Budget budget) {
    return new BudgetOutlook(now).of(budget, now.study().elapsed()).end();
  }

  private int nothingLeft(StudySnapshot now) {
    root.console()
        .out()
        .println(
            "%s is finished, and nothing is left to do: %s"
                .formatted(now.study().spec().name(), new MoreToDo(now).sentence(this::resume)));
    return now.count(TrialState.COMPLETED) > 0 ? ExitCodes.DONE : ExitCodes.NO_RESULT;
  }

  private String resume(StudySnapshot now, List<String> options) {
    return root.command("resume", now.study().spec().name(), options.toArray(String[]::new));
  }
}
