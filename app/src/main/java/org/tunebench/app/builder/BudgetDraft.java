package org.tunebench.app.builder;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Durations;
import org.tunebench.engine.study.Sizes;
import org.tunebench.engine.study.Stopping;
import org.tunebench.engine.study.Target;

/** The budget as it is being set, and the seed. */
final class BudgetDraft {
  private static final int MOST_RETRIES = 100;

  private final InputField<Long> trials;
  private final InputField<Optional<Duration>> time;
  private final InputField<Long> parallel;
  private final InputField<Long> retries;
  private final InputField<Long> seed;
  private final InputField<Optional<Long>> disk;
  private final InputField<Optional<Double>> target;
  private final InputField<Optional<Long>> patience;
  private final InputField<Optional<List<Target>>> until;

  BudgetDraft(Texts texts, Runnable changed) {
    Readers read = new Readers(texts);
    trials =
        new InputField<>(texts.get("Builder.Trials"), read.whole(1, Budget.MOST_TRIALS), changed);
    time = new InputField<>(texts.get("Builder.Time"), Readers.optional(read::time), changed);
    parallel = new InputField<>(texts.get("Builder.Parallel"), read.parallel(), changed);
    retries = new InputField<>(texts.get("Builder.Retries"), read.whole(0, MOST_RETRIES), changed);
    disk = new InputField<>(texts.get("Builder.Disk"), Readers.optional(read::size), changed);
    seed = new InputField<>(texts.get("Builder.Seed"), read::anyWhole, changed);
    target = new InputField<>(texts.get("Builder.Target"), Readers.optional(read::number), changed);
    patience =
        new InputField<>(texts.get("Builder.Patience"), Readers.optional(read::patience), changed);
    until = new InputField<>(texts.get("Builder.Until"), Readers.optional(read::targets), changed);
  }

  void preset(Budget budget, long seedValue) {
    trials.preset(Integer.toString(budget.trials()));
    time.preset(budget.time().map(Durations::format).orElse(""));
    parallel.preset(budget.isAutoParallel() ? Readers.AUTO : Integer.toString(budget.parallel()));
    disk.preset(budget.disk().isPresent() ? Sizes.exact(budget.disk().getAsLong()) : "");
    retries.preset(Integer.toString(budget.retries()));
    seed.preset(Long.toString(seedValue));
    preset(budget.stopping());
  }

  private void preset(Stopping stopping) {
    OptionalDouble enough = stopping.target();
    target.preset(enough.isPresent() ? Numbers.exact(enough.getAsDouble()) : "");
    OptionalInt without = stopping.patience();
    patience.preset(without.isPresent() ? Integer.toString(without.getAsInt()) : "");
    until.preset(stopping.until().stream().map(Target::toString).collect(Collectors.joining(", ")));
  }

  InputField<Long> trials() {
    return trials;
  }

  InputField<Optional<Duration>> time() {
    return time;
  }

  InputField<Long> parallel() {
    return parallel;
  }

  InputField<Long> retries() {
    return retries;
  }

  InputField<Long> seed() {
    return seed;
  }

  InputField<Optional<Long>> disk() {
    return disk;
  }

  /** A value of the metric that is good enough. */
  InputField<Optional<Double>> target() {
    return target;
  }

  /** How many trials without a better one are enough. */
  InputField<Optional<Long>> patience() {
    return patience;
  }

  /** Values of any final metrics that are good enough. */
  InputField<Optional<List<Target>>> until() {
    return until;
  }

  /** The fields in the order of the screen. */
  List<InputField<?>> fields() {
    return List.of(trials, time, parallel, retries, disk, seed, target, patience, until);
  }

  /** The budget; all fields are right. */
  Budget budget() {
    return new Budget(
        trials.value().orElseThrow().intValue(),
        time.value().orElseThrow(),
        parallel.value().orElseThrow().intValue(),
        retries.value().orElseThrow().intValue(),
        stopping(),
        disk.value().orElseThrow().stream().mapToLong(bytes -> bytes).findFirst());
  }

  private Stopping stopping() {
    return new Stopping(
        target.value().orElseThrow().stream().mapToDouble(value -> value).findFirst(),
        patience.value().orElseThrow().stream().mapToInt(Long::intValue).findFirst(),
        until.value().orElseThrow().orElse(List.of()));
  }

  /** The field of a name in {@code budget.trials}, or empty. */
  Optional<InputField<?>> field(String name) {
    return switch (name) {
      case "trials" -> Optional.of(trials);
      case "time" -> Optional.of(time);
      case "parallel" -> Optional.of(parallel);
      case "retries" -> Optional.of(retries);
      case "disk" -> Optional.of(disk);
      case "target" -> Optional.of(target);
      case "patience" -> Optional.of(patience);
      case "until" -> Optional.of(until);
      case "seed" -> Optional.of(seed);
      default -> Optional.empty();
    };
  }
}
