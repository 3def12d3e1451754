package org.tunebench.app.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** What follows the pointer: highlighted lines, their tags, the hover card, the rubber band. */
final class HistoriesOverlay {
  private static final double HIGHLIGHT_WIDTH = 2;
  private static final double HOVERED_WIDTH = 2.4;
  private static final double RIM = 1.5;
  private static final double REPORTED_OPACITY = 0.4;

  private final HistoriesSelection selection;
  private final Supplier<Optional<Rectangle2D>> rubberBand;
  private final IntFunction<List<String>> details;

  /**
   * @param details what the hover card says of a trial below its value
   */
  HistoriesOverlay(
      HistoriesSelection selection,
      Supplier<Optional<Rectangle2D>> rubberBand,
      IntFunction<List<String>> details) {
    this.selection = selection;
    this.rubberBand = rubberBand;
    this.details = details;
  }

  /** Draws everything upon a picture. */
  void draw(GraphicsContext g, HistoriesPicture picture) {
    Hit hit = selection.hoveredProperty().get();
    g.save();
    g.beginPath();
    PlotGeometry plot = picture.geometry();
    g.rect(plot.left(), plot.top(), plot.width(), plot.height());
    g.clip();
    for (Curve line : picture.lines()) {
      if (selection.highlighted().contains(line.trial()) && !isHovered(hit, line)) {
        drawLine(g, picture, line, HIGHLIGHT_WIDTH);
      }
    }
    if (hit != null) {
      drawLine(g, picture, hit.line(), HOVERED_WIDTH);
    }
    g.restore();
    OverlayTags.draw(g, picture, tagged(picture));
    if (hit != null) {
      HistoriesView view = picture.view();
      MarkOverlay.dot(g, plot, hit, view.color(hit.line()), view.style().theme());
      HoverCard.draw(g, picture, hit, selection.pointer(), details.apply(hit.trial()));
    }
    rubberBand.get().ifPresent(band -> drawBand(g, picture, band));
  }

  private List<Curve> tagged(HistoriesPicture picture) {
    List<Curve> tagged = new ArrayList<>();
    for (Curve line : picture.lines()) {
      if (picture.view().isBest(line) || selection.highlighted().contains(line.trial())) {
        tagged.add(line);
      }
    }
    return tagged;
  }

  private static boolean isHovered(Hit hit, Curve line) {
    return hit != null && hit.trial() == line.trial();
  }

  private static void drawLine(
      GraphicsContext g, HistoriesPicture picture, Curve line, double width) {
    drawReported(g, picture, line);
    LinePath.trace(g, picture.geometry(), line);
    g.setStroke(FxPaint.of(picture.view().style().theme().background(), 0.85));
    g.setLineWidth(width + 2 * RIM);
    g.stroke();
    g.setStroke(FxPaint.of(picture.view().color(line)));
    g.setLineWidth(width);
    g.stroke();
  }

  /** Below a smoothed line, faintly, what was smoothed. */
  private static void drawReported(GraphicsContext g, HistoriesPicture picture, Curve line) {
    HistoriesView view = picture.view();
    if (view.axes().smoothing() == Smoothing.NONE) {
      return;
    }
    view.reported(line.trial())
        .ifPresent(
            reported -> {
              PlotGeometry plot = picture.geometry();
              LinePath.trace(
                  g,
                  plot,
                  Decimation.thin(
                      reported,
                      plot.window().steps(),
                      picture.size().pixelWidth(),
                      view.axes().logValues()));
              g.setStroke(FxPaint.of(view.color(line), REPORTED_OPACITY));
              g.setLineWidth(1);
              g.stroke();
            });
  }

  private static void drawBand(GraphicsContext g, HistoriesPicture picture, Rectangle2D band) {
    Color color = FxPaint.of(picture.view().style().theme().baseline());
    g.setFill(color.deriveColor(0, 1, 1, 0.12));
    g.fillRect(band.getMinX(), band.getMinY(), band.getWidth(), band.getHeight());
    g.setStroke(color);
    g.setLineWidth(1);
    g.strokeRect(
        Math.floor(band.getMinX()) + 0.5,
        Math.floor(band.getMinY()) + 0.5,
        Math.floor(band.getWidth()),
        Math.floor(band.getHeight()));
  }
}
