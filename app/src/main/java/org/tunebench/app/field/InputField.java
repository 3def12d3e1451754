package org.tunebench.app.field;

import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.tunebench.app.shell.Sentences;
import org.tunebench.engine.WrongInputException;

/**
 * A text that a person types, what it means, and the sentence that stands beside it when it means
 * nothing. A wrong text stays as it was typed. The sentence is hidden until the field has been
 * touched: an empty form does not begin with reproaches.
 *
 * @param <T> what the text means
 */
public final class InputField<T> {
  private final String label;
  private final Function<String, T> reader;
  private final Runnable changed;
  private final StringProperty text = new SimpleStringProperty(this, "text", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final BooleanProperty touched = new SimpleBooleanProperty(this, "touched");
  private final StringBinding shown =
      Bindings.createStringBinding(() -> touched.get() ? problem.get() : "", touched, problem);
  private T value;

  /**
   * @param label what the field is called on the screen
   * @param reader gives the meaning of a text or refuses it
   * @param changed is told after each change of the text
   */
  public InputField(String label, Function<String, T> reader, Runnable changed) {
    this.label = label;
    this.reader = reader;
    this.changed = changed;
    read();
    text.addListener(
        (was, old, now) -> {
          touched.set(true);
          read();
          changed.run();
        });
  }

  private void read() {
    value = null;
    problem.set("");
    try {
      value = reader.apply(text.get().strip());
    } catch (WrongInputException wrong) {
      problem.set(Sentences.beside(wrong));
    }
  }

  /** What the field is called. */
  public String label() {
    return label;
  }

  /** What was typed. */
  public StringProperty textProperty() {
    return text;
  }

  /** Fills the field without counting it as touched. */
  public void preset(String content) {
    text.set(content);
    touched.set(false);
  }

  /** Goes back to what was typed before; an empty field makes no reproaches. */
  public void restore(String content) {
    if (!content.equals(text.get())) {
      text.set(content);
    }
    if (content.isBlank()) {
      touched.set(false);
    }
  }

  /** What is wrong with it, or nothing; whether it is shown or not. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** What stands beside the field. */
  public StringBinding shownProblem() {
    return shown;
  }

  /** From now on the problem is shown. */
  public void touch() {
    touched.set(true);
  }

  /** What the text means, or empty where it means nothing. */
  public Optional<T> value() {
    return Optional.ofNullable(problem.get().isEmpty() ? value : null);
  }

  /** What the text alone means, or else the text itself; empty where nothing was typed. */
  public Optional<Object> asTyped() {
    String typed = text.get().strip();
    if (typed.isEmpty()) {
      return Optional.empty();
    }
    Object meant = value instanceof Optional<?> given ? given.orElse(null) : value;
    return Optional.of(meant == null ? typed : meant);
  }

  /** Something beyond the text alone is wrong with it: holds until the text changes. */
  public void refuse(String sentence) {
    problem.set(sentence);
  }

  /** What {@link #refuse} said holds no more. */
  public void reread() {
    read();
  }
}
