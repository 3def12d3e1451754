package org.tunebench.app.chart;

/**
 * Where the data area of a picture lies, in logical pixels from the picture's top left, and what it
 * shows: the mapping between pixels and data.
 *
 * @param left x of the left edge
 * @param top y of the upper edge
 * @param width width of the data area
 * @param height height of the data area
 * @param window the data shown
 * @param logValues whether the vertical axis is logarithmic
 */
public record PlotGeometry(
    double left, double top, double width, double height, PlotWindow window, boolean logValues) {

  /** Pixel of a step. */
  public double x(double step) {
    ValueRange steps = window.steps();
    return left + width * (step - steps.lower()) / steps.length();
  }

  /** Pixel of a value. */
  public double y(double value) {
    ValueRange values = scaled();
    double place = logValues ? Math.log10(value) : value;
    return top + height * (values.upper() - place) / values.length();
  }

  /** Step at a pixel. */
  public double step(double x) {
    ValueRange steps = window.steps();
    return steps.lower() + steps.length() * (x - left) / width;
  }

  /** Value at a pixel. */
  public double value(double y) {
    ValueRange values = scaled();
    double place = values.upper() - values.length() * (y - top) / height;
    return logValues ? Math.pow(10, place) : place;
  }

  /** Whether a pixel lies in the data area. */
  public boolean contains(double x, double y) {
    return x >= left && x <= left + width && y >= top && y <= top + height;
  }

  /** x of the right edge. */
  public double right() {
    return left + width;
  }

  /** y of the lower edge. */
  public double bottom() {
    return top + height;
  }

  /** The same area showing other data. */
  PlotGeometry showing(PlotWindow other) {
    return new PlotGeometry(left, top, width, height, other, logValues);
  }

  private ValueRange scaled() {
    ValueRange values = window.values();
    return logValues ? values.log10() : values;
  }
}
