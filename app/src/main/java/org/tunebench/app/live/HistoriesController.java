package org.tunebench.app.live;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.collections.SetChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import org.tunebench.app.chart.BestLine;
import org.tunebench.app.chart.ChartThemes;
import org.tunebench.app.chart.ColorScale;
import org.tunebench.app.chart.Curve;
import org.tunebench.app.chart.Drawing;
import org.tunebench.app.chart.Endings;
import org.tunebench.app.chart.HistoriesChart;
import org.tunebench.app.chart.HistoriesDrawing;
import org.tunebench.app.chart.LeftOutNote;
import org.tunebench.app.chart.PictureActions;
import org.tunebench.app.shell.Action;
import org.tunebench.app.shell.Appearance;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.app.shell.ToolRow;
import org.tunebench.app.trials.ChosenTrials;
import org.tunebench.app.trials.Segments;
import org.tunebench.app.trials.TrialCommands;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.Trial;

/** Feeds the chart of histories and binds its switches. */
public final class HistoriesController {
  private static final double STEP = 0.01;

  /** In less height, a second row of tools would be taken from the picture. */
  private static final double LOW = 320;

  private static final double LEAST_METRIC = 110;
  private static final double MOST_METRIC = 220;

  /** What the chart leads to. */
  interface Ways {
    /** Shows the details of a trial. */
    void open(int trial);

    /** Shows how two trials differ. */
    void compare(List<Integer> trials);
  }

  private final HistoriesViewModel model;
  private final Appearance appearance;
  private final Texts texts;
  private final Ways ways;
  private final HistoriesChart chart;
  private final PictureActions picture;
  private final Set<Integer> drawn = new HashSet<>();
  private List<Trial> trials = List.of();
  private ShownTrials parts;

  /** The trial that is highlighted for no other reason than that its details are open. */
  private OptionalInt guest = OptionalInt.empty();

  private OptionalInt best = OptionalInt.empty();

  @FXML private ComboBox<String> metric;
  @FXML private ToggleButton redToGreen;
  @FXML private ToggleButton colorBlindSafe;
  @FXML private ToggleButton linear;
  @FXML private ToggleButton logarithmic;
  @FXML private ToggleButton clip;
  @FXML private ScrollPane root;
  @FXML private FlowPane tools;
  @FXML private ToolRow toolsInOneRow;
  @FXML private MenuButton shown;
  @FXML private Slider smoothing;
  @FXML private Label smoothingValue;
  @FXML private Label covered;
  @FXML private LeftOutNote leftOut;
  @FXML private ChosenTrials highlights;
  @FXML private Label highlightCount;
  @FXML private Button resetView;
  @FXML private StackPane place;

  HistoriesController(Services services, HistoriesViewModel model, Ways ways) {
    this.model = model;
    this.appearance = services.appearance();
    this.texts = services.texts();
    this.ways = ways;
    this.chart =
        new HistoriesChart(
            services.background(),
            model.chartTextsProperty().get(),
            ChartThemes.of(appearance).getValue());
    this.picture = new PictureActions(services, chart, this::drawing, model::studyName);
  }

  private Optional<Drawing> drawing() {
    return chart.pictureProperty().get() == null
        ? Optional.empty()
        : Optional.of(new HistoriesDrawing(chart.view()));
  }

