package org.tunebench.app.builder;

import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Parameter;

/** Fills the table of parameters and keeps its selection and the editor's the same. */
final class SpaceTable {
  private static final double ROW_HEIGHT = 34;
  private static final double HEADER_HEIGHT = 40;
  private static final int LEAST_ROWS = 6;
  private static final int MOST_ROWS = 10;
  private static final int ROWS_BEFORE = 4;
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final TableView<ParameterDraft> table;
  private final SpaceDraft space;
  private final Texts texts;
  private final Glance glance;

  SpaceTable(TableView<ParameterDraft> table, SpaceDraft space, Texts texts) {
    this.table = table;
    this.space = space;
    this.texts = texts;
    this.glance = new Glance(texts);
  }

  void install() {
    column("Builder.Column.name", 2.2, draft -> draft.name().textProperty().get().strip());
    column("Builder.Column.kind", 1, draft -> texts.get(draft.kindProperty().get().key()));
    column("Builder.Column.values", 3.2, this::distribution);
    column("Builder.Column.when", 1.3, this::conditions);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setPlaceholder(new Label(texts.get("Builder.Space.empty")));
    table.setRowFactory(view -> row());
    table.setItems(space.parameters());
    table.setFixedCellSize(ROW_HEIGHT);
    table.prefHeightProperty().bind(Bindings.createDoubleBinding(this::height, table.getItems()));
    table.minHeightProperty().bind(table.prefHeightProperty());
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (was, old, now) -> {
              // While a row moves it is in no place for a moment.
              if (now != null) {
                space.selectedProperty().set(now);
              }
            });
    space.selectedProperty().addListener((was, old, now) -> select(now));
    select(space.selectedProperty().get());
  }

  /**
   * As high as its rows, within reason: a table that scrolls within a page that scrolls is a pain.
   */
  private double height() {
    int rows = Math.min(Math.max(table.getItems().size(), LEAST_ROWS), MOST_ROWS);
    return HEADER_HEIGHT + rows * ROW_HEIGHT + 2;
  }

  private void select(ParameterDraft draft) {
    if (draft == null) {
      table.getSelectionModel().clearSelection();
    } else if (table.getSelectionModel().getSelectedItem() != draft) {
      table.getSelectionModel().select(draft);
      table.scrollTo(Math.max(0, table.getItems().indexOf(draft) - ROWS_BEFORE));
    }
  }

  private void column(String key, double share, Function<ParameterDraft, String> text) {
    TableColumn<ParameterDraft, String> column = new TableColumn<>(texts.get(key));
    column.setCellValueFactory(
        cell ->
            Bindings.createStringBinding(
                () -> text.apply(cell.getValue()), space.versionProperty()));
    column.setSortable(false);
    column.setReorderable(false);
    column.setPrefWidth(100 * share);
    column.setMaxWidth(10_000 * share);
    table.getColumns().add(column);
  }

  private String distribution(ParameterDraft draft) {
    return draft.distribution().map(glance::of).orElse(texts.get("Builder.Glance.wrong"));
  }

  private String conditions(ParameterDraft draft) {
    return space
        .space()
        .map(s -> s.indexOf(draft.name().textProperty().get().strip()))
        .filter(index -> index >= 0)
        .map(index -> glance.conditions(space.space().orElseThrow().parameter(index)))
        .orElseGet(() -> typed(draft));
  }

  /** The conditions as far as they can be read, while something else is wrong. */
  private String typed(ParameterDraft draft) {
    return glance.conditions(
        new Parameter(
            "_",
            new org.tunebench.engine.space.IntRange(0, 1),
            draft.conditions().stream()
                .filter(c -> c.parentProperty().get() != null)
                .filter(c -> c.values().value().isPresent())
                .map(c -> new Condition(c.parentProperty().get(), c.values().value().get()))
                .toList()));
  }

  private TableRow<ParameterDraft> row() {
    TableRow<ParameterDraft> row = new TableRow<>();
    Runnable mark =
        () ->
            row.pseudoClassStateChanged(
                WRONG, row.getItem() != null && row.getItem().problem().isPresent());
    row.itemProperty().addListener((was, old, now) -> mark.run());
    space.versionProperty().addListener((was, old, now) -> mark.run());
    return row;
  }
}
