package org.tunebench.app.builder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.space.Beta;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Normal;
import org.tunebench.engine.space.Rounded;
import org.tunebench.engine.space.SearchSpace;

/**
 * What one parameter comes out as in {@value #SAMPLES} configurations drawn at random.
 *
 * @param bars how often each value, or each interval of values, came out, in their order
 * @param log whether the intervals are equal on a logarithmic scale
 * @param present in how many of the configurations the parameter exists
 */
record SamplePreview(List<Bar> bars, boolean log, int present) {
  /** How many configurations are drawn. */
  static final int SAMPLES = 1000;

  /** More numbers than this are gathered in intervals, and what more words there are in one bar. */
  private static final int MOST_VALUES = 24;

  private static final int INTERVALS = 30;

  /**
   * A value, or an interval of values.
   *
   * @param label what it is
   * @param count how often it came out
   */
  record Bar(String label, int count) {}

  /** The most frequent value's count, at least 1. */
  int highest() {
    return Math.max(1, bars.stream().mapToInt(Bar::count).max().orElse(1));
  }

  /**
   * Draws the configurations; the same ones each time.
   *
   * @param parameter the name of one in the space
   */
  static SamplePreview of(SearchSpace space, String parameter, Texts texts) {
    SplittableRandom random = new SplittableRandom(1);
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < SAMPLES; i++) {
      Object value =
          space
              .configure(p -> p.distribution().valueAt(random.nextDouble()))
              .values()
              .get(parameter);
      if (value != null) {
        values.add(value);
      }
    }
    Distribution distribution = space.parameter(space.indexOf(parameter)).distribution();
    // Words have no intervals.
    boolean few =
        !values.stream().allMatch(Number.class::isInstance)
            || distribution.cardinality().isPresent()
                && distribution.cardinality().getAsLong() <= MOST_VALUES;
    boolean log = isLog(distribution) && !few;
    List<Bar> bars =
        few
            ? counted(distribution.values(), values, texts)
            : intervals(numbers(values, log), bounds(distribution), log);
    return new SamplePreview(bars, log, values.size());
  }

  private static boolean isLog(Distribution distribution) {
    if (distribution instanceof FloatRange range) {
      return range.log();
    }
    if (distribution instanceof IntRange range) {
      return range.log();
    }
    if (distribution instanceof Rounded rounded) {
      // Rounding may give 0, which has no logarithm.
      return false;
    }
    return distribution instanceof Normal normal && normal.log() && normal.quantum() == 0;
  }

  private static List<Bar> counted(List<Object> possible, List<Object> values, Texts texts) {
    Map<Object, Integer> counts = new LinkedHashMap<>();
    possible.forEach(value -> counts.put(value, 0));
    values.forEach(value -> counts.merge(value, 1, Integer::sum));
    List<Bar> bars = new ArrayList<>();
    counts.forEach((value, count) -> bars.add(new Bar(Numbers.any(value), count)));
    if (bars.size() <= MOST_VALUES) {
      return bars;
    }
    List<Bar> others = bars.subList(MOST_VALUES - 1, bars.size());
    String label = texts.get("Builder.Preview.others", others.size());
    Bar gathered = new Bar(label, others.stream().mapToInt(Bar::count).sum());
    others.clear();
    bars.add(gathered);
    return bars;
  }

  private static double[] numbers(List<Object> values, boolean log) {
    return values.stream()
        .mapToDouble(value -> ((Number) value).doubleValue())
        .filter(value -> !log || value > 0)
        .toArray();
  }

  /** Where the values must lie; empty where they may lie anywhere, or are options in any order. */
  private static double[] bounds(Distribution distribution) {
    Distribution inner = distribution instanceof Rounded rounded ? rounded.of() : distribution;
    boolean bounded =
        inner instanceof FloatRange || inner instanceof IntRange || inner instanceof Beta;
    return bounded
        ? numbers(List.of(distribution.valueAt(0), distribution.valueAt(1)), false)
        : new double[0];
  }

  private static List<Bar> intervals(double[] values, double[] bounds, boolean log) {
    double[] ends = bounds.length == 0 ? values : bounds;
    double low = scaled(Arrays.stream(ends).min().orElse(0), log);
    double high = scaled(Arrays.stream(ends).max().orElse(1), log);
    double width = high > low ? (high - low) / INTERVALS : 1;
    int[] counts = new int[INTERVALS];
    for (double value : values) {
      int interval = (int) ((scaled(value, log) - low) / width);
      counts[Math.max(0, Math.min(INTERVALS - 1, interval))]++;
    }
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < INTERVALS; i++) {
      String from = brief(unscaled(low + i * width, log));
      String to = brief(unscaled(low + (i + 1) * width, log));
      bars.add(new Bar(from + " … " + to, counts[i]));
    }
    return bars;
  }

  private static double scaled(double value, boolean log) {
    return log ? Math.log10(value) : value;
  }

  private static double unscaled(double value, boolean log) {
    return log ? Math.pow(10, value) : value;
  }

  private static String brief(double value) {
    return Numbers.brief(Double.parseDouble(String.format(Locale.ROOT, "%.2e", value)));
  }
}
