package org.tunebench.app.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.run.SearchEngine;
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
          return study.state() == StudyState.FINISHED && study.spec().equals(found.spec())
              ? nothingLeft(engine, study)
              : new SearchRun(root, engine, interruption).toItsEnd(study);
        });
  }

  private Study withBudget(SearchEngine engine, Study study) {
    Budget before = study.spec().budget();
    Budget budget = before;
    try {
      budget = trials == null ? before : before.withTrials(trials);
    } catch (WrongInputException wrong) {
      throw asTyped(wrong);
    }
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
      throw asTyped(wrong);
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

  private static WrongInputException asTyped(WrongInputException wrong) {
    return wrong.field().equals("budget.trials")
        ? new WrongInputException("--trials", wrong.getMessage(), wrong)
        : wrong;
  }

  private int nothingLeft(SearchEngine engine, Study study) {
    root.console().out().println(study.spec().name() + " is finished: " + howToGoOn(engine, study));
    boolean any =
        engine.repository().trials(study.id()).stream()
            .anyMatch(trial -> trial.state() == TrialState.COMPLETED);
    return any ? ExitCodes.DONE : ExitCodes.NO_RESULT;
  }

  private String howToGoOn(SearchEngine engine, Study study) {
    Budget budget = study.spec().budget();
    Optional<Duration> used = budget.time().filter(most -> study.elapsed().compareTo(most) >= 0);
    if (used.isPresent()) {
      String more = Durations.format(used.get().multipliedBy(2));
      return "give it more time with '%s'".formatted(resume(study, "--time", more));
    }
    boolean early = engine.snapshot(study.id()).orElseThrow().done() < budget.trials();
    return early && !budget.stopping().equals(Stopping.NEVER)
        ? "go on beyond its target or patience with '%s'".formatted(resume(study, "--no-early-end"))
        : "add trials with '%s'"
            .formatted(resume(study, "--trials", Integer.toString(2 * budget.trials())));
  }

  private String resume(Study study, String... options) {
    return root.command("resume", study.spec().name(), options);
  }
}
