package org.tunebench.app.trials;

import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;

/**
 * Puts columns into a table that has none yet, a few with each pulse: to make the cells of all of
 * them at once would hold the FX thread for long.
 *
 * @param <T> what the rows are of
 */
final class ColumnsInTurn<T> extends AnimationTimer {
  /** With the first of them come the rows themselves. */
  private static final int AT_FIRST = 1;

  private static final int THEN = 2;

  private final TableView<T> table;
  private List<TableColumn<T, T>> waiting = List.of();
  private Node placeholder;

  ColumnsInTurn(TableView<T> table) {
    this.table = table;
  }

  /** Whether columns are still to come. */
  boolean isBusy() {
    return !waiting.isEmpty();
  }

  /** Begins to add some columns. */
  void begin(List<TableColumn<T, T>> columns) {
    waiting = columns;
    if (placeholder == null) {
      // What is said where there are no rows would be seen for as long as there are no columns.
      placeholder = table.getPlaceholder();
      table.setPlaceholder(new Region());
    }
    start();
  }

  /** Adds no more. */
  void end() {
    waiting = List.of();
    stop();
    restorePlaceholder();
  }

  @Override
  public void handle(long now) {
    if (table.getScene() == null) {
      return;
    }
    next(table.getColumns().isEmpty() ? AT_FIRST : THEN);
    if (waiting.isEmpty()) {
      stop();
    }
  }

  private void next(int most) {
    int count = Math.min(most, waiting.size());
    List<TableColumn<T, T>> coming = waiting.subList(0, count);
    waiting = waiting.subList(count, waiting.size());
    table.getColumns().addAll(coming);
    restorePlaceholder();
  }

  private void restorePlaceholder() {
    if (placeholder != null) {
      table.setPlaceholder(placeholder);
      placeholder = null;
    }
  }
}
