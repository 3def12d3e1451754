package org.tunebench.app.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.ui.RectangleEdge;

/** A number axis whose title is never longer than the axis. */
@SuppressWarnings("serial") // JFreeChart's classes are serializable; this one never is serialized
abstract class TitledAxis extends NumberAxis {

  TitledAxis(String label) {
    super(label);
  }

  /**
   * Another axis is another one, however alike: a plot keeps the ticks of its two by axis, and
   * would draw the grid of both from those of one where they have the same range.
   */
  @Override
  public final boolean equals(Object other) {
    return this == other;
  }

  @Override
  public final int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  protected final AxisState drawLabel(
      String label,
      Graphics2D g2,
      Rectangle2D plotArea,
      Rectangle2D dataArea,
      RectangleEdge edge,
      AxisState state) {
    String title = AxisTitle.fitting(label, g2, getLabelFont(), dataArea, edge);
    return super.drawLabel(title, g2, plotArea, dataArea, edge, state);
  }
}
