package org.tunebench.app.builder;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Normal;
import org.tunebench.engine.space.Ordered;

/**
 * The distribution of a parameter as it is being typed. It holds the fields of every kind at once,
 * so that switching from one kind to another and back loses nothing.
 */
final class DistributionDraft {
  private final Texts texts;
  private final Runnable changed;
  private final ObjectProperty<ParameterKind> kind =
      new SimpleObjectProperty<>(this, "kind", ParameterKind.FLOAT);
  private final InputField<Double> low;
  private final InputField<Double> high;
  private final BooleanProperty log = new SimpleBooleanProperty(this, "log");
  private final InputField<Optional<Double>> step;
  private final InputField<List<Object>> options;
  private final InputField<List<Double>> shares;
  private final InputField<Double> mean;
  private final InputField<Double> deviation;
  private final ReadOnlyStringWrapper together = new ReadOnlyStringWrapper(this, "together", "");
  private Distribution distribution;
  private Distribution fromFile;

  /**
   * @param changed is told after each change
   */
  DistributionDraft(Texts texts, Runnable changed) {
    this.texts = texts;
    this.changed = changed;
    low = field("Builder.Parameter.low", text -> bound(text));
    high = field("Builder.Parameter.high", text -> bound(text));
    step = field("Builder.Parameter.step", Readers.optional(text -> bound(text)));
    options = field("Builder.Parameter.options", OptionText::parse);
    shares = field("Builder.Parameter.shares", DistributionDraft::numbers);
    mean = field("Builder.Parameter.mean", Readers::number);
    deviation = field("Builder.Parameter.deviation", Readers::number);
    kind.addListener((was, old, now) -> kindChanged());
    log.addListener((was, old, now) -> update());
    update();
  }

  private <T> InputField<T> field(String key, Function<String, T> reader) {
    return new InputField<>(texts.get(key), reader, this::update);
  }

  private Double bound(String text) {
    return kind.get() == ParameterKind.INTEGER
        ? (Double) Readers.anyWhole(text).doubleValue()
        : Readers.number(text);
  }

  private static List<Double> numbers(String text) {
    return text.isEmpty()
        ? List.of()
        : Collections.unmodifiableList(
            new ArrayList<>(
                java.util.Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .map(Readers::number)
                    .toList()));
  }

  private void kindChanged() {
    // Bounds of whole numbers are read more strictly than those of real ones.
    List.of(low, high, step).forEach(InputField::reread);
    update();
  }

  private void update() {
    together.set("");
    distribution = null;
    try {
      distribution = read().orElse(null);
    } catch (WrongInputException wrong) {
      together.set(Sentences.beside(wrong));
    }
    changed.run();
  }

  private Optional<Distribution> read() {
    return switch (kind.get()) {
      case FLOAT, INTEGER -> range();
      case CHOICE -> options.value().flatMap(o -> shares.value().map(s -> choice(o, s)));
      case NORMAL, LOG_NORMAL ->
          mean.value()
              .flatMap(
                  m ->
                      deviation
                          .value()
                          .flatMap(d -> step.value().map(q -> normal(m, d, q.orElse(0.0)))));
      case ORDERED -> options.value().map(Ordered::new);
      case FROM_FILE -> Optional.ofNullable(fromFile);
    };
  }

  private Optional<Distribution> range() {
    return low.value()
        .flatMap(a -> high.value().flatMap(b -> step.value().map(s -> range(a, b, s))));
  }

  private Distribution range(double a, double b, Optional<Double> by) {
    return kind.get() == ParameterKind.FLOAT
        ? new FloatRange(a, b, log.get(), by.orElse(0.0))
        : new IntRange((long) a, (long) b, log.get(), by.orElse(1.0).longValue());
  }

  private static Distribution choice(List<Object> values, List<Double> probabilities) {
    return probabilities.isEmpty() ? new Choice(values) : new Choice(values, probabilities);
  }

  private Distribution normal(double m, double d, double quantum) {
    return new Normal(m, d, kind.get() == ParameterKind.LOG_NORMAL, quantum);
  }

