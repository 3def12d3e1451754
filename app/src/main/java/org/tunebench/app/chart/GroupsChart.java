package org.tunebench.app.chart;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/**
 * Lines in groups, a colour a group; pointing at a line names it, a click opens it. With the
 * keyboard, Up and Down walk from line to line, Left and Right along one, Enter opens, Escape lets
 * go. For the FX thread only. Painting happens on the executor given.
 */
public final class GroupsChart extends ChartRegion<GroupsPicture> {
  private static final double WIDTH = 2.4;
  private static final double RIM = 1.5;

  /** Without a heading this leaves the plot some 150 pixels. */
  private static final double LEAST_HEIGHT = 206;

  private static final double RIM_OPACITY = 0.85;

  private Function<GroupsPicture.Found, List<String>> words = found -> List.of();
  private Consumer<GroupsPicture.Found> open = found -> {};
  private GroupsView view;
  private final GroupsSelection selection;
  private String name = "";

  /**
   * @param background paints the pictures
   * @param first what is shown first
   */
  public GroupsChart(Executor background, GroupsView first) {
    super(background, first.theme(), "groups-chart");
    view = first;
    selection = new GroupsSelection(() -> pane().picture());
    pane().setOverlayPainter(g -> pane().picture().ifPresent(picture -> overlay(g, picture)));
    pane().pictureProperty().addListener((source, before, picture) -> selection.pictureChanged());
    selection
        .hoveredProperty()
        .addListener(
            (source, before, now) -> {
              describe();
              pane().repaintOverlay();
            });
    setOnMouseMoved(event -> pointAt(event));
    setOnMouseExited(event -> selection.pointerLeft());
    setOnMousePressed(event -> requestFocus());
    setOnMouseClicked(this::click);
    setOnKeyPressed(this::key);
  }

  private void pointAt(MouseEvent event) {
    selection.pointAt(event.getX(), event.getY());
    // The card follows the pointer along one point, too.
    pane().repaintOverlay();
  }

  private void click(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
      pointAt(event);
      openHovered();
    }
  }

  private void openHovered() {
    if (hovered() != null) {
      open.accept(hovered());
    }
  }

  private GroupsPicture.Found hovered() {
    return selection.hoveredProperty().get();
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case UP -> selection.walkLines(-1);
      case DOWN -> selection.walkLines(1);
      case LEFT -> selection.walkSteps(-1);
      case RIGHT -> selection.walkSteps(1);
      case ENTER, SPACE -> openHovered();
      case ESCAPE -> {
        if (hovered() == null) {
          return;
        }
        selection.letGo();
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void overlay(GraphicsContext g, GroupsPicture picture) {
    if (hovered() != null) {
      pointed(g, picture, hovered());
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
    MarkOverlay.dot(
        g, plot, found.hit(), GroupColors.of(found.group(), view.theme().dark()), view.theme());
    card(g, picture, found);
  }

  private void card(GraphicsContext g, GroupsPicture picture, GroupsPicture.Found found) {
    PlotGeometry plot = picture.geometry();
    HoverCard.Content content =
        new HoverCard.Content(
            Optional.of(GroupColors.of(found.group(), view.theme().dark())), words.apply(found));
    HoverCard.draw(
        g,
        picture.size(),
        view.theme(),
        content,
        HoverCard.within(plot, selection.place(plot, found.hit())));
  }

  /** Sets what a click on a line does. */
  public void setOnOpen(Consumer<GroupsPicture.Found> opener) {
    open = opener;
  }

  /** Shows something else. */
  public void show(GroupsView next) {
    view = next;
    if (hovered() != null && hovered().group() >= next.groups().size()) {
      selection.letGo();
    }
    pane().setTheme(next.theme());
    pane().repaint();
  }

  /** Sets what a screen reader says of the chart as a whole. */
  public void setName(String whole) {
    name = whole;
    describe();
  }

  private void describe() {
    setAccessibleText(hovered() == null ? name : String.join(", ", words.apply(hovered())));
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

  /** The other groups that have the very line of a point. */
  public List<Integer> alike(GroupsPicture.Found found) {
    return pane().picture().map(picture -> picture.alike(found)).orElse(List.of());
  }

  /** The picture on the screen, if any. */
  public Optional<GroupsPicture> picture() {
    return pane().picture();
  }

  @Override
  double leastHeight(double width) {
    return LEAST_HEIGHT;
  }

  @Override
  Supplier<Optional<GroupsPicture>> painter(PaintSize size) {
    GroupsView now = view;
    return () -> GroupsRenderer.render(now, size);
  }
}
