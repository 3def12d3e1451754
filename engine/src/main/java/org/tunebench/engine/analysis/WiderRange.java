package org.tunebench.engine.analysis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Ordered;
import org.tunebench.engine.space.Rounded;

/**
 * Moves an end of a range out by half of its length, on its scale, to a round number. Two things
 * are kept: what is above 0 stays above 0, and what lies within [0, 1] (a share, a rate) stays
 * there. Lists of numbers get one more option, by the step between the last two.
 */
final class WiderRange {
  /** Below a choice of round numbers, one more digit looks measured. */
  private static final MathContext ROUND = new MathContext(1);

  /** A count has two: 16 is below 64 and 256. */
  private static final MathContext COUNT = new MathContext(2);

  /** What is beyond these digits of a double comes of arithmetic. */
  private static final MathContext EXACT = new MathContext(15);

  private WiderRange() {}

  /** The wider distribution, or empty where there is no room. */
  static Optional<Distribution> of(Distribution distribution, boolean upper) {
    if (distribution instanceof FloatRange range) {
      return widened(range, upper);
    }
    if (distribution instanceof IntRange range) {
      return widened(range, upper);
    }
    if (distribution instanceof Rounded rounded) {
      return of(rounded.of(), upper).flatMap(wide -> rounded(wide, rounded));
    }
    return RangeEdges.isNumbers(distribution) ? oneMore(distribution, upper) : Optional.empty();
  }

  private static Optional<Distribution> rounded(Distribution wide, Rounded before) {
    try {
      return Optional.of(new Rounded(wide, before.quantum(), before.down()));
    } catch (WrongInputException tooManyMultiples) {
      return Optional.empty();
    }
  }

  private static Optional<Distribution> widened(FloatRange range, boolean upper) {
    double low = range.low();
    double high = range.high();
    double moved =
        range.step() > 0
            ? alongSteps(range, upper)
            : range.log() ? alongLog(low, high, upper) : alongLine(low, high, upper);
    boolean wider = upper ? moved > high : moved < low;
    boolean held = Double.isFinite(moved) && (moved > 0 || !range.log());
    return wider && held
        ? Optional.of(
            new FloatRange(upper ? low : moved, upper ? moved : high, range.log(), range.step()))
        : Optional.empty();
  }

  /** By half of the steps, or as many as there is room for. */
  private static double alongSteps(FloatRange range, boolean upper) {
    double step = range.step();
    double wanted = Math.max(1, Math.round((range.high() - range.low()) / 2 / step));
    double end = upper ? range.high() : range.low();
    double room = Math.abs(limit(range.low(), range.high(), upper) - end);
    double steps = Math.min(wanted, Math.floor(room / step + 1e-9));
    if (steps < 1) {
      return end;
    }
    double moved = plain(upper ? range.high() + steps * step : range.low() - steps * step);
    // What is above 0 stays so.
    return range.low() > 0 && moved <= 0 ? plain(range.low() - (steps - 1) * step) : moved;
  }

  private static double alongLog(double low, double high, boolean upper) {
    double factor = Math.sqrt(high / low);
    double moved = upper ? high * factor : low / factor;
    double out = Math.abs(moved - (upper ? high : low));
    // Towards 0, the digits count from the value.
    double round = outwards(moved, Math.min(out, moved), upper);
    return upper ? Math.min(limit(low, high, true), round) : round;
  }

  private static double alongLine(double low, double high, boolean upper) {
    double half = (high - low) / 2;
    if (upper) {
      double end = limit(low, high, true);
      return Double.isFinite(end) && high + half >= end
          ? round3((end + high) / 2)
          : outwards(high + half, half, true);
    }
    boolean within = low >= 0 && low - half <= 0;
    return within ? outwards(low / 2, low / 2, false) : outwards(low - half, half, false);
  }

  /** How far an end may go: what is not below 0 stays so, and shares stay within [0, 1]. */
  private static double limit(double low, double high, boolean upper) {
    if (upper) {
      return low >= 0 && high <= 1 ? 1 : Double.POSITIVE_INFINITY;
    }
    return low >= 0 ? 0 : Double.NEGATIVE_INFINITY;
  }

