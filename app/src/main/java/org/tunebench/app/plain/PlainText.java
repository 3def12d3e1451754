package org.tunebench.app.plain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.tunebench.engine.Decimals;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.TrialCounts;
import org.tunebench.engine.study.TrialState;

/** Numbers and times as terminals and reports write them: in the plain form of files. */
public final class PlainText {
  /** What stands where there is nothing. */
  public static final String NONE = "–";

  private static final String WITHOUT_RESULT = "no result";

  private static final double GIBIBYTE = 1L << 30;

  private PlainText() {}

  /**
   * Six significant digits, without zeros at the end: {@code 1218.52}, {@code 0.0001}, {@code 3}.
   */
  public static String number(double value) {
    if (!Double.isFinite(value)) {
      return Decimals.text(value);
    }
    String text = Decimals.text(Decimals.rounded(value));
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /**
   * Where a study is in its life, as people read it: one that was stopped after nothing but
   * failures has no result, as in the window.
   */
  public static String standing(StudyState state, TrialCounts counts) {
    return state.isFruitless(counts)
        ? WITHOUT_RESULT
        : standing(state, counts.of(TrialState.COMPLETED));
  }

  /**
   * Where a study is in its life, as other programs read it: {@code finished}.
   *
   * @param completed how many of its trials have completed
   */
  public static String standing(StudyState state, int completed) {
    return state.isWithoutResult(completed)
        ? WITHOUT_RESULT
        : state.name().toLowerCase(Locale.ROOT);
  }

  /** A number, or {@link #NONE}. */
  public static String number(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : NONE;
  }

  /** A count, or {@link #NONE}. */
  public static String count(OptionalInt value) {
    return value.isPresent() ? Integer.toString(value.getAsInt()) : NONE;
  }

  /**
   * A number as far as it is known: {@code 0.213 ± 0.021}. How far off it is has its first digit,
   * or two where that is 1 or 2.
   *
   * @param deviation 0 where it is known for sure
   */
  public static String about(double value, double deviation) {
    if (!(deviation > 0) || !Double.isFinite(value + deviation)) {
      return number(value);
    }
    int decimals = decimals(deviation);
    return rounded(value, decimals) + " ± " + rounded(deviation, decimals);
  }

  /**
   * As many decimals as are known of a number: to the first digit of how far off it is, or to the
   * second where the first is 1 or 2. Below 0 where tens or more are not known.
   *
   * @param deviation above 0
   */
  public static int decimals(double deviation) {
    return (int) -Math.floor(Math.log10(deviation / 3));
  }

  private static String rounded(double value, int decimals) {
    return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }

  /** A cell of a table of trials, or a value of a parameter. */
  public static String value(Object value) {
    return value instanceof Double number ? number(number) : value.toString();
  }

  /**
   * Text on one line of a terminal: what would begin another line, colour it or turn it round is
   * written as in JSON, {@code \n} or so.
   */
  public static String visible(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints().forEach(c -> append(shown, c));
    return shown.toString();
  }

  private static void append(StringBuilder shown, int c) {
    int at = "\n\r\t".indexOf(c);
    if (at >= 0) {
      shown.append('\\').append("nrt".charAt(at));
    } else if (isControl(c)) {
      shown.append(String.format(Locale.ROOT, "\\u%04x", c));
    } else {
      shown.appendCodePoint(c);
    }
  }

  /** Also what separates lines, and what changes the direction of all that follows. */
  private static boolean isControl(int c) {
    return Character.isISOControl(c)
        || c == '\u2028'
        || c == '\u2029'
        || c >= '\u202a' && c <= '\u202e'
        || c >= '\u2066' && c <= '\u2069';
  }

  /** {@code n_layers = 1, lr = 0.00123457}, on one line whatever the options are. */
  public static String configuration(Configuration configuration) {
    return configuration.values().entrySet().stream()
        .map(entry -> visible(entry.getKey() + " = " + value(entry.getValue())))
        .collect(Collectors.joining(", "));
  }

  /**
   * The two largest units, cut as the window cuts them: {@code 2 d 3 h}, {@code 8 h 2 min}, {@code
   * 12 min 5 s}, {@code 45 s}; parts of a second only below ten.
   */
  public static String time(Duration time) {
    if (time.toSeconds() < 10) {
      return number(time.toMillis() / 1000.0) + " s";
    }
    if (time.toMinutes() == 0) {
      return time.toSeconds() + " s";
    }
    if (time.toHours() == 0) {
      return two(time.toMinutes(), "min", time.toSecondsPart(), "s");
    }
    return time.toDays() == 0
        ? two(time.toHours(), "h", time.toMinutesPart(), "min")
        : two(time.toDays(), "d", time.toHoursPart(), "h");
  }

  private static String two(long large, String unit, int small, String smallUnit) {
    return large + " " + unit + " " + small + " " + smallUnit;
  }

  /** {@code 15.6 GiB}, or nothing where it is not known. */
  public static String memory(long bytes) {
    return bytes <= 0 ? "" : number(Math.round(bytes / GIBIBYTE * 10) / 10.0) + " GiB";
  }

  /** {@code 1 trial}, {@code 2 trials}. */
  public static String trials(int count) {
    return count == 1 ? "1 trial" : count + " trials";
  }
}
