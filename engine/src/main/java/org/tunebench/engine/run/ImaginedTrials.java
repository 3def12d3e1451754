package org.tunebench.engine.run;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.Seeds;
import org.tunebench.engine.study.Trial;

/**
 * What a young study may know later on: its next trials, with results that are made up. Nobody sees
 * them. Samplers begin to model once some trials have ended, and what they call then is rehearsed
 * with these, or the first suggestion of a model would be the one that waits for Java's compiler.
 */
final class ImaginedTrials {
  /** By then all samplers model, also those that the automatic choice turns to. */
  static final int ENOUGH = 40;

  /** Of 64 random bits, as many as a fraction has, and what makes a number below 1 of them. */
  private static final int SHIFT = 11;

  private static final double UNIT = 0x1p-53;

  private ImaginedTrials() {}

  /**
   * A history that goes on from another one, which does not learn of it; empty where that one is
   * long enough, or its budget ends before.
   *
   * @param suggested the trial that comes next after a history
   * @param goOn asked before each trial whether there is time for it
   */
  static Optional<LiveHistory> after(
      LiveHistory history, Function<LiveHistory, Optional<Trial>> suggested, BooleanSupplier goOn) {
    int size = Math.min(ENOUGH, history.budget() - 1);
    Optional<LiveHistory> grown = Optional.empty();
    while (grown.orElse(history).size() < size && goOn.getAsBoolean()) {
      Optional<Trial> next = suggested.apply(grown.orElse(history));
      if (next.isEmpty()) {
        return grown;
      }
      Trial begun = next.get().start("", Instant.EPOCH);
      if (grown.isEmpty()) {
        grown = Optional.of(history.with(begun));
      } else {
        grown.get().put(begun);
      }
      grown.get().put(begun.complete(result(history, begun.number()), Instant.EPOCH));
    }
    return grown;
  }

  private static Map<String, Double> result(LiveHistory history, int number) {
    double value = (Seeds.mix(history.seed(), number) >>> SHIFT) * UNIT;
    return Map.of(history.metric().name(), value);
  }
}
