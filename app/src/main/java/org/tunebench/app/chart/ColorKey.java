package org.tunebench.app.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tunebench.app.shell.Numbers;

/**
 * What the colours of a drawing mean: numbers along a colour scale, or options with a colour each.
 *
 * @param name what is coloured
 * @param scale of its values
 * @param colors for numbers
 * @param ends which end of the scale is the better one, where one is
 * @param none what grey means, where a value is missing; empty for no word in the legend
 * @param hasLegend whether the drawing explains them
 */
public record ColorKey(
    String name,
    Scale scale,
    ColorScale colors,
    Optional<Ends> ends,
    String none,
    boolean hasLegend) {

  /**
   * The good and the bad end of a scale. The good end gets the colour that stands out most from the
   * background, on light and on dark ones.
   *
   * @param goodIsHigh whether larger values are better
   * @param good the word for the better end
   * @param bad the word for the worse end
   * @param beyond whether worse values than the worse end are coloured like it
   */
  public record Ends(boolean goodIsHigh, String good, String bad, boolean beyond) {
    private String low(String number) {
      return goodIsHigh ? bad + (beyond ? " < " : " ") + number : good + " " + number;
    }

    private String high(String number) {
      return goodIsHigh ? good + " " + number : bad + (beyond ? " > " : " ") + number;
    }
  }

  /** A key with a legend, of which no end is better. */
  public ColorKey(String name, Scale scale, ColorScale colors) {
    this(name, scale, colors, Optional.empty(), "", true);
  }

  /** The same without a legend: for small drawings. */
  public ColorKey withoutLegend() {
    return new ColorKey(name, scale, colors, ends, none, false);
  }

  /** The same with a good and a bad end. */
  public ColorKey withEnds(Ends other) {
    return new ColorKey(name, scale, colors, Optional.of(other), none, hasLegend);
  }

  /** The same, its legend saying what grey means. */
  public ColorKey withNone(String word) {
    return new ColorKey(name, scale, colors, ends, word, hasLegend);
  }

  /** The colour of a value; grey for NaN. */
  Color color(double value, ChartTheme theme) {
    double place = scale.place(value);
    if (Double.isNaN(place)) {
      return theme.axis();
    }
    return scale.isOptions()
        ? Palette.at((int) Math.round(value), theme.dark())
        : at(place, theme.dark());
  }

  private Color at(double place, boolean dark) {
    return colors.at(isTurned(dark) ? 1 - Math.min(1, Math.max(0, place)) : place, dark);
  }

  /** The scales go from dark to bright: on dark ground the good end has to be the bright one. */
  private boolean isTurned(boolean dark) {
    return ends.isPresent() && ends.get().goodIsHigh() != dark;
  }

  DrawingHeader.Legend legend(ChartTheme theme) {
    if (!hasLegend) {
      return DrawingHeader.Legend.NONE;
    }
    List<DrawingHeader.Entry> entries = new ArrayList<>();
    for (int i = 0; i < scale.names().size(); i++) {
      entries.add(DrawingHeader.Entry.dot(Palette.at(i, theme.dark()), scale.names().get(i)));
    }
    if (!none.isEmpty()) {
      entries.add(DrawingHeader.Entry.dot(theme.axis(), none));
    }
    return new DrawingHeader.Legend(
        name, entries, scale.isOptions() ? Optional.empty() : Optional.of(bar(theme.dark())));
  }

  private ColorBar bar(boolean dark) {
    String low = Numbers.brief(scale.range().lower());
    String high = Numbers.brief(scale.range().upper());
    String from = ends.map(e -> e.low(low)).orElse(low);
    String to = ends.map(e -> e.high(high)).orElse(high);
    return new ColorBar(colors, isTurned(dark), from, to);
  }
}
