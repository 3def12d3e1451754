package org.tunebench.app.shell;

import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the command palette, which lies above the page. */
final class PaletteController {
  private final Palette model;

  @FXML private StackPane curtain;
  @FXML private TextField query;
  @FXML private ListView<PaletteEntry> list;
  @FXML private Label none;

  private Node focusedBefore;

  PaletteController(Palette model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    curtain.visibleProperty().bind(model.shownProperty());
    curtain.managedProperty().bind(curtain.visibleProperty());
    curtain.setOnMousePressed(
        event -> {
          if (event.getTarget() == curtain) {
            model.hide();
          }
        });
    query.textProperty().bindBidirectional(model.queryProperty());
    list.setItems(model.entries());
    list.setCellFactory(view -> new EntryCell());
    list.setFocusTraversable(false);
    // A click gives it the focus nevertheless: who goes on typing means the query.
    list.focusedProperty()
        .addListener((source, before, now) -> Platform.runLater(this::focusQuery));
    list.prefHeightProperty()
        .bind(
            Bindings.size(model.entries())
                .multiply(list.getFixedCellSize())
                .add(2 * list.getFixedCellSize() / 10));
    model
        .entries()
        .addListener(
            (ListChangeListener<PaletteEntry>) change -> list.getSelectionModel().selectFirst());
    none.visibleProperty().bind(Bindings.isEmpty(model.entries()));
    none.managedProperty().bind(none.visibleProperty());
    curtain.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    model.shownProperty().addListener((source, before, shown) -> shownChanged(shown));
  }

  private void focusQuery() {
    if (list.isFocused() && model.shownProperty().get()) {
      query.requestFocus();
    }
  }

  private void shownChanged(boolean shown) {
    if (shown) {
      focusedBefore = curtain.getScene().getFocusOwner();
      list.getSelectionModel().selectFirst();
      query.requestFocus();
    } else if (focusedBefore != null) {
      focusedBefore.requestFocus();
      focusedBefore = null;
    }
  }

  private void key(KeyEvent event) {
    int selected = list.getSelectionModel().getSelectedIndex();
    int last = model.entries().size() - 1;
    switch (event.getCode()) {
      case ESCAPE -> model.hide();
      case ENTER -> runSelected();
      case DOWN -> select(selected == last ? 0 : selected + 1);
      case UP -> select(selected <= 0 ? last : selected - 1);
      case TAB -> {}
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void select(int index) {
    list.getSelectionModel().clearAndSelect(index);
    list.scrollTo(Math.max(0, index - 3));
  }

  private void runSelected() {
    PaletteEntry entry = list.getSelectionModel().getSelectedItem();
    if (entry != null) {
      model.run(entry);
    }
  }

  /** Icon, name, kind and keys. */
  private final class EntryCell extends ListCell<PaletteEntry> {
    private final FontIcon icon = new FontIcon();
    private final Label name = new Label();
    private final Label kind = new Label();
    private final Label keys = new Label();
    private final HBox row = new HBox(10, icon, name, kind, keys);

    EntryCell() {
      HBox.setHgrow(name, Priority.ALWAYS);
      name.setMaxWidth(Double.MAX_VALUE);
      name.getStyleClass().add("long-name");
      kind.getStyleClass().add("text-muted");
      kind.setMinWidth(Region.USE_PREF_SIZE);
      keys.getStyleClass().add("palette-keys");
      keys.setMinWidth(Region.USE_PREF_SIZE);
      row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
      setPrefWidth(0);
      setOnMouseClicked(
          event -> {
            if (getItem() != null) {
              model.run(getItem());
            }
          });
    }

    @Override
    protected void updateItem(PaletteEntry entry, boolean empty) {
      super.updateItem(entry, empty);
      if (empty || entry == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      icon.setIconLiteral(entry.icon());
      name.setText(entry.text());
      kind.setText(entry.kind());
      keys.setText(entry.keys());
      keys.setVisible(!entry.keys().isEmpty());
      keys.setManaged(keys.isVisible());
      setAccessibleText(entry.text() + ", " + entry.kind());
      setGraphic(row);
    }
  }
}
