package org.tunebench.app.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What part of the data the axes show when nobody has zoomed.
 *
 * <p>Histories often begin with values thousands of times larger than those they settle at, and a
 * diverging trial leaves the sheet altogether; an axis that holds them all shows a flat line. The
 * clipped range is found so:
 *
 * <ol>
 *   <li>the curves that count are those that reach a quarter of the steps that the longest has: a
 *       pruner ends most trials while they are still on their way down, and these would have their
 *       way fill the sheet;
 *   <li>of each of them, up to 64 points of its second half, where it has settled, are sampled
 *       evenly, so that a long trial does not outweigh a short one;
 *   <li>the pooled samples give Tukey's outer fences, three interquartile ranges below the first
 *       and above the third quartile (Tukey, Exploratory Data Analysis, 1977), which hold however
 *       far a quarter of the trials has gone;
 *   <li>the range reaches at least over what the middle curve spans between the 5% and 95%
 *       quantiles of its points after the first tenth (median over curves of each), so that curves
 *       that have converged still show their way down;
 *   <li>a side reaches to the last value within a quarter more than that, as whiskers do: what lies
 *       just beyond is not cut off, and no room is left empty towards what lies far beyond;
 *   <li>it always holds the last values of the curves and the values that the caller names (the
 *       best trial, what made it the best, and the best that was reported by one without a result);
 *   <li>it holds those of others that the caller names (the baseline) unless they are outliers
 *       themselves: all else would be left less than a fifth of the axis.
 * </ol>
 *
 * <p>On a logarithmic axis the rule works on logarithms, and values that have none are gaps.
 */
public final class RangeRule {
  private static final int SAMPLES = 64;
  private static final double FENCE = 3;

  /** What lies no further beyond the fences than this share of what is between is no outlier. */
  private static final double JUST_BEYOND = 0.25;

  /** The share of the longest curve's steps that a curve must reach to count. */
  private static final double LONG = 0.25;

  /** How many times as long a range may become for a curve that is shown if it is near. */
  private static final double NEAR = 5;

  /** A range so many times as long makes what settles look flat. */
  private static final double FLAT = 10;

  /** Among so many curves, and fewer, none is an outlier. */
  private static final int FEW = 4;

  /** A beginning so many times as large as what follows leaves that a flat line. */
  private static final double EXPLOSION = 1000;

  private static final double BEGINNING = 0.1;
  private static final double FIRST_HALF = 0.5;

  /** Larger values count as this one: the length of an axis has to be finite. */
  private static final double LARGEST = Double.MAX_VALUE / 8;

  /** The same for powers of ten, with room for the margin of the axis. */
  private static final double LARGEST_POWER = 300;

  private final boolean log;

  private RangeRule(boolean log) {
    this.log = log;
  }

  /** The rule for a linear or a logarithmic axis. */
  public static RangeRule of(boolean log) {
    return new RangeRule(log);
  }

  /** From the first to the last step that has a value, from 0 where that is near. */
  public Optional<ValueRange> steps(List<Curve> curves) {
    double lower = Double.POSITIVE_INFINITY;
    double upper = Double.NEGATIVE_INFINITY;
    for (Curve curve : curves) {
      for (int i = 0; i < curve.size(); i++) {
        if (Double.isFinite(place(curve, i))) {
          lower = Math.min(lower, curve.steps()[i]);
          upper = Math.max(upper, curve.steps()[i]);
        }
      }
    }
    if (lower > upper) {
      return Optional.empty();
    }
    return Optional.of(ValueRange.around(lower >= 0 && lower <= 0.1 * upper ? 0 : lower, upper));
  }

  /** All that can be drawn. */
  public Optional<ValueRange> everything(List<Curve> curves) {
    return extent(curves).map(range -> back(range.rounded()));
  }

  /**
   * The clipped range described above.
   *
   * @param mustShow curves whose last value has to be seen
   */
  public Optional<ValueRange> clipped(List<Curve> curves, List<Curve> mustShow) {
    return clipped(curves, mustShow, new double[0], List.of());
  }

  /**
   * The clipped range described above.
   *
   * @param mustShow curves whose last value has to be seen
   * @param values have to be seen, too; NaN for none
   * @param ifNear curves whose last value has to be seen unless it is an outlier
   */
  public Optional<ValueRange> clipped(
      List<Curve> curves, List<Curve> mustShow, double[] values, List<Curve> ifNear) {
    return extent(curves)
        .map(extent -> back(clipped(extent, curves, mustShow, values, ifNear).rounded()));
  }

  /**
   * The clipped range described above, or all that can be drawn where the curves are so few that
   * none is an outlier among them. Of those, too, a beginning is left out that is thousands of
   * times as large as the rest; not on a logarithmic axis, which has room for it.
   *
   * @param mustShow curves whose last value has to be seen
   * @param values have to be seen, too; NaN for none
   * @param ifNear curves whose last value has to be seen unless it is an outlier
   */
  public Optional<ValueRange> fitted(
      List<Curve> curves, List<Curve> mustShow, double[] values, List<Curve> ifNear) {
    return extent(curves)
        .map(
            extent -> {
              ValueRange range = clipped(extent, curves, mustShow, values, ifNear);
              boolean few = curves.stream().filter(curve -> last(curve) >= 0).count() <= FEW;
              return back((few && !explodes(extent, range) ? extent : range).rounded());
            });
  }

  /**
   * All that can be drawn, unless what settles would be left less than a tenth of it: then the
   * clipped range. For lines that say how far a search has come, of which the beginning is a part.
   *
   * @param mustShow curves whose last value has to be seen
   */
  public Optional<ValueRange> fromTheBeginning(List<Curve> curves, List<Curve> mustShow) {
    return extent(curves)
        .map(
            extent -> {
              ValueRange range = clipped(extent, curves, mustShow, new double[0], List.of());
              boolean near = extent.length() <= FLAT * range.length();
              return back((near ? extent : range).rounded());
            });
  }

