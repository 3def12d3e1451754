package org.tunebench.app.studies;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.tunebench.app.shell.MenuKeys;
import org.tunebench.app.shell.Texts;

/** Binds the page of all studies. */
final class StudiesController {
  private static final Duration REFRESH = Duration.seconds(2);
  private static final double LEAST_NAME = 100;
  private static final double LEAST_NOTE = 80;

  /** In a narrower table the note would have no room beside what a study is and found. */
  private static final double WIDE = 890;

  /** Nor when it was made, in one that is narrower still, or what its objective is. */
  private static final double LESS_WIDE = 770;

  private static final double NARROW = 625;

  private final StudiesViewModel model;
  private final Texts texts;
  private final Path workspace;
  private final Timeline pulse = new Timeline();

  /** Whether somebody waits for the first of them. */
  private boolean begins;

  @FXML private TextField search;
  @FXML private TableView<StudyRow> table;
  @FXML private VBox empty;
  @FXML private Label emptyWorkspace;
  @FXML private VBox filled;
  @FXML private VBox unreadable;
  @FXML private Button create;
  @FXML private Button open;
  @FXML private Button resume;
  @FXML private Button rename;
  @FXML private Button duplicate;
  @FXML private Button compare;
  @FXML private Button delete;
  @FXML private Button emptyDemo;
  @FXML private Button emptyCreate;
  @FXML private Button importTrials;
  @FXML private Button emptyImport;

  /**
   * @param workspace the folder that the studies are in
   */
  StudiesController(StudiesViewModel model, Texts texts, Path workspace) {
    this.model = model;
    this.texts = texts;
    this.workspace = workspace;
  }

