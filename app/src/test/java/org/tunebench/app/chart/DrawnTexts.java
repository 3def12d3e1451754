package org.tunebench.app.chart;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;

/** Where a drawing puts its words and its plots, without a toolkit. */
public final class DrawnTexts extends SVGGraphics2D {
  /** Colour bars are clipped, too. */
  private static final double HIGHEST_MARK = 20;

  private final List<Text> texts;
  private final List<Rectangle2D> plots;

  /** Some words and where their ink lies. */
  public record Text(String words, Rectangle2D ink) {}

  private DrawnTexts(Document document) {
    super(document);
    texts = new ArrayList<>();
    plots = new ArrayList<>();
  }

  private DrawnTexts(DrawnTexts other) {
    super(other);
    texts = other.texts;
    plots = other.plots;
  }

  /** Draws it in a size. */
  public static DrawnTexts of(Drawing drawing, double width, double height) {
    try {
      DrawnTexts g2 =
          new DrawnTexts(DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument());
      g2.setSVGCanvasSize(new Dimension((int) width, (int) height));
      drawing.draw(g2, new Rectangle2D.Double(0, 0, width, height), ChartTheme.light());
      return g2;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All words, in the order in which they are drawn. */
  List<String> words() {
    return texts.stream().map(Text::words).toList();
  }

  /** Pairs of words that lie over each other. */
  public List<String> overlaps() {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (texts.get(i).ink().intersects(texts.get(j).ink())) {
          found.add(texts.get(j) + " and " + texts.get(i));
        }
      }
    }
    return found;
  }

  /** Words beyond the picture. */
  public List<Text> beyond(double width, double height) {
    Rectangle2D picture = new Rectangle2D.Double(0, 0, width, height);
    return texts.stream().filter(text -> !picture.contains(text.ink())).toList();
  }

  /** How high the lowest plot is; 0 where there is none. */
  public double lowestPlot() {
    return plots.stream().mapToDouble(Rectangle2D::getHeight).min().orElse(0);
  }

  @Override
  public Graphics create() {
    return new DrawnTexts(this);
  }

  @Override
  public void clip(Shape shape) {
    super.clip(shape);
    Rectangle2D place = getTransform().createTransformedShape(shape).getBounds2D();
    if (place.getHeight() > HIGHEST_MARK) {
      plots.add(place);
    }
  }

  @Override
  public void drawString(String words, float x, float y) {
    super.drawString(words, x, y);
    Rectangle2D ink = getFont().createGlyphVector(getFontRenderContext(), words).getVisualBounds();
    Rectangle2D there =
        new Rectangle2D.Double(x + ink.getX(), y + ink.getY(), ink.getWidth(), ink.getHeight());
    texts.add(new Text(words, getTransform().createTransformedShape(there).getBounds2D()));
  }
}
