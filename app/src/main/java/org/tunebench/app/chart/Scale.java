package org.tunebench.app.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Maps what an axis shows to places from 0 to 1: numbers on a linear or logarithmic scale, or
 * options side by side. Values outside get places outside.
 */
public final class Scale {
  /** How close ticks may be, where there is room for one a unit. */
  private static final double CLOSEST = 0.5;

  private final ValueRange range;
  private final boolean log;
  private final boolean whole;
  private final boolean shares;
  private final List<String> options;

  /** Where ticks belong; empty: wherever they are round. */
  private final double[] places;

  private Scale(
      ValueRange range,
      boolean log,
      boolean whole,
      boolean shares,
      List<String> options,
      double... places) {
    this.range = range;
    this.log = log;
    this.whole = whole;
    this.shares = shares;
    this.options = List.copyOf(options);
    this.places = places.clone();
  }

  /**
   * Numbers, evenly.
   *
   * @param whole whether ticks belong on whole numbers only
   */
  public static Scale linear(ValueRange range, boolean whole) {
    return new Scale(range, false, whole, false, List.of());
  }

  /** Shares of a whole, 1 being all of it: their ticks say percent. */
  public static Scale shares(ValueRange range) {
    return new Scale(range, false, false, true, List.of());
  }

  /** Numbers above 0 by their logarithm. */
  public static Scale log(ValueRange range) {
    return new Scale(range, true, false, false, List.of());
  }

  /** Options: the value of each is its position in the list. */
  public static Scale options(List<String> names) {
    return new Scale(new ValueRange(-0.5, names.size() - 0.5), false, true, false, names);
  }

  /** The same numbers with ticks at these, as far as there is room for all of them. */
  public Scale withTicks(double... values) {
    return new Scale(range, log, whole, shares, options, values);
  }

  /** Whether it shows options. */
  public boolean isOptions() {
    return !options.isEmpty();
  }

  /** Whether it is logarithmic. */
  public boolean isLog() {
    return log;
  }

  /** Whether its numbers are whole, or options. */
  public boolean isWhole() {
    return whole;
  }

  /** Names of the options; empty for numbers. */
  public List<String> names() {
    return options;
  }

  /** What it shows. */
  public ValueRange range() {
    return range;
  }

  /** How much of the axis one whole number or option takes. */
  public double slot() {
    return 1 / range.length();
  }

  /** The place of a value; NaN for one that has none. */
  public double place(double value) {
    if (log) {
      return value > 0
          ? Math.log(value / range.lower()) / Math.log(range.upper() / range.lower())
          : Double.NaN;
    }
    return (value - range.lower()) / range.length();
  }

  /** The value at a place. */
  public double value(double place) {
    return log
        ? range.lower() * Math.pow(range.upper() / range.lower(), place)
        : range.lower() + place * range.length();
  }

  private boolean hasRoom(int most) {
    double least = 1;
    for (int i = 1; i < places.length; i++) {
      least = Math.min(least, place(places[i]) - place(places[i - 1]));
    }
    return places.length > 0 && least * most >= CLOSEST;
  }

  /** Ticks, their values being places. */
  List<Ticks.Tick> ticks(int most) {
    List<Ticks.Tick> ticks = new ArrayList<>();
    if (isOptions()) {
      for (int i = 0; i < options.size(); i++) {
        ticks.add(new Ticks.Tick(place(i), options.get(i)));
      }
      return ticks;
    }
    if (hasRoom(most)) {
      for (double value : places) {
        ticks.add(new Ticks.Tick(place(value), Ticks.plain(value)));
      }
      return ticks;
    }
    for (Ticks.Tick tick : numbered(most)) {
      ticks.add(new Ticks.Tick(place(tick.value()), tick.label()));
    }
    return ticks;
  }

  private List<Ticks.Tick> numbered(int most) {
    if (shares) {
      return Ticks.percent(range, most);
    }
    return log ? Ticks.logarithmic(range, most) : Ticks.linear(range, most, whole);
  }
}
