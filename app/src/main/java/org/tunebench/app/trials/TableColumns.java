package org.tunebench.app.trials;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import org.tunebench.app.shell.ColumnLayout;
import org.tunebench.app.shell.MenuHeight;
import org.tunebench.app.shell.Texts;
import org.tunebench.app.shell.TickItem;

/** The columns of the table of trials: made as they come, laid out as the person wants them. */
final class TableColumns {
  private final TableView<TrialRow> table;
  private final MenuButton menu;
  private final TrialsViewModel model;
  private final StudyColumns memory;
  private final Texts texts;
  private final TimeText times;
  private final Map<String, TableColumn<TrialRow, TrialRow>> made = new HashMap<>();

  /** The widths that columns have by themselves. */
  private final Map<String, Double> natural = new HashMap<>();

  /** How many letters a cell of a column had at most. */
  private final Map<String, Integer> longest = new HashMap<>();

  /** The columns that the person wants to see though they are empty. */
  private final Set<String> wanted = new HashSet<>();

  private List<TrialColumn> present = List.of();
  private final TableInTurn<TrialRow> inTurn;

  /** Whether what happens to the columns is not the person's doing. */
  private boolean arranging;

  TableColumns(
      TableView<TrialRow> table,
      MenuButton menu,
      TrialsViewModel model,
      StudyColumns memory,
      Texts texts,
      TimeText times) {
    this.table = table;
    this.menu = menu;
    this.model = model;
    this.memory = memory;
    this.texts = texts;
    this.times = times;
    this.inTurn = new TableInTurn<>(table);
    MenuHeight.limit(menu);
    table
        .getColumns()
        .addListener((ListChangeListener<TableColumn<TrialRow, ?>>) change -> changed());
    model.emptyColumnsProperty().addListener((property, before, now) -> fit());
    // The table sorts at once by whatever policy it gets, and nobody has asked for that.
    arranging = true;
    table.setSortPolicy(view -> sort());
    arranging = false;
  }

  /**
   * Shows these; those that stay keep their cells, their widths and the order they are sorted in.
   */
  void show(List<TrialColumn> columns) {
    present = columns;
    List<TableColumn<TrialRow, TrialRow>> all = new ArrayList<>();
    all.add(made.computeIfAbsent(TrialsViewModel.RANK, id -> rankColumn()));
    TrialColumn.onScreen(columns)
        .forEach(c -> all.add(made.computeIfAbsent(c.id(), id -> column(c))));
    arrange(memory.arranged(all, TableColumn::getId));
    restoreSort();
    menu.getItems().setAll(all.stream().map(this::visibility).toList());
    MenuItem reset = new MenuItem(texts.get("Trials.Columns.Reset"));
    reset.setId("resetColumns");
    reset.setOnAction(event -> reset());
    menu.getItems().addAll(new SeparatorMenuItem(), reset);
    sayHidden();
  }

  /** What is not there would not be missed; what is empty is not, and nobody has hidden it. */
  private void sayHidden() {
    long hidden =
        made.values().stream()
            .filter(column -> !column.isVisible() && !isLeftOut(column.getId()))
            .count();
    menu.setText(hidden == 0 ? "" : texts.get("Trials.Columns.Hidden", hidden));
  }

  private void arrange(List<TableColumn<TrialRow, TrialRow>> columns) {
    inTurn.end();
    if (table.getColumns().isEmpty()) {
      inTurn.begin(columns);
    } else {
      arranging = true;
      table.getColumns().setAll(columns);
      arranging = false;
    }
  }

  /** Rows are sorted by what the table says, in the model, which knows how. */
  private boolean sort() {
    List<ColumnLayout.Sort> by =
        table.getSortOrder().stream()
            .map(c -> new ColumnLayout.Sort(c.getId(), c.getSortType() == SortType.ASCENDING))
            .toList();
    model.sortBy(by);
    if (!arranging) {
      memory.keepSort(by);
    }
    return true;
  }

  /** What the person sorted by last, as far as there are columns of it. */
  private void restoreSort() {
    List<ColumnLayout.Sort> kept =
        memory.sort().stream().filter(by -> made.containsKey(by.id())).toList();
    if (!table.getSortOrder().isEmpty() || kept.isEmpty()) {
      return;
    }
    arranging = true;
    kept.forEach(
        by ->
            made.get(by.id())
                .setSortType(by.ascending() ? SortType.ASCENDING : SortType.DESCENDING));
    table.getSortOrder().setAll(kept.stream().map(by -> made.get(by.id())).toList());
    arranging = false;
  }

