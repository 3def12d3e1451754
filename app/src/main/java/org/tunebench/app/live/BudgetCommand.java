package org.tunebench.app.live;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.tunebench.app.shell.Dialogs;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Durations;
import org.tunebench.engine.study.Stopping;

/** Asks for another budget of a study: its trials, and whatever else has ended it. */
final class BudgetCommand {
  private static final String HEADING = "Study.ChangeTrials.Heading";

  private final Services services;
  private final Texts texts;
  private final Dialogs dialogs;
  private final long id;
  private final StudyViewModel study;

  BudgetCommand(Services services, long id, StudyViewModel study) {
    this.services = services;
    this.texts = services.texts();
    this.dialogs = services.dialogs();
    this.id = id;
    this.study = study;
  }

  /** Asks, and gives what is then to be done in the background, or empty. */
  Optional<Supplier<?>> ask() {
    if (study.importedProperty().get()) {
      dialogs.error(texts.get(HEADING), texts.get("Study.Imported.NoMore"));
      return Optional.empty();
    }
    StudySnapshot now = study.snapshotProperty().get();
    Budget before = now.study().spec().budget();
    boolean finished = study.phaseProperty().get() == Phase.FINISHED;
    try {
      Optional<Budget> wanted = trials(now, before, finished);
      if (finished) {
        wanted = wanted.flatMap(budget -> time(now, budget)).flatMap(b -> stopping(now, b));
      }
      return wanted
          .filter(budget -> !budget.equals(before))
          .map(budget -> change(budget, finished && budget.trials() >= before.trials()));
    } catch (WrongInputException wrong) {
      dialogs.error(texts.get(HEADING), Sentences.of(wrong));
      return Optional.empty();
    }
  }

  private Supplier<?> change(Budget budget, boolean goOn) {
    return () -> {
      services.engine().setBudget(id, budget);
      return goOn ? services.engine().start(id) : null;
    };
  }

  private Optional<Budget> trials(StudySnapshot now, Budget budget, boolean finished) {
    boolean usedUp = finished && now.done() >= budget.trials();
    int proposal = usedUp ? 2 * budget.trials() : budget.trials();
    return dialogs
        .ask(
            texts.get(HEADING),
            texts.get("Study.ChangeTrials.Label", budget.trials()),
            Integer.toString(proposal))
        .map(answer -> budget.withTrials(total(answer)));
  }

  private int total(String answer) {
    try {
      return Integer.parseInt(answer.strip());
    } catch (NumberFormatException e) {
      throw new WrongInputException(
          "", texts.get("Study.ChangeTrials.Wrong", Budget.MOST_TRIALS, answer.strip()));
    }
  }

  /** Asks for more time where all of it is used up. */
  private Optional<Budget> time(StudySnapshot now, Budget budget) {
    Optional<Duration> limit =
        budget.time().filter(most -> now.study().elapsed().compareTo(most) >= 0);
    if (limit.isEmpty()) {
      return Optional.of(budget);
    }
    String used = Durations.format(limit.get());
    return dialogs
        .ask(
            texts.get(HEADING),
            texts.get("Study.ChangeTime.Label", used),
            Durations.format(limit.get().multipliedBy(2)))
        .map(answer -> Durations.parse("budget.time", answer.strip()))
        .map(time -> budget.withTime(Optional.of(time)));
  }

  /** Asks whether to go on beyond what ended it early. */
  private Optional<Budget> stopping(StudySnapshot now, Budget budget) {
    Budget before = now.study().spec().budget();
    boolean early =
        !budget.stopping().equals(Stopping.NEVER)
            && now.done() < before.trials()
            && budget.time().equals(before.time());
    if (!early) {
      return Optional.of(budget);
    }
    boolean sure =
        dialogs.confirm(
            texts.get(HEADING),
            texts.get("Study.ChangeStopping.Sentence"),
            texts.get("Study.ChangeStopping.Action"));
    return sure ? Optional.of(budget.withStopping(Stopping.NEVER)) : Optional.empty();
  }
}
