package org.tunebench.app.trials;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;

/** Says the whole heading of a column that is too narrow for it, where the pointer rests. */
final class HeadingHints {
  private HeadingHints() {}

  static void install(TableView<?> table) {
    table.addEventFilter(
        MouseEvent.MOUSE_ENTERED_TARGET,
        event -> {
          for (Node at = (Node) event.getTarget(); at != null; at = at.getParent()) {
            if (at instanceof TableColumnHeader heading) {
              hint(heading);
              return;
            }
          }
        });
  }

  private static void hint(TableColumnHeader heading) {
    if (heading.lookup(".label") instanceof Label label
        && label.lookup(".text") instanceof Text shown) {
      boolean isCut = !shown.getText().equals(label.getText());
      label.setTooltip(isCut ? new Tooltip(label.getText()) : null);
    }
  }
}
