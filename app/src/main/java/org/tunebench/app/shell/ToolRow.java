package org.tunebench.app.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.DefaultProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Tools in one row: where it is too narrow for all of them, the last ones go into a menu at its
 * end. Buttons can go there; what is typed or chosen in stays, and so does what {@code
 * ToolRow.keep="true"} says of. In FXML: {@code <ToolRow more="%Shell.More">}.
 */
@DefaultProperty("tools")
public final class ToolRow extends HBox {
  private static final String KEEP = ToolRow.class.getName() + ".keep";
  private static final String SHRINKS = ToolRow.class.getName() + ".shrinks";

  private final ObservableList<Node> tools = FXCollections.observableArrayList();
  private final MenuButton more = new MenuButton("", new FontIcon(Feather.MORE_HORIZONTAL));

  /** How wide each was when it was last seen: in the menu it has no style. */
  private final Map<Node, Double> widths = new HashMap<>();

  private final Set<Node> away = new HashSet<>();

  /** An empty row. */
  public ToolRow() {
    setAlignment(Pos.CENTER_LEFT);
    more.getStyleClass().addAll("button-icon", "no-arrow", "more-tools");
    more.setMinWidth(USE_PREF_SIZE);
    more.setOnShowing(event -> fillMenu());
    tools.addListener((ListChangeListener<Node>) change -> show(Set.of()));
  }

  /** What the menu is called by screen readers. */
  public String getMore() {
    return more.getAccessibleText();
  }

  /** Says what the menu is called by screen readers. */
  public void setMore(String name) {
    more.setAccessibleText(name);
  }

  /** All of its tools, whether they are in the row or in the menu. */
  public ObservableList<Node> getTools() {
    return tools;
  }

  /** Whether a tool stays in the row in any case. */
  public static boolean isKeep(Node tool) {
    return tool.getProperties().containsKey(KEEP);
  }

  /** Says whether a tool stays in the row in any case. */
  public static void setKeep(Node tool, boolean keep) {
    if (keep) {
      tool.getProperties().put(KEEP, true);
    } else {
      tool.getProperties().remove(KEEP);
    }
  }

  /** Whether a tool rather says less than that another one goes into the menu. */
  public static boolean isShrinks(Node tool) {
    return tool.getProperties().containsKey(SHRINKS);
  }

  /** Says whether a tool rather says less than that another one goes into the menu. */
  public static void setShrinks(Node tool, boolean shrinks) {
    if (shrinks) {
      tool.getProperties().put(SHRINKS, true);
    } else {
      tool.getProperties().remove(SHRINKS);
    }
  }

  private void show(Set<Node> hidden) {
    away.clear();
    away.addAll(hidden);
    List<Node> shown = new ArrayList<>(tools);
    shown.removeAll(away);
    if (!away.isEmpty()) {
      shown.add(more);
    }
    getChildren().setAll(shown);
  }

  @Override
  protected double computeMinWidth(double height) {
    return needed(goers()) + snappedLeftInset() + snappedRightInset();
  }

  @Override
  protected double computePrefWidth(double height) {
    return needed(Set.of()) + snappedLeftInset() + snappedRightInset();
  }

  @Override
  protected void layoutChildren() {
    Set<Node> hidden = tooMany(getWidth() - snappedLeftInset() - snappedRightInset());
    if (!hidden.equals(away)) {
      show(hidden);
      applyCss();
    }
    super.layoutChildren();
  }

  private Set<Node> tooMany(double room) {
    Set<Node> hidden = new HashSet<>();
    List<Node> goers = new ArrayList<>(tools);
    goers.retainAll(goers());
    while (!goers.isEmpty() && needed(hidden) > room + 1) {
      hidden.add(goers.remove(goers.size() - 1));
    }
    return hidden;
  }

  private Set<Node> goers() {
    Set<Node> goers = new HashSet<>();
    for (Node tool : tools) {
      if (tool.isManaged() && !isKeep(tool) && !buttons(tool).isEmpty()) {
        goers.add(tool);
      }
    }
    return goers;
  }

  private double needed(Set<Node> hidden) {
    double sum = 0;
    int count = 0;
    for (Node tool : tools) {
      if (tool.isManaged() && !hidden.contains(tool)) {
        sum += width(tool);
        count++;
      }
    }
    if (!hidden.isEmpty()) {
      sum += width(more);
      count++;
    }
    return sum + Math.max(0, count - 1) * getSpacing();
  }

  private double width(Node tool) {
    if (tool.getParent() == this) {
      boolean shrinks = tool instanceof TextInputControl || isShrinks(tool);
      double wide = shrinks ? tool.minWidth(-1) : tool.prefWidth(-1);
      widths.put(tool, snapSizeX(wide));
    }
    return widths.getOrDefault(tool, more.getHeight());
  }

  /** What can be pressed in it, if that is all that it has; or else nothing. */
  private static List<ButtonBase> buttons(Node tool) {
    if (tool instanceof Button || tool instanceof ToggleButton) {
      return List.of((ButtonBase) tool);
    }
    List<ButtonBase> all = new ArrayList<>();
    if (tool instanceof HBox box) {
      for (Node child : box.getChildren()) {
        List<ButtonBase> some = buttons(child);
        if (some.isEmpty()) {
          return List.of();
        }
        all.addAll(some);
      }
    }
    return all;
  }

  private void fillMenu() {
    List<MenuItem> items = new ArrayList<>();
    for (Node tool : tools) {
      if (away.contains(tool)) {
        buttons(tool).stream().map(ToolRow::item).forEach(items::add);
      }
    }
    more.getItems().setAll(items);
  }

  private static MenuItem item(ButtonBase button) {
    String words = button.getText() == null ? "" : button.getText();
    MenuItem item;
    if (button instanceof ToggleButton toggle) {
      CheckMenuItem check = new CheckMenuItem();
      check.setSelected(toggle.isSelected());
      item = check;
    } else {
      item = new MenuItem();
    }
    item.setText(words.isEmpty() ? button.getAccessibleText() : words);
    item.setMnemonicParsing(false);
    if (button.getGraphic() instanceof FontIcon icon && !(item instanceof CheckMenuItem)) {
      item.setGraphic(new FontIcon(icon.getIconCode()));
    }
    item.setDisable(button.isDisabled());
    item.setOnAction(event -> button.fire());
    return item;
  }
}
