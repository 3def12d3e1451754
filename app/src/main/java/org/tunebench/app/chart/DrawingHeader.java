package org.tunebench.app.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.block.RectangleConstraint;
import org.jfree.chart.title.Title;
import org.jfree.chart.ui.Size2D;

/**
 * The heading of a drawing: its title, and its legend beside it or, where that does not fit, below,
 * in two rows if need be.
 */
@SuppressWarnings("serial") // JFreeChart's classes are serializable; this one never is serialized
final class DrawingHeader extends Title {
  /** How high a row is. */
  static final double ROW = 22;

  private static final double BELOW = 6;
  private static final double BETWEEN = 16;
  private static final double DOT = 8;
  private static final double LINE = 20;
  private static final double GAP = 6;

  private final transient ChartTheme theme;
  private final String title;
  private final transient Legend legend;

  /**
   * What colours mean.
   *
   * @param name of what is coloured, or empty
   * @param entries one a colour
   * @param bar for numbers
   */
  record Legend(String name, List<Entry> entries, Optional<ColorBar> bar) {
    static final Legend NONE = new Legend("", List.of(), Optional.empty());
  }

  /** What is drawn before a name. */
  private enum Sample {
    DOT,
    LINE,
    DASHES,
    CUT,
    CROSSED,
    DIAMOND
  }

  /**
   * A colour and its name.
   *
   * @param sample what its sample looks like
   */
  record Entry(Color color, String text, Sample sample) {
    static Entry dot(Color color, String text) {
      return new Entry(color, text, Sample.DOT);
    }

    static Entry line(Color color, String text) {
      return new Entry(color, text, Sample.LINE);
    }

    static Entry dashes(Color color, String text) {
      return new Entry(color, text, Sample.DASHES);
    }

    /** A line that ends at a bar. */
    static Entry cut(Color color, String text) {
      return new Entry(color, text, Sample.CUT);
    }

    /** A line that ends at a cross. */
    static Entry crossed(Color color, String text) {
      return new Entry(color, text, Sample.CROSSED);
    }

    static Entry diamond(Color color, String text) {
      return new Entry(color, text, Sample.DIAMOND);
    }

    private double width() {
      return isLine() ? LINE : DOT;
    }

    private boolean isLine() {
      return sample != Sample.DOT && sample != Sample.DIAMOND;
    }
  }

  DrawingHeader(ChartTheme theme, String title, Legend legend) {
    this.theme = theme;
    this.title = title;
    this.legend = legend;
  }

  private List<Entry> fitting(Graphics2D g2, double width) {
    List<Entry> fitting = new ArrayList<>();
    double used = nameWidth(g2.getFontRenderContext());
    for (Entry entry : legend.entries()) {
      used += entryWidth(g2.getFontRenderContext(), entry);
      if (used > width) {
        break;
      }
      fitting.add(entry);
    }
    return fitting;
  }

  private double nameWidth(FontRenderContext ruler) {
    return legend.name().isEmpty()
        ? 0
        : TextBox.width(ruler, theme.font(), legend.name()) + BETWEEN;
  }

  private double entryWidth(FontRenderContext ruler, Entry entry) {
    return entry.width() + GAP + TextBox.width(ruler, theme.font(), entry.text()) + BETWEEN;
  }

  private double legendWidth(FontRenderContext ruler) {
    Font font = theme.font();
    return nameWidth(ruler)
        + legend.entries().stream().mapToDouble(entry -> entryWidth(ruler, entry)).sum()
        + legend.bar().map(bar -> bar.width(ruler, font)).orElse(0.0);
  }

  private boolean hasLegend() {
    return !legend.entries().isEmpty() || legend.bar().isPresent();
  }

  private boolean onOneRow(FontRenderContext ruler, double width) {
    double titleWidth = TextBox.width(ruler, theme.titleFont(), title);
    return !hasLegend()
        || title.isEmpty()
        || titleWidth + 2 * BETWEEN + legendWidth(ruler) <= width;
  }

  /** How many rows it takes in a width. */
  int rows(double width) {
    return rows(TextBox.RULER, width);
  }

  private int rows(FontRenderContext ruler, double width) {
    if (onOneRow(ruler, width)) {
      return 1;
    }
    return barHasRow(ruler, width) ? 3 : 2;
  }

  /** Whether the colours of numbers stand below what else there is, since beside it is no room. */
  private boolean barHasRow(FontRenderContext ruler, double width) {
    boolean alone = legend.entries().isEmpty() && legend.name().isEmpty();
    return legend.bar().isPresent() && !alone && legendWidth(ruler) > width;
  }

  @Override
  public Size2D arrange(Graphics2D g2, RectangleConstraint constraint) {
    double width = constraint.getWidthRange().getUpperBound();
    if (title.isEmpty() && !hasLegend()) {
      return new Size2D(width, BELOW);
    }
    return new Size2D(width, rows(g2.getFontRenderContext(), width) * ROW + BELOW);
  }

  @Override
  public Object draw(Graphics2D g2, Rectangle2D area, Object params) {
    draw(g2, area);
    return null;
  }

  @Override
  public void draw(Graphics2D g2, Rectangle2D area) {
    FontRenderContext ruler = g2.getFontRenderContext();
    boolean oneRow = onOneRow(ruler, area.getWidth());
    double middle = area.getY() + ROW / 2;
    Font font = theme.titleFont();
    String shown = Shortened.toFit(title, area.getWidth(), text -> TextBox.width(g2, font, text));
    TextBox.draw(g2, font, theme.text(), shown, area.getX(), middle);
    double left = Math.max(area.getX(), area.getMaxX() - legendWidth(ruler));
    drawLegend(g2, oneRow ? left : area.getX(), oneRow ? middle : middle + ROW, area.getWidth());
  }

  private void drawLegend(Graphics2D g2, double left, double middle, double width) {
    double x = left;
    if (hasLegend() && !legend.name().isEmpty()) {
      TextBox.draw(g2, theme.font(), theme.mutedText(), legend.name(), x, middle);
      x += nameWidth(g2.getFontRenderContext());
    }
    for (Entry entry : fitting(g2, width)) {
      drawSample(g2, entry, x, middle);
      double words = x + entry.width() + GAP;
      TextBox.draw(g2, theme.font(), theme.text(), entry.text(), words, middle);
      x += entryWidth(g2.getFontRenderContext(), entry);
    }
    boolean below = rows(g2.getFontRenderContext(), width) > 2;
    double at = below ? left : x;
    legend.bar().ifPresent(bar -> bar.draw(g2, theme, at, below ? middle + ROW : middle));
  }

  private static void drawSample(Graphics2D g2, Entry entry, double x, double middle) {
    g2.setPaint(entry.color());
    if (entry.sample() == Sample.DIAMOND) {
      PointMark.draw(
          g2, ScatterDrawing.Shape.BASELINE, x + DOT / 2, middle, DOT / 2 - 1, Optional.empty());
    } else if (entry.isLine()) {
      g2.setStroke(
          entry.sample() != Sample.DASHES
              ? new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
              : new BasicStroke(
                  2.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {7, 4}, 0));
      g2.draw(new Line2D.Double(x + 1, middle, x + LINE - 1, middle));
      if (entry.sample() == Sample.CUT) {
        EndMarks.draw(g2, EndMarks.Shape.BAR, x + LINE - 1, middle);
      } else if (entry.sample() == Sample.CROSSED) {
        EndMarks.draw(g2, EndMarks.Shape.CROSS, x + LINE - 4, middle);
      }
    } else {
      g2.fill(new Ellipse2D.Double(x, middle - DOT / 2, DOT, DOT));
    }
  }
}
