package org.tunebench.engine.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Options;
import org.tunebench.engine.space.Ordered;
import org.tunebench.engine.space.Rounded;

/**
 * Draws the ends of a range in to where some values lie, with a margin on either side, since what
 * is best of all may lie a little beyond the best that were tried: a quarter of what they span, at
 * least a twentieth of the range and the next value. Of options, those that have been used are
 * left.
 */
final class NarrowerRange {
  private static final double MARGIN = 0.25;
  private static final double LEAST_MARGIN = 0.05;

  private NarrowerRange() {}

  /**
   * The narrower distribution, or empty where nothing would be left out.
   *
   * @param values some of the distribution's, at least one
   */
  static Optional<Distribution> of(Distribution distribution, List<Object> values) {
    if (distribution instanceof Options options) {
      return fewer(options, values);
    }
    return within(distribution, values).filter(narrow -> !narrow.equals(distribution));
  }

  private static Optional<Distribution> within(Distribution distribution, List<Object> values) {
    if (distribution instanceof FloatRange range) {
      return Optional.of(within(range, values, range.step()));
    }
    if (distribution instanceof IntRange range) {
      return Optional.of(within(range, values));
    }
    if (distribution instanceof Rounded rounded && rounded.of() instanceof FloatRange range) {
      FloatRange narrow = within(range, values, rounded.quantum());
      return Optional.of(new Rounded(narrow, rounded.quantum(), rounded.down()));
    }
    return Optional.empty();
  }

  /**
   * @param next the distance of the next value; 0 where there are any number of them
   */
  private static FloatRange within(FloatRange range, List<Object> values, double next) {
    double[] ends = ends(range, values);
    double low = (double) range.valueAt(ends[0]);
    double high = (double) range.valueAt(ends[1]);
    if (range.step() == 0) {
      double span = high - low;
      // Towards 0, the digits count from the value.
      low = WiderRange.outwards(low, range.log() ? Math.min(low, span) : span, false);
      high = WiderRange.outwards(high, span, true);
    }
    low = Math.min(low, WiderRange.plain(least(values) - next));
    high = Math.max(high, WiderRange.plain(most(values) + next));
    return new FloatRange(
        Math.max(range.low(), Math.min(low, least(values))),
        Math.min(range.high(), Math.max(high, most(values))),
        range.log(),
        range.step());
  }

  private static IntRange within(IntRange range, List<Object> values) {
    double[] ends = ends(range, values);
    long low = Math.min((long) range.valueAt(ends[0]), (long) least(values) - range.step());
    long high = Math.max((long) range.valueAt(ends[1]), (long) most(values) + range.step());
    return new IntRange(
        Math.max(range.low(), low), Math.min(range.high(), high), range.log(), range.step());
  }

  /** Where the narrower range begins and ends on the unit interval. */
  private static double[] ends(Distribution distribution, List<Object> values) {
    double low = distribution.unitOf(least(values));
    double high = distribution.unitOf(most(values));
    double margin = Math.max(LEAST_MARGIN, MARGIN * (high - low));
    return new double[] {Math.max(0, low - margin), Math.min(1, high + margin)};
  }

  private static double least(List<Object> values) {
    return values.stream().mapToDouble(RangeEdges::number).min().orElseThrow();
  }

  private static double most(List<Object> values) {
    return values.stream().mapToDouble(RangeEdges::number).max().orElseThrow();
  }

  private static Optional<Distribution> fewer(Options options, List<Object> values) {
    List<Object> left = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    for (Object option : options.options()) {
      if (Agreement.isAmong(options, option, values)) {
        left.add(option);
        shares.add(Agreement.share(options, option));
      }
    }
    double sum = shares.stream().mapToDouble(share -> share).sum();
    if (left.size() == options.options().size() || !(sum > 0)) {
      return Optional.empty();
    }
    return Optional.of(
        options instanceof Ordered
            ? new Ordered(left)
            : new Choice(left, shares.stream().map(share -> share / sum).toList()));
  }
}
