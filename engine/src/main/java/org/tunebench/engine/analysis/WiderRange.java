package org.tunebench.engine.analysis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Ordered;

/**
 * Moves an end of a range out by half of its length, on its scale, to a round number. Two things
 * are kept: what is above 0 stays above 0, and what lies within [0, 1] (a share, a rate) stays
 * there. Lists of numbers get one more option, by the step between the last two.
 */
final class WiderRange {
  private static final MathContext ROUND = new MathContext(2);

  private WiderRange() {}

  /** The wider distribution, or empty where there is no room. */
  static Optional<Distribution> of(Distribution distribution, boolean upper) {
    if (distribution instanceof FloatRange range) {
      return widened(range, upper);
    }
    if (distribution instanceof IntRange range) {
      return widened(range, upper);
    }
    return RangeEdges.isNumbers(distribution) ? oneMore(distribution, upper) : Optional.empty();
  }

  private static Optional<Distribution> widened(FloatRange range, boolean upper) {
    double low = range.low();
    double high = range.high();
    if (range.step() > 0) {
      double out = Math.max(1, Math.round((high - low) / 2 / range.step())) * range.step();
      double moved = upper ? high + out : low - out;
      return allowed(moved, low, high)
          ? Optional.of(
              new FloatRange(
                  upper ? low : plain(moved), upper ? plain(moved) : high, false, range.step()))
          : Optional.empty();
    }
    double moved = range.log() ? alongLog(low, high, upper) : alongLine(low, high, upper);
    boolean wider = upper ? moved > high : moved < low;
    return wider
        ? Optional.of(new FloatRange(upper ? low : moved, upper ? moved : high, range.log(), 0))
        : Optional.empty();
  }

  private static double alongLog(double low, double high, boolean upper) {
    double factor = Math.sqrt(high / low);
    double moved = round(upper ? high * factor : low / factor);
    return upper && high <= 1 ? Math.min(1, moved) : moved;
  }

  private static double alongLine(double low, double high, boolean upper) {
    double half = (high - low) / 2;
    if (upper) {
      boolean share = low >= 0 && high <= 1;
      return share && high + half >= 1 ? round3((1 + high) / 2) : round(high + half);
    }
    return low >= 0 && low - half <= 0 ? round(low / 2) : round(low - half);
  }

  /** Whether a moved end keeps what is above 0 above 0 and shares within [0, 1]. */
  private static boolean allowed(double moved, double low, double high) {
    boolean positive = !(low > 0) || moved > 0;
    boolean natural = low < 0 || moved >= 0;
    boolean share = !(low >= 0 && high <= 1) || moved <= 1;
    return positive && natural && share && Double.isFinite(moved);
  }

  private static Optional<Distribution> widened(IntRange range, boolean upper) {
    if (range.log()) {
      double factor = Math.sqrt((double) range.high() / range.low());
      long moved = Math.max(1, Math.round(upper ? range.high() * factor : range.low() / factor));
      return bounded(range, upper, moved);
    }
    long half = Math.max(1, (range.high() - range.low()) / range.step() / 2) * range.step();
    long moved = upper ? range.high() + half : range.low() - half;
    // What counts things from 1, or from 0, goes on to do so.
    long least = range.low() >= 1 ? 1 : range.low() >= 0 ? 0 : Long.MIN_VALUE;
    while (moved < least) {
      moved += range.step();
    }
    return bounded(range, upper, moved);
  }

  private static Optional<Distribution> bounded(IntRange range, boolean upper, long moved) {
    boolean wider = upper ? moved > range.high() : moved < range.low();
    return wider
        ? Optional.of(
            new IntRange(
                upper ? range.low() : moved,
                upper ? moved : range.high(),
                range.log(),
                range.step()))
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
    Object option = whole ? (Object) Math.round(moved) : (Object) plain(moved);
    if (!allowed(RangeEdges.number(option), low, high) || sorted.contains(option)) {
      return Optional.empty();
    }
    List<Object> options = new ArrayList<>(distribution.values());
    boolean atEnd = RangeEdges.number(options.get(0)) <= RangeEdges.number(options.get(last));
    options.add(atEnd == upper ? options.size() : 0, option);
    return Optional.of(
        distribution instanceof Ordered ? new Ordered(options) : new Choice(options));
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
      return round(byRatio);
    }
    return positive && ratios && !twoOnly ? byRatio : byStep;
  }

  private static double round(double value) {
    return new BigDecimal(value).round(ROUND).doubleValue();
  }

  private static double round3(double value) {
    return new BigDecimal(value).round(new MathContext(3)).doubleValue();
  }

  private static double plain(double value) {
    return new BigDecimal(value).round(new MathContext(12)).doubleValue();
  }
}
