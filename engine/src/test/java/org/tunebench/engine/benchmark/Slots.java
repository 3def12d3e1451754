package org.tunebench.engine.benchmark;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import org.tunebench.engine.objective.function.LearningCurve;
import org.tunebench.engine.run.Gathering;
import org.tunebench.engine.sampler.Rehearsal;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Report;

/**
 * Places that run trials side by side, in a time of their own, and wait for each other as those of
 * the program do.
 *
 * @param count how many trials at once
 * @param spread the deviation of the logarithm of how long a trial takes: 0 if all take equally
 *     long
 * @param reports whether trials report their loss as they learn
 */
record Slots(int count, double spread, boolean reports) {
  private static final double TYPICAL_MILLIS = 1e6;

  /** Epochs of a trial that reports. */
  private static final int EPOCHS = 20;

  /** Deviation of the noise of an epoch's loss, in regret. */
  private static final double NOISE = 0.01;

  static final Slots ONE = new Slots(1, 0, false);

  private record Running(int number, long from, long until) {
    /** Epochs so far. */
    int epochs(long now) {
      return (int) ((now - from) * EPOCHS / Math.max(1, until - from));
    }
  }

  /** Runs a study of a problem up to a total of trials, or until nothing is left to try. */
  void run(Rehearsal study, int trials, Problem problem) {
    LearningCurve curve = curve(problem);
    Random durations = new Random(study.history().seed());
    PriorityQueue<Running> running =
        new PriorityQueue<>(
            Comparator.comparingLong(Running::until).thenComparingInt(Running::number));
    Gathering gathering = new Gathering();
    boolean more = true;
    long now = 0;
    while (more || !running.isEmpty()) {
      more &= study.history().size() < trials;
      boolean waits = gathering.isOn(now);
      if (more && running.size() < count && !waits) {
        long time = now;
        running.forEach(trial -> report(study, trial, trial.epochs(time), curve));
        Optional<Configuration> next = study.ask();
        more = next.isPresent();
        if (more) {
          int number = study.start(next.get());
          gathering.began(number, now);
          running.add(new Running(number, now, now + Math.round(millis(durations))));
        }
      } else if (waits && running.peek().until() > gathering.until()) {
        now = gathering.until();
      } else if (!running.isEmpty()) {
        Running ended = running.remove();
        now = ended.until();
        gathering.completed(ended.number(), now);
        Configuration tried = study.history().trial(ended.number()).configuration();
        report(study, ended, EPOCHS, curve);
        study.complete(ended.number(), problem.loss().applyAsDouble(tried));
      }
    }
  }

  /** From a regret of 2 before the first epoch. */
  private static LearningCurve curve(Problem problem) {
    double unit = problem.median() - problem.optimum();
    return new LearningCurve(problem.loss(), EPOCHS, problem.median() + unit, NOISE * unit);
  }

  private void report(Rehearsal study, Running trial, int epochs, LearningCurve curve) {
    Configuration tried = study.history().trial(trial.number()).configuration();
    int first = study.history().curve(trial.number()).lastStep() + 1;
    for (int epoch = first; reports && epoch <= epochs; epoch++) {
      double loss = curve.at(tried, epoch, trial.number());
      study.history().put(new Report(trial.number(), epoch, Map.of("loss", loss)));
    }
  }

  private double millis(Random durations) {
    return TYPICAL_MILLIS * Math.exp(spread * durations.nextGaussian());
  }
}