  /** Fills the fields from a distribution. */
  void preset(Distribution given) {
    if (given instanceof FloatRange range) {
      kind.set(ParameterKind.FLOAT);
      presetRange(range.low(), range.high(), range.log(), range.step());
    } else if (given instanceof IntRange range) {
      kind.set(ParameterKind.INTEGER);
      presetRange(range.low(), range.high(), range.log(), range.step() == 1 ? 0 : range.step());
    } else if (given instanceof Normal normal) {
      kind.set(normal.log() ? ParameterKind.LOG_NORMAL : ParameterKind.NORMAL);
      mean.preset(Numbers.exact(normal.mean()));
      deviation.preset(Numbers.exact(normal.deviation()));
      step.preset(normal.quantum() > 0 ? Numbers.exact(normal.quantum()) : "");
    } else if (given instanceof Choice choice) {
      presetChoice(choice);
    } else if (given instanceof Ordered ordered) {
      kind.set(ParameterKind.ORDERED);
      options.preset(OptionText.format(ordered.options()));
    } else {
      fromFile = given;
      kind.set(ParameterKind.FROM_FILE);
    }
  }

  private void presetRange(double a, double b, boolean onLog, double by) {
    low.preset(plain(a));
    high.preset(plain(b));
    log.set(onLog);
    step.preset(by > 0 ? plain(by) : "");
  }

  /** Changes the bounds of a range. */
  void setBounds(double a, double b) {
    low.textProperty().set(plain(a));
    high.textProperty().set(plain(b));
  }

  private String plain(double value) {
    return kind.get() == ParameterKind.INTEGER ? Long.toString((long) value) : Numbers.exact(value);
  }

  private void presetChoice(Choice choice) {
    kind.set(ParameterKind.CHOICE);
    options.preset(OptionText.format(choice.options()));
    boolean even = choice.probabilities().stream().distinct().count() == 1;
    shares.preset(even ? "" : OptionText.format(choice.probabilities()));
  }

  /** What undo goes back to. */
  Map<String, Object> save() {
    Map<String, Object> now = new LinkedHashMap<>();
    typed().forEach((key, field) -> now.put(key, field.textProperty().get()));
    now.put("kind", kind.get());
    now.put("log", log.get());
    now.put("file", fromFile);
    return now;
  }

  /** Goes back to what {@link #save} gave. */
  void restore(Map<String, Object> was) {
    fromFile = (Distribution) was.get("file");
    kind.set((ParameterKind) was.get("kind"));
    log.set((Boolean) was.get("log"));
    typed().forEach((key, field) -> field.restore((String) was.get(key)));
  }

  private Map<String, InputField<?>> typed() {
    return Map.of(
        "low",
        low,
        "high",
        high,
        "step",
        step,
        "options",
        options,
        "shares",
        shares,
        "mean",
        mean,
        "deviation",
        deviation);
  }

  /** The kinds to choose from: what only a study file can say is there if it came from one. */
  List<ParameterKind> kinds() {
    return java.util.Arrays.stream(ParameterKind.values())
        .filter(k -> k != ParameterKind.FROM_FILE || fromFile != null)
        .toList();
  }

  ObjectProperty<ParameterKind> kindProperty() {
    return kind;
  }

  InputField<Double> low() {
    return low;
  }

  InputField<Double> high() {
    return high;
  }

  BooleanProperty logProperty() {
    return log;
  }

  InputField<Optional<Double>> step() {
    return step;
  }

  InputField<List<Object>> options() {
    return options;
  }

  InputField<List<Double>> shares() {
    return shares;
  }

  InputField<Double> mean() {
    return mean;
  }

  InputField<Double> deviation() {
    return deviation;
  }

  /** What is wrong with fields that are right each by itself: a reversed range. */
  ReadOnlyStringProperty togetherProperty() {
    return together.getReadOnlyProperty();
  }

  /** The distribution, or empty while something about it is wrong. */
  Optional<Distribution> distribution() {
    return Optional.ofNullable(distribution);
  }

  /** The fields of the chosen kind, in the order of the screen. */
  List<InputField<?>> fields() {
    List<InputField<?>> all = new ArrayList<>();
    if (kind.get().isRange()) {
      all.addAll(List.of(low, high, step));
    } else if (kind.get().isNormal()) {
      all.addAll(List.of(mean, deviation, step));
    } else if (kind.get().isOptions()) {
      all.add(options);
      if (kind.get() == ParameterKind.CHOICE) {
        all.add(shares);
      }
    }
    return all;
  }
}
