package org.tunebench.app.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;

/** An axis of places, with the ticks of a {@link Scale} and of lanes beside it. */
@SuppressWarnings("serial") // JFreeChart's classes are serializable; this one never is serialized
final class PlaceAxis extends NumberAxis {
  private static final double LONGEST_NAME = 90;
  private static final double FEW_PIXELS = 16;

  private final transient Scale scale;
  private final transient List<Lane> lanes;

  /**
   * A strip beside the scale for what has no place on it.
   *
   * @param place its middle, below 0 or above 1
   * @param label what it holds
   */
  record Lane(double place, String label) {}

  PlaceAxis(String label, Scale scale, List<Lane> lanes) {
    super(label);
    this.scale = scale;
    this.lanes = lanes;
  }

  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D g2, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
    boolean across = RectangleEdge.isTopOrBottom(edge);
    List<Ticks.Tick> ticks = new ArrayList<>();
    List<Ticks.Tick> all = scale.ticks(AxisTicks.room(dataArea, edge));
    double length = (across ? dataArea.getWidth() : dataArea.getHeight()) / getRange().getLength();
    double room = across ? length * Math.min(scale.slot(), 0.5) : LONGEST_NAME;
    int every =
        scale.isOptions() ? Math.max(1, (int) Math.ceil(FEW_PIXELS / (length * scale.slot()))) : 1;
    for (int i = 0; i < all.size(); i += every) {
      ticks.add(scale.isOptions() ? shortened(g2, all.get(i), every * room) : all.get(i));
    }
    lanes.forEach(lane -> ticks.add(new Ticks.Tick(lane.place(), lane.label())));
    return AxisTicks.of(ticks, edge);
  }

  private Ticks.Tick shortened(Graphics2D g2, Ticks.Tick tick, double room) {
    String label =
        Shortened.toFit(
            tick.label(),
            Math.max(20, room - 6),
            text -> TextBox.width(g2, getTickLabelFont(), text));
    return new Ticks.Tick(tick.value(), label);
  }
}
