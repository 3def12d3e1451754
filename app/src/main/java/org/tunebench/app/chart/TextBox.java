package org.tunebench.app.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;

/** Text centred on a height, by the height of its capitals, and its width. */
final class TextBox {
  private TextBox() {}

  static double width(Graphics2D g2, Font font, String text) {
    return font.getStringBounds(text, g2.getFontRenderContext()).getWidth();
  }

  static void draw(Graphics2D g2, Font font, Color color, String text, double x, double middle) {
    double capitals =
        font.createGlyphVector(g2.getFontRenderContext(), "X").getVisualBounds().getHeight();
    g2.setFont(font);
    g2.setPaint(color);
    g2.drawString(text, (float) x, (float) (middle + capitals / 2));
  }
}
