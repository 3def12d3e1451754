package org.tunebench.app.chart;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableSet;

/**
 * The histories of a study's trials: one line a trial, coloured from the first to the last, and the
 * default configuration in blue on top.
 *
 * <p>Pointing at a line names it, a click highlights it; dragging zooms into a rectangle, the wheel
 * zooms about the pointer (along one axis when over that axis; in a page that scrolls, with Ctrl),
 * dragging with Shift or another button pans, a double click or Home resets. With the keyboard, Up
 * and Down walk through the trials, Left and Right along one, Enter highlights, + and - zoom, Shift
 * with an arrow pans, Escape lets go.
 *
 * <p>For the FX thread only. Painting happens on the executor given.
 */
public final class HistoriesChart extends ChartRegion<HistoriesPicture> {
  private final CurveBook book = new CurveBook();
  private final HistoriesSelection selection;
  private final Navigator navigator = new Navigator(this::windowChanged);
  private final ObjectProperty<ChartTexts> texts;
  private final ObjectProperty<ChartTheme> theme;
  private final ObjectProperty<ColorScale> colors =
      new SimpleObjectProperty<>(this, "colors", ColorScale.RED_TO_GREEN);
  private final BooleanProperty logValues = new SimpleBooleanProperty(this, "logValues");
  private final BooleanProperty showAll = new SimpleBooleanProperty(this, "showAll");
  private final DoubleProperty smoothing = new SimpleDoubleProperty(this, "smoothing");
  private final ReadOnlyBooleanWrapper zoomed = new ReadOnlyBooleanWrapper(this, "zoomed");
  private Optional<BestLine> best = Optional.empty();
  private HeldTrials held = HeldTrials.NONE;
  private Endings endings = Endings.NONE;
  private int lastTrial;
  private Predicate<Curve> shown = curve -> true;
  private IntFunction<List<String>> details = trial -> List.of();

  /**
   * @param background paints the pictures
   * @param texts the words on it
   * @param theme its colours and font
   */
  public HistoriesChart(Executor background, ChartTexts texts, ChartTheme theme) {
    super(background, Objects.requireNonNull(theme, "theme"), "histories-chart");
    this.texts = new SimpleObjectProperty<>(this, "texts", Objects.requireNonNull(texts, "texts"));
    this.theme = new SimpleObjectProperty<>(this, "theme", theme);
    selection = new HistoriesSelection(() -> pane().picture());
    HistoriesInput input = new HistoriesInput(this, selection, navigator, pane()::repaintOverlay);
    HistoriesOverlay overlay =
        new HistoriesOverlay(selection, input::rubberBand, trial -> details.apply(trial));
    pane().setOverlayPainter(g -> pane().picture().ifPresent(picture -> overlay.draw(g, picture)));
    pane().pictureProperty().addListener((source, old, picture) -> painted(picture));
    selection.onChange(this::selectionChanged);
    followSettings();
  }

  private void followSettings() {
    texts.addListener((source, old, now) -> settingChanged());
    theme.addListener((source, old, now) -> settingChanged());
    colors.addListener((source, old, now) -> settingChanged());
    logValues.addListener(
        (source, old, now) -> {
          // A zoomed range may hold nothing, or nothing positive, on the other axis.
          resetAndRepaint();
          navigator.nothingSeen();
        });
    showAll.addListener((source, old, now) -> resetAndRepaint());
    smoothing.addListener((source, old, now) -> pane().repaint());
    settingChanged();
  }

  /** Replaces all curves. What is highlighted or zoomed stays. */
  public void setCurves(Collection<Curve> curves) {
    book.setAll(curves);
    pane().repaintWhenRested();
  }

  /** Adds a curve, or replaces the one of the same trial. */
  public void putCurve(Curve curve) {
    book.put(curve);
    pane().repaintWhenRested();
  }

  /** Adds points to a trial's curve; an unknown trial begins with them. */
  public void append(int trial, double[] steps, double[] values) {
    book.append(trial, steps, values);
    pane().repaintWhenRested();
  }

  /** Says which trials are of the default configuration, whether or not their curves are here. */
  public void setBaselines(Set<Integer> trials) {
    if (book.setBaselines(trials)) {
      pane().repaintWhenRested();
    }
  }

  /** Says which trials' lines end before their time, whether or not their curves are here. */
  public void setEndings(Endings trials) {
    if (!endings.equals(trials)) {
      endings = trials;
      pane().repaintWhenRested();
    }
  }

  /** Shows the curves that a condition holds for; the axes fit those. */
  public void setShown(Predicate<Curve> condition) {
    shown = condition;
    pane().repaint();
  }

