package org.tunebench.app.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;

/** An axis of places, with the ticks of a {@link Scale} and of lanes beside it. */
@SuppressWarnings("serial") // JFreeChart's classes are serializable; this one never is serialized
final class PlaceAxis extends TitledAxis {
  private static final double LONGEST_NAME = 90;
  private static final double FEW_PIXELS = 16;
  private static final double BETWEEN_LABELS = 6;

  /** Where the scale ends, rounding aside. */
  private static final double LAST = 1 + 1e-9;

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
    double whole = across ? dataArea.getWidth() : dataArea.getHeight();
    double length = whole / getRange().getLength();
    // What stands beside the scale takes room that its ticks have not.
    List<Ticks.Tick> all = scale.ticks(AxisTicks.room(Math.min(whole, length), edge));
    double room = across ? length * Math.min(scale.slot(), 0.5) : LONGEST_NAME;
    int every =
        scale.isOptions() ? Math.max(1, (int) Math.ceil(FEW_PIXELS / (length * scale.slot()))) : 1;
    for (int i = 0; i < all.size(); i += every) {
      ticks.add(scale.isOptions() ? shortened(g2, all.get(i), every * room) : all.get(i));
    }
    List<NumberTick> placed = new ArrayList<>(AxisTicks.of(ticks, edge));
    for (Lane lane : lanes) {
      Ticks.Tick tick = new Ticks.Tick(lane.place(), lane.label());
      if (across && lane.place() > 1) {
        addRight(g2, placed, tick, length);
        continue;
      }
      boolean aside = across && ticks.stream().anyMatch(other -> touch(g2, tick, other, length));
      placed.addAll(aside ? AxisTicks.leftwards(tick) : AxisTicks.of(List.of(tick), edge));
      if (aside && reaches(g2, ticks.get(0), tick, length)) {
        placed.set(0, AxisTicks.rightwards(ticks.get(0)));
      }
    }
    return placed;
  }

  /**
   * A lane on the right: its label ends beneath it where the next lane's comes close; ticks of the
   * scale that it covers then say nothing.
   */
  private void addRight(Graphics2D g2, List<NumberTick> placed, Ticks.Tick lane, double length) {
    boolean leftwards =
        lanes.stream()
            .filter(next -> next.place() > lane.value())
            .anyMatch(next -> touch(g2, lane, new Ticks.Tick(next.place(), next.label()), length));
    double begin = lane.value() * length - width(g2, lane.label()) * (leftwards ? 1 : 0.5);
    placed.replaceAll(
        tick -> {
          double end = tick.getValue() * length + width(g2, tick.getText()) / 2;
          boolean covered = tick.getValue() <= LAST && end + BETWEEN_LABELS > begin;
          return covered ? AxisTicks.silent(tick) : tick;
        });
    placed.addAll(
        leftwards ? AxisTicks.leftwards(lane) : AxisTicks.of(List.of(lane), RectangleEdge.BOTTOM));
  }

  /** Whether the label of a tick comes close to the place where that of a lane ends. */
  private boolean reaches(Graphics2D g2, Ticks.Tick tick, Ticks.Tick lane, double length) {
    double between = (tick.value() - lane.value()) * length;
    return between < width(g2, tick.label()) / 2 + BETWEEN_LABELS;
  }

  /** Whether two labels would run into each other, were both in the middle of their ticks. */
  private boolean touch(Graphics2D g2, Ticks.Tick one, Ticks.Tick other, double length) {
    double widths = width(g2, one.label()) + width(g2, other.label());
    return Math.abs(one.value() - other.value()) * length < widths / 2 + BETWEEN_LABELS;
  }

  private double width(Graphics2D g2, String text) {
    return TextBox.width(g2, getTickLabelFont(), text);
  }

  private Ticks.Tick shortened(Graphics2D g2, Ticks.Tick tick, double room) {
    String label = Shortened.toFit(tick.label(), Math.max(20, room - 6), text -> width(g2, text));
    return new Ticks.Tick(tick.value(), label);
  }
}
