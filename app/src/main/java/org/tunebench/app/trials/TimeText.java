package org.tunebench.app.trials;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Texts;

/** Times as screens write them. */
public final class TimeText {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final Duration SHORT = Duration.ofSeconds(10);
  private static final MathContext TWO = new MathContext(2);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Of more minutes than these, seconds would say nothing. */
  private static final Duration MANY_MINUTES = Duration.ofMinutes(10);

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final Texts texts;
  private final ZoneId zone;

  /**
   * @param zone where the person is
   */
  public TimeText(Texts texts, ZoneId zone) {
    this.texts = texts;
    this.zone = zone;
  }

  /** A moment to the second, in the person's zone. */
  public String moment(Instant when) {
    return MOMENT.format(when.atZone(zone));
  }

  /**
   * A time in at most two units: {@code 0.35 s}, {@code 45 s}, {@code 3 min 12 s}, {@code 12 min},
   * {@code 2 h 5 min}.
   */
  public String duration(Duration time) {
    boolean few = time.compareTo(MINUTE) >= 0 && time.compareTo(MANY_MINUTES) < 0;
    return few && time.toSecondsPart() > 0
        ? texts.get("Trials.MinutesSeconds", time.toMinutes(), time.toSecondsPart())
        : about(time);
  }

  /** The same of a time that nobody knows to the second: {@code 3 min} is as good as it gets. */
  public String about(Duration time) {
    Duration rounded = time.isNegative() ? Duration.ZERO : time;
    if (rounded.compareTo(SHORT) < 0) {
      // A whole second less or more would say nothing of it.
      double seconds = rounded.toMillis() / 1000.0;
      double digits = rounded.isZero() ? 0 : new BigDecimal(seconds).round(TWO).doubleValue();
      return texts.get("Trials.SecondsPart", Numbers.brief(digits));
    }
    if (rounded.compareTo(MINUTE) < 0) {
      return texts.get("Trials.Seconds", rounded.toSeconds());
    }
    if (rounded.compareTo(HOUR) < 0) {
      return texts.get("Trials.Minutes", rounded.toMinutes());
    }
    if (rounded.compareTo(DAY) < 0) {
      return texts.get("Trials.Hours", rounded.toHours(), rounded.toMinutesPart());
    }
    return texts.get("Trials.Days", rounded.toDays(), rounded.toHoursPart());
  }
}
