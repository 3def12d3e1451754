package org.tunebench.app.chart;

import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/** A theme's colours and fonts in JavaFX's terms. */
final class FxPaint {
  private FxPaint() {}

  static Color of(java.awt.Color color) {
    return Color.rgb(color.getRed(), color.getGreen(), color.getBlue(), color.getAlpha() / 255.0);
  }

  static Color of(java.awt.Color color, double opacity) {
    return Color.rgb(color.getRed(), color.getGreen(), color.getBlue(), opacity);
  }

  static String css(java.awt.Color color) {
    return "#%06x".formatted(color.getRGB() & 0xFFFFFF);
  }

  static Font font(ChartTheme theme, double size, boolean bold) {
    String family =
        java.awt.Font.SANS_SERIF.equals(theme.fontFamily()) ? "System" : theme.fontFamily();
    return Font.font(family, bold ? FontWeight.BOLD : FontWeight.NORMAL, size);
  }

  /** Width of a text in pixels. */
  static double width(String text, Font font) {
    Text measured = new Text(text);
    measured.setFont(font);
    return measured.getLayoutBounds().getWidth();
  }
}
