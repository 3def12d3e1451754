package org.tunebench.app.cli;

import java.util.concurrent.Callable;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.run.SearchEngine;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;
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

  @Override
  public Integer call() {
    return root.withEngine(
        (engine, interruption) -> {
          Study found = StudyNames.find(engine, name);
          // Before its budget is changed: an imported study is never gone on with.
          engine.check(found.spec());
          Study study = withBudget(engine, found);
          return study.state() == StudyState.FINISHED && trials == null
              ? nothingLeft(engine, study)
              : new SearchRun(root, engine, interruption).toItsEnd(study);
        });
  }

  private Study withBudget(SearchEngine engine, Study study) {
    if (trials == null) {
      return study;
    }
    StudySpec spec = study.spec();
    long done =
        engine.repository().trials(study.id()).stream()
            .filter(trial -> trial.state() == TrialState.COMPLETED && !trial.isReplicate())
            .count();
    if (trials > 0 && trials < done) {
      throw new WrongInputException(
          "--trials",
          "must be at least %d, since so many are done already, not %d".formatted(done, trials));
    }
    engine.repository().setSpec(study.id(), spec.withBudget(spec.budget().withTrials(trials)));
    return engine.repository().study(study.id()).orElseThrow();
  }

  private int nothingLeft(SearchEngine engine, Study study) {
    int budget = study.spec().budget().trials();
    root.console()
        .out()
        .printf(
            "%s is finished: add trials with '%s --trials %d'%n",
            study.spec().name(), root.command("resume", study.spec().name()), 2 * budget);
    boolean any =
        engine.repository().trials(study.id()).stream()
            .anyMatch(trial -> trial.state() == TrialState.COMPLETED);
    return any ? ExitCodes.DONE : ExitCodes.NO_RESULT;
  }
}
