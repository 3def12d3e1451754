package org.tunebench.app.studies;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.study.StudySummary;

/** Says in words how a study stands. */
public final class StudyWords {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final Texts texts;
  private final Clock clock;
  private final DateTimeFormatter date;

  /**
   * @param clock tells what "5 min ago" counts from
   */
  public StudyWords(Texts texts, Clock clock) {
    this.texts = texts;
    this.clock = clock;
    this.date =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
            .withLocale(Locale.getDefault(Locale.Category.FORMAT))
            .withZone(clock.getZone());
  }

  /** Where it is in its life: {@code running}. */
  public String standing(StudyRow row) {
    return texts.get(row.standing().key());
  }

  /** The best value, what it is of, and its trial, or a dash. */
  public String best(StudyRow row) {
    StudySummary summary = row.summary();
    String metric = summary.metric().name();
    return summary
        .best()
        .map(Numbers::metric)
        .map(
            value ->
                summary.bestTrial().isPresent()
                    ? texts.get(
                        "Studies.best",
                        value,
                        metric,
                        Integer.toString(summary.bestTrial().getAsInt()))
                    : texts.get("Studies.best.alone", value, metric))
        .orElse(texts.get("Studies.none"));
  }

  /** All of a recent study in one sentence, for who hears it: a dash says nothing there. */
  String spoken(StudyRow row) {
    boolean none = row.summary().best().isEmpty();
    return texts.get(
        none ? "Welcome.Recent.row.noBest" : "Welcome.Recent.row",
        row.name(),
        standing(row),
        best(row),
        progress(row),
        ago(row.summary().changed()));
  }

  /** How many trials of how many. */
  public String progress(StudyRow row) {
    return texts.get("Studies.progress", row.done(), row.summary().budget());
  }

  /** How long ago: {@code 5 min ago}, or the day if it was longer than a week. */
  public String ago(Instant when) {
    Duration since = Duration.between(when, clock.instant());
    if (since.toMinutes() < 1) {
      return texts.get("Studies.ago.now");
    }
    if (since.toHours() < 1) {
      return texts.get("Studies.ago.minutes", since.toMinutes());
    }
    if (since.toDays() < 1) {
      return texts.get("Studies.ago.hours", since.toHours());
    }
    return since.toDays() < 7 ? texts.get("Studies.ago.days", since.toDays()) : date.format(when);
  }

  /** The day on which it was created, with the time. */
  public String created(StudyRow row) {
    return MOMENT.format(row.summary().created().atZone(clock.getZone()));
  }
}
