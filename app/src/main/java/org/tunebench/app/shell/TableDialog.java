package org.tunebench.app.shell;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.studyfile.table.TableLook.Remark;
import org.tunebench.engine.studyfile.table.TableLook.Role;

/** What stands in the dialog that asks what each column of a table is. */
final class TableDialog {
  private static final double WIDTH = 680;
  private static final double MOST_HEIGHT = 440;
  private static final double ROLE_WIDTH = 150;

  private final TableDraft draft;
  private final Texts texts;

  TableDialog(TableDraft draft, Texts texts) {
    this.draft = draft;
    this.texts = texts;
  }

  /** The columns, each with its role and first values, and what is better. */
  Region content() {
    ScrollPane columns = new ScrollPane(columns());
    columns.setFitToWidth(true);
    columns.setMaxHeight(MOST_HEIGHT);
    columns.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    columns.getStyleClass().add("dialog-words");
    Label problem = new Label();
    problem.setId("importProblem");
    problem.getStyleClass().add("field-problem");
    problem.setWrapText(true);
    problem.setMinHeight(Region.USE_PREF_SIZE);
    problem.textProperty().bind(draft.problemProperty());
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    VBox all = new VBox(12, columns, goal(), problem);
    all.setPrefWidth(WIDTH);
    return all;
  }

  private GridPane columns() {
    GridPane grid = new GridPane();
    grid.setHgap(12);
    grid.setVgap(6);
    ColumnConstraints name = new ColumnConstraints(80, 150, 180);
    ColumnConstraints role = new ColumnConstraints(ROLE_WIDTH, ROLE_WIDTH, ROLE_WIDTH);
    ColumnConstraints first = new ColumnConstraints(80, 150, Double.MAX_VALUE);
    first.setHgrow(Priority.ALWAYS);
    first.setHalignment(HPos.LEFT);
    grid.getColumnConstraints().setAll(name, role, first);
    grid.addRow(
        0,
        heading("Shell.Import.Column"),
        heading("Shell.Import.Role"),
        heading("Shell.Import.First"));
    int row = 1;
    for (TableDraft.Column column : draft.columns()) {
      grid.addRow(row++, named(column.name(), Styles.TEXT_BOLD), role(column), first(column));
    }
    return grid;
  }

  private Label heading(String key) {
    Label label = new Label(texts.get(key));
    label.getStyleClass().add("field-label");
    return label;
  }

  /** A heading or values of a file may be longer than there is room. */
  private static Label named(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    label.setTooltip(new Tooltip(text));
    return label;
  }

  private ComboBox<Role> role(TableDraft.Column column) {
    ComboBox<Role> box = new ComboBox<>();
    box.getItems().setAll(Role.values());
    box.setPrefWidth(ROLE_WIDTH);
    box.setAccessibleText(texts.get("Shell.Import.Role.of", column.name()));
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Role role) {
            return role == null ? "" : texts.get("Shell.Import.Role." + role.name());
          }

          @Override
          public Role fromString(String words) {
            throw new UnsupportedOperationException("roles are chosen, not typed");
          }
        });
    box.valueProperty().bindBidirectional(column.roleProperty());
    return box;
  }

  private Node first(TableDraft.Column column) {
    String empty = texts.get("Shell.Import.Empty");
    String values =
        column.first().stream()
            .map(value -> value.isBlank() ? empty : value)
            .collect(Collectors.joining("  ·  "));
    Label shown = named(values, Styles.TEXT_MUTED);
    if (column.remark() == Remark.NONE) {
      return shown;
    }
    Label remark =
        named(texts.get("Shell.Import.Remark." + column.remark().name()), Styles.TEXT_SMALL);
    remark.setWrapText(true);
    remark.setMinHeight(Region.USE_PREF_SIZE);
    remark.managedProperty().bind(remark.visibleProperty());
    column.roleProperty().subscribe(role -> mark(remark, column));
    VBox both = new VBox(shown, remark);
    both.setAlignment(Pos.CENTER_LEFT);
    return both;
  }

  /** It warns of what the column is now, and else says no more than why it is not that. */
  private static void mark(Label remark, TableDraft.Column column) {
    remark.setVisible(column.concernsRole());
    remark.getStyleClass().removeAll(Styles.WARNING, Styles.TEXT_MUTED);
    boolean isLeftOut = column.roleProperty().get() == Role.SKIP;
    remark.getStyleClass().add(isLeftOut ? Styles.TEXT_MUTED : Styles.WARNING);
  }

  private Node goal() {
    Label of = new Label();
    of.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> texts.get("Shell.Import.Goal", resultName()),
                draft.columns().stream()
                    .map(TableDraft.Column::roleProperty)
                    .toArray(javafx.beans.Observable[]::new)));
    ToggleButton less = new ToggleButton(texts.get("Field.Goal.MINIMIZE"));
    ToggleButton more = new ToggleButton(texts.get("Field.Goal.MAXIMIZE"));
    less.setId("importLess");
    more.setId("importMore");
    less.getStyleClass().add(Styles.LEFT_PILL);
    more.getStyleClass().add(Styles.RIGHT_PILL);
    ToggleGroup group = new ToggleGroup();
    Map<ToggleButton, Goal> goals = Map.of(less, Goal.MINIMIZE, more, Goal.MAXIMIZE);
    goals.forEach((button, goal) -> bind(button, goal, group));
    HBox row = new HBox(12, of, new HBox(less, more));
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void bind(ToggleButton button, Goal goal, ToggleGroup group) {
    button.setToggleGroup(group);
    button.setSelected(draft.goalProperty().get() == goal);
    draft.goalProperty().addListener((was, old, now) -> button.setSelected(now == goal));
    button.setOnAction(
        event -> {
          draft.goalProperty().set(goal);
          button.setSelected(true);
        });
  }

  private String resultName() {
    List<String> results =
        draft.columns().stream()
            .filter(column -> column.roleProperty().get() == Role.RESULT)
            .map(TableDraft.Column::name)
            .toList();
    return results.isEmpty() ? texts.get("Shell.Import.Role.RESULT") : results.get(0);
  }
}
