package org.tunebench.app.figure;

/**
 * What an axis of time counts: the largest unit in which the longest time is not a few hundredths.
 */
enum TimeUnits {
  SECONDS("Study.Analysis.Seconds", 1, 0),
  MINUTES("Study.Analysis.Minutes", 60, 300),
  HOURS("Study.Analysis.Hours", 3600, 7200);

  private final String key;
  private final double seconds;
  private final double above;

  TimeUnits(String key, double seconds, double above) {
    this.key = key;
    this.seconds = seconds;
    this.above = above;
  }

  /** For times of up to so many seconds. */
  static TimeUnits upTo(double longest) {
    return longest > HOURS.above ? HOURS : longest > MINUTES.above ? MINUTES : SECONDS;
  }

  /** The text of its name. */
  String key() {
    return key;
  }

  /** So many seconds in this unit. */
  double of(double time) {
    return time / seconds;
  }
}
