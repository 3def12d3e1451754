package org.tunebench.app.chart;

import java.awt.Graphics2D;

/** A surface that can say what a shape is, such as a page that shows it when pointed at. */
interface NamedShapes {
  /** Names the shapes that are drawn from now on; empty: they have no name. */
  void name(String name);

  /** Names what is drawn next, where the surface takes names. */
  static void name(Graphics2D g2, String name) {
    if (g2 instanceof NamedShapes named) {
      named.name(name);
    }
  }
}
