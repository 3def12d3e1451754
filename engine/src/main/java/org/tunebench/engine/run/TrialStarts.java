package org.tunebench.engine.run;

import java.util.Optional;
import java.util.function.Predicate;
import org.tunebench.engine.study.Trial;

/**
 * Which trial begins on which free place, and when: what the plan says comes next, unless the place
 * waits for trials that are about to end. Belongs to the study's thread.
 */
final class TrialStarts {
  /** How the search stands once the places are filled. */
  enum Standing {
    /** Trials run, or some may begin later. */
    GOES_ON,
    /** Nothing runs, and nothing is left to start. */
    OVER,
    /** Nothing runs, and whatever came next would fail as all before. */
    FALSE_START
  }

  private final StudyRun run;
  private final TrialPlan plan;
  private final Places workers;
  private final Ledger ledger;
  private final TrialEndings endings;
  private final Gathering gathering;

  /** Whether places stay free for a moment: they are to be filled when it is over. */
  private boolean waits;

  TrialStarts(
      TrialPlan plan, Places workers, Ledger ledger, TrialEndings endings, Gathering gathering) {
    this.run = ledger.run();
    this.plan = plan;
    this.workers = workers;
    this.ledger = ledger;
    this.endings = endings;
    this.gathering = gathering;
  }

  /**
   * Starts trials until no slot is free or nothing is left to start.
   *
   * @param most how many may begin at present
   */
  Standing fill(int most) {
    waits = plan.learns() && gathering.isOn(ledger.millis()) && !plan.end().isReached();
    if (waits) {
      ledger.publication().changed();
    }
    for (int begun = 0; begun < most; begun++) {
      boolean full = workers.freeSlot().isEmpty();
      if (full && workers.running() > 0) {
        return Standing.GOES_ON;
      }
      boolean over = run.isOverTime(ledger.millis());
      Predicate<Trial> fits = trial -> full || slotFor(trial).isPresent();
      Optional<Trial> next = over ? plan.nextReplicate() : next(fits);
      if (next.isEmpty() && waits) {
        return Standing.GOES_ON;
      }
      if (next.isEmpty()) {
        return over || plan.waiting().findAny().isEmpty()
            ? unlessSomeRun(Standing.OVER)
            : Standing.GOES_ON;
      }
      if (full) {
        return Standing.GOES_ON;
      }
      if (endings.falseStart().isOne()) {
        // What still runs may yet show that it can be done.
        return unlessSomeRun(Standing.FALSE_START);
      }
      begin(next.get(), slotFor(next.get()).or(workers::freeSlot).orElseThrow());
    }
    return Standing.GOES_ON;
  }

  /** What waits for a place is known already: it need not learn from those that are to end. */
  private Optional<Trial> next(Predicate<Trial> fits) {
    return waits ? plan.nextWaiting(fits) : plan.next(fits);
  }

  private Standing unlessSomeRun(Standing end) {
    return workers.running() > 0 ? Standing.GOES_ON : end;
  }

  private Optional<Places.Slot> slotFor(Trial trial) {
    return workers.freeSlot(plan.trials().attempts().avoided(trial));
  }

  private void begin(Trial proposed, Places.Slot slot) {
    Trial trial = proposed.start(slot.device(), ledger.now());
    // First: were it killed in between, whoever tries the trial again would go on from another's.
    FormerFiles.setAside(run.folder(trial.number()));
    ledger.keep(trial);
    ledger.checkpoints().starts(trial);
    endings.started(trial.number());
    workers.start(slot, run.onDisk(trial));
  }

  /** Whether time alone makes a difference to what {@link #fill} does. */
  boolean isDue() {
    long time = ledger.millis();
    return run.isOverTime(time) || (waits && !gathering.isOn(time));
  }

  /**
   * How many milliseconds nobody need look whether it {@link #isDue}.
   *
   * @param most where nothing is waited for
   */
  long restMillis(long most) {
    return waits ? Math.max(1, Math.min(most, gathering.until() - ledger.millis())) : most;
  }

  /** What the search does at present, and why, in a sentence for the person. */
  String explain() {
    Optional<String> wait = waits ? gathering.note(ledger.millis()) : Optional.empty();
    String doing = wait.orElseGet(plan::explain);
    return plan.end().targetThatIsNotGiven().map(wrong -> doing + "; " + wrong).orElse(doing);
  }
}
