package org.tunebench.engine.objective.torch;

import org.tunebench.engine.WrongInputException;

/** Checks of what a person gave, in the words of a study file. */
public final class Checks {
  private Checks() {}

  /** A whole number of at least that. */
  public static void atLeast(String field, int value, int least) {
    that(value >= least, field, "%s is too small: give a whole number from " + least, value);
  }

  /** A finite number above 0. */
  public static void positive(String field, double value) {
    that(
        value > 0 && Double.isFinite(value),
        field,
        "%s is not usable: give a number above 0",
        value);
  }

  /**
   * @param sentence what is wrong and what would be right, a format of the values
   * @throws WrongInputException unless it is right
   */
  public static void that(boolean right, String field, String sentence, Object... values) {
    if (!right) {
      throw new WrongInputException(field, sentence.formatted(values));
    }
  }
}
