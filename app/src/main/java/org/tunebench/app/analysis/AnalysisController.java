package org.tunebench.app.analysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.fxml.FXML;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;
import org.tunebench.app.chart.Drawing;
import org.tunebench.app.chart.DrawingChart;
import org.tunebench.app.chart.ParallelDrawing;
import org.tunebench.app.chart.PictureActions;
import org.tunebench.app.shell.Action;
import org.tunebench.app.shell.HelpMark;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.app.trials.Segments;
import org.tunebench.engine.analysis.Surrogate;

/** Binds the analysis of a study. */
public final class AnalysisController {
  private final Texts texts;
  private final AnalysisViewModel model;
  private final DrawingChart chart;
  private final PictureActions picture;
  private final Consumer<String> filter;
  private final Brushes brushes;

  @FXML private ComboBox<AnalysisChart> kind;
  @FXML private HBox historyOptions;
  @FXML private ToggleButton overTrials;
  @FXML private ToggleButton overTime;
  @FXML private HBox scatterOptions;
  @FXML private ComboBox<String> along;
  @FXML private ComboBox<String> coloredBy;
  @FXML private HBox contourOptions;
  @FXML private ComboBox<String> first;
  @FXML private ComboBox<String> second;
  @FXML private HBox importanceOptions;
  @FXML private ComboBox<Surrogate.Focus> focus;
  @FXML private HBox scaleOptions;
  @FXML private ToggleButton metricLinear;
  @FXML private ToggleButton metricLog;
  @FXML private Button export;
  @FXML private HelpMark help;
  @FXML private StackPane place;
  @FXML private Label note;
  @FXML private HBox brushed;
  @FXML private Label chosen;

  /**
   * @param open shows the details of a trial
   * @param filter shows the trials that pass a filter in their table
   */
  public AnalysisController(
      Services services, AnalysisViewModel model, IntConsumer open, Consumer<String> filter) {
    this.texts = services.texts();
    this.model = model;
    this.filter = filter;
    this.brushes = new Brushes(texts);
    this.chart = new DrawingChart(services, model.emptyProperty().get());
    chart.setOnOpen(open);
    chart.setOnBrush(this::brush);
    this.picture =
        new PictureActions(
            services,
            chart,
            () -> Optional.ofNullable(chart.drawingProperty().get()),
            model::studyName);
  }

  @FXML
  private void initialize() {
    AxisFocus axes = new AxisFocus(brushes, chart);
    axes.setAccessibleHelp(texts.get("Study.Analysis.Parallel.Keys"));
    place.getChildren().setAll(chart, axes);
    setUpBrushes();
    model.axesHeldProperty().bind(Bindings.or(isBrushed(), axes.focusedProperty()));
    kind.getItems().setAll(AnalysisChart.values());
    name(kind, value -> texts.get("Study.Analysis.Chart." + value.name()));
    kind.valueProperty().bindBidirectional(model.chartProperty());
    focus.getItems().setAll(Surrogate.Focus.values());
    name(focus, value -> texts.get("Study.Analysis.Focus." + value.name()));
    focus.valueProperty().bindBidirectional(model.focusProperty());
    choose(along, model.columns(), model.xProperty());
    choose(coloredBy, model.columns(), model.colorProperty());
    choose(first, model.parameters(), model.firstProperty());
    choose(second, model.parameters(), model.secondProperty());
    Segments.bind(model.overTimeProperty(), false, overTrials, true, overTime);
    Segments.bind(model.logMetricProperty(), false, metricLinear, true, metricLog);
    metricLog.disableProperty().bind(model.canBeLogProperty().not());
    export.disableProperty().bind(Bindings.isNull(chart.drawingProperty()));
    // Who is at the axes by keyboard reads there what its keys do.
    note.textProperty()
        .bind(
            Bindings.when(axes.focusVisibleProperty())
                .then(axes.getAccessibleHelp())
                .otherwise(model.noteProperty()));
    note.visibleProperty().bind(note.textProperty().isNotEmpty());
    note.managedProperty().bind(note.visibleProperty());
    model.chartProperty().addListener((property, before, now) -> showOptions(now));
    showOptions(model.chartProperty().get());
    model.emptyProperty().addListener((property, before, now) -> chart.setEmptyText(now));
    chart.setEmptyText(model.emptyProperty().get());
    model.drawingProperty().addListener((property, before, now) -> show(now));
    show(model.drawingProperty().get());
  }

