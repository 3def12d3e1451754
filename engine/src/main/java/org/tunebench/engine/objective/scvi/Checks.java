package org.tunebench.engine.objective.scvi;

import org.tunebench.engine.WrongInputException;

/** Checks of what a person gave, in the words of a study file. */
final class Checks {
  private Checks() {}

  static void atLeast(String field, int value, int least) {
    that(value >= least, field, "%s is too small: give a whole number from " + least, value);
  }

  static void positive(String field, double value) {
    that(
        value > 0 && Double.isFinite(value),
        field,
        "%s is not usable: give a number above 0",
        value);
  }

  static void that(boolean right, String field, String sentence, Object... values) {
    if (!right) {
      throw new WrongInputException(field, sentence.formatted(values));
    }
  }
}
