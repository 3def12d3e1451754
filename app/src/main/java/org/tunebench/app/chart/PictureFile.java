package org.tunebench.app.chart;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawerDefaultFonts;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Writes a drawing as a file: PNG in twice its size, SVG with texts that can be searched, PDF whose
 * page is the picture. Pure: may run on any thread.
 */
public enum PictureFile {
  /** Pixels. */
  PNG,
  /** Vectors for the web. */
  SVG,
  /** Vectors for print. */
  PDF;

  private static final double PNG_SCALE = 2;

  /** The kind that a file's name asks for: PNG unless it ends otherwise. */
  public static PictureFile of(String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    return lower.endsWith(".svg") ? SVG : lower.endsWith(".pdf") ? PDF : PNG;
  }

  /**
   * Writes a drawing; the stream stays open.
   *
   * @param width in logical pixels
   * @param height in logical pixels
   * @throws IOException if the stream cannot be written to
   */
  public void write(
      Drawing drawing, double width, double height, ChartTheme theme, OutputStream out)
      throws IOException {
    switch (this) {
      case PNG -> ImageIO.write(pixels(drawing, width, height, theme), "png", out);
      case SVG -> svg(drawing, width, height, theme, out);
      default -> pdf(drawing, width, height, theme, out);
    }
  }

  /**
   * What a PNG file has.
   *
   * @param width in logical pixels
   * @param height in logical pixels
   */
  static BufferedImage pixels(Drawing drawing, double width, double height, ChartTheme theme) {
    return DrawingPicture.paint(drawing, new PaintSize(width, height, PNG_SCALE), theme).image();
  }

  private static void svg(
      Drawing drawing, double width, double height, ChartTheme theme, OutputStream out)
      throws IOException {
    out.write(SvgPicture.file(drawing, width, height, theme).getBytes(StandardCharsets.UTF_8));
  }

  private static void pdf(
      Drawing drawing, double width, double height, ChartTheme theme, OutputStream out)
      throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(new PDRectangle((float) width, (float) height));
      document.addPage(page);
      PdfBoxGraphics2D g2 = new PdfBoxGraphics2D(document, (float) width, (float) height);
      // Words that can be found and copied, in the fonts that every reader of PDF has.
      g2.setFontTextDrawer(new PdfBoxGraphics2DFontTextDrawerDefaultFonts());
      draw(drawing, g2, width, height, theme);
      g2.dispose();
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawForm(g2.getXFormObject());
      }
      document.save(out);
    }
  }

  private static void draw(
      Drawing drawing, Graphics2D g2, double width, double height, ChartTheme theme) {
    Rectangle2D area = new Rectangle2D.Double(0, 0, width, height);
    g2.setPaint(theme.background());
    g2.fill(area);
    drawing.draw(g2, area, theme);
  }
}
