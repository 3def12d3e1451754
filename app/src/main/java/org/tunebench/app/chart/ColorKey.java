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
 * @param hasLegend whether the drawing explains them
 */
public record ColorKey(String name, Scale scale, ColorScale colors, boolean hasLegend) {
  /** A key with a legend. */
  public ColorKey(String name, Scale scale, ColorScale colors) {
    this(name, scale, colors, true);
  }

  /** The same without a legend: for small drawings. */
  public ColorKey withoutLegend() {
    return new ColorKey(name, scale, colors, false);
  }

  /** The colour of a value; grey for NaN. */
  Color color(double value, ChartTheme theme) {
    double place = scale.place(value);
    if (Double.isNaN(place)) {
      return theme.axis();
    }
    return scale.isOptions()
        ? Palette.at((int) Math.round(value), theme.dark())
        : colors.at(place, theme.dark());
  }

  DrawingHeader.Legend legend(ChartTheme theme) {
    if (!hasLegend) {
      return DrawingHeader.Legend.NONE;
    }
    if (!scale.isOptions()) {
      ValueRange range = scale.range();
      ColorBar bar =
          new ColorBar(colors, Numbers.brief(range.lower()), Numbers.brief(range.upper()));
      return new DrawingHeader.Legend(name, List.of(), Optional.of(bar));
    }
    List<DrawingHeader.Entry> entries = new ArrayList<>();
    for (int i = 0; i < scale.names().size(); i++) {
      entries.add(new DrawingHeader.Entry(Palette.at(i, theme.dark()), scale.names().get(i)));
    }
    return new DrawingHeader.Legend(name, entries, Optional.empty());
  }
}
