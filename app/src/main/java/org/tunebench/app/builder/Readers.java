package org.tunebench.app.builder;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Parameter;
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

  private final Texts texts;

  /**
   * @param texts say what is wrong with a text
   */
  Readers(Texts texts) {
    this.texts = texts;
  }

  private WrongInputException wrong(String key, Object... arguments) {
    return new WrongInputException("", texts.get(key, arguments));
  }

  /** What is wrong with a text, which is named unless it is empty. */
  private WrongInputException not(String text, String key, Object... arguments) {
    String right = texts.get(key, arguments);
    return new WrongInputException(
        "", text.isEmpty() ? right : texts.get("Builder.Wrong.not", right, text));
  }

  /** A whole number between two bounds, both included. */
  Function<String, Long> whole(long least, long most) {
    return text -> {
      Long value = asWhole(text);
      if (value == null || value < least || value > most) {
        throw not(text, "Builder.Wrong.range", least, most);
      }
      return value;
    };
  }

  /** Any whole number. */
  Long anyWhole(String text) {
    Long value = asWhole(text);
    if (value == null) {
      throw not(text, "Builder.Wrong.whole");
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
  Double number(String text) {
    Double value = asNumber(text);
    if (value == null) {
      throw not(text, "Builder.Wrong.number");
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
  Function<String, Long> parallel() {
    Function<String, Long> number = whole(1, Budget.MOST_PARALLEL);
    return text -> text.equals(AUTO) ? (long) Budget.AUTO : number.apply(text);
  }

  /** A size such as 20GB, in bytes. */
  Long size(String text) {
    return Sizes.parse("", text);
  }

  /** A time such as 8h. */
  Duration time(String text) {
    Duration time = Durations.parse("", text);
    if (time.isZero()) {
      throw wrong("Builder.Wrong.time");
    }
    return time;
  }

  /** How many trials in a row without a better one are enough. */
  Long patience(String text) {
    Long value = asWhole(text);
    if (value == null || value < 1 || value > Integer.MAX_VALUE) {
      throw not(text, "Builder.Wrong.patience");
    }
    return value;
  }

  /** Values of metrics, with commas between them; the name of a metric may have a comma in it. */
  List<Target> targets(String text) {
    List<Target> targets = new ArrayList<>();
    Matcher item = TARGET.matcher(text);
    int end = 0;
    while (item.find()) {
      Target.parse(item.group(1)).ifPresent(targets::add);
      end = item.end();
    }
    if (targets.isEmpty() || end < text.length()) {
      throw not(text, "Builder.Wrong.targets");
    }
    return List.copyOf(targets);
  }

  /** The name of a study. */
  String studyName(String text) {
    if (text.isEmpty()) {
      throw wrong("Builder.Wrong.studyName");
    }
    StudySpec.requireName(text);
    return text;
  }

  /** What a command calls the metric that it reports. */
  String metricName(String text) {
    if (text.isEmpty()) {
      throw wrong("Builder.Wrong.metricName");
    }
    return text;
  }

  /** The name of a parameter. */
  String parameterName(String text) {
    if (text.isEmpty()) {
      throw wrong("Builder.Wrong.parameterName");
    }
    return new Parameter(text, new FloatRange(0, 1)).name();
  }

  /** Options, with commas between them. */
  List<Object> options(String text) {
    return OptionText.parse(text, texts);
  }

  /** Names with values, with commas between them. */
  Map<String, Object> pairs(String text) {
    return OptionText.parsePairs(text, texts);
  }
}