  @FXML
  private void initialize() {
    place.getChildren().setAll(chart);
    chart.setDetails(trial -> model.details(trial, chart.reported(trial), chart.alike(trial)));
    chart.setAccessibleHelp(texts.get("Glossary.Zoom"));
    model
        .chartTextsProperty()
        .addListener((property, before, now) -> chart.textsProperty().set(now));
    bindMetric();
    Segments.bind(
        appearance.historyColorsProperty(),
        Appearance.HistoryColors.RED_TO_GREEN,
        redToGreen,
        Appearance.HistoryColors.COLOR_BLIND_SAFE,
        colorBlindSafe);
    Segments.bind(chart.logValuesProperty(), false, linear, true, logarithmic);
    chart.showAllProperty().addListener((property, before, now) -> clip.setSelected(!now));
    clip.setSelected(!chart.showAllProperty().get());
    clip.setOnAction(event -> chart.showAllProperty().set(!clip.isSelected()));
    parts = new ShownTrials(shown, texts, this::showParts);
    bindSmoothing();
    leftOut.follow(chart.leftOut(), texts);
    bindCovered();
    shownWhile(resetView, chart.zoomedProperty());
    chart.colorsProperty().bind(appearance.historyColorsProperty().map(HistoriesController::scale));
    chart.themeProperty().bind(ChartThemes.of(appearance));
    chart.highlighted().addListener(this::highlightChanged);
    highlights.lead(highlightCount, texts, this::compareHighlighted, this::clearHighlighted);
    showHighlighted();
    for (Node tool : tools.getChildren()) {
      // Another metric may have histories.
      if (tool != metric) {
        tool.disableProperty().bind(model.noneProperty());
      }
    }
    shown.disableProperty().bind(model.noneProperty());
    root.heightProperty().subscribe(this::arrangeTools);
    tools.widthProperty().subscribe(this::fitMetric);
  }

  /** The name of a metric is rather shortened than that the last tool stands alone in a row. */
  private void fitMetric() {
    double room = tools.getWidth() - tools.snappedLeftInset() - tools.snappedRightInset();
    for (Node tool : tools.getChildren()) {
      room -= tool == metric ? 0 : Math.ceil(tool.prefWidth(-1)) + tools.getHgap();
    }
    metric.setMaxWidth(room < LEAST_METRIC ? MOST_METRIC : Math.min(MOST_METRIC, room));
  }

