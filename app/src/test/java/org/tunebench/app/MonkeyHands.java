package org.tunebench.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Cell;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import org.tunebench.app.shell.PaletteEntry;

/** Does something at random with a control, whatever can be done with one of its kind. */
final class MonkeyHands {
  /** These ask the desktop for a file, or end the program: by name in the FXML, or by words. */
  private static final Set<String> NOT_THESE =
      Set.of(
          "browse",
          "openData",
          "openScript",
          "openStudyFile",
          "importTrials",
          "otherWorkspace",
          "failedOther",
          "Open data…",
          "Use your own script…",
          "Open a study file…",
          "Open another workspace…",
          "Import…",
          "Shown trials…",
          "All trials…",
          "Write a report…",
          "Export picture…",
          "Latent space of a model…",
          "Denoised values of a model…",
          "Latent space…",
          "Denoised values…",
          "Quit");

  private static final List<String> TYPED =
      List.of("", "0", "-1", "abc", "1e-3", "lr < 0.01 and", "n_layers = 1", "😀 {0} '", "7, 8, 9");

  /** What somebody may paste into a text of several lines. */
  private static final List<String> PASTED =
      List.of(
          "\n",
          "  x: {int: [1, 9], when: {lr: [1]}}\n",
          "trials: 7",
          "lr = trial.suggest_float(\"lr\", 1e-5, 1e-1, log=True)",
          "space = {'a': hp.choice('a', [1, 2])}",
          "\u0000 ☃ {{ lr }}",
          "- [");

  private final SplittableRandom random;

  MonkeyHands(SplittableRandom random) {
    this.random = random;
  }

  /** Whether the desktop would be asked for a file, or the program end. */
  static boolean leads(String idOrWords) {
    return idOrWords != null
        && (NOT_THESE.contains(idOrWords) || idOrWords.startsWith("Export picture"));
  }

  /** Whether the desktop would be asked for a file by this control. */
  static boolean leads(Node node) {
    boolean entry =
        node instanceof Cell<?> cell
            && cell.getItem() instanceof PaletteEntry found
            && (found.text().endsWith("…") || leads(found.text()));
    return entry
        || leads(node.getId())
        || leads(node.getAccessibleText())
        || node instanceof ButtonBase button && leads(button.getText());
  }

