package org.tunebench.app.chart;

import javafx.scene.canvas.GraphicsContext;

/** A curve as the path of a canvas, to be stroked upon a picture. */
final class LinePath {
  private static final double FAR = 1e5;

  private LinePath() {}

  /** Makes the curve the path; what is not finite is a gap. */
  static void trace(GraphicsContext g, PlotGeometry plot, Curve line) {
    g.beginPath();
    boolean down = false;
    for (int i = 0; i < line.size(); i++) {
      if (!line.isFinite(i)) {
        down = false;
        continue;
      }
      double x = plot.x(line.steps()[i]);
      double y = Math.max(-FAR, Math.min(plot.y(line.values()[i]), FAR));
      if (down) {
        g.lineTo(x, y);
      } else {
        g.moveTo(x, y);
      }
      down = true;
    }
  }
}
