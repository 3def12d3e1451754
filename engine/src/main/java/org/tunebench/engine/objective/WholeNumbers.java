package org.tunebench.engine.objective;

import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.Options;

/** Parameters that count something. */
public final class WholeNumbers {
  private WholeNumbers() {}

  /**
   * Refuses a distribution of values between the whole ones, which a trial would have to cut off:
   * its configuration would say what was never tried.
   *
   * @param field of the parameter
   * @throws WrongInputException if it is neither of whole numbers nor a list of options
   */
  public static void require(String field, Distribution distribution) {
    if (!(distribution instanceof Options) && !distribution.isWhole()) {
      throw new WrongInputException(
          field,
          "takes whole numbers, and %s gives others: write int instead of float, or round to 1"
              .formatted(distribution.describe()));
    }
  }
}
