package org.tunebench.engine.run;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.tunebench.engine.sampler.Forecast;
import org.tunebench.engine.sampler.Forecasts;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Curve;

/** What the person wants of a running study: {@link StudyControl}'s messages, on its thread. */
final class StudyWishes {
  private final Course course;
  private final Ledger ledger;
  private final TrialPlan plan;
  private final TrialEndings endings;

  StudyWishes(Course course, Ledger ledger, TrialPlan plan, TrialEndings endings) {
    this.course = course;
    this.ledger = ledger;
    this.plan = plan;
    this.endings = endings;
  }

  void join(StudyListener listener, Consumer<Map<Integer, Curve>> soFar) {
    ledger.join(listener, soFar);
  }

  /** The run has ended: nothing changes any more, so any thread may read. */
  void joinAtRest(StudyListener listener, Consumer<Map<Integer, Curve>> soFar) {
    soFar.accept(ledger.run().curves());
    listener.onSnapshot(ledger.publication().snapshot());
  }

  void leave(StudyListener listener) {
    ledger.leave(listener);
  }

  SortedMap<Integer, Forecast> forecasts() {
    return Forecasts.ofRunning(ledger.history());
  }

  void pause() {
    course.pause();
  }

  void pauseNow() {
    course.pause();
    if (course.status() == RunStatus.PAUSED) {
      endings.pauseAll();
    }
  }

  void unpause() {
    course.unpause();
  }

  void stop() {
    course.stop(false);
  }

  /** Ends the run here; what runs on a cluster goes on. */
  void goAway() {
    course.stop(true);
  }

  void stopTrial(int number) {
    if (ledger.isRunning(number)) {
      endings.stop(number);
    }
  }

  void enqueue(Configuration configuration) {
    ledger.keep(plan.trials().queued(configuration));
    course.fill();
  }

  void replicate(List<Configuration> configurations, int times) {
    plan.trials().replicates(configurations, times, ledger::keep);
    course.fill();
  }

  void tryAgain(int number) {
    Attempts attempts = plan.trials().attempts();
    if (attempts.whyNotAgain(ledger.run().spec().name(), number).isEmpty()) {
      ledger.keep(plan.trials().again(attempts.lastAttempt(number)));
      course.fill();
    }
  }

  void setBudget(Budget budget) {
    ledger.run().setBudget(budget);
    plan.forgetAhead();
    ledger.keepBudget();
    course.fill();
  }
}
