package org.tunebench.app.live;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntConsumer;
import javafx.collections.SetChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import org.tunebench.app.chart.ChartTheme;
import org.tunebench.app.chart.ColorScale;
import org.tunebench.app.chart.Curve;
import org.tunebench.app.chart.HistoriesChart;
import org.tunebench.app.shell.Appearance;
import org.tunebench.app.shell.Services;
import org.tunebench.app.trials.Segments;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.Trial;

/** Feeds the chart of histories and binds its switches. */
public final class HistoriesController {
  private final HistoriesViewModel model;
  private final Appearance appearance;
  private final IntConsumer open;
  private final HistoriesChart chart;
  private final Set<Integer> drawn = new HashSet<>();
  private List<Trial> trials = List.of();

  @FXML private ToggleButton redToGreen;
  @FXML private ToggleButton colorBlindSafe;
  @FXML private ToggleButton linear;
  @FXML private ToggleButton logarithmic;
  @FXML private ToggleButton clip;
  @FXML private ToggleButton showAll;
  @FXML private Button resetView;
  @FXML private StackPane place;

  /**
   * @param open shows the details of a trial
   */
  HistoriesController(Services services, HistoriesViewModel model, IntConsumer open) {
    this.model = model;
    this.appearance = services.appearance();
    this.open = open;
    this.chart =
        new HistoriesChart(services.background(), model.chartTextsProperty().get(), theme());
  }

  @FXML
  private void initialize() {
    place.getChildren().setAll(chart);
    model
        .chartTextsProperty()
        .addListener((property, before, now) -> chart.textsProperty().set(now));
    Segments.bind(
        appearance.historyColorsProperty(),
        Appearance.HistoryColors.RED_TO_GREEN,
        redToGreen,
        Appearance.HistoryColors.COLOR_BLIND_SAFE,
        colorBlindSafe);
    Segments.bind(chart.logValuesProperty(), false, linear, true, logarithmic);
    Segments.bind(chart.showAllProperty(), false, clip, true, showAll);
    resetView.visibleProperty().bind(chart.zoomedProperty());
    appearance.historyColorsProperty().addListener((property, before, now) -> showColors());
    showColors();
    appearance
        .darkProperty()
        .addListener((property, before, now) -> chart.themeProperty().set(theme()));
    chart
        .pinned()
        .addListener(
            (SetChangeListener<Integer>)
                change -> {
                  if (change.wasAdded()) {
                    open.accept(change.getElementAdded());
                  }
                });
  }

  private void showColors() {
    chart
        .colorsProperty()
        .set(
            switch (appearance.historyColorsProperty().get()) {
              case RED_TO_GREEN -> ColorScale.RED_TO_GREEN;
              case COLOR_BLIND_SAFE -> ColorScale.VIRIDIS;
            });
  }

  private ChartTheme theme() {
    return appearance.isDark() ? ChartTheme.darkTheme() : ChartTheme.light();
  }

  /** Takes in what happened. */
  void apply(StudyChange change) {
    change.snapshot().ifPresent(this::apply);
    change.histories().ifPresent(this::begin);
    change.growth().forEach(this::append);
  }

  private void apply(StudySnapshot snapshot) {
    trials = snapshot.trials();
    chart.setBest(snapshot.best());
    chart.setLastTrial(snapshot.study().spec().budget().trials() - 1);
  }

  private void begin(Map<Integer, Points> all) {
    List<Curve> curves = new ArrayList<>(all.size());
    drawn.clear();
    all.forEach((trial, points) -> curves.add(curve(trial, points)));
    chart.setCurves(curves);
  }

  private void append(int trial, Points points) {
    if (drawn.contains(trial)) {
      chart.append(trial, points.steps(), points.values());
    } else {
      chart.putCurve(curve(trial, points));
    }
  }

  private Curve curve(int trial, Points points) {
    drawn.add(trial);
    boolean baseline = trial < trials.size() && trials.get(trial).isBaseline();
    return new Curve(trial, points.steps(), points.values(), baseline);
  }

  /** Marks the trial whose details are open, and no other. */
  void pin(OptionalInt trial) {
    Set<Integer> wanted = trial.isPresent() ? Set.of(trial.getAsInt()) : Set.of();
    chart.pinned().retainAll(wanted);
    chart.pinned().addAll(wanted);
  }

  @FXML
  private void resetView() {
    chart.resetView();
  }
}
