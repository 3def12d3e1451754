package org.tunebench.engine.study;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tunebench.engine.Decimals;
import org.tunebench.engine.WrongInputException;

/**
 * Times as study files write them: {@code 90s}, {@code 30m}, {@code 8h}, {@code 2d}, {@code 1h30m};
 * and as persons do: {@code 1.5h}, {@code 1h 30min}.
 */
public final class Durations {
  private static final String AMOUNT = "(\\d{1,9}(?:\\.\\d{1,6})?)\\s*";
  private static final Pattern FORM =
      Pattern.compile(
          "(?:%1$sd)?\\s*(?:%1$sh)?\\s*(?:%1$sm(?:in)?)?\\s*(?:%1$ss)?".formatted(AMOUNT));
  private static final int[] SECONDS = {86_400, 3600, 60, 1};
  private static final double MILLIS = 1000;
  private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(1_000_000_000);

  private Durations() {}

  /**
   * Reads a time, to the millisecond.
   *
   * @param field the field that the time stands in, for the message
   * @param raw text of the form above, or a number of seconds
   */
  public static Duration parse(String field, Object raw) {
    BigDecimal seconds = raw instanceof Number number ? seconds(number) : seconds(raw);
    if (seconds == null) {
      throw new WrongInputException(
          field, "must be a time such as 90s, 30m, 8h or 1h30m, not %s".formatted(raw));
    }
    if (seconds.compareTo(MOST_SECONDS) > 0) {
      throw new WrongInputException(
          field, "must be at most %s, not %s".formatted(format(most()), raw));
    }
    return Duration.ofMillis(seconds.movePointRight(3).longValue());
  }

  private static Duration most() {
    return Duration.ofSeconds(MOST_SECONDS.longValue());
  }

  private static BigDecimal seconds(Number number) {
    double seconds = number.doubleValue();
    return seconds > 0 && Double.isFinite(seconds) ? BigDecimal.valueOf(seconds) : null;
  }

  private static BigDecimal seconds(Object text) {
    Matcher form = FORM.matcher(String.valueOf(text).strip().toLowerCase(Locale.ROOT));
    if (!form.matches() || form.group().isEmpty()) {
      return null;
    }
    BigDecimal seconds = BigDecimal.ZERO;
    for (int unit = 0; unit < SECONDS.length; unit++) {
      String amount = form.group(unit + 1);
      if (amount != null) {
        seconds = seconds.add(new BigDecimal(amount).multiply(BigDecimal.valueOf(SECONDS[unit])));
      }
    }
    return seconds;
  }

  /** The form that {@link #parse} reads, to the millisecond. */
  public static String format(Duration time) {
    StringBuilder text = new StringBuilder();
    append(text, time.toDaysPart(), 'd');
    append(text, time.toHoursPart(), 'h');
    append(text, time.toMinutesPart(), 'm');
    if (time.toMillisPart() > 0) {
      // Divided once: a sum would have digits that the time has not.
      double millis = time.toSecondsPart() * MILLIS + time.toMillisPart();
      text.append(Decimals.text(millis / MILLIS)).append('s');
    } else {
      append(text, time.toSecondsPart(), 's');
    }
    return text.isEmpty() ? "0s" : text.toString();
  }

  /**
   * A part whose times are all in that form: a number of seconds stands in a file, but nowhere
   * else. What is no time stays as it is, for those who refuse it.
   *
   * @param settings what can be set of it
   */
  public static PartSpec withUnits(PartSpec part, List<PartKind.Setting> settings) {
    PartSpec told = part;
    for (PartKind.Setting setting : settings) {
      if (setting.type() == PartKind.Type.TIME
          && part.settings().get(setting.name()) instanceof Number number
          && isTime(seconds(number))) {
        told = told.with(setting.name(), format(parse(setting.name(), number)));
      }
    }
    return told;
  }

  private static boolean isTime(BigDecimal seconds) {
    return seconds != null && seconds.compareTo(MOST_SECONDS) <= 0;
  }

  private static void append(StringBuilder text, long amount, char unit) {
    if (amount > 0) {
      text.append(amount).append(unit);
    }
  }
}
