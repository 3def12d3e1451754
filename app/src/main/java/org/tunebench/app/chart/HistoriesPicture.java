package org.tunebench.app.chart;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/**
 * A painted chart of histories, with what hovering, zooming and the screen reader need.
 *
 * @param image the pixels
 * @param size the size it was painted for
 * @param geometry where the data area lies
 * @param limits all the data: how far one can zoom out
 * @param leftOut what the axis has no place for; outliers only where nobody has zoomed
 * @param covered how many lines lie exactly on others
 * @param view what was painted, its curves as they were reported
 * @param lines the curves as drawn: smoothed if so wanted, thinned to the picture's pixels, in
 *     drawing order
 */
public record HistoriesPicture(
    BufferedImage image,
    PaintSize size,
    PlotGeometry geometry,
    PlotWindow limits,
    LeftOut leftOut,
    int covered,
    HistoriesView view,
    List<Curve> lines)
    implements ChartPicture {

  /** The drawn line of a trial. */
  public Optional<Curve> line(int trial) {
    return lines.stream().filter(line -> line.trial() == trial).findFirst();
  }
}
