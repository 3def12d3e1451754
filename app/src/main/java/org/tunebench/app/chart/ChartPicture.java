package org.tunebench.app.chart;

import java.awt.image.BufferedImage;

/** A finished picture of a chart. Implementations add what hovering needs to know about it. */
public interface ChartPicture {

  /** The pixels: of type {@link BufferedImage#TYPE_INT_ARGB_PRE}, never written to again. */
  BufferedImage image();

  /** The size it was painted for. */
  PaintSize size();
}
