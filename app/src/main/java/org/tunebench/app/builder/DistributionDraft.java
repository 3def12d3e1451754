package org.tunebench.app.builder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.tunebench.app.field.InputField;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Distribution;

/**
 * The distribution of a parameter as it is being typed. It holds the fields of every kind at once,
 * so that switching from one kind to another and back loses nothing; empty ones of the new kind are
 * filled from what the old one said.
 */
final class DistributionDraft {
  /** The names of texts that are one number, in what {@link #save} gives. */
  static final Set<String> NUMBERS =
      Set.of("low", "high", "step", "mean", "deviation", "alpha", "beta", "round");

  private final Texts texts;
  private final Runnable changed;
  private final Readers read;
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
  private final InputField<Double> alpha;
  private final InputField<Double> beta;
  private final InputField<Optional<Double>> quantum;
  private final BooleanProperty down = new SimpleBooleanProperty(this, "down");
  private final ReadOnlyStringWrapper together = new ReadOnlyStringWrapper(this, "together", "");
  private final KindChange kindChange = new KindChange(this);
  private Distribution distribution;
  private boolean carrying;

  /**
   * @param changed is told after each change
   */
  DistributionDraft(Texts texts, Runnable changed) {
    this.texts = texts;
    this.changed = changed;
    this.read = new Readers(texts);
    low = field("Builder.Parameter.low", text -> bound(text));
    high = field("Builder.Parameter.high", text -> bound(text));
    step = field("Builder.Parameter.step", Readers.optional(text -> bound(text)));
    options = field("Builder.Parameter.options", read::options);
    shares = field("Builder.Parameter.shares", this::numbers);
    mean = field("Builder.Parameter.mean", read::number);
    deviation = field("Builder.Parameter.deviation", read::number);
    alpha = field("Builder.Parameter.alpha", read::number);
    beta = field("Builder.Parameter.beta", read::number);
    quantum = field("Builder.Parameter.round", Readers.optional(read::number));
    kind.addListener((was, old, now) -> kindChanged());
    log.addListener((was, old, now) -> update());
    down.addListener((was, old, now) -> update());
    update();
  }

  private <T> InputField<T> field(String key, Function<String, T> reader) {
    return new InputField<>(texts.get(key), reader, this::update);
  }

  private Double bound(String text) {
    return kind.get() == ParameterKind.INTEGER
        ? (Double) read.anyWhole(text).doubleValue()
        : read.number(text);
  }

  private List<Double> numbers(String text) {
    return text.isEmpty()
        ? List.of()
        : Collections.unmodifiableList(
            new ArrayList<>(
                Arrays.stream(text.split(",", -1)).map(String::strip).map(read::number).toList()));
  }

  private void kindChanged() {
    carrying = true;
    kindChange.carry(distribution());
    carrying = false;
    update();
  }

  private void update() {
    if (carrying) {
      return;
    }
    together.set("");
    distribution = null;
    // What another field, or the kind, says counts as well: whole numbers are read more strictly.
    fields().forEach(InputField::reread);
    new FieldsTogether(this, texts).refuse();
    try {
      distribution = DistributionFields.read(this).orElse(null);
    } catch (WrongInputException wrong) {
      together.set(Sentences.beside(wrong));
    }
    changed.run();
  }

  /** Fills the fields from a distribution. */
  void preset(Distribution given) {
    DistributionFields.fill(this, given);
  }

  /** Changes the bounds of a range. */
  void setBounds(double a, double b) {
    low.textProperty().set(plain(a));
    high.textProperty().set(plain(b));
  }

  /** A bound as a person would type it. */
  String plain(double value) {
    return kind.get() == ParameterKind.INTEGER && value == Math.rint(value)
        ? Long.toString((long) value)
        : Numbers.field(value);
  }

  /** What undo goes back to. */
  Map<String, Object> save() {
    Map<String, Object> now = new LinkedHashMap<>();
    typed().forEach((key, field) -> now.put(key, field.textProperty().get()));
    now.put("kind", kind.get());
    now.put("log", log.get());
    now.put("down", down.get());
    return now;
  }

  /** Goes back to what {@link #save} gave. */
  void restore(Map<String, Object> was) {
    kind.set((ParameterKind) was.get("kind"));
    log.set((Boolean) was.get("log"));
    down.set((Boolean) was.get("down"));
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
        deviation,
        "alpha",
        alpha,
        "beta",
        beta,
        "round",
        quantum);
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

  InputField<Double> alpha() {
    return alpha;
  }

  InputField<Double> beta() {
    return beta;
  }

  /** What its values are rounded to multiples of. */
  InputField<Optional<Double>> quantum() {
    return quantum;
  }

  /** Whether they are rounded down rather than to the nearest multiple. */
  BooleanProperty downProperty() {
    return down;
  }

  /** What is wrong with fields that are right each by itself, and with none of them alone. */
  ReadOnlyStringProperty togetherProperty() {
    return together.getReadOnlyProperty();
  }

  /** What is wrong with what was typed, one sentence; empty also where nothing was typed yet. */
  Optional<String> reproach() {
    List<InputField<?>> typed =
        fields().stream().filter(field -> !field.textProperty().get().isBlank()).toList();
    return StudyParts.problemOf(typed)
        .or(() -> Optional.of(together.get()).filter(sentence -> !sentence.isEmpty()));
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
    } else if (kind.get() == ParameterKind.BETA) {
      all.addAll(List.of(alpha, beta));
    } else if (kind.get().isOptions()) {
      all.add(options);
      if (kind.get() == ParameterKind.CHOICE) {
        all.add(shares);
      }
    }
    if (kind.get().isReal()) {
      all.add(quantum);
    }
    return all;
  }
}