  private void reset() {
    memory.forget();
    wanted.clear();
    table.getSortOrder().clear();
    made.clear();
    natural.clear();
    longest.clear();
    show(present);
  }

  private TableColumn<TrialRow, TrialRow> rankColumn() {
    String heading = texts.get("Trials.Rank");
    TableColumn<TrialRow, TrialRow> column =
        bare(TrialsViewModel.RANK, heading, ColumnWidth.of(heading));
    column.setCellFactory(view -> new RankCell(texts));
    column.getStyleClass().add("number-column");
    return column;
  }

  private TableColumn<TrialRow, TrialRow> column(TrialColumn shown) {
    TableColumn<TrialRow, TrialRow> column =
        bare(shown.id(), shown.id(), ColumnWidth.of(shown, model.latest()));
    column.setCellFactory(
        view -> new TrialCell(shown, texts, times, model, text -> fit(column, shown, text)));
    if (shown.isNumeric()) {
      column.getStyleClass().add("number-column");
    }
    return column;
  }

  /**
   * A cell in sight is whole: what comes while a search runs may be longer than all that there was.
   * A width that the person has set stays.
   */
  private void fit(TableColumn<TrialRow, TrialRow> column, TrialColumn shown, String text) {
    String id = column.getId();
    if (text.length() <= longest.getOrDefault(id, 0)) {
      return;
    }
    longest.put(id, text.length());
    double needed = ColumnWidth.of(shown, text);
    if (needed > natural.getOrDefault(id, needed)) {
      // Cells are drawn while the table is laid out.
      Platform.runLater(() -> widen(column, needed));
    }
  }

  private void widen(TableColumn<TrialRow, TrialRow> column, double needed) {
    double now = natural.getOrDefault(column.getId(), needed);
    if (needed > now && Math.abs(column.getWidth() - now) <= 1) {
      boolean before = arranging;
      arranging = true;
      natural.put(column.getId(), needed);
      column.setPrefWidth(needed);
      arranging = before;
    }
  }

  private TableColumn<TrialRow, TrialRow> bare(String id, String heading, double width) {
    TableColumn<TrialRow, TrialRow> column = new TableColumn<>(heading);
    column.setId(id);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setVisible(isShown(id));
    column.setPrefWidth(ColumnWidth.set(memory.width(id).orElse(width)));
    natural.put(id, width);
    column.widthProperty().addListener((property, before, now) -> changed());
    return column;
  }

  private TickItem visibility(TableColumn<TrialRow, TrialRow> column) {
    TickItem item = new TickItem(column.getText());
    item.selectedProperty().bindBidirectional(column.visibleProperty());
    item.selectedProperty()
        .addListener(
            (property, before, now) -> {
              if (!arranging) {
                want(column.getId(), now);
                changed();
              }
              sayHidden();
            });
    return item;
  }

  private void want(String id, boolean isShown) {
    if (isShown) {
      wanted.add(id);
    } else {
      wanted.remove(id);
    }
  }

  /** Hides the columns that are empty in all trials, and shows those that are no more. */
  private void fit() {
    arranging = true;
    made.forEach((id, column) -> column.setVisible(isShown(id)));
    arranging = false;
    sayHidden();
  }

  private boolean isShown(String id) {
    return memory.isShown(id) && !isLeftOut(id);
  }

  /** Whether it is hidden because it is empty, which is no choice of the person to remember. */
  private boolean isLeftOut(String id) {
    return model.emptyColumnsProperty().get().contains(id) && !wanted.contains(id);
  }

  /** The person has moved, widened, shown or hidden one. */
  private void changed() {
    if (!arranging && !inTurn.isBusy()) {
      memory.keep(table.getColumns().stream().map(this::kept).toList());
    }
  }

  private ColumnLayout.Column kept(TableColumn<TrialRow, ?> column) {
    double width = column.getWidth();
    boolean own = Math.abs(width - natural.getOrDefault(column.getId(), width)) > 1;
    boolean isShown =
        isLeftOut(column.getId()) ? memory.isShown(column.getId()) : column.isVisible();
    return new ColumnLayout.Column(column.getId(), own ? width : 0, isShown);
  }
}
