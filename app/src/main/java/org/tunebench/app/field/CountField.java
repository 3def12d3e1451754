package org.tunebench.app.field;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * How many, as the person types it: what was typed stays, also where it is no whole number within
 * the bounds.
 */
public final class CountField {
  private final int least;
  private final int most;
  private final StringProperty text;
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private int value;

  /**
   * @param value the number until another is typed
   * @param wrong the sentence about what is none
   */
  public CountField(int least, int most, int value, Supplier<String> wrong) {
    this.least = least;
    this.most = most;
    this.value = value;
    this.text = new SimpleStringProperty(this, "text", Integer.toString(value));
    text.addListener(
        (property, before, now) -> {
          Optional<Integer> read = read(now);
          read.ifPresent(number -> this.value = number);
          problem.set(read.isPresent() ? "" : wrong.get());
        });
  }

  private Optional<Integer> read(String typed) {
    String digits = typed.strip();
    if (!digits.matches("[0-9]{1,9}")) {
      return Optional.empty();
    }
    int number = Integer.parseInt(digits);
    return number < least || number > most ? Optional.empty() : Optional.of(number);
  }

  /** The least that there may be. */
  public int least() {
    return least;
  }

  /** The most that there may be. */
  public int most() {
    return most;
  }

  /** What was typed. */
  public StringProperty textProperty() {
    return text;
  }

  /** What is wrong with what was typed, one sentence, or empty. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The number, or the last one that was typed while there is a problem. */
  public int value() {
    return value;
  }
}
