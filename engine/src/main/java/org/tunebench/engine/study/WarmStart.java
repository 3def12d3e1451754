package org.tunebench.engine.study;

import java.util.Locale;
import org.tunebench.engine.WrongInputException;

/**
 * Configurations of an earlier study that a new one tries first.
 *
 * @param study the name of the earlier study
 * @param best how many of its best configurations to take, as far as they fit the new search space
 */
public record WarmStart(String study, int best) {
  /** As many as are taken unless the person says otherwise. */
  public static final int BEST = 5;

  /** As many as can be taken. */
  public static final int MOST = 1000;

  /**
   * @throws WrongInputException if the number is out of its range
   */
  public WarmStart {
    if (best < 1 || best > MOST) {
      throw new WrongInputException(
          "warm-start.best",
          String.format(Locale.ROOT, "must be a whole number from 1 to %d, not %d", MOST, best));
    }
  }
}
