package org.tunebench.app.trials;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.tunebench.app.shell.MenuKeys;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.objective.command.CommandLine;
import org.tunebench.engine.objective.imported.ImportedStudies;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** Binds the table of trials to its view model. */
public final class TrialsController {
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  /** So many rows stay in sight above one that is brought there. */
  private static final int CONTEXT = 5;

  private final TrialsViewModel model;
  private final TrialCommands commands;
  private final TrialExport export;
  private final Texts texts;
  private final TimeText times;
  private final Set<TrialTableRow> rows = new HashSet<>();
  private final StudyColumns memory;
  private OptionalInt selectedBefore = OptionalInt.empty();

  @FXML private ToggleButton all;
  @FXML private ToggleButton extremes;
  @FXML private TextField filter;
  @FXML private HBox problemRow;
  @FXML private Label filterProblem;
  @FXML private Label count;
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
    filterProblem.textProperty().bind(model.filterProblemProperty());
    problemRow.visibleProperty().bind(model.filterProblemProperty().isNotEmpty());
    problemRow.managedProperty().bind(problemRow.visibleProperty());
    count.textProperty().bind(model.countProperty());
    setUpTable();
    TableColumns tableColumns = new TableColumns(table, columns, model, memory, texts, times);
    model.columnsProperty().addListener((property, before, now) -> tableColumns.show(now));
    tableColumns.show(model.columnsProperty().get());
    reveal();
  }

  private void setUpTable() {
    table.setItems(model.rows());
    table.setRowFactory(
        view -> {
          TrialTableRow row = new TrialTableRow();
          rows.add(row);
          return row;
        });
    table.setSortPolicy(
        view -> {
          model.sortBy(sortKeys());
          return true;
        });
    model.revisionProperty().addListener((property, before, now) -> redraw());
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((property, before, now) -> selected(now));
    model.selectedProperty().addListener((property, before, now) -> reveal());
    table.setContextMenu(contextMenu());
    MenuKeys.install(table);
    table.setOnKeyPressed(
        event -> {
          if (COPY.match(event)) {
            onSelected(commands::copyYaml);
            event.consume();
          } else if (markKey(event)) {
            event.consume();
          } else if (event.getCode() == KeyCode.ESCAPE) {
            model.selectedProperty().set(TrialsViewModel.NONE);
            event.consume();
          }
        });
  }

  /** Lets the person type which trials to show. */
  public void focusFilter() {
    filter.requestFocus();
    filter.selectAll();
  }

  private List<TrialsViewModel.SortKey> sortKeys() {
    return table.getSortOrder().stream()
        .map(
            column ->
                new TrialsViewModel.SortKey(
                    column.getId(), column.getSortType() == TableColumn.SortType.ASCENDING))
        .toList();
  }

  private void redraw() {
    rows.forEach(TrialTableRow::draw);
    select();
  }

  private void selected(TrialRow row) {
    if (row != null && !row.isGap() && !model.isUpdating()) {
      model.selectedProperty().set(row.trial().number());
    }
  }

  /** Selects the trial that was chosen elsewhere, and brings it into sight. */
  private void reveal() {
    if (!isSelected()) {
      select();
      table.scrollTo(Math.max(0, table.getSelectionModel().getSelectedIndex() - CONTEXT));
    }
  }

  private boolean isSelected() {
    int number = model.selectedProperty().get();
    TrialRow now = table.getSelectionModel().getSelectedItem();
    return now == null || now.isGap()
        ? number == TrialsViewModel.NONE
        : now.trial().number() == number;
  }

  /** Brings the table's selection in line with the model's. */
  private void select() {
    if (isSelected()) {
      return;
    }
    int at = indexOf(model.selectedProperty().get());
    if (at < 0) {
      table.getSelectionModel().clearSelection();
    } else {
      table.getSelectionModel().clearAndSelect(at);
    }
  }

  private int indexOf(int number) {
    for (int i = 0; number != TrialsViewModel.NONE && i < model.rows().size(); i++) {
      TrialRow row = model.rows().get(i);
      if (!row.isGap() && row.trial().number() == number) {
        return i;
      }
    }
    return -1;
  }

  /** P pins, T tags, N notes. */
  private boolean markKey(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
      return false;
    }
    switch (event.getCode()) {
      case P -> onSelected(trial -> commands.marks().togglePin(trial.number()));
      case T -> onSelected(trial -> commands.marks().askTags(trial.number()));
      case N -> onSelected(trial -> commands.marks().askNote(trial.number()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private ContextMenu contextMenu() {
    MenuItem pin = item("Trials.Pin", trial -> commands.marks().togglePin(trial.number()));
    MenuItem tags = item("Trials.Tags", trial -> commands.marks().askTags(trial.number()));
    MenuItem note = item("Trials.Note", trial -> commands.marks().askNote(trial.number()));
    MenuItem python = item("Trials.CopyPython", commands::copyPython);
    MenuItem command =
        item("Trials.CopyCommand", t -> commands.copyCommand(model.spec().objective(), t));
    MenuItem yaml = item("Trials.CopyYaml", commands::copyYaml);
    yaml.setAccelerator(COPY);
    MenuItem json = item("Trials.CopyJson", commands::copyJson);
    MenuItem again = item("Trial.TryAgain", trial -> commands.tryAgain(trial.number()));
    MenuItem queue = item("Trial.QueueAgain", trial -> commands.queue(trial.configuration()));
    MenuItem stop = item("Trial.Stop", trial -> commands.stop(trial.number()));
    CompareMenu compare = new CompareMenu(commands, texts);
    ContextMenu menu = new ContextMenu();
    menu.getItems().addAll(pin, tags, note, new SeparatorMenuItem());
    menu.getItems().addAll(yaml, json, python, command, new SeparatorMenuItem());
    menu.getItems().addAll(compare, again, queue, stop);
    menu.setOnShowing(
        event -> {
          TrialRow row = table.getSelectionModel().getSelectedItem();
          boolean none = row == null || row.isGap();
          boolean runs = commands.running().isPresent();
          boolean imported = model.spec() != null && ImportedStudies.isOne(model.spec());
          yaml.setDisable(none);
          json.setDisable(none);
          queue.setDisable(none || imported);
          for (MenuItem item : List.of(pin, tags, note, python)) {
            item.setDisable(none);
          }
          command.setVisible(model.spec() != null && CommandLine.has(model.spec().objective()));
          command.setDisable(none);
          pin.setText(
              texts.get(
                  !none && commands.marks().of(row.trial().number()).pinned()
                      ? "Trials.Unpin"
                      : "Trials.Pin"));
          compare.setDisable(none);
          again.setDisable(none || imported || !row.trial().state().isTerminal());
          if (!none) {
            compare.offer(row.trial().number(), selectedBefore, model.spec(), model.allTrials());
          }
          stop.setDisable(none || !runs || row.trial().state() != TrialState.RUNNING);
        });
    return menu;
  }

  private MenuItem item(String key, Consumer<Trial> action) {
    MenuItem item = new MenuItem(texts.get(key));
    item.setOnAction(event -> onSelected(action));
    return item;
  }

  private void onSelected(Consumer<Trial> action) {
    TrialRow row = table.getSelectionModel().getSelectedItem();
    if (row != null && !row.isGap()) {
      action.accept(row.trial());
    }
  }

  @FXML
  private void exportShown() {
    export.ask(model.spec(), model.shownTrials(), model.marks());
  }

  @FXML
  private void exportAll() {
    export.ask(model.spec(), model.allTrials(), model.marks());
  }
}
