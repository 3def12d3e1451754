package org.tunebench.app.chart;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.StringWriter;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.DOMGroupManager;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A drawing as SVG: its texts can be searched, and trials say their names when pointed at. */
public final class SvgPicture {
  private static final String SPACE = "http://www.w3.org/2000/svg";

  private SvgPicture() {}

  /** Whether there is a font to write with: a machine without a screen may have none. */
  public static boolean isPossible() {
    try {
      FontRenderContext context = new FontRenderContext(null, true, true);
      return ChartTheme.light().font().getStringBounds("0", context).getWidth() > 0;
    } catch (InternalError | LinkageError | RuntimeException none) {
      // What Java throws then differs between its versions.
      return false;
    }
  }

  /**
   * A whole file.
   *
   * @param width in logical pixels
   * @param height in logical pixels
   */
  public static String file(Drawing drawing, double width, double height, ChartTheme theme) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + element(drawing, width, height, theme, "");
  }

  /**
   * An element to stand in a page, without a background.
   *
   * @param id what its own names begin with, so that no other element of the page has the same
   */
  public static String element(
      Drawing drawing, double width, double height, ChartTheme theme, String id) {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(empty());
    context.setPrecision(1);
    context.setComment(drawing.title().replace("--", "–"));
    context.setIDGenerator(new Ids(id));
    Surface g2 = new Surface(context);
    g2.setSVGCanvasSize(new Dimension((int) Math.ceil(width), (int) Math.ceil(height)));
    g2.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    Rectangle2D area = new Rectangle2D.Double(0, 0, width, height);
    if (id.isEmpty()) {
      g2.setPaint(theme.background());
      g2.fill(area);
    }
    drawing.draw(g2, area, theme);
    Element root = g2.getRoot();
    root.setAttributeNS(
        null, "viewBox", "0 0 %d %d".formatted((int) Math.ceil(width), (int) Math.ceil(height)));
    root.setAttributeNS(null, "role", "img");
    root.setAttributeNS(null, "aria-label", drawing.summary());
    StringWriter out = new StringWriter();
    try {
      g2.stream(root, out, true, false);
    } catch (IOException e) {
      throw new IllegalStateException("text cannot be written to memory", e);
    }
    String text = out.toString();
    // What comes before is for files; control characters are for nobody.
    return text.substring(text.indexOf("<svg"))
        .replace("id=\"genericDefs\"", "id=\"" + id + "genericDefs\"")
        .replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "\uFFFD");
  }

  private static Document empty() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SPACE, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK has no XML", e);
    }
  }

  /** Names that begin alike. */
  private static final class Ids extends SVGIDGenerator {
    private final String start;

    Ids(String start) {
      this.start = start;
    }

    @Override
    public String generateID(String prefix) {
      return start + super.generateID(prefix);
    }
  }

  /** Puts the name of a shape into its element. */
  private static final class Surface extends SVGGraphics2D implements NamedShapes {
    private String name = "";

    Surface(SVGGeneratorContext context) {
      super(context, false);
    }

    private Surface(Surface other) {
      super(other);
      name = other.name;
    }

    @Override
    public Graphics create() {
      return new Surface(this);
    }

    @Override
    public void name(String now) {
      name = now;
    }

    @Override
    public void draw(Shape shape) {
      if (name.isEmpty()) {
        super.draw(shape);
      } else {
        add(shape, DOMGroupManager.DRAW);
      }
    }

    @Override
    public void fill(Shape shape) {
      if (name.isEmpty()) {
        super.fill(shape);
      } else {
        add(shape, DOMGroupManager.FILL);
      }
    }

    private void add(Shape shape, short method) {
      Element element = shapeConverter.toSVG(shape);
      if (element != null) {
        Element title = element.getOwnerDocument().createElementNS(SPACE, "title");
        title.setTextContent(name);
        element.appendChild(title);
        domGroupManager.addElement(element, method);
      }
    }
  }
}
