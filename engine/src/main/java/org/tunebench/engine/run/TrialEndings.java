package org.tunebench.engine.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tunebench.engine.compute.HostMemory;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * What becomes of a trial that has ended, and of its configuration: whether it is tried again, and
 * what its device has to do with it. Belongs to the study's thread.
 */
final class TrialEndings {
  private final Ledger ledger;
  private final TrialPlan plan;
  private final Places workers;
  private final Gathering gathering;

  /** Why a trial has ended that was under way when its study was stopped. */
  private static final String STUDY_STOPPED = "the study was stopped";

  private static final String STUDY_LEFT = "Tunebench was closed";
  private String ofRun = STUDY_STOPPED;

  /** What somebody wants of a trial that runs. */
  private enum Wish {
    /** The pruner sees nothing in it. */
    PRUNE,
    /** The person wants it to end. */
    STOP,
    /** It goes on in this run of the study, after a pause. */
    PAUSE,
    /** It goes on in another run of the study. */
    SUSPEND
  }

  /** Trials that have been asked to end. */
  private final Map<Integer, Wish> asked = new HashMap<>();

  private final FalseStart falseStart;
  private final MemoryKills kills = new MemoryKills(HostMemory::kills);

  TrialEndings(Ledger ledger, TrialPlan plan, Places workers, Gathering gathering) {
    this.ledger = ledger;
    this.plan = plan;
    this.workers = workers;
    this.gathering = gathering;
    this.falseStart = new FalseStart(ledger.history());
  }

  /** Whether all that has run so far has failed. */
  FalseStart falseStart() {
    return falseStart;
  }

  void started(int number) {
    kills.started(number);
    gathering.began(number, ledger.millis());
  }

  /** Asks a running trial to end, since it will not be among the best. */
  void prune(int number) {
    asked.put(number, Wish.PRUNE);
    workers.stop(number);
  }

  /** Asks a running trial to end, whatever it was asked for before. */
  void stop(int number) {
    asked.put(number, Wish.STOP);
    workers.stop(number);
  }

  /** Asks all running trials to end so that they can go on in this run of the study. */
  void pauseAll() {
    askAll(Wish.PAUSE);
  }

  /** Asks all running trials to end so that they can go on in another run of the study. */
  void suspendAll() {
    askAll(Wish.SUSPEND);
  }

  private void askAll(Wish wish) {
    for (int number : ledger.running()) {
      if (!isAsked(number)) {
        asked.put(number, wish);
        workers.suspend(number);
      }
    }
  }

  boolean isAsked(int number) {
    return asked.containsKey(number);
  }

  /** A trial ran to its end. */
  void complete(int number, Map<String, Double> metrics) {
    workers.completed(number);
    String metric = ledger.history().metric().name();
    if (metrics.containsKey(metric)) {
      kills.forget(number);
      gathering.completed(number, ledger.millis());
      // It was told to end and had come to its end already: a result is a result.
      asked.remove(number);
      ledger.keep(ledger.history().trial(number).complete(metrics, ledger.now()));
      ledger.checkpoints().forget(number);
    } else {
      fail(
          number,
          "the objective gave no value for the metric '%s', only for %s"
              .formatted(metric, metrics.keySet()));
    }
  }

  /** A trial is gone by no fault of its own: it is tried again, unless it was to end anyway. */
  void lost(int number, String reason) {
    if (isAsked(number)) {
      fail(number, reason);
    } else {
      workers.freed(number);
      kills.forget(number);
      gathering.left(number);
      goesOn(number, reason);
    }
  }

  /** A trial has ended without a result. */
  void fail(int number, String reason) {
    end(number, reason, false);
  }

  /** What ran a trial has ended, and the trial with it. */
  void workerDied(int number, String reason) {
    end(number, reason, true);
  }

  private void end(int number, String reason, boolean workerDied) {
    int company = workers.freed(number);
    gathering.left(number);
    FailureKind kind = FailureKind.of(reason, kills.since(number));
    Wish wish = asked.remove(number);
    if (wish == null) {
      int interruptions = plan.trials().attempts().interruptions(number);
      setBack(number, reason, new Setback.Circumstances(kind, workerDied, company, interruptions));
    } else {
      fulfil(wish, number);
    }
  }

  /** The run ends because the program does, by no wish that the study should. */
  void left() {
    ofRun = STUDY_LEFT;
  }

  /** Why trials that run to the end of the run are interrupted. */
  String ofRun() {
    return ofRun;
  }

  private void fulfil(Wish wish, int number) {
    switch (wish) {
      case PRUNE -> {
        ledger.end(number, TrialState.PRUNED, "");
        ledger.checkpoints().forget(number);
      }
      case STOP -> ledger.end(number, TrialState.STOPPED, "stopped by hand");
      case PAUSE -> goesOn(number, "the study was paused");
      case SUSPEND -> ledger.end(number, TrialState.INTERRUPTED, ofRun);
    }
  }

  /** It is interrupted, and another trial takes its place. */
  private void goesOn(int number, String reason) {
    ledger.end(number, TrialState.INTERRUPTED, reason);
    ledger.keep(plan.trials().again(number));
  }

  /** A trial has ended without a result and nobody has asked for it. */
  private void setBack(int number, String reason, Setback.Circumstances how) {
    Setback setback = Setback.of(how);
    String device = ledger.history().trial(number).run().device();
    String explained = how.kind().explain(device, how.company(), reason);
    if (setback.fate() == Setback.Fate.GOES_ON) {
      goesOn(number, explained);
    } else {
      boolean once = setback.fate() == Setback.Fate.FAILED_ONCE;
      Optional<Trial> retry = once ? plan.trials().retryOf(number) : Optional.empty();
      // Before the failure: with that alone, a kill between the two would cost the retry.
      retry.ifPresent(ledger::keep);
      ledger.end(number, TrialState.FAILED, explained);
      falseStart.failed(reason);
      if (retry.isEmpty()) {
        ledger.checkpoints().forget(number);
      }
    }
    if (setback.fewerSlots()) {
      workers.crowded(device, how.company());
    }
    if (setback.strike()) {
      workers.suspect(device, reason);
    }
  }
}