  /** Measured by values, not by the length of the range: a curve that has converged has none. */
  private boolean explodes(ValueRange extent, ValueRange settled) {
    double size = Math.max(Math.abs(settled.lower()), Math.abs(settled.upper()));
    return !log && extent.length() > EXPLOSION * size;
  }

  private ValueRange clipped(
      ValueRange extent,
      List<Curve> curves,
      List<Curve> mustShow,
      double[] values,
      List<Curve> ifNear) {
    ValueRange range = robust(curves, extent);
    for (Curve curve : mustShow) {
      range = range.including(lastPlace(curve));
    }
    for (double value : values) {
      double within = Math.max(extent.lower(), Math.min(place(value), extent.upper()));
      range = range.including(within);
    }
    double most = NEAR * range.length();
    for (Curve curve : ifNear) {
      ValueRange wider = range.including(lastPlace(curve));
      range = wider.length() <= most ? wider : range;
    }
    return range;
  }

  /** Whether a value that can be drawn lies outside of a range. */
  boolean anyOutside(List<Curve> curves, ValueRange range) {
    for (Curve curve : curves) {
      for (int i = 0; i < curve.size(); i++) {
        if (Double.isFinite(place(curve, i)) && !range.contains(curve.values()[i])) {
          return true;
        }
      }
    }
    return false;
  }

  private Optional<ValueRange> extent(List<Curve> curves) {
    return within(curves, -Double.MAX_VALUE, Double.MAX_VALUE);
  }

  private ValueRange robust(List<Curve> curves, ValueRange extent) {
    List<double[]> ways = new ArrayList<>();
    List<double[]> ends = new ArrayList<>();
    for (Curve curve : longOnes(curves)) {
      ways.add(sampled(curve, BEGINNING));
      ends.add(sampled(curve, FIRST_HALF));
    }
    double[] pool = ends.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
    double first = quantile(pool, 0.25);
    double third = quantile(pool, 0.75);
    double reach = FENCE * (third - first);
    double low = Math.min(first - reach, middle(ways, 0.05));
    double high = Math.max(third + reach, middle(ways, 0.95));
    return within(curves, low, high)
        .flatMap(
            held -> {
              double more = JUST_BEYOND * held.length();
              return within(curves, low - more, high + more);
            })
        .orElse(extent);
  }

  /** From the least to the greatest place of all curves between two others. */
  private Optional<ValueRange> within(List<Curve> curves, double low, double high) {
    double lower = Double.POSITIVE_INFINITY;
    double upper = Double.NEGATIVE_INFINITY;
    for (Curve curve : curves) {
      for (int i = 0; i < curve.size(); i++) {
        double place = place(curve, i);
        if (place >= low && place <= high) {
          lower = Math.min(lower, place);
          upper = Math.max(upper, place);
        }
      }
    }
    return lower > upper ? Optional.empty() : Optional.of(ValueRange.around(lower, upper));
  }

  /** Those that count; at least one where any has a place. */
  private List<Curve> longOnes(List<Curve> curves) {
    List<Curve> drawn = curves.stream().filter(curve -> last(curve) >= 0).toList();
    double first = drawn.stream().mapToDouble(curve -> curve.steps()[0]).min().orElse(0);
    double longest = drawn.stream().mapToDouble(c -> c.steps()[last(c)] - first).max().orElse(0);
    return drawn.stream().filter(c -> c.steps()[last(c)] - first >= LONG * longest).toList();
  }

  /** Where a curve's last place is, or -1. */
  private int last(Curve curve) {
    int at = curve.size() - 1;
    while (at >= 0 && !Double.isFinite(place(curve, at))) {
      at--;
    }
    return at;
  }

  /**
   * Sorted samples of a curve, its last place always among them: it is where the trial stands.
   *
   * @param skipped the share of its points at the beginning that are left out
   */
  private double[] sampled(Curve curve, double skipped) {
    int end = last(curve);
    int left = end + 1 - Math.min(end, (int) Math.ceil(skipped * (end + 1)));
    int count = Math.min(left, SAMPLES);
    double[] places = new double[count];
    int found = 0;
    for (int k = 0; k < count; k++) {
      double place = place(curve, end - (int) ((long) k * left / count));
      if (Double.isFinite(place)) {
        places[found++] = place;
      }
    }
    double[] sample = Arrays.copyOf(places, found);
    Arrays.sort(sample);
    return sample;
  }

  private static double middle(List<double[]> samples, double share) {
    return quantile(
        samples.stream().mapToDouble(sample -> quantile(sample, share)).sorted().toArray(), 0.5);
  }

  private static double quantile(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int left = (int) position;
    int right = Math.min(left + 1, sorted.length - 1);
    return sorted[left] + (position - left) * (sorted[right] - sorted[left]);
  }

  private double lastPlace(Curve curve) {
    int last = curve.lastFinite();
    return last < 0 ? Double.NaN : place(curve, last);
  }

  private double place(Curve curve, int index) {
    return place(curve.values()[index]);
  }

  private double place(double value) {
    if (!Double.isFinite(value)) {
      return Double.NaN;
    }
    if (log) {
      return value > 0 ? clamp(Math.log10(value), LARGEST_POWER) : Double.NaN;
    }
    return clamp(value, LARGEST);
  }

  private ValueRange back(ValueRange range) {
    if (!log) {
      return range;
    }
    double most = LARGEST_POWER + 5;
    return new ValueRange(clamp(range.lower(), most), clamp(range.upper(), most)).powersOf10();
  }

  private static double clamp(double value, double most) {
    return Math.max(-most, Math.min(value, most));
  }
}
