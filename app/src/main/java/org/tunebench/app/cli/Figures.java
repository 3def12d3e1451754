package org.tunebench.app.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.stream.Collectors;
import org.tunebench.engine.Decimals;
import org.tunebench.engine.space.Configuration;

/** Numbers and times as a person reads them in a terminal. */
final class Figures {
  private static final MathContext SIX_DIGITS = new MathContext(6);
  private static final double GIBIBYTE = 1L << 30;

  private Figures() {}

  /**
   * Six significant digits, without zeros at the end: {@code 1218.52}, {@code 0.0001}, {@code 3}.
   */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    String text = Decimals.text(new BigDecimal(value).round(SIX_DIGITS).doubleValue());
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** {@code n_layers = 1, lr = 0.00123457}. */
  static String configuration(Configuration configuration) {
    return configuration.values().entrySet().stream()
        .map(entry -> entry.getKey() + " = " + value(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** A cell of a table, or a value of a parameter. */
  static String value(Object value) {
    return value instanceof Double number ? number(number) : value.toString();
  }

  /** The two largest units: {@code 2d 3h}, {@code 8h 2m}, {@code 12m 5s}, {@code 45s}. */
  static String time(Duration time) {
    if (time.toDays() > 0) {
      return "%dd %dh".formatted(time.toDays(), time.toHoursPart());
    }
    if (time.toHours() > 0) {
      return "%dh %dm".formatted(time.toHours(), time.toMinutesPart());
    }
    return time.toMinutes() > 0
        ? "%dm %ds".formatted(time.toMinutes(), time.toSecondsPart())
        : time.toSeconds() + "s";
  }

  /** {@code 15.6 GiB}, or nothing where it is not known. */
  static String memory(long bytes) {
    return bytes <= 0 ? "" : number(Math.round(bytes / GIBIBYTE * 10) / 10.0) + " GiB";
  }
}
