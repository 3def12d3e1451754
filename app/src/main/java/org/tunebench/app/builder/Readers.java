package org.tunebench.app.builder;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Durations;
import org.tunebench.engine.study.Sizes;
import org.tunebench.engine.study.StudySpec;

/** What the texts of fields mean. */
final class Readers {
  /** What is measured rather than said. */
  static final String AUTO = "auto";

  private Readers() {}

  private static WrongInputException wrong(String sentence, Object... arguments) {
    return new WrongInputException("", sentence.formatted(arguments));
  }

  /** A whole number between two bounds, both included. */
  static Function<String, Long> whole(long least, long most) {
    return text -> {
      Long value = asWhole(text);
      if (value == null || value < least || value > most) {
        throw wrong("must be a whole number from %,d to %,d%s", least, most, not(text));
      }
      return value;
    };
  }

  /** Any whole number. */
  static Long anyWhole(String text) {
    Long value = asWhole(text);
    if (value == null) {
      throw wrong("must be a whole number, such as 8%s", not(text));
    }
    return value;
  }

  private static Long asWhole(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException notOne) {
      return null;
    }
  }

  /** Any finite number. */
  static Double number(String text) {
    Double value = asNumber(text);
    if (value == null) {
      throw wrong("must be a number, such as 0.5 or 1e-4%s", not(text));
    }
    return value;
  }

  /** A finite number, or null. {@link Double#valueOf} would take {@code 5f} and {@code NaN}. */
  static Double asNumber(String text) {
    return text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?")
            && Double.isFinite(Double.parseDouble(text))
        ? Double.valueOf(text)
        : null;
  }

  /** The same where nothing may be given, too. */
  static <T> Function<String, Optional<T>> optional(Function<String, T> reader) {
    return text -> text.isEmpty() ? Optional.empty() : Optional.of(reader.apply(text));
  }

  /** How many trials run at once: a number, or {@link #AUTO}. */
  static Function<String, Long> parallel() {
    Function<String, Long> number = whole(1, Budget.MOST_PARALLEL);
    return text -> text.equals(AUTO) ? (long) Budget.AUTO : number.apply(text);
  }

  /** A size such as 20GB, in bytes. */
  static Long size(String text) {
    return Sizes.parse("", text);
  }

  /** A time such as 8h. */
  static Duration time(String text) {
    Duration time = Durations.parse("", text);
    if (time.isZero()) {
      throw wrong("must be above 0, such as 8h or 30m");
    }
    return time;
  }

  /** The name of a study. */
  static String studyName(String text) {
    if (text.isEmpty()) {
      throw wrong("give the study a name");
    }
    StudySpec.requireName(text);
    return text;
  }

  /** What a command calls the metric that it reports. */
  static String metricName(String text) {
    if (text.isEmpty()) {
      throw wrong("name the metric that the command reports, such as loss");
    }
    return text;
  }

  private static String not(String text) {
    return text.isEmpty() ? "" : ", not " + text;
  }
}
