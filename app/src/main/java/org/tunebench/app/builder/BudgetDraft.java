package org.tunebench.app.builder;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Durations;
import org.tunebench.engine.study.Sizes;
import org.tunebench.engine.study.Stopping;

/** The budget as it is being set, and the seed. */
final class BudgetDraft {
  private static final int MOST_RETRIES = 100;

  private final InputField<Long> trials;
  private final InputField<Optional<Duration>> time;
  private final InputField<Long> parallel;
  private final InputField<Long> retries;
  private final InputField<Long> seed;
  private final InputField<Optional<Long>> disk;

  /** What only a study file can say, kept as it came. */
  private Stopping stopping = Stopping.NEVER;

  BudgetDraft(Texts texts, Runnable changed) {
    trials =
        new InputField<>(
            texts.get("Builder.Trials"), Readers.whole(1, Budget.MOST_TRIALS), changed);
    time = new InputField<>(texts.get("Builder.Time"), Readers.optional(Readers::time), changed);
    parallel = new InputField<>(texts.get("Builder.Parallel"), Readers.parallel(), changed);
    retries =
        new InputField<>(texts.get("Builder.Retries"), Readers.whole(0, MOST_RETRIES), changed);
    disk = new InputField<>(texts.get("Builder.Disk"), Readers.optional(Readers::size), changed);
    seed = new InputField<>(texts.get("Builder.Seed"), Readers::anyWhole, changed);
  }

  void preset(Budget budget, long seedValue) {
    trials.preset(Integer.toString(budget.trials()));
    time.preset(budget.time().map(Durations::format).orElse(""));
    parallel.preset(budget.isAutoParallel() ? Readers.AUTO : Integer.toString(budget.parallel()));
    disk.preset(budget.disk().isPresent() ? Sizes.exact(budget.disk().getAsLong()) : "");
    retries.preset(Integer.toString(budget.retries()));
    seed.preset(Long.toString(seedValue));
    stopping = budget.stopping();
  }

  /** What only a study file can say. */
  Stopping stopping() {
    return stopping;
  }

  /** Goes back to what {@link #stopping} gave. */
  void restoreStopping(Stopping was) {
    stopping = was;
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

  /** The fields in the order of the screen. */
  List<InputField<?>> fields() {
    return List.of(trials, time, parallel, retries, disk, seed);
  }

  /** The budget; all fields are right. */
  Budget budget() {
    return new Budget(
        trials.value().orElseThrow().intValue(),
        time.value().orElseThrow(),
        parallel.value().orElseThrow().intValue(),
        retries.value().orElseThrow().intValue(),
        stopping,
        disk.value().orElseThrow().stream().mapToLong(bytes -> bytes).findFirst());
  }

  /** The field of a name in {@code budget.trials}, or empty. */
  Optional<InputField<?>> field(String name) {
    return switch (name) {
      case "trials" -> Optional.of(trials);
      case "time" -> Optional.of(time);
      case "parallel" -> Optional.of(parallel);
      case "retries" -> Optional.of(retries);
      case "disk" -> Optional.of(disk);
      case "seed" -> Optional.of(seed);
      default -> Optional.empty();
    };
  }
}
