package org.tunebench.engine.benchmark;

import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.tunebench.engine.run.Gathering;
import org.tunebench.engine.sampler.Rehearsal;
import org.tunebench.engine.space.Configuration;

/**
 * Places that run trials side by side, in a time of their own, and wait for each other as those of
 * the program do.
 *
 * @param count how many trials at once
 * @param spread the deviation of the logarithm of how long a trial takes: 0 if all take equally
 *     long
 */
record Slots(int count, double spread) {
  private static final double TYPICAL_MILLIS = 1e6;

  static final Slots ONE = new Slots(1, 0);

  private record Running(int number, long until) {}

  /** Runs a study up to a total of trials, or until nothing is left to try. */
  void run(Rehearsal study, int trials, ToDoubleFunction<Configuration> loss) {
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
        Optional<Configuration> next = study.ask();
        more = next.isPresent();
        if (more) {
          int number = study.start(next.get());
          gathering.began(number, now);
          running.add(new Running(number, now + Math.round(millis(durations))));
        }
      } else if (waits && running.peek().until() > gathering.until()) {
        now = gathering.until();
      } else if (!running.isEmpty()) {
        Running ended = running.remove();
        now = ended.until();
        gathering.completed(ended.number(), now);
        Configuration tried = study.history().trial(ended.number()).configuration();
        study.complete(ended.number(), loss.applyAsDouble(tried));
      }
    }
  }

  private double millis(Random durations) {
    return TYPICAL_MILLIS * Math.exp(spread * durations.nextGaussian());
  }
}
