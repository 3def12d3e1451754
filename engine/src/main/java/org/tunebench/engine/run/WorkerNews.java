package org.tunebench.engine.run;

import java.util.List;
import org.tunebench.engine.compute.DeviceReading;
import org.tunebench.engine.compute.WorkerEvent;
import org.tunebench.engine.compute.cluster.JobPlace;
import org.tunebench.engine.pruner.Pruner;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.Trial;

/** What workers say to a running study, and what follows from it. Belongs to the study's thread. */
final class WorkerNews implements Places.Owner {
  private final Course course;
  private final Ledger ledger;
  private final TrialEndings endings;
  private final Pruner pruner;
  private final Places workers;

  WorkerNews(Course course, Ledger ledger, TrialEndings endings, Pruner pruner, Places workers) {
    this.course = course;
    this.ledger = ledger;
    this.endings = endings;
    this.pruner = pruner;
    this.workers = workers;
  }

  @Override
  public void onReady() {
    course.ready();
  }

  @Override
  public void onRefused(String reason) {
    course.fail(reason);
  }

  @Override
  public void onWorkerExit(List<Integer> trials, String reason) {
    trials.forEach(number -> endings.workerDied(number, reason));
    goOn();
  }

  @Override
  public void onLost(List<Integer> trials, String reason) {
    trials.forEach(number -> endings.lost(number, reason));
    goOn();
  }

  private void goOn() {
    if (workers.slots() == 0) {
      course.fail(workers.whyNone());
    }
    course.fill();
  }

  @Override
  public void onPlaced(int number, JobPlace place) {
    ledger.place(number, place);
  }

  @Override
  public void onNote(String sentence) {
    ledger.jobs().note(sentence);
    ledger.publication().changed();
  }

  @Override
  public void onTrialEvent(int number, WorkerEvent event) {
    if (!ledger.isRunning(number)) {
      return;
    }
    if (event instanceof WorkerEvent.Reported reported) {
      report(new Report(number, reported.step(), reported.values()), reported.again());
      if (reported.waits() && !endings.isAsked(number)) {
        workers.goOn(number);
      }
    } else if (event instanceof WorkerEvent.Completed completed) {
      endings.complete(number, completed.metrics());
    } else if (event instanceof WorkerEvent.Failed failed) {
      endings.fail(number, failed.reason());
    } else if (event instanceof WorkerEvent.Stopped) {
      endings.fail(number, "it ended without a result");
    }
    if (!(event instanceof WorkerEvent.Reported)) {
      course.fill();
    }
  }

  private void report(Report report, boolean again) {
    if (!ledger.take(report)) {
      return;
    }
    Trial trial = ledger.history().trial(report.trial());
    // Replicates are compared by what they come to; what is reported again was judged before.
    boolean judged =
        report.values().containsKey(ledger.history().metric().monitor())
            && !again
            && !trial.isBaseline()
            && !trial.isReplicate();
    if (judged
        && !endings.isAsked(report.trial())
        && pruner.shouldStop(ledger.history(), report.trial())) {
      endings.prune(report.trial());
    }
  }

  /** What goes on on the devices. */
  void onReading(DeviceReading reading) {
    if (course.status() != RunStatus.IDLE) {
      List<SeatState> before = workers.seats();
      workers.onReading(reading);
      if (!workers.seats().equals(before)) {
        ledger.publication().changed();
        course.fill();
      }
    }
  }
}
