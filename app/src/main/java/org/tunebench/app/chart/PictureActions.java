package org.tunebench.app.chart;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tunebench.app.shell.Action;
import org.tunebench.app.shell.MenuKeys;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;

/**
 * What can be done with the picture of a chart, the same for every chart: “Copy picture” and
 * “Export picture…”, by the chart's own menu, by buttons and by the command palette.
 */
public final class PictureActions {
  private final PictureExport export;
  private final Texts texts;
  private final Region chart;
  private final Supplier<Optional<Drawing>> drawn;
  private final Supplier<String> owner;

  /**
   * Gives a chart its menu.
   *
   * @param chart what the menu is for; its size is the picture's
   * @param drawn what is to be seen in it at present; empty where there is nothing
   * @param owner what the name of a file begins with, so that the same chart of another study gets
   *     another name: the study's; empty where the chart is of several
   */
  public PictureActions(
      Services services, Region chart, Supplier<Optional<Drawing>> drawn, Supplier<String> owner) {
    this.owner = owner;
    this.export = new PictureExport(services);
    this.texts = services.texts();
    this.chart = chart;
    this.drawn = drawn;
    // A right button that is dragged pans, so that the menu waits for its release.
    chart.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    chart.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
  }

  /** Asks for a file and writes the picture to it. */
  public void export() {
    export.ask(drawn.get(), owner.get(), chart.getWidth(), chart.getHeight());
  }

  /** Puts the picture on the clipboard. */
  public void copy() {
    export.copy(drawn.get(), chart.getWidth(), chart.getHeight());
  }

  /** Both, for the command palette of a page with one chart. */
  public List<Action> actions(ObservableBooleanValue enabled) {
    return List.of(
        Action.of("Chart.Copy", "fth-copy", "Shortcut+Shift+C", this::copy, enabled),
        Action.of("Chart.Export", "fth-download", "", this::export, enabled));
  }

  private void clicked(MouseEvent event) {
    if (event.getButton() == MouseButton.SECONDARY && event.isStillSincePress()) {
      menu().show(chart, event.getScreenX(), event.getScreenY());
      event.consume();
    }
  }

  private void pressed(KeyEvent event) {
    if (MenuKeys.ask(event)) {
      Point2D middle = chart.localToScreen(chart.getWidth() / 2, chart.getHeight() / 2);
      menu().show(chart, middle.getX(), middle.getY());
      event.consume();
    }
  }

  private ContextMenu menu() {
    boolean nothing = drawn.get().isEmpty();
    MenuItem copying = item("Chart.Copy", "fth-copy", this::copy);
    MenuItem exporting = item("Chart.Export", "fth-download", this::export);
    copying.setDisable(nothing);
    exporting.setDisable(nothing);
    return new ContextMenu(copying, exporting);
  }

  private MenuItem item(String key, String icon, Runnable does) {
    MenuItem item = new MenuItem(texts.get(key), new FontIcon(icon));
    item.setOnAction(event -> does.run());
    return item;
  }
}
