package org.tunebench.app.compare;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.tunebench.app.chart.GroupsPicture;
import org.tunebench.app.chart.LeftOutNote;
import org.tunebench.app.shell.Action;
import org.tunebench.app.shell.HelpMark;
import org.tunebench.app.shell.Route;
import org.tunebench.app.shell.Services;
import org.tunebench.app.trials.Segments;

/** Binds the page of several studies. */
final class CompareController {
  /** A heading and some rows. */
  private static final double LEAST_TABLE = 130;

  /** Between the box of an entry of the legend and the end of its line. */
  private static final double LEGEND_ENDS = 40;

  private static final double HINT_WIDTH = 480;

  private final Services services;
  private final CompareViewModel model;
  private CompareChart chart;

  @FXML private Label title;
  @FXML private Button back;
  @FXML private Label notice;
  @FXML private ComboBox<MetricGroup> metric;
  @FXML private ComboBox<String> historyMetric;
  @FXML private ToggleButton byTrial;
  @FXML private ToggleButton byTime;
  @FXML private ToggleButton histories;
  @FXML private ToggleButton linear;
  @FXML private ToggleButton logarithmic;
  @FXML private ToggleButton clip;
  @FXML private LeftOutNote leftOut;
  @FXML private Label covered;
  @FXML private FlowPane legend;
  @FXML private SplitPane split;
  @FXML private VBox drawn;
  @FXML private StackPane place;
  @FXML private ScrollPane tableScroll;
  @FXML private GridPane table;

  private HeadingRow headings;

  CompareController(Services services, CompareViewModel model) {
    this.services = services;
    this.model = model;
  }

  @FXML
  private void initialize() {
    back.setText(services.texts().get(model.backKey()));
    notice.textProperty().bind(model.noticeProperty());
    notice.visibleProperty().bind(notice.textProperty().isNotEmpty());
    notice.managedProperty().bind(notice.visibleProperty());
    bindMetric();
    bindHistoryMetric();
    Segments.bind(
        model.shownProperty(),
        Map.of(
            CompareViewModel.Shown.BEST_BY_TRIAL, byTrial,
            CompareViewModel.Shown.BEST_BY_TIME, byTime,
            CompareViewModel.Shown.HISTORIES, histories));
    Segments.bind(model.logValuesProperty(), false, linear, true, logarithmic);
    chart = new CompareChart(services, model.contentProperty(), model.logValuesProperty());
    place.getChildren().setAll(chart.node());
    chart.keepReadable(drawn, place);
    split.minHeightProperty().bind(drawn.minHeightProperty().add(LEAST_TABLE));
    chart.bindClip(clip, leftOut);
    chart.bindCovered(covered);
    chart.node().setOnOpen(this::open);
    model.studiesProperty().addListener((source, before, now) -> fillLegend(now));
    fillLegend(model.studiesProperty().get());
    // As wide as there is room, so that only then names give way; with too many, one scrolls.
    table.prefWidthProperty().bind(tableScroll.viewportBoundsProperty().map(Bounds::getWidth));
    headings = new HeadingRow(tableScroll, table);
    model.sectionsProperty().addListener((source, before, now) -> show(now));
    show(model.sectionsProperty().get());
  }

  /** A trial's history leads to the trial; the best so far is no trial's. */
  private void open(GroupsPicture.Found found) {
    if (model.shownProperty().get() == CompareViewModel.Shown.HISTORIES) {
      ComparedStudy study = model.studiesProperty().get().get(found.group());
      OptionalInt trial = OptionalInt.of(found.hit().trial());
      services.navigator().show(new Route.StudyPage(study.study().id(), trial));
    }
  }

