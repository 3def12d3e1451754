package org.tunebench.app.report;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.tunebench.engine.Decimals;

/** Numbers and times as a report writes them: in the plain form of files. */
final class Words {
  /** What stands where there is nothing. */
  static final String NONE = "–";

  private static final int DIGITS = 6;

  private Words() {}

  /** Six significant digits: {@code 1218.52}. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return Decimals.text(value);
    }
    double rounded =
        new java.math.BigDecimal(value).round(new java.math.MathContext(DIGITS)).doubleValue();
    String text = Decimals.text(rounded);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  static String number(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : NONE;
  }

  static String count(OptionalInt value) {
    return value.isPresent() ? Integer.toString(value.getAsInt()) : NONE;
  }

  /** A cell of a table of trials, or a value of a parameter. */
  static String value(Object value) {
    return value instanceof Double number ? number(number) : value.toString();
  }

  /** The two largest units: {@code 8 h 2 min}. */
  static String time(Duration time) {
    if (time.toDays() > 0) {
      return "%d d %d h".formatted(time.toDays(), time.toHoursPart());
    }
    if (time.toHours() > 0) {
      return "%d h %d min".formatted(time.toHours(), time.toMinutesPart());
    }
    return time.toMinutes() > 0
        ? "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart())
        : number(time.toMillis() / 1000.0) + " s";
  }

  /** {@code 1 trial}, {@code 2 trials}. */
  static String trials(int count) {
    return count == 1 ? "1 trial" : count + " trials";
  }
}