  private void arrangeTools() {
    boolean low = root.getHeight() > 0 && root.getHeight() < LOW;
    List<Node> from = low ? tools.getChildren() : toolsInOneRow.getTools();
    List<Node> to = low ? toolsInOneRow.getTools() : tools.getChildren();
    List<Node> all = List.copyOf(from);
    from.clear();
    to.addAll(all);
    show(tools, !low);
    show(toolsInOneRow, low);
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private static void shownWhile(Node node, ObservableValue<Boolean> condition) {
    node.visibleProperty().bind(condition);
    node.managedProperty().bind(node.visibleProperty());
  }

  /** In a narrow window the number alone has room; the whole sentence stands in the hint. */
  private void bindCovered() {
    ObservableValue<Integer> lines = chart.covered();
    ObservableValue<String> sentence = lines.map(n -> texts.get("Chart.Covered", n));
    shownWhile(covered, lines.map(n -> n > 0));
    covered.textProperty().bind(lines.map(n -> texts.get("Study.Histories.Covered", n)));
    covered.accessibleTextProperty().bind(sentence);
    Tooltip hint = new Tooltip();
    hint.textProperty().bind(sentence);
    covered.setTooltip(hint);
  }

  private void bindMetric() {
    metric.setItems(model.metrics());
    metric.setValue(model.metricProperty().get());
    metric
        .valueProperty()
        .addListener(
            (property, before, now) -> {
              if (now != null) {
                model.metricProperty().set(now);
              }
            });
    model.metricProperty().addListener((property, before, now) -> metric.setValue(now));
  }

  private void bindSmoothing() {
    smoothing
        .valueProperty()
        .addListener(
            (property, before, now) -> {
              double weight = Math.round(now.doubleValue() / STEP) * STEP;
              smoothingValue.setText(Numbers.brief(Math.round(weight * 100) / 100.0));
              model.smoothingProperty().set(Math.round(weight * 100) / 100.0);
            });
    chart.smoothingProperty().bind(model.smoothingProperty());
  }

  private static ColorScale scale(Appearance.HistoryColors colors) {
    return switch (colors) {
      case RED_TO_GREEN -> ColorScale.RED_TO_GREEN;
      case COLOR_BLIND_SAFE -> ColorScale.VIRIDIS;
    };
  }

  /** Whether somebody sees the histories that there are: until then everything else can wait. */
  boolean isDrawn() {
    return model.isKnown() && chart.pictureProperty().get() != null;
  }

  /** Takes in what happened. */
  void apply(StudyChange change) {
    change.snapshot().ifPresent(this::apply);
    change.histories().ifPresent(this::begin);
    change.growth().forEach(this::append);
    if (change.snapshot().isPresent() || change.histories().isPresent()) {
      chart.setHeld(model.held());
    }
  }

  private void apply(StudySnapshot snapshot) {
    trials = snapshot.trials();
    if (parts.hidesSome()) {
      // What became of a trial may have changed.
      chart.setShown(this::isShown);
    }
    // Histories may have come before it was known whose they are.
    chart.setBaselines(
        trials.stream().filter(Trial::isBaseline).map(Trial::number).collect(Collectors.toSet()));
    chart.setEndings(Endings.of(trials));
    best = snapshot.best();
    showBest();
    chart.setLastTrial(snapshot.study().spec().budget().trials() - 1);
  }

  private boolean isShown(Curve curve) {
    return curve.trial() >= trials.size() || parts.shows(trials.get(curve.trial()));
  }

  private void showParts() {
    chart.setShown(this::isShown);
    model.hidingProperty().set(parts.hidesSome());
    shown.getStyleClass().removeAll(Styles.ACCENT);
    if (parts.hidesSome()) {
      shown.getStyleClass().add(Styles.ACCENT);
    }
  }

  private void begin(Map<Integer, Points> all) {
    List<Curve> curves = new ArrayList<>(all.size());
    drawn.clear();
    all.forEach((trial, points) -> curves.add(curve(trial, points)));
    chart.setCurves(curves);
    showBest();
  }

  private void showBest() {
    Optional<Trial> trial =
        best.isPresent() ? Optional.of(trials.get(best.getAsInt())) : Optional.empty();
    chart.setBest(trial.map(found -> BestLine.of(found, model.metricProperty().get())));
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
    return Curve.of(trial, points.steps(), points.values());
  }

  /** Marks the trial whose details are open, beside those that the person has highlighted. */
  void highlight(OptionalInt trial) {
    OptionalInt before = guest;
    guest = OptionalInt.empty();
    if (before.isPresent() && !before.equals(trial)) {
      chart.highlighted().remove(before.getAsInt());
    }
    if (trial.isPresent() && chart.highlighted().add(trial.getAsInt())) {
      guest = trial;
    }
    showHighlighted();
  }

  private void highlightChanged(SetChangeListener.Change<? extends Integer> change) {
    if (change.wasAdded()) {
      ways.open(change.getElementAdded());
    }
    showHighlighted();
  }

  private void showHighlighted() {
    int count = chart.highlighted().size();
    // Who has opened a trial alone has highlighted nothing.
    boolean any = count > (guest.isPresent() ? 1 : 0);
    highlights.show(texts.get("Study.Highlighted", count), any ? count : 0);
  }

  /** What can be done with the chart now. */
  List<Action> actions() {
    return new HistoriesActions(this, chart, picture, appearance).now();
  }

  /** Lets the person smooth with the arrow keys. */
  void askSmoothing() {
    smoothing.requestFocus();
  }

  void compareHighlighted() {
    List<Integer> highlighted = chart.highlighted().stream().sorted().toList();
    if (TrialCommands.canCompare(highlighted.size())) {
      ways.compare(highlighted);
    }
  }

  void clearHighlighted() {
    guest = OptionalInt.empty();
    chart.highlighted().clear();
  }

  @FXML
  private void exportPicture() {
    picture.export();
  }

  @FXML
  private void resetView() {
    chart.resetView();
  }
}