  @FXML
  private void initialize() {
    search.textProperty().bindBidirectional(model.searchProperty());
    empty.visibleProperty().bind(model.empty());
    emptyWorkspace.setText(texts.get("Studies.Empty.workspace", workspace.toString()));
    filled.visibleProperty().bind(model.empty().not());
    fillTable();
    new UnreadableStudies(unreadable, model, texts);
    bind(create, model::create);
    bind(emptyCreate, model::create);
    bind(emptyDemo, model::startDemo);
    bind(importTrials, model::importTrials);
    bind(emptyImport, model::importTrials);
    bind(open, model::open);
    bind(resume, model::resume);
    bind(rename, model::rename);
    bind(duplicate, model::duplicate);
    bind(delete, model::delete);
    bind(compare, model::compare);
    compare.disableProperty().bind(model.canCompare().not());
    for (Button changing : List.of(create, emptyCreate, emptyDemo, importTrials, emptyImport)) {
      changing.setDisable(!model.mayWork());
    }
    open.disableProperty().bind(model.hasSelected().not());
    duplicate.disableProperty().bind(model.canDuplicate().not());
    delete.disableProperty().bind(model.canDelete().not());
    resume.disableProperty().bind(model.canResume().not());
    rename.disableProperty().bind(model.canRename().not());
    table.setContextMenu(menu());
    MenuKeys.install(table);
    table.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menuAsked);
    pulse.getKeyFrames().add(new KeyFrame(REFRESH, event -> model.refresh()));
    pulse.setCycleCount(Animation.INDEFINITE);
    pulse.play();
  }

  /** The keys walk through the studies, from the first one on, which may have to be read yet. */
  void focus() {
    table.requestFocus();
    begins = true;
    begin();
  }

  private void begin() {
    if (begins && !table.getItems().isEmpty()) {
      begins = false;
      if (table.getSelectionModel().isEmpty()) {
        table.getSelectionModel().select(0);
      }
    }
  }

  void close() {
    pulse.stop();
  }

  private static void bind(Button button, Runnable verb) {
    button.setOnAction(event -> verb.run());
  }

  private ContextMenu menu() {
    ContextMenu menu = new ContextMenu();
    for (Button button : List.of(open, resume, rename, duplicate, compare, delete)) {
      MenuItem item = new MenuItem(button.getText());
      item.setOnAction(event -> button.fire());
      item.disableProperty().bind(button.disableProperty());
      menu.getItems().add(item);
    }
    return menu;
  }

  /** Where there is no study, there is nothing to do with one. */
  private void menuAsked(ContextMenuEvent event) {
    boolean onStudy = event.isKeyboardTrigger() && model.canDelete().get();
    for (Node at = (Node) event.getTarget(); at != null && !onStudy; at = at.getParent()) {
      onStudy = at instanceof TableRow<?> row && !row.isEmpty();
    }
    if (!onStudy) {
      event.consume();
    }
  }

  private void fillTable() {
    TableColumn<StudyRow, StudyRow> name = nameColumn();
    whole(standingColumn());
    showFrom(
        NARROW,
        whole(column("Studies.Column.objective", 95, row -> row.summary().objective())),
        () -> true);
    whole(column("Studies.Column.trials", 130, row -> model.words().progress(row)))
        .setComparator(Comparator.comparing(StudyRow::done));
    whole(column("Studies.Column.best", 190, row -> model.words().best(row)))
        .setComparator(
            Comparator.comparing((StudyRow row) -> row.summary().metric().name())
                .thenComparing(row -> row.summary().best().orElse(Double.NaN)));
    TableColumn<StudyRow, StudyRow> created =
        whole(column("Studies.Column.created", 145, row -> model.words().created(row)));
    created.setComparator(Comparator.comparing(row -> row.summary().created()));
    showFrom(LESS_WIDE, created, () -> true);
    // It is read on the page of its study, too; names have the room where there is none.
    showFrom(
        WIDE,
        noteColumn(),
        () -> model.shown().stream().anyMatch(row -> !row.summary().note().isBlank()));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    SortedList<StudyRow> rows = new SortedList<>(model.shown());
    rows.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(rows);
    new NameRoom(table, name, LEAST_NAME).follow(rows);
    Label nothing = new Label();
    nothing.textProperty().bind(model.nothingShown());
    table.setPlaceholder(nothing);
    table.setRowFactory(view -> row());
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table
        .getSelectionModel()
        .getSelectedItems()
        .addListener(
            (ListChangeListener<StudyRow>)
                change -> {
                  if (!model.updatingProperty().get()) {
                    model
                        .several()
                        .setAll(change.getList().stream().filter(Objects::nonNull).toList());
                  }
                });
    model
        .updatingProperty()
        .addListener(
            (source, before, updating) -> {
              if (!updating) {
                selectAgain();
                begin();
              }
            });
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (was, old, now) -> {
              if (now != null && !model.updatingProperty().get()) {
                model.selectedProperty().set(now);
              }
            });
    model.selectedProperty().addListener((was, old, now) -> select(now));
    table.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    search.addEventFilter(KeyEvent.KEY_PRESSED, this::keyOfSearch);
  }

  private void selectAgain() {
    List<StudyRow> again = model.severalAgain();
    if (again.size() > 1) {
      table.getSelectionModel().clearSelection();
      again.forEach(row -> table.getSelectionModel().select(row));
    } else {
      model.several().setAll(table.getSelectionModel().getSelectedItems());
    }
  }

  private void select(StudyRow row) {
    if (row == null) {
      table.getSelectionModel().clearSelection();
    } else if (!table.getSelectionModel().getSelectedItems().contains(row)) {
      table.getSelectionModel().clearSelection();
      table.getSelectionModel().select(row);
    }
  }

  /** From what was searched for the keys lead on to what was found. */
  private void keyOfSearch(KeyEvent event) {
    boolean enters = event.getCode() == KeyCode.ENTER;
    if (!enters && event.getCode() != KeyCode.DOWN) {
      return;
    }
    event.consume();
    if (table.getItems().isEmpty()) {
      return;
    }
    focus();
    if (enters && table.getItems().size() == 1) {
      table.getSelectionModel().select(0);
      open.fire();
    }
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      open.fire();
    } else if (event.getCode() == KeyCode.DELETE) {
      delete.fire();
    } else if (event.getCode() == KeyCode.F2) {
      rename.fire();
    } else {
      return;
    }
    event.consume();
  }

  private TableColumn<StudyRow, StudyRow> column(
      String key, double width, Function<StudyRow, String> text) {
    TableColumn<StudyRow, StudyRow> column = bare(key, width);
    column.setCellFactory(
        view ->
            new TableCell<>() {
              {
                HintedCell.standInTheMiddle(this);
              }

              @Override
              protected void updateItem(StudyRow row, boolean isEmpty) {
                super.updateItem(row, isEmpty);
                setText(isEmpty ? null : text.apply(row));
              }
            });
    column.setComparator(Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER));
    return column;
  }

  private TableColumn<StudyRow, StudyRow> bare(String key, double width) {
    TableColumn<StudyRow, StudyRow> column = new TableColumn<>(texts.get(key));
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
    column.setPrefWidth(width);
    table.getColumns().add(column);
    return column;
  }

  /** A column that gives no room away: what stands in it would be cut. */
  private static TableColumn<StudyRow, StudyRow> whole(TableColumn<StudyRow, StudyRow> column) {
    column.setMinWidth(column.getPrefWidth());
    return column;
  }

  /** Shows a column where there is room for it and something to say. */
  private void showFrom(
      double width, TableColumn<StudyRow, StudyRow> column, BooleanSupplier isOfUse) {
    InvalidationListener show =
        changed -> column.setVisible(table.getWidth() > width && isOfUse.getAsBoolean());
    show.invalidated(table.widthProperty());
    table.widthProperty().addListener(show);
    model.shown().addListener(show);
  }

  private TableColumn<StudyRow, StudyRow> nameColumn() {
    TableColumn<StudyRow, StudyRow> column = bare("Studies.Column.name", 230);
    column.setMinWidth(LEAST_NAME);
    column.setCellFactory(
        view -> {
          HintedCell cell = new HintedCell(StudyRow::name);
          cell.getStyleClass().add("long-name");
          return cell;
        });
    column.setComparator(Comparator.comparing(StudyRow::name, String.CASE_INSENSITIVE_ORDER));
    return column;
  }

  private TableColumn<StudyRow, StudyRow> standingColumn() {
    TableColumn<StudyRow, StudyRow> column = bare("Studies.Column.standing", 115);
    column.setCellFactory(
        view ->
            new TableCell<>() {
              private final StandingLabel standing = new StandingLabel();

              @Override
              protected void updateItem(StudyRow row, boolean isEmpty) {
                super.updateItem(row, isEmpty);
                setGraphic(isEmpty ? null : standing);
                if (!isEmpty) {
                  standing.show(row, model.words());
                }
              }
            });
    column.setComparator(Comparator.comparing(StudyRow::standing));
    return column;
  }

  private TableColumn<StudyRow, StudyRow> noteColumn() {
    TableColumn<StudyRow, StudyRow> column = bare("Studies.Column.note", 180);
    column.setMinWidth(LEAST_NOTE);
    column.setCellFactory(view -> new HintedCell(row -> row.summary().note().strip()));
    column.setComparator(
        Comparator.comparing(row -> row.summary().note(), String.CASE_INSENSITIVE_ORDER));
    return column;
  }

  private TableRow<StudyRow> row() {
    TableRow<StudyRow> row = new TableRow<>();
    row.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2 && !row.isEmpty()) {
            model.open();
          }
        });
    return row;
  }
}