  /** One of a list. */
  <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** All that can be used in a part of a window. */
  static void collect(Node node, List<Node> into) {
    if (!node.isVisible() || node.isDisabled()) {
      return;
    }
    boolean control =
        node instanceof ButtonBase
            || node instanceof TextInputControl
            || node instanceof ComboBox
            || node instanceof ChoiceBox
            || node instanceof Spinner
            || node instanceof Slider
            || node instanceof TabPane
            || node instanceof TableView
            || node instanceof TreeTableView
            || node instanceof ListView
            || node instanceof ScrollPane
            || node instanceof SplitPane
            || node instanceof MenuBar;
    if ((control || node.getOnMouseMoved() != null || node.getOnMouseClicked() != null)
        && !leads(node)) {
      into.add(node);
    }
    boolean whole = node instanceof ComboBox || node instanceof Spinner || node instanceof MenuBar;
    if (node instanceof Parent parent && !whole) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
    }
  }

  /** The focus goes where a click brings it: cells leave it to what they are in. */
  private static void focus(Node node) {
    Node at = node;
    while (at != null && !at.isFocusTraversable()) {
      at = at.getParent();
    }
    if (at != null) {
      at.requestFocus();
    }
  }

  /** Does something with a control. */
  void use(Node node) {
    focus(node);
    boolean asks = node instanceof Control control && control.getContextMenu() != null;
    if (asks && random.nextInt(3) == 0) {
      ask(((Control) node).getContextMenu(), node);
    } else if (node instanceof MenuBar bar) {
      fire(any(bar.getMenus()));
    } else if (node instanceof MenuButton menu) {
      menu.show();
      fireOneOf(menu.getItems());
      menu.hide();
    } else if (node instanceof ButtonBase button) {
      button.fire();
    } else if (node instanceof TextInputControl field) {
      type(field);
    } else if (node instanceof TreeTableView<?> tree) {
      look(tree);
    } else if (node instanceof TableView<?> table) {
      look(table);
    } else if (node instanceof ListView<?> list) {
      select(list.getSelectionModel(), list.getItems().size());
      list.scrollTo(random.nextInt(list.getItems().size() + 1));
    } else {
      set(node);
    }
  }

  private void set(Node node) {
    if (node instanceof ComboBox<?> box) {
      if (!box.getItems().isEmpty()) {
        box.show();
        box.getSelectionModel().select(random.nextInt(box.getItems().size()));
        box.hide();
      }
    } else if (node instanceof ChoiceBox<?> box) {
      box.getSelectionModel().select(random.nextInt(box.getItems().size() + 1) - 1);
    } else if (node instanceof Spinner<?> spinner) {
      spinner.increment(random.nextInt(7) - 3);
    } else if (node instanceof Slider slider) {
      slider.setValue(slider.getMin() + random.nextDouble() * (slider.getMax() - slider.getMin()));
    } else if (node instanceof TabPane tabs) {
      tabs.getSelectionModel().select(random.nextInt(tabs.getTabs().size()));
    } else if (node instanceof SplitPane split) {
      if (!split.getDividers().isEmpty()) {
        split.setDividerPosition(0, random.nextDouble());
      }
    } else if (node instanceof ScrollPane pane) {
      pane.setVvalue(random.nextDouble());
      turnWheel(node);
    } else {
      point(node);
    }
  }

  private void type(TextInputControl field) {
    if (field.isEditable() && random.nextBoolean()) {
      field.setText(any(TYPED));
    } else if (field.isEditable()) {
      int from = random.nextInt(field.getLength() + 1);
      int to = Math.min(field.getLength(), from + random.nextInt(4));
      field.selectRange(from, to);
      field.replaceSelection(any(PASTED));
    } else {
      field.selectAll();
    }
  }

  private void ask(ContextMenu menu, Node owner) {
    menu.show(owner, Side.BOTTOM, 0, 0);
    fireOneOf(menu.getItems());
    menu.hide();
  }

  private void fireOneOf(List<MenuItem> items) {
    List<MenuItem> possible =
        items.stream().filter(item -> !item.isDisable() && !leads(item.getText())).toList();
    if (!possible.isEmpty()) {
      fire(any(possible));
    }
  }

  private void fire(MenuItem item) {
    if (item instanceof Menu menu) {
      fireOneOf(menu.getItems());
    } else {
      item.fire();
    }
  }

  private void look(TableView<?> table) {
    boolean columns = !table.getVisibleLeafColumns().isEmpty();
    switch (random.nextInt(6)) {
      case 0, 1 -> {
        if (columns) {
          sortBy(table);
        }
      }
      case 2 -> {
        if (columns) {
          layOut(table);
        }
      }
      case 3 -> table.scrollTo(random.nextInt(table.getItems().size() + 1));
      default -> select(table.getSelectionModel(), table.getItems().size());
    }
  }

  private <T> void sortBy(TableView<T> table) {
    table.getSortOrder().setAll(List.of(any(table.getVisibleLeafColumns())));
  }

  /** Wider or narrower, or elsewhere. */
  private <T> void layOut(TableView<T> table) {
    TableColumn<T, ?> column = any(table.getVisibleLeafColumns());
    if (random.nextBoolean()) {
      table.resizeColumn(column, random.nextInt(200) - 100);
    } else if (table.getColumns().remove(column)) {
      table.getColumns().add(random.nextInt(table.getColumns().size() + 1), column);
    }
  }

  private void look(TreeTableView<?> tree) {
    int rows = tree.getExpandedItemCount();
    if (random.nextInt(3) > 0 || rows == 0) {
      select(tree.getSelectionModel(), rows);
    } else {
      TreeItem<?> item = tree.getTreeItem(random.nextInt(rows));
      item.setExpanded(!item.isExpanded());
    }
  }

  /** One, or with those that are selected already. */
  private void select(MultipleSelectionModel<?> model, int size) {
    if (size > 0 && random.nextBoolean()) {
      model.clearAndSelect(random.nextInt(size));
    } else if (size > 0) {
      model.select(random.nextInt(size));
    }
  }

  /** Moves over it, presses, drags and lets go; turns the wheel. */
  private void point(Node node) {
    Point2D from = place(node);
    mouse(node, MouseEvent.MOUSE_MOVED, from);
    if (random.nextInt(3) == 0) {
      turnWheel(node);
    }
    Point2D to = random.nextBoolean() ? from : place(node);
    mouse(node, MouseEvent.MOUSE_PRESSED, from);
    if (!to.equals(from)) {
      mouse(node, MouseEvent.MOUSE_DRAGGED, to);
    }
    mouse(node, MouseEvent.MOUSE_RELEASED, to);
    mouse(node, MouseEvent.MOUSE_CLICKED, to);
    if (random.nextBoolean()) {
      mouse(node, MouseEvent.MOUSE_EXITED, to);
    }
  }

  private Point2D place(Node node) {
    Bounds bounds = node.getLayoutBounds();
    return node.localToScene(
        bounds.getMinX() + random.nextDouble() * bounds.getWidth(),
        bounds.getMinY() + random.nextDouble() * bounds.getHeight());
  }

  private void mouse(Node node, EventType<MouseEvent> type, Point2D at) {
    boolean down = type == MouseEvent.MOUSE_PRESSED || type == MouseEvent.MOUSE_DRAGGED;
    node.fireEvent(
        new MouseEvent(
            type,
            at.getX(),
            at.getY(),
            at.getX(),
            at.getY(),
            type == MouseEvent.MOUSE_MOVED ? MouseButton.NONE : MouseButton.PRIMARY,
            1 + random.nextInt(2),
            random.nextInt(4) == 0,
            false,
            false,
            false,
            down,
            false,
            false,
            false,
            false,
            !down,
            new PickResult(node, at.getX(), at.getY())));
  }

  private void turnWheel(Node node) {
    Point2D at = place(node);
    double turn = 40 * (random.nextInt(9) - 4);
    node.fireEvent(
        new ScrollEvent(
            ScrollEvent.SCROLL,
            at.getX(),
            at.getY(),
            at.getX(),
            at.getY(),
            false,
            random.nextBoolean(),
            false,
            false,
            false,
            false,
            0,
            turn,
            0,
            turn,
            ScrollEvent.HorizontalTextScrollUnits.NONE,
            0,
            ScrollEvent.VerticalTextScrollUnits.NONE,
            0,
            0,
            new PickResult(node, at.getX(), at.getY())));
  }

  /** What can be used there. */
  static List<Node> usable(Node root) {
    List<Node> all = new ArrayList<>();
    collect(root, all);
    return all;
  }
}
