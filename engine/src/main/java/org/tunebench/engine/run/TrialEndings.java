package org.tunebench.engine.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /** Trials that have been asked to end, and what they then are. */
  private final Map<Integer, TrialState> asked = new HashMap<>();

  /** Those of them that wait to go on when the study does. */
  private final Set<Integer> paused = new HashSet<>();

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

  /**
   * Asks a running trial to end.
   *
   * @param as what it is then
   */
  void ask(int number, TrialState as) {
    asked.put(number, as);
    paused.remove(number);
    workers.stop(number);
  }

  /**
   * Asks all running trials to end so that they can go on later.
   *
   * @param pause whether they go on in this run of the study
   */
  void suspendAll(boolean pause) {
    for (int number : ledger.running()) {
      if (!isAsked(number)) {
        asked.put(number, TrialState.INTERRUPTED);
        if (pause) {
          paused.add(number);
        }
        workers.suspend(number);
      }
    }
  }

  boolean isAsked(int number) {
    return asked.containsKey(number);
  }

  /** A trial ran to its end. */
  void complete(int number, Map<String, Double> metrics) {
    workers.isWell(number);
    workers.freed(number);
    String metric = ledger.history().metric().name();
    if (!metrics.containsKey(metric)) {
      end(
          number,
          "the objective gave no value for the metric '%s', only for %s"
              .formatted(metric, metrics.keySet()),
          false);
      return;
    }
    kills.forget(number);
    gathering.completed(number, ledger.millis());
    // It was told to end and had come to its end already: a result is a result.
    asked.remove(number);
    ledger.keep(ledger.history().trial(number).complete(metrics, ledger.now()));
    ledger.checkpoints().forget(number);
  }

  /** A trial is gone by no fault of its own: it is tried again, unless it was to end anyway. */
  void lost(int number, String reason) {
    if (isAsked(number)) {
      end(number, reason, false);
    } else {
      workers.freed(number);
      kills.forget(number);
      gathering.left(number);
      ledger.end(number, TrialState.INTERRUPTED, reason);
      ledger.keep(plan.again(number));
    }
  }

  /**
   * A trial has ended without a result.
   *
   * @param workerDied whether what ran it has ended, too
   */
  void end(int number, String reason, boolean workerDied) {
    int company = workers.company(number);
    workers.freed(number);
    gathering.left(number);
    boolean killed = kills.since(number);
    TrialState as = asked.remove(number);
    if (as == TrialState.PRUNED) {
      ledger.end(number, as, "");
      ledger.checkpoints().forget(number);
    } else if (as == TrialState.STOPPED) {
      ledger.end(number, as, "stopped by hand");
    } else if (as == TrialState.INTERRUPTED) {
      suspended(number);
    } else {
      setBack(number, FailureKind.of(reason, killed), reason, workerDied, company);
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

  private void suspended(int number) {
    boolean goesOn = paused.remove(number);
    ledger.end(number, TrialState.INTERRUPTED, goesOn ? "the study was paused" : ofRun);
    if (goesOn) {
      ledger.keep(plan.again(number));
    }
  }

  /** A trial has ended without a result and nobody has asked for it. */
  private void setBack(
      int number, FailureKind kind, String reason, boolean workerDied, int company) {
    Setback setback =
        Setback.of(
            new Setback.Circumstances(
                kind, workerDied, company, plan.attempts().interruptions(number)));
    String device = ledger.history().trial(number).run().device();
    boolean goesOn = setback.fate() == Setback.Fate.GOES_ON;
    ledger.end(
        number,
        goesOn ? TrialState.INTERRUPTED : TrialState.FAILED,
        kind.explain(device, company, reason));
    if (goesOn) {
      ledger.keep(plan.again(number));
    } else {
      falseStart.failed(reason);
      boolean once = setback.fate() == Setback.Fate.FAILED_ONCE;
      Optional<Trial> retry = once ? plan.retryOf(number) : Optional.empty();
      retry.ifPresentOrElse(ledger::keep, () -> ledger.checkpoints().forget(number));
    }
    if (setback.fewerSlots()) {
      workers.crowded(device, company);
    }
    if (setback.strike()) {
      workers.suspect(device, reason);
    }
  }
}
