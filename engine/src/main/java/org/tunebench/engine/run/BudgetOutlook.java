package org.tunebench.engine.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.tunebench.engine.sampler.Sampler;
import org.tunebench.engine.sampler.Samplers;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.TrialState;

/**
 * What would follow if a study had another budget: asks what the running study itself asks before
 * it starts a trial, and changes nothing. Made from a snapshot, which takes a while where it has
 * many trials; belongs to one thread at a time.
 */
public final class BudgetOutlook {
  private final StudySnapshot now;
  private final StudyRun run;
  private final TrialPlan plan;
  private final OptionalLong untried;

  /** Why no trial would be sampled any more. */
  public enum End {
    /** Its trials are used up. */
    TRIALS,
    /** Its time is used up. */
    TIME,
    /** Its target or its patience ends it. */
    ENOUGH,
    /** Each configuration of its space has been tried. */
    SPACE
  }

  /**
   * What would follow.
   *
   * @param end why no trial is sampled any more, or empty
   * @param because the same in one sentence where the target or the patience ends it, or empty
   * @param trials how many of the budget's trials are still to come to their end; those that run or
   *     wait are among them
   * @param time about how long they take, or empty where no trial has told yet
   * @param timeEnds whether the time of the budget ends it before these trials do
   */
  public record Answer(
      Optional<End> end, String because, int trials, Optional<Duration> time, boolean timeEnds) {}

  /** The outlook of a study, running or not. */
  public BudgetOutlook(StudySnapshot now) {
    this.now = now;
    LiveHistory history = new LiveHistory(now.study().spec());
    now.trials().forEach(history::put);
    run = new StudyRun(now.study(), history, Path.of(""), () -> {});
    Sampler sampler = Samplers.create(now.study().spec().sampler(), now.study().spec().space());
    plan = new TrialPlan(run, sampler);
    untried = untried(sampler, history);
  }

  /** How many trials the sampler still has something for, or empty where there is no end to it. */
  private OptionalLong untried(Sampler sampler, LiveHistory history) {
    OptionalLong left = sampler.left(run.spec().space(), history);
    // What has failed has its turn again behind all others.
    return left.isPresent() && left.getAsLong() == 0 && sampler.again(history).isPresent()
        ? OptionalLong.of(1)
        : left;
  }

  /**
   * What would follow from a budget.
   *
   * @param elapsed the time of all runs until now
   */
  public Answer of(Budget wanted, Duration elapsed) {
    run.setBudget(wanted);
    Optional<Duration> left = wanted.time().map(limit -> limit.minus(elapsed));
    boolean over = left.filter(time -> time.isZero() || time.isNegative()).isPresent();
    // What waits is not started any more then.
    return over ? ends(End.TIME, "", now.count(TrialState.RUNNING)) : goesOn(wanted, elapsed, left);
  }

  private Answer goesOn(Budget wanted, Duration elapsed, Optional<Duration> left) {
    Optional<String> enough = plan.end().why();
    if (enough.isPresent()) {
      return ends(End.ENOUGH, enough.get(), pending());
    }
    if (run.progress().used() >= wanted.trials()) {
      return ends(End.TRIALS, "", pending());
    }
    if (untried.isPresent() && untried.getAsLong() == 0) {
      return ends(End.SPACE, "", pending());
    }
    int budgeted = wanted.trials() - run.progress().ended();
    int trials = (int) Math.min(budgeted, pending() + untried.orElse(budgeted));
    Optional<Duration> time = run.progress().remaining(trials, slots(elapsed));
    boolean timeEnds =
        left.isPresent() && time.filter(t -> t.compareTo(left.get()) > 0).isPresent();
    return new Answer(Optional.empty(), "", trials, timeEnds ? left : time, timeEnds);
  }

  private static Answer ends(End end, String because, int pending) {
    return new Answer(Optional.of(end), because, pending, Optional.empty(), false);
  }

  private int pending() {
    return now.count(TrialState.RUNNING) + (int) plan.waiting().count();
  }

  /** Those of the devices that it runs on, or else as many as it had so far. */
  private int slots(Duration elapsed) {
    int seats = now.seats().stream().mapToInt(SeatState::slots).sum();
    boolean runs = now.status() != RunStatus.IDLE;
    return runs && seats > 0 ? seats : run.progress().together(elapsed);
  }
}
