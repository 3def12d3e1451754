package org.tunebench.app.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.BiConsumer;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.Range;

/** The axes, the grid and the heading of a drawing, set up in JFreeChart; data go in between. */
final class PlotFrame {
  private final ChartTheme theme;
  private final XYPlot plot;
  private final JFreeChart chart;

  /**
   * @param header title and legend
   */
  PlotFrame(ChartTheme theme, DrawingHeader header) {
    this.theme = theme;
    plot = PlotStyle.plot(theme);
    // Without one, JFreeChart draws no grid.
    plot.setRenderer(new XYLineAndShapeRenderer());
    chart = PlotStyle.chart(plot, theme);
    chart.setBackgroundPaint(null);
    chart.addSubtitle(header);
  }

  PlotFrame x(String label, Scale scale, List<PlaceAxis.Lane> lanes, ValueRange shown) {
    plot.setDomainAxis(styled(new PlaceAxis(label, scale, lanes), shown));
    plot.setDomainGridlinesVisible(!scale.isOptions());
    return this;
  }

  PlotFrame y(String label, Scale scale, List<PlaceAxis.Lane> lanes, ValueRange shown) {
    plot.setRangeAxis(styled(new PlaceAxis(label, scale, lanes), shown));
    plot.setRangeGridlinesVisible(!scale.isOptions());
    return this;
  }

  /** Leaves the vertical axis out: its names stand within the plot. */
  PlotFrame withoutY(ValueRange shown) {
    NumberAxis axis = new NumberAxis();
    axis.setRange(new Range(shown.lower(), shown.upper()));
    axis.setVisible(false);
    plot.setRangeAxis(axis);
    plot.setRangeGridlinesVisible(false);
    return this;
  }

  private ValueAxis styled(PlaceAxis axis, ValueRange shown) {
    axis.setRange(new Range(shown.lower(), shown.upper()));
    return PlotStyle.axis(axis, theme);
  }

  /**
   * Draws frame and data.
   *
   * @param data draws into the plot, clipped to it
   */
  void draw(Graphics2D g2, Rectangle2D area, BiConsumer<Graphics2D, Plane> data) {
    plot.addAnnotation(new Data(data));
    chart.draw(g2, area);
  }

  /** Lets the data be drawn once the plot's area is known. */
  @SuppressWarnings("serial") // never serialized
  private static final class Data extends AbstractXYAnnotation {
    private final transient BiConsumer<Graphics2D, Plane> drawer;

    Data(BiConsumer<Graphics2D, Plane> drawer) {
      this.drawer = drawer;
    }

    @Override
    public void draw(
        Graphics2D g2,
        XYPlot plot,
        Rectangle2D dataArea,
        ValueAxis domainAxis,
        ValueAxis rangeAxis,
        int rendererIndex,
        PlotRenderingInfo info) {
      Plane plane = new Plane(dataArea, range(domainAxis), range(rangeAxis));
      Graphics2D inside = (Graphics2D) g2.create();
      inside.clip(dataArea);
      drawer.accept(inside, plane);
      inside.dispose();
    }

    private static ValueRange range(ValueAxis axis) {
      return new ValueRange(axis.getLowerBound(), axis.getUpperBound());
    }
  }
}
