package org.tunebench.app.field;

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
import org.tunebench.engine.study.Stopping;
import org.tunebench.engine.study.Target;

/** What of a budget says when the study ends, as it is being set. */
public final class EndingFields {
  private final InputField<Long> trials;
  private final InputField<Optional<Duration>> time;
  private final InputField<Optional<Double>> target;
  private final InputField<Optional<Long>> patience;
  private final InputField<Optional<List<Target>>> until;

  /**
   * @param changed is told after each change of a text
   */
  public EndingFields(Texts texts, Runnable changed) {
    FieldReaders read = new FieldReaders(texts);
    trials =
        new InputField<>(texts.get("Field.Trials"), read.whole(1, Budget.MOST_TRIALS), changed);
    time = new InputField<>(texts.get("Field.Time"), FieldReaders.optional(read::time), changed);
    target =
        new InputField<>(texts.get("Field.Target"), FieldReaders.optional(read::number), changed);
    patience =
        new InputField<>(
            texts.get("Field.Patience"), FieldReaders.optional(read::patience), changed);
    until =
        new InputField<>(texts.get("Field.Until"), FieldReaders.optional(read::targets), changed);
  }

  /** Fills the fields with what holds. */
  public void preset(Budget budget) {
    trials.preset(Integer.toString(budget.trials()));
    time.preset(budget.time().map(Durations::format).orElse(""));
    Stopping stopping = budget.stopping();
    OptionalDouble enough = stopping.target();
    target.preset(enough.isPresent() ? Numbers.field(enough.getAsDouble()) : "");
    OptionalInt without = stopping.patience();
    patience.preset(without.isPresent() ? Integer.toString(without.getAsInt()) : "");
    until.preset(stopping.until().stream().map(Target::toString).collect(Collectors.joining(", ")));
  }

  /** How many trials in all. */
  public InputField<Long> trials() {
    return trials;
  }

  /** The longest time. */
  public InputField<Optional<Duration>> time() {
    return time;
  }

  /** A value of the metric that is good enough. */
  public InputField<Optional<Double>> target() {
    return target;
  }

  /** How many trials without a better one are enough. */
  public InputField<Optional<Long>> patience() {
    return patience;
  }

  /** Values of any final metrics that are good enough. */
  public InputField<Optional<List<Target>>> until() {
    return until;
  }

  /** A budget that ends as the fields say, all of which are right, and is else like another. */
  public Budget on(Budget other) {
    return other
        .withTrials(trials.value().orElseThrow().intValue())
        .withTime(time.value().orElseThrow())
        .withStopping(
            new Stopping(
                target.value().orElseThrow().stream().mapToDouble(value -> value).findFirst(),
                patience.value().orElseThrow().stream().mapToInt(Long::intValue).findFirst(),
                until.value().orElseThrow().orElse(List.of())));
  }
}
