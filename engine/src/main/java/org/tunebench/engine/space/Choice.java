package org.tunebench.engine.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tunebench.engine.WrongInputException;

/**
 * One of several options without an order: text, truth values or numbers.
 *
 * @param options the options, all different
 * @param probabilities one share an option, adding up to 1
 */
public record Choice(List<Object> options, List<Double> probabilities) implements Options {
  private static final double SUM_TOLERANCE = 1e-6;

  /**
   * @throws WrongInputException if there is no option, one twice, one that is neither text, truth
   *     value nor number, or if the probabilities do not fit
   */
  public Choice {
    options = Values.options("a choice", options);
    requireShares(options.size(), probabilities);
    probabilities = List.copyOf(probabilities);
  }

  /** A choice in which every option has the same share. */
  public Choice(List<?> options) {
    this(
        new ArrayList<>(options),
        java.util.Collections.nCopies(options.size(), 1.0 / Math.max(1, options.size())));
  }

  /** A choice in which every option has the same share. */
  public static Choice of(Object... options) {
    return new Choice(Arrays.asList(options));
  }

  private static void requireShares(int options, List<Double> probabilities) {
    if (probabilities.size() != options) {
      throw new WrongInputException(
          "",
          "%d probabilities for %d options: give one each"
              .formatted(probabilities.size(), options));
    }
    double sum = 0;
    for (Double p : probabilities) {
      if (p == null || !(p >= 0)) {
        throw new WrongInputException("", "a probability must be 0 or above, not " + p);
      }
      sum += p;
    }
    if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
      throw new WrongInputException("", "the probabilities add up to %s, not 1".formatted(sum));
    }
  }

  @Override
  public Object valueAt(double u) {
    double rest = Values.clampUnit(u);
    int last = 0;
    for (int i = 0; i < options.size(); i++) {
      double p = probabilities.get(i);
      if (p > 0) {
        last = i;
        if (rest < p) {
          break;
        }
      }
      rest -= p;
    }
    return options.get(last);
  }

  @Override
  public double unitOf(Object value) {
    int index = requireIndexOf(value);
    double before = 0;
    for (int i = 0; i < index; i++) {
      before += probabilities.get(i);
    }
    return Values.clampUnit(before + probabilities.get(index) / 2);
  }

  @Override
  public String describe() {
    return "choice " + Values.listed(options);
  }
}
