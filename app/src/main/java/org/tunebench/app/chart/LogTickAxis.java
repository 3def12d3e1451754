package org.tunebench.app.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;

/**
 * A logarithmic axis with the ticks of {@link Ticks#logarithmic}: JFreeChart's own fall on odd
 * numbers when the axis spans less than a decade.
 */
@SuppressWarnings("serial") // JFreeChart's classes are serializable; this one never is serialized
final class LogTickAxis extends LogAxis {

  LogTickAxis(String label) {
    super(label);
    setSmallestValue(Double.MIN_NORMAL);
  }

  @Override
  protected AxisState drawLabel(
      String label,
      Graphics2D g2,
      Rectangle2D plotArea,
      Rectangle2D dataArea,
      RectangleEdge edge,
      AxisState state) {
    String title = AxisTitle.fitting(label, g2, getLabelFont(), dataArea, edge);
    return super.drawLabel(title, g2, plotArea, dataArea, edge, state);
  }

  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D g2, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
    ValueRange range = new ValueRange(getRange().getLowerBound(), getRange().getUpperBound());
    return AxisTicks.of(Ticks.logarithmic(range, AxisTicks.room(dataArea, edge)), edge);
  }
}