  private static <T> void name(ComboBox<T> box, Function<T, String> names) {
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(T value) {
            return value == null ? "" : names.apply(value);
          }

          @Override
          public T fromString(String text) {
            throw new UnsupportedOperationException("not editable");
          }
        });
    box.setCellFactory(
        list ->
            new ListCell<>() {
              @Override
              protected void updateItem(T value, boolean none) {
                super.updateItem(value, none);
                setText(none || value == null ? null : names.apply(value));
              }
            });
  }

  private static void choose(
      ComboBox<String> box,
      javafx.collections.ObservableList<String> items,
      javafx.beans.property.StringProperty property) {
    box.setItems(items);
    box.setValue(property.get());
    box.valueProperty()
        .addListener(
            (source, before, now) -> {
              if (now != null) {
                property.set(now);
              }
            });
    property.addListener((source, before, now) -> box.setValue(now));
    // New items take the choice away, though it is among them, once the box has heard of them.
    items.addListener(
        (InvalidationListener) change -> Platform.runLater(() -> box.setValue(property.get())));
  }

  private void showOptions(AnalysisChart now) {
    Map<AnalysisChart, Node> options =
        Map.of(
            AnalysisChart.HISTORY, historyOptions,
            AnalysisChart.SCATTER, scatterOptions,
            AnalysisChart.CONTOUR, contourOptions,
            AnalysisChart.IMPORTANCE, importanceOptions);
    options.forEach(
        (chart, node) -> {
          node.setVisible(chart == now);
          node.setManaged(chart == now);
        });
    scaleOptions.setVisible(now.showsMetric());
    scaleOptions.setManaged(now.showsMetric());
    help.setMeaning(texts.get("Study.Analysis.Help." + now.name()));
  }

  private void show(Drawing now) {
    brushes.show(now instanceof ParallelDrawing drawing ? drawing : null);
    if (!(now instanceof ParallelDrawing)) {
      chart.drawingProperty().set(now);
    }
  }

  private void setUpBrushes() {
    brushes
        .drawingProperty()
        .addListener(
            (property, before, now) -> {
              if (now != null) {
                chart.drawingProperty().set(now);
              }
            });
    chosen.textProperty().bind(brushes.chosenProperty());
    brushed.visibleProperty().bind(chosen.textProperty().isNotEmpty());
    brushed.managedProperty().bind(brushed.visibleProperty());
  }

  @FXML
  void showChosen() {
    if (chart.drawingProperty().get() instanceof ParallelDrawing drawing) {
      filter.accept(BrushFilter.of(drawing));
    }
  }

  /** Drags along an axis choose a part of it; a click beside the lines lets it go. */
  private void brush(Point2D from, Point2D to) {
    ParallelDrawing drawing = brushes.drawingProperty().get();
    if (drawing != null) {
      double width = chart.getWidth();
      double height = chart.getHeight();
      brushes.drag(
          drawing.axisAt(width, height, from.getX()),
          drawing.placeAt(width, height, from.getY()),
          drawing.placeAt(width, height, to.getY()));
    }
  }

  /** Marks the trial whose details are open. */
  public void highlight(OptionalInt trial) {
    chart.show(trial);
  }

  /** What can be done with the picture of what is drawn at present, brushes included. */
  List<Action> pictureActions() {
    return picture.actions(Bindings.isNotNull(chart.drawingProperty()));
  }

  /** Whether a part of an axis is chosen. */
  ObservableBooleanValue isBrushed() {
    return Bindings.createBooleanBinding(brushes::any, brushes.drawingProperty());
  }

  @FXML
  private void export() {
    picture.export();
  }
}
