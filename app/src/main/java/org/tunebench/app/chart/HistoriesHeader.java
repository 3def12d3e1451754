package org.tunebench.app.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.block.RectangleConstraint;
import org.jfree.chart.title.Title;
import org.jfree.chart.ui.Size2D;

/**
 * The line above the plot: title at the left, legend at the right; on two lines where they do not
 * fit beside each other, and with a shortened title where that is too long by itself.
 */
@SuppressWarnings("serial") // JFreeChart's classes are serializable; this one never is serialized
final class HistoriesHeader extends Title {
  private static final double ROW = 22;
  private static final double BELOW = 6;
  private static final double BETWEEN = 22;
  private static final double SWATCH = 20;
  private static final double GAP = 7;

  private final ChartTheme theme;
  private final String title;
  private final List<Entry> entries;
  private final ColorBar bar;

  /** A line in the legend. */
  private record Entry(Color color, String text) {}

  HistoriesHeader(HistoriesView view) {
    ChartTexts texts = view.style().texts();
    this.theme = view.style().theme();
    this.title = texts.title();
    this.entries = entries(view);
    this.bar =
        new ColorBar(
            view.style().colors(), texts.trial() + " 0", texts.trial() + " " + view.lastTrial());
  }

  private static List<Entry> entries(HistoriesView view) {
    ChartTexts texts = view.style().texts();
    List<Entry> entries = new ArrayList<>();
    view.curves().stream()
        .filter(Curve::baseline)
        .findFirst()
        .ifPresent(curve -> entries.add(new Entry(view.color(curve), texts.baseline())));
    view.curves().stream()
        .filter(view::isBest)
        .findFirst()
        .ifPresent(
            curve ->
                entries.add(new Entry(view.color(curve), texts.best() + ": " + texts.name(curve))));
    return entries;
  }

  @Override
  public Size2D arrange(Graphics2D g2, RectangleConstraint constraint) {
    double width = constraint.getWidthRange().getUpperBound();
    return new Size2D(width, (onOneRow(g2, width) ? ROW : 2 * ROW) + BELOW);
  }

  @Override
  public Object draw(Graphics2D g2, Rectangle2D area, Object params) {
    draw(g2, area);
    return null;
  }

  @Override
  public void draw(Graphics2D g2, Rectangle2D area) {
    boolean oneRow = onOneRow(g2, area.getWidth());
    double first = area.getY() + ROW / 2;
    String shown = Shortened.toFit(title, area.getWidth(), text -> titleWidth(g2, text));
    TextBox.draw(g2, theme.titleFont(), theme.text(), shown, area.getX(), first);
    double x = area.getMaxX() - legendWidth(g2);
    drawLegend(g2, Math.max(x, area.getX()), oneRow ? first : first + ROW);
  }

  private boolean onOneRow(Graphics2D g2, double width) {
    return title.isEmpty() || titleWidth(g2, title) + BETWEEN + legendWidth(g2) <= width;
  }

  private double titleWidth(Graphics2D g2, String text) {
    return TextBox.width(g2, theme.titleFont(), text);
  }

  private double legendWidth(Graphics2D g2) {
    Font font = theme.font();
    return bar.width(g2, font)
        + entries.stream().mapToDouble(entry -> entryWidth(g2, font, entry) + BETWEEN).sum();
  }

  private static double entryWidth(Graphics2D g2, Font font, Entry entry) {
    return SWATCH + GAP + TextBox.width(g2, font, entry.text());
  }

  private void drawLegend(Graphics2D g2, double left, double middle) {
    double x = left;
    for (Entry entry : entries) {
      g2.setPaint(entry.color());
      g2.setStroke(new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      g2.draw(new Line2D.Double(x + 1, middle, x + SWATCH - 1, middle));
      TextBox.draw(g2, theme.font(), theme.text(), entry.text(), x + SWATCH + GAP, middle);
      x += entryWidth(g2, theme.font(), entry) + BETWEEN;
    }
    bar.draw(g2, theme, x, middle);
  }
}
