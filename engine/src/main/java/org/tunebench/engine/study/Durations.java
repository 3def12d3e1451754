package org.tunebench.engine.study;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tunebench.engine.WrongInputException;

/**
 * Times as study files write them: {@code 90s}, {@code 30m}, {@code 8h}, {@code 2d}, {@code 1h30m}.
 */
public final class Durations {
  private static final Pattern FORM =
      Pattern.compile("(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,9})s)?");

  private Durations() {}

  /**
   * @param field the field that the time stands in, for the message
   * @param raw text of the form above, or a number of seconds
   */
  public static Duration parse(String field, Object raw) {
    if (raw instanceof Number n && n.doubleValue() > 0 && n.doubleValue() < 1e9) {
      return Duration.ofMillis(Math.round(n.doubleValue() * 1000));
    }
    String text = String.valueOf(raw).strip().toLowerCase(Locale.ROOT);
    Matcher form = FORM.matcher(text);
    if (text.isEmpty() || !form.matches()) {
      throw new WrongInputException(
          field, "must be a time such as 90s, 30m, 8h or 1h30m, not %s".formatted(raw));
    }
    return Duration.ofDays(part(form, 1))
        .plusHours(part(form, 2))
        .plusMinutes(part(form, 3))
        .plusSeconds(part(form, 4));
  }

  private static long part(Matcher form, int group) {
    return form.group(group) == null ? 0 : Long.parseLong(form.group(group));
  }

  /** The form that {@link #parse} reads, to the second. */
  public static String format(Duration time) {
    StringBuilder text = new StringBuilder();
    append(text, time.toDaysPart(), 'd');
    append(text, time.toHoursPart(), 'h');
    append(text, time.toMinutesPart(), 'm');
    append(text, time.toSecondsPart(), 's');
    return text.isEmpty() ? "0s" : text.toString();
  }

  private static void append(StringBuilder text, long amount, char unit) {
    if (amount > 0) {
      text.append(amount).append(unit);
    }
  }
}
