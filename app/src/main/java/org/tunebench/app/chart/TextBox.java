package org.tunebench.app.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;

/** Text centred on a height, by the height of its capitals, and its width. */
final class TextBox {
  private TextBox() {}

  /** How texts are measured where nothing is drawn yet. */
  static final FontRenderContext RULER = new FontRenderContext(null, true, true);

  static double width(Graphics2D g2, Font font, String text) {
    return width(g2.getFontRenderContext(), font, text);
  }

  static double width(FontRenderContext ruler, Font font, String text) {
    return font.getStringBounds(text, ruler).getWidth();
  }

  static void draw(Graphics2D g2, Font font, Color color, String text, double x, double middle) {
    double capitals =
        font.createGlyphVector(g2.getFontRenderContext(), "X").getVisualBounds().getHeight();
    g2.setFont(font);
    g2.setPaint(color);
    g2.drawString(text, (float) x, (float) (middle + capitals / 2));
  }
}
