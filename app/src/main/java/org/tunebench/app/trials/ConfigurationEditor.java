package org.tunebench.app.trials;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.Decimals;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Options;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;

/** A configuration as fields to type into, and back. */
public final class ConfigurationEditor {
  /** What messages call it. */
  private static final String WHOLE = "configuration";

  /** One parameter's field. */
  public static final class Field {
    private final Parameter parameter;
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final ReadOnlyBooleanWrapper active = new ReadOnlyBooleanWrapper(this, "active", true);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

    private Field(Parameter parameter) {
      this.parameter = parameter;
      text.addListener((property, before, now) -> problem.set(""));
    }

    /** Which parameter. */
    public Parameter parameter() {
      return parameter;
    }

    /** What may be typed, with decimal points, as lists have them. */
    String range() {
      return parameter.distribution().describe();
    }

    /** What the person typed; empty: no value. */
    public StringProperty text() {
      return text;
    }

    /** Why it could not be queued so, one sentence, or empty. */
    public ReadOnlyStringProperty problemProperty() {
      return problem.getReadOnlyProperty();
    }

    /** Whether it exists with what the others say; what is typed into another one is left out. */
    public ReadOnlyBooleanProperty activeProperty() {
      return active.getReadOnlyProperty();
    }
  }

  private final SearchSpace space;
  private final List<Field> fields;
  private boolean queueing;

  /**
   * @param start fills the fields
   */
  public ConfigurationEditor(SearchSpace space, Configuration start) {
    this.space = space;
    this.fields = space.parameters().stream().map(Field::new).toList();
    fill(start);
    fields.forEach(field -> field.text.addListener((property, before, now) -> findActive()));
    findActive();
  }

  /** Fills the fields; one whose parameter has no value keeps what it has. */
  public void fill(Configuration start) {
    for (Field field : fields) {
      start.get(field.parameter.name()).map(ConfigurationText::shown).ifPresent(field.text::set);
    }
  }

  /** The space that the fields are of. */
  public SearchSpace space() {
    return space;
  }

  private void findActive() {
    Set<String> active = new HashSet<>();
    space.configure(
        parameter -> {
          active.add(parameter.name());
          return value(fields.get(space.indexOf(parameter.name())));
        });
    fields.forEach(field -> field.active.set(active.contains(field.parameter.name())));
  }

  /** One field a parameter, those that are inactive at the moment included. */
  public List<Field> fields() {
    return fields;
  }

  /**
   * What the fields say.
   *
   * @throws WrongInputException naming the parameter
   */
  public Configuration read() {
    return space.accept(WHOLE, typed());
  }

  /**
   * What the fields say, whose values may lie outside the bounds.
   *
   * @throws WrongInputException naming the parameter
   */
  public Configuration readAnywhere() {
    return space.acceptAnywhere(WHOLE, typed());
  }

  private Configuration typed() {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Field field : fields) {
      if (!typed(field).isEmpty()) {
        values.put(field.parameter.name(), value(field));
      }
    }
    return new Configuration(values);
  }

  /** Takes over what was typed into fields of the same names, right or wrong. */
  public void take(ConfigurationEditor before) {
    for (Field field : fields) {
      before.fields.stream()
          .filter(other -> other.parameter.name().equals(field.parameter.name()))
          .forEach(other -> field.text.set(other.text.get()));
    }
  }

  /** The middle of each range, for parameters that do not exist with it, too. */
  public static Configuration middle(SearchSpace space) {
    Map<String, Object> values = new LinkedHashMap<>();
    space.parameters().forEach(p -> values.put(p.name(), middle(p.distribution())));
    return new Configuration(values);
  }

  /** The middle of a range as a person would write it: 0.001, not 0.0010000000000000002. */
  static Object middle(Distribution range) {
    Object middle = range.valueAt(0.5);
    if (middle instanceof Double exact) {
      double brief = Decimals.rounded(exact);
      return range.contains(brief) ? brief : exact;
    }
    return middle;
  }

  /**
   * Queues what the fields that are shown say; they stay open until that is done.
   *
   * @param shown holds them; emptied when they are queued, unless others are shown by then
   * @param problem says what is wrong, one sentence, where no field says it beside itself
   * @param done when they are queued and were still shown
   */
  static void queue(
      ObjectProperty<ConfigurationEditor> shown,
      TrialCommands commands,
      Texts texts,
      StringProperty problem,
      Runnable done) {
    ConfigurationEditor asked = shown.get();
    problem.set("");
    asked.queue(
        commands,
        texts,
        () -> {
          if (shown.get() == asked) {
            shown.set(null);
            done.run();
          }
        },
        problem::set);
  }

  /** Queues what the fields say, unless they are being queued already. */
  private void queue(TrialCommands commands, Texts texts, Runnable done, Consumer<String> refused) {
    if (queueing) {
      return;
    }
    try {
      Configuration typed = read();
      queueing = true;
      commands.queue(typed, done, refused, () -> queueing = false);
    } catch (WrongInputException wrong) {
      Optional<Field> named =
          fields.stream()
              .filter(field -> wrong.field().equals(WHOLE + "." + field.parameter.name()))
              .findFirst();
      named.ifPresentOrElse(
          field -> field.problem.set(words(field, wrong, texts)),
          () -> refused.accept(Sentences.of(wrong)));
    }
  }

  /** What would be right, in the words of a person and not of a study file. */
  private static String words(Field field, WrongInputException wrong, Texts texts) {
    Distribution distribution = field.parameter.distribution();
    if (distribution instanceof IntRange range && range.step() == 1) {
      return within(texts, "Trial.Value.whole", range.low(), range.high());
    }
    if (distribution instanceof FloatRange range && range.step() == 0) {
      return within(texts, "Trial.Value.number", range.low(), range.high());
    }
    return distribution instanceof Options
        ? texts.get("Trial.Value.option")
        : Sentences.beside(wrong);
  }

  private static String within(Texts texts, String key, Object low, Object high) {
    return texts.get(key, ConfigurationText.shown(low), ConfigurationText.shown(high));
  }

  private static String typed(Field field) {
    return field.text.get() == null ? "" : field.text.get().strip();
  }

  private static Object value(Field field) {
    Distribution distribution = field.parameter.distribution();
    String text = typed(field);
    if (distribution instanceof Options) {
      // As it is written first: options may differ in nothing but their case.
      for (BiPredicate<String, String> same :
          List.<BiPredicate<String, String>>of(
              String::equals,
              String::equalsIgnoreCase,
              (option, typed) -> Numbers.typed(option).equals(Numbers.typed(typed)))) {
        for (Object option : distribution.values()) {
          if (same.test(ConfigurationText.shown(option), text)) {
            return option;
          }
        }
      }
    }
    try {
      return distribution.coerce(Double.valueOf(Numbers.typed(text)));
    } catch (NumberFormatException notANumber) {
      return text;
    }
  }
}
