package org.tunebench.app.builder;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Durations;
import org.tunebench.engine.study.Sizes;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Target;

/** What the texts of fields mean. */
final class Readers {
  private static final String NUMBER = "[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,3})?";

  /** What is measured rather than said. */
  static final String AUTO = "auto";

  /** One target, from where the one before it ended; its metric may have any signs in its name. */
  private static final Pattern TARGET =
      Pattern.compile("\\G\\s*(.+?[<>]=\\s*%s)\\s*(?:,|$)".formatted(NUMBER));

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
    return text.matches(NUMBER) && Double.isFinite(Double.parseDouble(text))
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

  /** How many trials in a row without a better one are enough. */
  static Long patience(String text) {
    Long value = asWhole(text);
    if (value == null || value < 1 || value > Integer.MAX_VALUE) {
      throw wrong("must be a whole number above 0, such as 30%s", not(text));
    }
    return value;
  }

  /** Values of metrics, with commas between them; the name of a metric may have a comma in it. */
  static List<Target> targets(String text) {
    List<Target> targets = new ArrayList<>();
    Matcher item = TARGET.matcher(text);
    int end = 0;
    while (item.find()) {
      Target.parse(item.group(1)).ifPresent(targets::add);
      end = item.end();
    }
    if (targets.isEmpty() || end < text.length()) {
      throw wrong("must be such as accuracy >= 0.9, loss <= 0.05%s", not(text));
    }
    return List.copyOf(targets);
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
