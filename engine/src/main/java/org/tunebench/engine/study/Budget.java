package org.tunebench.engine.study;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.tunebench.engine.WrongInputException;

/**
 * When a study ends and how much of it runs at once.
 *
 * @param trials how many trials in all, those of earlier runs included; interrupted ones and those
 *     that were tried again do not count
 * @param time the longest time that trials may be started in, or empty for no limit
 * @param parallel how many trials run at once on each device; {@link #AUTO} if that is measured
 * @param retries how often a trial is tried again whose worker died
 * @param stopping what ends the study earlier
 * @param disk the most bytes that files of ended trials may take: those of the worst are removed
 *     then; empty for no limit
 */
public record Budget(
    int trials,
    Optional<Duration> time,
    int parallel,
    int retries,
    Stopping stopping,
    OptionalLong disk) {
  /** More trials than this belong to another tool. */
  public static final int MOST_TRIALS = 1_000_000;

  /** As many trials at once on each device as the first one leaves room for. */
  public static final int AUTO = 0;

  /** More trials at once than this help on no workstation. */
  public static final int MOST_PARALLEL = 256;

  /**
   * @throws WrongInputException if a number is out of its range
   */
  public Budget {
    require("trials", trials, 1, MOST_TRIALS);
    if (parallel != AUTO) {
      require("parallel", parallel, 1, MOST_PARALLEL);
    }
    require("retries", retries, 0, 100);
    if (time.isPresent() && (time.get().isNegative() || time.get().isZero())) {
      throw new WrongInputException("budget.time", "the time must be above 0, such as 8h or 30m");
    }
    if (disk.isPresent() && disk.getAsLong() < 1) {
      throw new WrongInputException("budget.disk", "the size must be above 0, such as 20GB");
    }
  }

  /** A budget without a limit on files. */
  public Budget(int trials, Optional<Duration> time, int parallel, int retries, Stopping stopping) {
    this(trials, time, parallel, retries, stopping, OptionalLong.empty());
  }

  /** A budget that only its trials and its time end. */
  public Budget(int trials, Optional<Duration> time, int parallel, int retries) {
    this(trials, time, parallel, retries, Stopping.NEVER);
  }

  /** A number of trials, one at a time, each tried again once if its worker dies. */
  public Budget(int trials) {
    this(trials, Optional.empty(), 1, 1);
  }

  /** The same budget with another total of trials. */
  public Budget withTrials(int total) {
    return new Budget(total, time, parallel, retries, stopping, disk);
  }

  /** The same budget with another limit on the time, or none. */
  public Budget withTime(Optional<Duration> limit) {
    return new Budget(trials, limit, parallel, retries, stopping, disk);
  }

  /** The same budget with another number of trials at once. */
  public Budget withParallel(int atOnce) {
    return new Budget(trials, time, atOnce, retries, stopping, disk);
  }

  /** The same budget that something else ends earlier. */
  public Budget withStopping(Stopping other) {
    return new Budget(trials, time, parallel, retries, other, disk);
  }

  /** The same budget with another limit on the files of ended trials. */
  public Budget withDisk(OptionalLong most) {
    return new Budget(trials, time, parallel, retries, stopping, most);
  }

  /** Whether the number of trials at once is measured. */
  public boolean isAutoParallel() {
    return parallel == AUTO;
  }

  private static void require(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new WrongInputException(
          "budget." + name,
          String.format(
              Locale.ROOT, "must be a whole number from %d to %d, not %d", least, most, value));
    }
  }
}
