package org.tunebench.app.report;

import java.util.List;
import java.util.Locale;
import org.tunebench.app.chart.PlotWindow;
import org.tunebench.app.chart.Ticks;
import org.tunebench.app.chart.ValueRange;

/**
 * A plot as SVG: frame, grid, ticks and labels, and the mapping of data to places. Colours come
 * from the page's style sheet, so that a picture is light or dark as the page is.
 */
final class Plot {
  private static final int LEFT = 70;
  private static final int RIGHT = 16;
  private static final int TOP = 12;
  private static final int BOTTOM = 46;
  private static final int X_SPACING = 90;
  private static final int Y_SPACING = 45;

  private final int width;
  private final int height;
  private final PlotWindow window;
  private final String clip;

  /**
   * @param clip a name for the area that no other plot of the page has
   */
  Plot(int width, int height, PlotWindow window, String clip) {
    this.width = width;
    this.height = height;
    this.window = window;
    this.clip = clip;
  }

  /** Pixels across the area. */
  int columns() {
    return width - LEFT - RIGHT;
  }

  double x(double value) {
    ValueRange range = window.steps();
    return LEFT + columns() * (value - range.lower()) / range.length();
  }

  double y(double value) {
    ValueRange range = window.values();
    double bottom = height - BOTTOM;
    double place = bottom - (bottom - TOP) * (value - range.lower()) / range.length();
    // Far outside is far enough: a viewer's arithmetic is not endless.
    return Math.max(-1e5, Math.min(place, 1e5));
  }

  /** A number as SVG has it, to a tenth of a pixel. */
  static String place(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /**
   * Begins the picture with everything but the data.
   *
   * @param title what the picture is, for readers that do not see it
   * @param xTicks along the horizontal axis
   */
  void begin(Html html, String title, String xLabel, String yLabel, List<Ticks.Tick> xTicks) {
    html.open("svg", "viewBox", "0 0 " + width + " " + height, "role", "img", "class", "plot");
    html.element("title", title);
    double bottom = height - BOTTOM;
    html.own("<defs><clipPath id=\"" + clip + "\">");
    rectangle(html, TOP, bottom);
    html.own("</clipPath></defs>").line();
    for (Ticks.Tick tick : yTicks()) {
      double at = y(tick.value());
      line(html, "grid", LEFT, at, (double) width - RIGHT, at);
      label(html, tick.label(), LEFT - 8, at + 4, "end", "tick");
    }
    for (Ticks.Tick tick : xTicks) {
      double at = x(tick.value());
      line(html, "grid", at, TOP, at, bottom);
      label(html, tick.label(), at, bottom + 18, "middle", "tick");
    }
    line(html, "axis", LEFT, bottom, (double) width - RIGHT, bottom);
    line(html, "axis", LEFT, TOP, LEFT, bottom);
    label(html, xLabel, LEFT + columns() / 2.0, height - 8, "middle", "label");
    double middle = (TOP + bottom) / 2;
    html.element(
        "text",
        yLabel,
        "x",
        "14",
        "y",
        place(middle),
        "text-anchor",
        "middle",
        "class",
        "label",
        "transform",
        "rotate(-90 14 " + place(middle) + ")");
    html.line().open("g", "clip-path", "url(#" + clip + ")");
  }

  /** Ends the picture. */
  void end(Html html) {
    html.close("g").close("svg").line();
  }

  /** Ticks for numbers along the horizontal axis. */
  List<Ticks.Tick> xTicks(boolean whole) {
    return Ticks.linear(window.steps(), columns() / X_SPACING, whole);
  }

  private List<Ticks.Tick> yTicks() {
    return Ticks.linear(window.values(), (height - TOP - BOTTOM) / Y_SPACING, false);
  }

  private void rectangle(Html html, double top, double bottom) {
    html.empty(
        "rect",
        "x",
        place(LEFT),
        "y",
        place(top),
        "width",
        place(columns()),
        "height",
        place(bottom - top));
  }

  private static void line(Html html, String style, double x1, double y1, double x2, double y2) {
    html.empty(
        "line", "class", style, "x1", place(x1), "y1", place(y1), "x2", place(x2), "y2", place(y2));
  }

  private static void label(
      Html html, String text, double x, double y, String anchor, String style) {
    html.element("text", text, "x", place(x), "y", place(y), "text-anchor", anchor, "class", style);
  }
}
