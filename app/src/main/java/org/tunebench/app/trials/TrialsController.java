package org.tunebench.app.trials;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.tunebench.app.shell.MenuKeys;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.study.Trial;

/** Binds the table of trials to its view model. */
public final class TrialsController {
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  private static final KeyCombination COPY_ROWS =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

  private final TrialsViewModel model;
  private final TrialCommands commands;
  private final TrialExport export;
  private final Texts texts;
  private final TimeText times;
  private final Set<TrialTableRow> rows = new HashSet<>();
  private final StudyColumns memory;
  private TrialSelection selection;
  private OptionalInt selectedBefore = OptionalInt.empty();

  @FXML private ToggleButton all;
  @FXML private ToggleButton extremes;
  @FXML private TextField filter;
  @FXML private Button clearFilter;
  @FXML private HBox problemRow;
  @FXML private Label filterProblem;
  @FXML private Label count;
  @FXML private Tooltip wholeCount;
  @FXML private Label selectedCount;
  @FXML private ChosenTrials together;
  @FXML private MenuItem exportSelected;
  @FXML private MenuButton columns;
  @FXML private TableView<TrialRow> table;

  /**
   * A controller for the screen of the same name.
   *
   * @param memory how the person has laid out the columns
   */
  public TrialsController(
      TrialsViewModel model,
      TrialCommands commands,
      TrialExport export,
      Texts texts,
      StudyColumns memory) {
    this.model = model;
    this.commands = commands;
    this.export = export;
    this.texts = texts;
    this.memory = memory;
    this.times = new TimeText(texts, ZoneId.systemDefault());
    // Trials are chosen elsewhere, too, also before there is a table.
    model
        .selectedProperty()
        .addListener(
            (property, before, now) -> {
              if (before.intValue() != TrialsViewModel.NONE) {
                selectedBefore = OptionalInt.of(before.intValue());
              }
            });
  }

  @FXML
  private void initialize() {
    Segments.bind(
        model.scopeProperty(),
        TrialsViewModel.Scope.ALL,
        all,
        TrialsViewModel.Scope.EXTREMES,
        extremes);
    filter.textProperty().bindBidirectional(model.filterProperty());
    filter.setOnKeyPressed(this::leaveFilter);
    clearFilter.visibleProperty().bind(filter.textProperty().isNotEmpty());
    clearFilter.managedProperty().bind(clearFilter.visibleProperty());
    filterProblem.textProperty().bind(model.filterProblemProperty());
    problemRow.visibleProperty().bind(model.filterProblemProperty().isNotEmpty());
    problemRow.managedProperty().bind(problemRow.visibleProperty());
    count.textProperty().bind(model.countProperty());
    wholeCount.textProperty().bind(model.countProperty());
    setUpTable();
    TableColumns tableColumns = new TableColumns(table, columns, model, memory, texts, times);
    model
        .columnsProperty()
        .addListener(
            (property, before, now) -> {
              tableColumns.show(now);
              showExample(now);
            });
    tableColumns.show(model.columnsProperty().get());
    showExample(model.columnsProperty().get());
    HeadingHints.install(table);
    together.lead(selectedCount, texts, () -> commands.compare(numbers()), this::selectNone);
    model.selectedCountProperty().subscribe(count -> showSelected(count.intValue()));
    selection.reveal();
  }

  private void setUpTable() {
    table.setItems(model.rows());
    table.setRowFactory(
        view -> {
          TrialTableRow row = new TrialTableRow();
          rows.add(row);
          return row;
        });
    model.revisionProperty().addListener((property, before, now) -> redraw());
    selection = new TrialSelection(table, model);
    table.setContextMenu(
        new TrialMenu(model, commands, texts, COPY, COPY_ROWS, selection, () -> selectedBefore));
    MenuKeys.install(table);
    table.setOnKeyPressed(
        event -> {
          if (COPY.match(event)) {
            commands.copyYaml(selection.trials());
            event.consume();
          } else if (COPY_ROWS.match(event)) {
            commands.copyTable(model.spec(), selection.trials());
            event.consume();
          } else if (markKey(event)) {
            event.consume();
          } else if (event.getCode() == KeyCode.ESCAPE) {
            selectNone();
            event.consume();
          }
        });
  }

  private void selectNone() {
    model.selectedProperty().set(TrialsViewModel.NONE);
  }

  /** One alone is in the panel, with all that can be done with it. */
  private void showSelected(int trials) {
    together.show(texts.get("Trials.Chosen", trials), trials > 1 ? trials : 0);
    exportSelected.setText(texts.get("Trials.Export.Selected", trials));
    exportSelected.setDisable(trials == 0);
  }

  private void showExample(List<TrialColumn> now) {
    filter.setPromptText(texts.get("Trials.Filter", TypedFilter.example(now)));
  }

  /** Escape takes the filter away, and from an empty one leads back to the table. */
  private void leaveFilter(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      if (filter.getText().isEmpty()) {
        table.requestFocus();
      } else {
        filter.clear();
      }
      event.consume();
    }
  }

  @FXML
  void clearFilter() {
    filter.clear();
    filter.requestFocus();
  }

  /** Lets the person type which trials to show. */
  public void focusFilter() {
    filter.requestFocus();
    filter.selectAll();
  }

  private void redraw() {
    rows.forEach(TrialTableRow::draw);
    selection.align();
  }

  /** P pins, T tags, N notes. */
  private boolean markKey(KeyEvent event) {
    if (MarkKeys.PIN.match(event)) {
      commands.marks().togglePins(numbers());
    } else if (MarkKeys.TAGS.match(event)) {
      commands.marks().askTags(numbers());
    } else if (MarkKeys.NOTE.match(event)) {
      commands.marks().askNote(numbers());
    } else {
      return false;
    }
    return true;
  }

  private List<Integer> numbers() {
    return selection.trials().stream().map(Trial::number).toList();
  }

  /** The selected trials; none before the table was first looked at. */
  public List<Trial> selected() {
    return selection == null ? List.of() : selection.trials();
  }

  @FXML
  private void exportShown() {
    export.ask(model.spec(), model.shownTrials(), model.marks());
  }

  @FXML
  private void exportSelected() {
    export.ask(model.spec(), selection.trials(), model.marks());
  }

  @FXML
  private void exportAll() {
    export.ask(model.spec(), model.allTrials(), model.marks());
  }

  @FXML
  private void exportShownHistories() {
    export.askHistories(model.spec(), model.shownTrials());
  }

  @FXML
  private void exportAllHistories() {
    export.askHistories(model.spec(), model.allTrials());
  }
}
