package org.tunebench.app.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/**
 * A history the height of a word, for table cells and lists: outliers clipped as in the large
 * chart, a dot at the last value. Its colours come from the style sheet (style classes {@code
 * sparkline-line} and {@code sparkline-end}), so that it follows the window's theme by itself.
 *
 * <p>Cheap: one shape of at most a point every two pixels, and one dot.
 */
public final class Sparkline extends Region {
  private static final double DOT = 2;
  private static final double COLUMN = 2;
  private static final String STYLES = "/org/tunebench/ui/chart.css";

  private final Path path = new Path();
  private final Circle end = new Circle(DOT);
  private Curve curve = Curve.empty(0);
  private double drawnWidth = -1;
  private double drawnHeight = -1;

  /** An empty sparkline. */
  public Sparkline() {
    getStyleClass().add("sparkline");
    path.getStyleClass().add("sparkline-line");
    path.setStrokeLineJoin(StrokeLineJoin.BEVEL);
    path.setStrokeLineCap(StrokeLineCap.ROUND);
    end.getStyleClass().add("sparkline-end");
    path.setManaged(false);
    end.setManaged(false);
    end.setVisible(false);
    setMouseTransparent(true);
    setMinSize(16, 8);
    setPrefSize(80, 18);
    setMaxHeight(USE_PREF_SIZE);
    getChildren().addAll(path, end);
  }

  /** Shows a metric's values in order; values that are not finite are gaps. */
  public void setValues(double[] values) {
    double[] steps = IntStream.range(0, values.length).asDoubleStream().toArray();
    setCurve(Curve.of(0, steps, values));
  }

  /** Shows a curve; its trial number does not matter. */
  public void setCurve(Curve shown) {
    curve = shown;
    drawnWidth = -1;
    requestLayout();
  }

  @Override
  public String getUserAgentStylesheet() {
    return Sparkline.class.getResource(STYLES).toExternalForm();
  }

  @Override
  protected void layoutChildren() {
    if (getWidth() == drawnWidth && getHeight() == drawnHeight) {
      return;
    }
    drawnWidth = getWidth();
    drawnHeight = getHeight();
    Optional<PlotGeometry> plot = geometry();
    path.getElements().setAll(plot.map(this::elements).orElse(List.of()));
    int last = curve.lastFinite();
    end.setVisible(plot.isPresent() && last >= 0);
    if (end.isVisible()) {
      end.setCenterX(plot.get().x(curve.steps()[last]));
      end.setCenterY(inside(plot.get(), plot.get().y(curve.values()[last])));
    }
  }

  private Optional<PlotGeometry> geometry() {
    RangeRule rule = RangeRule.of(false);
    List<Curve> only = List.of(curve);
    double width = getWidth() - 2 * DOT;
    double height = getHeight() - 2 * DOT;
    if (width <= 0 || height <= 0) {
      return Optional.empty();
    }
    return rule.clipped(only, only)
        .flatMap(
            values ->
                rule.steps(only)
                    .map(
                        steps ->
                            new PlotGeometry(
                                DOT, DOT, width, height, new PlotWindow(steps, values), false)));
  }

  /**
   * A line through the means of columns two pixels wide: at this size, noise would only make a band
   * of it. What lies outside the range before the line first comes into it is left out.
   */
  private List<PathElement> elements(PlotGeometry plot) {
    List<PathElement> elements = new ArrayList<>();
    int columns = Math.max(1, (int) (plot.width() / COLUMN));
    ValueRange steps = plot.window().steps();
    boolean down = false;
    int next = 0;
    for (int column = 0; column < columns; column++) {
      double end = steps.lower() + steps.length() * (column + 1) / columns;
      int from = next;
      next = column == columns - 1 ? curve.size() : Decimation.lowerBound(curve.steps(), end);
      double mean = mean(from, next);
      boolean begun = !elements.isEmpty() || plot.window().values().contains(mean);
      if (Double.isFinite(mean) && begun) {
        double x = plot.left() + plot.width() * (column + 0.5) / columns;
        double y = inside(plot, plot.y(mean));
        elements.add(down ? new LineTo(x, y) : new MoveTo(x, y));
        down = true;
      } else if (next > from) {
        down = false;
      }
    }
    return elements;
  }

  /** Mean of the finite values; NaN where there is none. */
  private double mean(int from, int to) {
    return Arrays.stream(curve.values(), from, to)
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }

  private static double inside(PlotGeometry plot, double y) {
    return Math.max(plot.top(), Math.min(y, plot.bottom()));
  }
}