  private void fillLegend(List<ComparedStudy> studies) {
    legend.getChildren().clear();
    for (int i = 0; i < studies.size(); i++) {
      int group = i;
      CheckBox entry = new CheckBox(studies.get(i).name());
      entry.setMnemonicParsing(false);
      entry.setGraphic(new Swatch(i, services.appearance().darkProperty()));
      entry.setSelected(true);
      entry.maxWidthProperty().bind(legend.widthProperty().subtract(LEGEND_ENDS));
      entry.setTooltip(hint(studies.get(i).name(), "Compare.Legend.hint"));
      entry.selectedProperty().addListener((source, before, now) -> chart.show(group, now));
      legend.getChildren().add(entry);
    }
  }

  /** The whole name, and what a click does. */
  private Tooltip hint(String name, String key) {
    Tooltip hint = new Tooltip(name + "\n" + services.texts().get(key));
    hint.setWrapText(true);
    hint.setMaxWidth(HINT_WIDTH);
    return hint;
  }

  private void bindMetric() {
    metric.setItems(model.metrics());
    metric.setCellFactory(view -> cell());
    metric.setButtonCell(cell());
    metric.valueProperty().bindBidirectional(model.metricProperty());
    metric.managedProperty().bind(metric.visibleProperty());
    model
        .metricProperty()
        .addListener((source, before, now) -> metric.setVisible(model.metrics().size() > 1));
    metric.setVisible(model.metrics().size() > 1);
  }

  /** Only histories can be of another metric, and only where there is a choice. */
  private void bindHistoryMetric() {
    historyMetric.setItems(model.historyMetrics());
    historyMetric.setValue(model.historyMetricProperty().get());
    historyMetric
        .valueProperty()
        .addListener(
            (source, before, now) -> {
              // While the names come and go nothing is chosen, which is nobody's choice.
              if (now != null) {
                model.historyMetricProperty().set(now);
              }
            });
    model.historyMetricProperty().addListener((source, before, now) -> historyMetric.setValue(now));
    historyMetric
        .visibleProperty()
        .bind(
            model
                .shownProperty()
                .isEqualTo(CompareViewModel.Shown.HISTORIES)
                .and(Bindings.size(model.historyMetrics()).greaterThan(1)));
    historyMetric.managedProperty().bind(historyMetric.visibleProperty());
  }

  private ListCell<MetricGroup> cell() {
    return new ListCell<>() {
      @Override
      protected void updateItem(MetricGroup group, boolean empty) {
        super.updateItem(group, empty);
        setText(empty || group == null ? null : model.describe(group));
      }
    };
  }

  private void show(List<CompareSection> sections) {
    List<ComparedStudy> studies = model.studiesProperty().get();
    title.setText(services.texts().get("Compare.Heading", studies.size()));
    table.getChildren().clear();
    if (sections.isEmpty()) {
      return;
    }
    headings.fill(
        IntStream.range(0, studies.size()).mapToObj(i -> name(i, studies.get(i))).toList());
    int row = 1;
    for (CompareSection section : sections) {
      Label heading = new Label(section.heading());
      heading.getStyleClass().add("section-heading");
      table.add(heading, 0, row++, 1 + studies.size(), 1);
      for (CompareSection.Row line : section.rows()) {
        Label label = label(line.label(), "fact-label");
        if (!line.help().isEmpty()) {
          label.setGraphic(new HelpMark(line.help()));
          label.setContentDisplay(ContentDisplay.RIGHT);
        }
        table.add(label, 0, row);
        for (int i = 0; i < line.cells().size(); i++) {
          table.add(label(line.cells().get(i), "compare-cell"), i + 1, row);
        }
        row++;
      }
    }
  }

  private Node name(int place, ComparedStudy study) {
    Hyperlink link = new NameLink(study.name());
    link.getStyleClass().add("compare-name");
    link.setGraphic(new Swatch(place, services.appearance().darkProperty()));
    link.setTooltip(hint(study.name(), "Compare.Name.hint"));
    link.setOnAction(event -> services.navigator().show(new Route.StudyPage(study.study().id())));
    return link;
  }

  private static Label label(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    label.setMinWidth(Label.USE_PREF_SIZE);
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
