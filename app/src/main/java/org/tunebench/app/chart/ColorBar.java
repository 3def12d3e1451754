package org.tunebench.app.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/**
 * A slim bar of a colour scale between two labels: "trial 0 ▬▬▬▬ trial 99".
 *
 * @param colors the scale
 * @param turned whether it goes from its end to its beginning
 * @param from what stands before the bar
 * @param to what stands after it
 */
record ColorBar(ColorScale colors, boolean turned, String from, String to) {
  private static final double LENGTH = 110;
  private static final double THICKNESS = 8;
  private static final double GAP = 7;

  /** Width in logical pixels. */
  double width(FontRenderContext ruler, Font font) {
    return TextBox.width(ruler, font, from) + TextBox.width(ruler, font, to) + LENGTH + 2 * GAP;
  }

  /** Draws the bar with its left end at x, centred on a height. */
  void draw(Graphics2D g2, ChartTheme theme, double x, double middle) {
    Font font = theme.font();
    TextBox.draw(g2, font, theme.mutedText(), from, x, middle);
    double left = x + TextBox.width(g2, font, from) + GAP;
    gradient(g2, theme, left, middle);
    TextBox.draw(g2, font, theme.mutedText(), to, left + LENGTH + GAP, middle);
  }

  private void gradient(Graphics2D g2, ChartTheme theme, double left, double middle) {
    double top = middle - THICKNESS / 2;
    var clip = g2.getClip();
    g2.clip(new RoundRectangle2D.Double(left, top, LENGTH, THICKNESS, THICKNESS, THICKNESS));
    for (int i = 0; i < LENGTH; i++) {
      double place = i / (LENGTH - 1);
      g2.setPaint(colors.at(turned ? 1 - place : place, theme.dark()));
      g2.fill(new Rectangle2D.Double(left + i, top, 1.5, THICKNESS));
    }
    g2.setClip(clip);
  }
}
