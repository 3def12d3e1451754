package org.tunebench.app.chart;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/**
 * Lines in groups, a colour a group; pointing at a line names it. For the FX thread only. Painting
 * happens on the executor given.
 */
public final class GroupsChart extends ChartRegion<GroupsPicture> {
  private static final double WIDTH = 2.4;
  private static final double RIM = 1.5;
  private static final double RIM_OPACITY = 0.85;

  private Function<GroupsPicture.Found, List<String>> words = found -> List.of();
  private Consumer<GroupsPicture.Found> open = found -> {};
  private GroupsView view;
  private Point2D pointer;

  /**
   * @param background paints the pictures
   * @param first what is shown first
   */
  public GroupsChart(Executor background, GroupsView first) {
    super(background, first.theme(), "groups-chart");
    view = first;
    pane()
        .setOverlayPainter(
            g ->
                pane()
                    .picture()
                    .flatMap(picture -> found(picture))
                    .ifPresent(found -> pointed(g, pane().picture().orElseThrow(), found)));
    setOnMouseMoved(event -> pointAt(new Point2D(event.getX(), event.getY())));
    setOnMouseExited(event -> pointAt(null));
    setOnMouseClicked(this::click);
  }

  private void click(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
      pointAt(new Point2D(event.getX(), event.getY()));
      pane().picture().flatMap(this::found).ifPresent(open);
    }
  }

  private void pointed(GraphicsContext g, GroupsPicture picture, GroupsPicture.Found found) {
    PlotGeometry plot = picture.geometry();
    g.save();
    g.beginPath();
    g.rect(plot.left(), plot.top(), plot.width(), plot.height());
    g.clip();
    LinePath.trace(g, plot, found.hit().line());
    g.setStroke(FxPaint.of(view.theme().background(), RIM_OPACITY));
    g.setLineWidth(WIDTH + 2 * RIM);
    g.stroke();
    g.setStroke(FxPaint.of(GroupColors.of(found.group(), view.theme().dark())));
    g.setLineWidth(WIDTH);
    g.stroke();
    g.restore();
    card(g, picture, found);
  }

  private void card(GraphicsContext g, GroupsPicture picture, GroupsPicture.Found found) {
    HoverCard.Content content =
        new HoverCard.Content(
            Optional.of(GroupColors.of(found.group(), view.theme().dark())), words.apply(found));
    HoverCard.draw(
        g, picture.size(), view.theme(), content, HoverCard.within(picture.geometry(), pointer));
  }

  private Optional<GroupsPicture.Found> found(GroupsPicture picture) {
    return pointer == null ? Optional.empty() : picture.at(pointer.getX(), pointer.getY());
  }

  private void pointAt(Point2D place) {
    pointer = place;
    pane().repaintOverlay();
  }

  /** Sets what a click on a line does. */
  public void setOnOpen(Consumer<GroupsPicture.Found> opener) {
    open = opener;
  }

  /** Shows something else. */
  public void show(GroupsView next) {
    view = next;
    pane().setTheme(next.theme());
    pane().repaint();
  }

  /** What is shown. */
  public GroupsView view() {
    return view;
  }

  /** Sets what the card beside the pointer says of a point: its first line is in bold. */
  public void setWords(Function<GroupsPicture.Found, List<String>> lines) {
    words = lines;
  }

  /** The picture on the screen; null while there is none. */
  public ReadOnlyObjectProperty<GroupsPicture> pictureProperty() {
    return pane().pictureProperty();
  }

  /** The picture on the screen, if any. */
  public Optional<GroupsPicture> picture() {
    return pane().picture();
  }

  @Override
  Supplier<Optional<GroupsPicture>> painter(PaintSize size) {
    GroupsView now = view;
    return () -> GroupsRenderer.render(now, size);
  }
}
