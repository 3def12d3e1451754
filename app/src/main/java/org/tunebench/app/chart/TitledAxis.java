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
