package org.tunebench.app.builder;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import org.tunebench.app.shell.MenuKeys;
import org.tunebench.app.shell.Texts;

/** What can be done with the chosen parameters: by a menu, and by dragging one onto another. */
final class SpaceMenus {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");
  private static final double TWICE = 2;
  private static final double TENFOLD = 10;

  private final TreeTableView<ParameterDraft> tree;
  private final SpaceDraft space;
  private final SpaceEdits edits;
  private final Texts texts;
  private ParameterDraft dragged;

  SpaceMenus(TreeTableView<ParameterDraft> tree, SpaceDraft space, Texts texts) {
    this.tree = tree;
    this.space = space;
    this.edits = new SpaceEdits(space);
    this.texts = texts;
  }

  void install() {
    tree.setRowFactory(view -> row());
    ContextMenu menu = new ContextMenu(new MenuItem());
    menu.setOnShowing(event -> menu.getItems().setAll(items()));
    tree.setContextMenu(menu);
    MenuKeys.install(tree);
  }

  /** For the chosen parameters as they are now. */
  List<MenuItem> items() {
    boolean none = space.chosen().isEmpty();
    boolean ranges = edits.hasRanges();
    List<MenuItem> items = new ArrayList<>();
    items.add(item("Builder.Edit.logOn", !ranges, () -> edits.setLog(true)));
    items.add(item("Builder.Edit.logOff", !ranges, () -> edits.setLog(false)));
    items.add(item("Builder.Edit.twice", !ranges, () -> edits.scale(TWICE)));
    items.add(item("Builder.Edit.tenfold", !ranges, () -> edits.scale(TENFOLD)));
    items.add(item("Builder.Edit.half", !ranges, () -> edits.scale(1 / TWICE)));
    items.add(new SeparatorMenuItem());
    items.add(onlyWhen());
    items.add(item("Builder.Edit.always", none, edits::always));
    items.add(new SeparatorMenuItem());
    items.add(item("Builder.Edit.duplicate", none, space::duplicate));
    items.add(item("Builder.Parameter.remove", none, space::remove));
    return items;
  }

  private MenuItem item(String key, boolean disabled, Runnable action) {
    MenuItem item = new MenuItem(texts.get(key));
    item.setDisable(disabled);
    item.setOnAction(event -> action.run());
    return item;
  }

  /** A parent each, and its values under it. */
  private Menu onlyWhen() {
    Menu menu = new Menu(texts.get("Builder.Edit.onlyWhen"));
    for (ParameterDraft parent : space.parameters()) {
      List<MenuItem> values = space.chosen().contains(parent) ? List.of() : values(parent);
      if (!values.isEmpty()) {
        Menu of = new Menu(parent.called());
        of.setMnemonicParsing(false);
        of.getItems().setAll(values);
        menu.getItems().add(of);
      }
    }
    menu.setDisable(space.chosen().isEmpty() || menu.getItems().isEmpty());
    return menu;
  }

  private List<MenuItem> values(ParameterDraft parent) {
    return space.valuesOf(parent.called()).stream().map(value -> value(parent, value)).toList();
  }

  private MenuItem value(ParameterDraft parent, Object value) {
    MenuItem item = new MenuItem("= " + OptionText.format(value));
    item.setMnemonicParsing(false);
    item.setOnAction(event -> edits.onlyWhen(parent, value));
    return item;
  }

  private TreeTableRow<ParameterDraft> row() {
    TreeTableRow<ParameterDraft> row = new TreeTableRow<>();
    // Its room would stay from the first condition on, also without any.
    row.setDisclosureNode(new Region());
    Runnable mark =
        () -> row.pseudoClassStateChanged(WRONG, row.getItem() != null && row.getItem().isWrong());
    row.itemProperty().addListener((was, old, now) -> mark.run());
    space.versionProperty().addListener((was, old, now) -> mark.run());
    row.setOnDragDetected(
        event -> {
          if (row.getItem() != null) {
            dragged = row.getItem();
            ClipboardContent content = new ClipboardContent();
            content.putString(dragged.name().textProperty().get());
            row.startDragAndDrop(TransferMode.MOVE).setContent(content);
            event.consume();
          }
        });
    row.setOnDragOver(event -> over(row, event));
    row.setOnDragExited(event -> row.pseudoClassStateChanged(TARGET, false));
    row.setOnDragDropped(event -> dropped(row, event));
    return row;
  }

  private boolean takes(TreeTableRow<ParameterDraft> row) {
    return dragged != null
        && row.getItem() != null
        && row.getItem() != dragged
        && !space.valuesOf(row.getItem().called()).isEmpty();
  }

  private void over(TreeTableRow<ParameterDraft> row, DragEvent event) {
    boolean takes = event.getGestureSource() instanceof TreeTableRow<?> && takes(row);
    row.pseudoClassStateChanged(TARGET, takes);
    if (takes) {
      event.acceptTransferModes(TransferMode.MOVE);
      event.consume();
    }
  }

  /** Asks for the value of the parent under which the dragged one is to exist. */
  private void dropped(TreeTableRow<ParameterDraft> row, DragEvent event) {
    if (takes(row)) {
      space.choose(List.of(dragged));
      ContextMenu menu = new ContextMenu();
      MenuItem head =
          new MenuItem(
              texts.get(
                  "Builder.Edit.dropped",
                  dragged.name().textProperty().get(),
                  row.getItem().name().textProperty().get()));
      head.setMnemonicParsing(false);
      head.setDisable(true);
      menu.getItems().add(head);
      menu.getItems().addAll(values(row.getItem()));
      menu.show(row, event.getScreenX(), event.getScreenY());
      event.setDropCompleted(true);
      event.consume();
    }
    dragged = null;
  }
}