  /** Emphasises the best trial, or none. */
  public void setBest(Optional<BestLine> trial) {
    if (!best.equals(trial)) {
      best = trial;
      pane().repaintWhenRested();
    }
  }

  /** Sets the trials whose best value stays on the axis where outliers are left out. */
  public void setHeld(HeldTrials trials) {
    if (!held.equals(trials)) {
      held = trials;
      pane().repaintWhenRested();
    }
  }

  /**
   * Sets the number of the trial at the far end of the colour scale, so that colours stay as they
   * are while a search of known length goes on. The highest number there is counts if larger.
   */
  public void setLastTrial(int trial) {
    if (lastTrial != trial) {
      lastTrial = trial;
      pane().repaintWhenRested();
    }
  }

  /** Back to the range that fits the data. */
  public void resetView() {
    navigator.reset();
  }

  /** What is drawn now, such as to export it with {@link HistoriesRenderer}. */
  public HistoriesView view() {
    return new HistoriesView(
        book.snapshot().stream().filter(shown).toList(),
        best,
        endings,
        lastTrial,
        new HistoriesStyle(texts.get(), theme.get(), colors.get()),
        new HistoriesAxes(
            logValues.get(), showAll.get(), navigator.target(), smoothing.get(), held));
  }

  /** The words on the chart. */
  public ObjectProperty<ChartTexts> textsProperty() {
    return texts;
  }

  /** Colours and font. */
  public ObjectProperty<ChartTheme> themeProperty() {
    return theme;
  }

  /** The scale from the first trial to the last. */
  public ObjectProperty<ColorScale> colorsProperty() {
    return colors;
  }

  /** Whether the metric's axis is logarithmic. */
  public BooleanProperty logValuesProperty() {
    return logValues;
  }

  /** Whether outliers are shown too, instead of being clipped. */
  public BooleanProperty showAllProperty() {
    return showAll;
  }

  /** Weight of the exponential smoothing, from 0 for none to {@link Smoothing#STRONGEST}. */
  public DoubleProperty smoothingProperty() {
    return smoothing;
  }

  /** Sets what the card beside the pointer says of a trial below its value, a line each. */
  public void setDetails(IntFunction<List<String>> lines) {
    details = lines;
  }

  /** What was reported by a trial that has a line, before any smoothing. */
  public Optional<Curve> reported(int trial) {
    return pane().picture().flatMap(picture -> picture.view().reported(trial));
  }

  /** How many other lines lie right below that of a trial, point by point. */
  public int alike(int trial) {
    return pane().picture().map(picture -> picture.view().alike(trial)).orElse(0);
  }

  /** How many lines lie exactly on others, and so are not seen. */
  public ObservableValue<Integer> covered() {
    return pictureProperty().map(HistoriesPicture::covered).orElse(0);
  }

  /** What the axis leaves out at the moment. */
  public ObservableValue<LeftOut> leftOut() {
    return pictureProperty().map(HistoriesPicture::leftOut).orElse(LeftOut.NOTHING);
  }

  /** Whether the person has zoomed or panned. */
  public ReadOnlyBooleanProperty zoomedProperty() {
    return zoomed.getReadOnlyProperty();
  }

  /** The point under the pointer, or walked to with the keyboard; null where there is none. */
  public ReadOnlyObjectProperty<Hit> hoveredProperty() {
    return selection.hoveredProperty();
  }

  /** Numbers of the highlighted trials; may be changed from outside. */
  public ObservableSet<Integer> highlighted() {
    return selection.highlighted();
  }

  /** The picture on the screen; null while there is none. */
  public ReadOnlyObjectProperty<HistoriesPicture> pictureProperty() {
    return pane().pictureProperty();
  }

  @Override
  Supplier<Optional<HistoriesPicture>> painter(PaintSize size) {
    HistoriesView view = view();
    return () -> HistoriesRenderer.render(view, size);
  }

  private void painted(HistoriesPicture picture) {
    // On the other axis the pixels of a picture mean nothing, and its window may have no place.
    if (picture == null || picture.geometry().logValues() != logValues.get()) {
      navigator.nothingSeen();
    } else {
      navigator.seen(picture.geometry(), picture.limits());
    }
    selection.pictureChanged();
    describe();
  }

  private void windowChanged() {
    zoomed.set(navigator.target().isPresent());
    pane().repaint();
  }

  private void settingChanged() {
    pane().setTheme(theme.get());
    pane().setEmptyText(texts.get().empty());
    describe();
    pane().repaint();
  }

  private void resetAndRepaint() {
    navigator.reset();
    pane().repaint();
  }

  private void selectionChanged() {
    pane().repaintOverlay();
    describe();
  }

  private void describe() {
    setAccessibleText(
        HistoriesDescription.of(texts.get(), pane().picture(), selection.hoveredProperty().get()));
  }
}
