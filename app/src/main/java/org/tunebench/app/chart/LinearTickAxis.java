package org.tunebench.app.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;

/** A number axis with the ticks of {@link Ticks#linear}. */
@SuppressWarnings("serial") // JFreeChart's classes are serializable; this one never is serialized
final class LinearTickAxis extends TitledAxis {
  private final boolean whole;
  private final double apart;

  /**
   * @param label what stands beside the axis
   * @param whole whether ticks belong on whole numbers only
   */
  LinearTickAxis(String label, boolean whole) {
    this(label, whole, AxisTicks.APART_VERTICALLY);
  }

  /**
   * @param apart the least distance of ticks below each other, in pixels
   */
  LinearTickAxis(String label, boolean whole, double apart) {
    super(label);
    this.whole = whole;
    this.apart = apart;
  }

  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D g2, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
    ValueRange range = new ValueRange(getRange().getLowerBound(), getRange().getUpperBound());
    return AxisTicks.of(Ticks.linear(range, AxisTicks.room(dataArea, edge, apart), whole), edge);
  }
}