  private static Optional<Distribution> widened(IntRange range, boolean upper) {
    long low = range.low();
    long high = range.high();
    long moved;
    if (range.log()) {
      double factor = Math.sqrt((double) high / low);
      moved = upper ? Math.round(high * factor) : Math.max(1, Math.round(low / factor));
    } else {
      long steps = Math.max(1, (high - low) / range.step() / 2);
      // What counts things from 1, or from 0, goes on to do so.
      long least = low >= 1 ? 1 : low >= 0 ? 0 : -IntRange.LARGEST;
      long down = Math.min(steps, (low - least) / range.step());
      long up = Math.min(steps * range.step(), 2 * IntRange.LARGEST);
      moved = upper ? high + up : low - down * range.step();
    }
    long end = Math.min(IntRange.LARGEST, moved);
    boolean wider = upper ? end > high : end < low;
    return wider
        ? Optional.of(
            new IntRange(upper ? low : end, upper ? end : high, range.log(), range.step()))
        : Optional.empty();
  }

  private static Optional<Distribution> oneMore(Distribution distribution, boolean upper) {
    List<Object> sorted = new ArrayList<>(distribution.values());
    sorted.sort(Comparator.comparingDouble(RangeEdges::number));
    int last = sorted.size() - 1;
    double end = RangeEdges.number(sorted.get(upper ? last : 0));
    double next = RangeEdges.number(sorted.get(upper ? last - 1 : 1));
    double moved = step(sorted, end, next);
    double low = RangeEdges.number(sorted.get(0));
    double high = RangeEdges.number(sorted.get(last));
    boolean whole = sorted.stream().allMatch(Long.class::isInstance);
    if (!Double.isFinite(moved) || !allowed(moved, low, high)) {
      return Optional.empty();
    }
    Object option = whole ? (Object) Math.round(moved) : (Object) plain(moved);
    if (!allowed(RangeEdges.number(option), low, high) || sorted.contains(option)) {
      return Optional.empty();
    }
    List<Object> options = new ArrayList<>(distribution.values());
    boolean atEnd = RangeEdges.number(options.get(0)) <= RangeEdges.number(options.get(last));
    int at = atEnd == upper ? options.size() : 0;
    options.add(at, option);
    return Optional.of(
        distribution instanceof Choice choice ? shared(choice, options, at) : new Ordered(options));
  }

  /** The new option gets the mean share; all others keep theirs in proportion. */
  private static Choice shared(Choice before, List<Object> options, int at) {
    if (before.probabilities().stream().distinct().count() == 1) {
      return new Choice(options);
    }
    double mean = 1.0 / options.size();
    List<Double> shares = new ArrayList<>();
    before.probabilities().forEach(share -> shares.add(share * (1 - mean)));
    shares.add(at, mean);
    return new Choice(options, shares);
  }

  /** Whether a moved end keeps what is above 0 above 0 and shares within [0, 1]. */
  private static boolean allowed(double moved, double low, double high) {
    boolean positive = !(low > 0) || moved > 0;
    return positive && moved >= limit(low, high, false) && moved <= limit(low, high, true);
  }

  /** By the same ratio where the options grow by ratios, else by the same difference. */
  private static double step(List<Object> sorted, double end, double next) {
    boolean ratios = sorted.size() > 1;
    for (int i = 2; i < sorted.size() && ratios; i++) {
      double a = RangeEdges.number(sorted.get(i - 2));
      double b = RangeEdges.number(sorted.get(i - 1));
      double c = RangeEdges.number(sorted.get(i));
      ratios = a > 0 && Math.abs(b * b - a * c) < 1e-6 * b * b;
    }
    boolean positive = RangeEdges.number(sorted.get(0)) > 0;
    double byRatio = end * end / next;
    double byStep = end + (end - next);
    boolean twoOnly = sorted.size() == 2;
    if (positive && byStep <= 0) {
      boolean whole = sorted.stream().allMatch(Long.class::isInstance);
      return new BigDecimal(byRatio).round(whole ? COUNT : ROUND).doubleValue();
    }
    return positive && ratios && !twoOnly ? byRatio : byStep;
  }

  /**
   * Away from the range, to two digits of a distance.
   *
   * @param distance above 0
   */
  static double outwards(double value, double distance, boolean upper) {
    if (!(distance > 0) || !Double.isFinite(value)) {
      return value;
    }
    int scale = 1 - (int) Math.floor(Math.log10(distance));
    return new BigDecimal(value)
        .round(EXACT)
        .setScale(scale, upper ? RoundingMode.CEILING : RoundingMode.FLOOR)
        .doubleValue();
  }

  private static double round3(double value) {
    return new BigDecimal(value).round(new MathContext(3)).doubleValue();
  }

  /** Without what is beyond twelve digits, which comes of arithmetic. */
  static double plain(double value) {
    if (!Double.isFinite(value)) {
      return value;
    }
    return new BigDecimal(value).round(new MathContext(12)).doubleValue();
  }
}
