package org.tunebench.app.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.tunebench.engine.run.BudgetOutlook;
import org.tunebench.engine.run.BudgetOutlook.End;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Durations;
import org.tunebench.engine.study.Stopping;

/**
 * How a study that has nothing left to do could go on: what has to be raised for that, and all of
 * it, trials first. Nothing is proposed that would end at once, too.
 */
final class MoreToDo {
  /** A search takes a few of them until its first trial begins. */
  private static final long LEAST_SECONDS = 10;

  private final StudySnapshot now;
  private final BudgetOutlook outlook;
  private final List<String> ways = new ArrayList<>();
  private final List<String> options = new ArrayList<>();
  private Budget budget;

  MoreToDo(StudySnapshot now) {
    this.now = now;
    this.outlook = new BudgetOutlook(now);
    this.budget = now.study().spec().budget();
  }

  /**
   * What to type.
   *
   * @param resume the command with options
   */
  String sentence(BiFunction<StudySnapshot, List<String>, String> resume) {
    addTrials();
    addTime();
    addPatience();
    if (outlook.of(budget, elapsed()).end().filter(End.SPACE::equals).isPresent()) {
      return "each configuration of its space has been tried";
    }
    return "%s with '%s'".formatted(String.join(" and ", ways), resume.apply(now, options));
  }

  private Duration elapsed() {
    return now.study().elapsed();
  }

  private void addTrials() {
    if (now.done() >= budget.trials() && now.done() < Budget.MOST_TRIALS) {
      int more = Math.min(Budget.MOST_TRIALS, 2 * now.done());
      budget = budget.withTrials(more);
      ways.add("add trials");
      options.addAll(List.of("--trials", Integer.toString(more)));
    }
  }

  private void addTime() {
    if (budget.time().filter(most -> elapsed().compareTo(most) >= 0).isPresent()) {
      // Twice what was used, which may be far more than what it had: in whole seconds.
      long twice = 2 * (elapsed().toSeconds() + 1);
      Duration more = Duration.ofSeconds(Math.max(LEAST_SECONDS, twice));
      budget = budget.withTime(Optional.of(more));
      ways.add("give it more time");
      options.addAll(List.of("--time", Durations.format(more)));
    }
  }

  private void addPatience() {
    if (outlook.of(budget, elapsed()).end().filter(End.ENOUGH::equals).isPresent()) {
      budget = budget.withStopping(Stopping.NEVER);
      ways.add("go on beyond its target or patience");
      options.add("--no-early-end");
    }
  }
}
