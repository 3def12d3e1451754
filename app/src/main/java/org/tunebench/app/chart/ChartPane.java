package org.tunebench.app.chart;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import javafx.stage.Window;
import javafx.util.Duration;

/**
 * Shows a chart that is painted off-thread, with a light overlay for what follows the pointer. The
 * owner gives a painter, which takes a snapshot of its inputs on the FX thread and returns the work
 * to do off it; the pane decides when to paint (size, screen scale, requests, all merged to one per
 * pulse, the latest winning), shows the picture without copying its pixels, and lets the owner draw
 * the overlay anew whenever the picture changes.
 *
 * @param <P> the pictures of this chart
 */
public final class ChartPane<P extends ChartPicture> extends Region {
  private static final Duration LONGEST_REST = Duration.millis(500);
  private static final double SENTENCE_WIDTH = 360;

  private final Function<PaintSize, Supplier<Optional<P>>> painter;
  private final LatestTask<Painted<P>> painting;
  private final ImageView pixels = new ImageView();
  private final Canvas overlay = new Canvas();
  private final Label sentence = new Label();
  private final ReadOnlyObjectWrapper<P> picture = new ReadOnlyObjectWrapper<>(this, "picture");
  private final PauseTransition rest = new PauseTransition();
  private Runnable overlayPainter = () -> {};
  private Runnable ringPainter = () -> {};
  private boolean focusShown;
  private PaintSize painted;
  private boolean wanted = true;
  private boolean wantedAfterRest;

  /**
   * @param background runs the painting
   * @param painter takes a snapshot (on the FX thread) and gives the work that paints it (off it);
   *     no picture where there is nothing to show
   */
  public ChartPane(Executor background, Function<PaintSize, Supplier<Optional<P>>> painter) {
    this.painter = Objects.requireNonNull(painter, "painter");
    this.painting = new LatestTask<>(background, Platform::runLater, this::show);
    getStyleClass().add("chart-pane");
    pixels.setManaged(false);
    overlay.setManaged(false);
    overlay.setMouseTransparent(true);
    sentence.getStyleClass().add("chart-empty");
    sentence.setWrapText(true);
    sentence.setTextAlignment(TextAlignment.CENTER);
    sentence.setMouseTransparent(true);
    sentence.setVisible(false);
    getChildren().addAll(pixels, overlay, sentence);
    setMinSize(0, 0);
    setPrefSize(640, 400);
    rest.setOnFinished(event -> rested());
    sceneProperty()
        .flatMap(Scene::windowProperty)
        .flatMap(Window::renderScaleXProperty)
        .addListener((source, old, scale) -> requestLayout());
    sceneProperty().addListener((source, old, scene) -> requestLayout());
  }

  /** The picture on the screen; null while there is none. */
  public ReadOnlyObjectProperty<P> pictureProperty() {
    return picture.getReadOnlyProperty();
  }

  /** The picture on the screen, if any. */
  public Optional<P> picture() {
    return Optional.ofNullable(picture.get());
  }

  /** Sets the sentence shown where there is no picture. */
  public void setEmptyText(String text) {
    sentence.setText(text);
  }

  /** Colours of the background, and of the sentence shown where there is no picture. */
  public void setTheme(ChartTheme theme) {
    setStyle("-fx-background-color: " + FxPaint.css(theme.background()) + ";");
    sentence.setTextFill(FxPaint.of(theme.mutedText()));
    sentence.setFont(FxPaint.font(theme, theme.fontSize() + 1, false));
    ringPainter =
        () ->
            MarkOverlay.focus(
                overlay.getGraphicsContext2D(), overlay.getWidth(), overlay.getHeight(), theme);
  }

  /**
   * Shows or hides the ring of the keyboard's focus: also where there is no picture, or not yet.
   */
  void showFocus(boolean shown) {
    focusShown = shown;
    repaintOverlay();
  }

  /** Sets what draws on the overlay: called with a cleared canvas. */
  public void setOverlayPainter(Consumer<GraphicsContext> drawer) {
    overlayPainter = () -> drawer.accept(overlay.getGraphicsContext2D());
    repaintOverlay();
  }

  /** Draws the overlay anew, now. */
  public void repaintOverlay() {
    overlay.getGraphicsContext2D().clearRect(0, 0, overlay.getWidth(), overlay.getHeight());
    overlayPainter.run();
    if (focusShown) {
      ringPainter.run();
    }
  }

  /** Paints anew with the next pulse: for what the person does. */
  public void repaint() {
    wanted = true;
    requestLayout();
  }

  /**
   * Paints anew, but rests as long as the last painting took before it begins: for data that keeps
   * coming, so that a heavy chart leaves the processor to the trials.
   */
  public void repaintWhenRested() {
    if (painting.isBusy() || rest.getStatus() == Animation.Status.RUNNING) {
      wantedAfterRest = true;
    } else {
      repaint();
    }
  }

  @Override
  protected void layoutChildren() {
    overlay.setWidth(getWidth());
    overlay.setHeight(getHeight());
    double width = Math.min(SENTENCE_WIDTH, getWidth());
    sentence.resize(width, Math.min(sentence.prefHeight(width), getHeight()));
    positionInArea(sentence, 0, 0, getWidth(), getHeight(), 0, HPos.CENTER, VPos.CENTER);
    if (getScene() == null || getWidth() < 1 || getHeight() < 1) {
      return;
    }
    PaintSize size = new PaintSize(getWidth(), getHeight(), screenScale());
    if (wanted || !size.equals(painted)) {
      wanted = false;
      painted = size;
      submit(size);
    }
    repaintOverlay();
  }

  private void submit(PaintSize size) {
    Supplier<Optional<P>> work = painter.apply(size);
    painting.submit(
        () -> {
          long start = System.nanoTime();
          Optional<P> result = work.get();
          return new Painted<>(result, Duration.millis((System.nanoTime() - start) / 1e6));
        });
  }

  private void show(Painted<P> result) {
    P shown = result.picture().orElse(null);
    pixels.setImage(shown == null ? null : FxImage.of(shown.image()));
    if (shown != null) {
      pixels.setFitWidth(shown.size().pixelWidth() / shown.size().scale());
      pixels.setFitHeight(shown.size().pixelHeight() / shown.size().scale());
    }
    sentence.setVisible(shown == null);
    picture.set(shown);
    repaintOverlay();
    Duration pause = result.took().lessThan(LONGEST_REST) ? result.took() : LONGEST_REST;
    rest.setDuration(pause);
    rest.playFromStart();
  }

  private void rested() {
    if (wantedAfterRest) {
      wantedAfterRest = false;
      repaint();
    }
  }

  private double screenScale() {
    Window window = getScene().getWindow();
    return window == null || window.getRenderScaleX() <= 0 ? 1 : window.getRenderScaleX();
  }

  /** A picture, if there is anything to show, and how long it took. */
  private record Painted<P>(Optional<P> picture, Duration took) {}
}
