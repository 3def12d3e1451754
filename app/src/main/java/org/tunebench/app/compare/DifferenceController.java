package org.tunebench.app.compare;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.tunebench.app.chart.LeftOutNote;
import org.tunebench.app.shell.Action;
import org.tunebench.app.shell.HelpMark;
import org.tunebench.app.shell.Route;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.app.shell.WordEnds;
import org.tunebench.app.trials.Segments;

/** Binds the page of some trials of a study. */
final class DifferenceController {
  private static final double LEAST_WIDTH = 700;

  /** More columns than these have no room beside a chart. */
  private static final int MOST_BESIDE = 3;

  private static final double LEAST_COLUMN = 90;
  private static final double MOST_COLUMN = 260;

  /** A heading and some rows. */
  private static final double LEAST_TABLE = 170;

  private final Services services;
  private final Texts texts;
  private final DifferenceViewModel model;
  private CompareChart chart;
  private final Route.CompareTrials route;

  @FXML private Label title;
  @FXML private SplitPane split;
  @FXML private ComboBox<String> metric;
  @FXML private ToggleButton linear;
  @FXML private ToggleButton logarithmic;
  @FXML private ToggleButton clip;
  @FXML private LeftOutNote leftOut;
  @FXML private Label covered;
  @FXML private StackPane place;
  @FXML private VBox drawn;
  @FXML private ScrollPane tableScroll;
  @FXML private GridPane table;

  private HeadingRow headings;

  DifferenceController(Services services, DifferenceViewModel model, Route.CompareTrials route) {
    this.services = services;
    this.texts = services.texts();
    this.model = model;
    this.route = route;
  }

  private boolean hasRoom(Number width) {
    boolean wide = width.doubleValue() <= 0 || width.doubleValue() >= LEAST_WIDTH;
    return wide && route.trials().size() <= MOST_BESIDE;
  }

  private void open(int trial) {
    Route way = new Route.StudyPage(route.study(), OptionalInt.of(trial));
    services.navigator().show(way);
  }

  @FXML
  private void initialize() {
    title.textProperty().bind(model.headingProperty());
    // Chart and table side by side where there is room for both; where not, the page scrolls.
    split
        .orientationProperty()
        .bind(
            split
                .widthProperty()
                .map(width -> hasRoom(width) ? Orientation.HORIZONTAL : Orientation.VERTICAL));
    metric.setItems(model.metrics());
    metric.valueProperty().bindBidirectional(model.metricProperty());
    Segments.bind(model.logValuesProperty(), false, linear, true, logarithmic);
    chart = new CompareChart(services, model.contentProperty(), model.logValuesProperty());
    place.getChildren().setAll(chart.node());
    chart.keepReadable(drawn, place);
    split
        .minHeightProperty()
        .bind(
            drawn
                .minHeightProperty()
                .add(
                    Bindings.when(split.orientationProperty().isEqualTo(Orientation.VERTICAL))
                        .then(LEAST_TABLE)
                        .otherwise(0)));
    chart.bindClip(clip, leftOut);
    chart.bindCovered(covered);
    chart.node().setOnOpen(found -> open(route.trials().get(found.group())));
    for (int i = 0; i < route.trials().size(); i++) {
      table.getColumnConstraints().add(column());
    }
    headings = new HeadingRow(tableScroll, table);
    model.rowsProperty().addListener((source, before, now) -> show(now));
    show(model.rowsProperty().get());
  }

  private void show(List<DifferenceViewModel.Row> rows) {
    table.getChildren().clear();
    if (rows.isEmpty()) {
      return;
    }
    int trials = route.trials().size();
    headings.fill(
        IntStream.range(0, trials).mapToObj(i -> trial(i, route.trials().get(i))).toList());
    int at = 1;
    DifferenceViewModel.Part part = null;
    for (DifferenceViewModel.Row row : rows) {
      if (part != row.part()) {
        part = row.part();
        table.add(
            label(texts.get("Compare.Part." + part.name()), "section-heading"),
            0,
            at++,
            1 + trials,
            1);
      }
      Label name = label(row.label(), "fact-label");
      if (!row.help().isEmpty()) {
        name.setGraphic(new HelpMark(row.help()));
        name.setContentDisplay(ContentDisplay.RIGHT);
      }
      table.add(name, 0, at);
      for (int i = 0; i < trials; i++) {
        table.add(cell(row.cells().get(i)), 1 + i, at);
      }
      at++;
    }
  }

  private static ColumnConstraints column() {
    ColumnConstraints column = new ColumnConstraints(LEAST_COLUMN, LEAST_COLUMN, MOST_COLUMN);
    column.setHgrow(Priority.ALWAYS);
    return column;
  }

  private Node trial(int place, int number) {
    Hyperlink link = new NameLink(texts.get("Trial.Title", Integer.toString(number)));
    link.getStyleClass().add("compare-name");
    link.setGraphic(new Swatch(place, services.appearance().darkProperty()));
    link.setTooltip(new Tooltip(texts.get("Compare.Trial.hint")));
    link.setOnAction(event -> open(number));
    return link;
  }

  /** A failure may bring the tail of a log along: its first line says why. */
  private static Label cell(String text) {
    int end = text.indexOf('\n');
    Label label = label(end < 0 ? text : text.substring(0, end), "compare-cell");
    label.setTooltip(end < 0 ? null : new Tooltip(text));
    return label;
  }

  private static Label label(String text, String style) {
    Label label = new Label(WordEnds.marked(text));
    label.getStyleClass().add(style);
    // A failure may be a long sentence: the columns share what room there is.
    label.setWrapText(true);
    GridPane.setValignment(label, VPos.TOP);
    return label;
  }

  /** What can be done with the chart. */
  List<Action> chartActions() {
    return chart.actions();
  }

  @FXML
  void export() {
    chart.export();
  }

  @FXML
  void back() {
    model.back();
  }
}
