package org.tunebench.app.builder;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import org.tunebench.app.field.FieldBox;

/**
 * Settings side by side, in columns of one width. A long sentence about what is wrong with one
 * takes the room of several: in one alone it would be a tall column of words.
 */
final class SettingsPane extends FlowPane {
  private static final double GAP = 12;

  /** A sentence of more characters has no room in three lines of a column. */
  private static final int MOST_CHARACTERS = 60;

  private static final int COLUMNS = 3;

  SettingsPane() {
    super(GAP, 8);
    managedProperty().bind(visibleProperty());
  }

  /** Fills it anew. */
  void show(List<Node> fields) {
    fields.stream()
        .filter(FieldBox.class::isInstance)
        .map(FieldBox.class::cast)
        .forEach(this::widen);
    getChildren().setAll(fields);
  }

  private void widen(FieldBox box) {
    box.setFieldWidth(SettingField.WIDTH);
    box.prefWidthProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> widthFor(box.problemProperty().get()),
                box.problemProperty(),
                widthProperty()));
  }

  private double widthFor(String problem) {
    double several = COLUMNS * SettingField.WIDTH + (COLUMNS - 1) * GAP;
    return problem.length() > MOST_CHARACTERS
        ? Math.max(SettingField.WIDTH, Math.min(several, getWidth()))
        : SettingField.WIDTH;
  }
}
