package org.tunebench.app.trials;

import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;

/**
 * Fills a table that has no columns yet, a little with each pulse: to make all of its cells at once
 * would hold the FX thread for long. First come the columns, while the table is too low for any
 * row, then it grows by a few rows at a time. The other way round, a table touches all cells that
 * it has for each column that comes.
 *
 * @param <T> what the rows are of
 */
final class TableInTurn<T> extends AnimationTimer {
  private static final int COLUMNS = 4;
  private static final int ROWS = 4;

  /** No row has room below the headings. */
  private static final double HEADINGS_ALONE = 30;

  private final TableView<T> table;
  private List<TableColumn<T, T>> waiting = List.of();
  private boolean growing;
  private double highest;
  private Node placeholder;

  TableInTurn(TableView<T> table) {
    this.table = table;
    table.sceneProperty().addListener((property, before, now) -> goOn());
  }

  /** Whether columns are still to come. */
  boolean isBusy() {
    return !waiting.isEmpty();
  }

  /** Begins to add some columns, and then the rows. */
  void begin(List<TableColumn<T, T>> columns) {
    waiting = columns;
    if (placeholder == null) {
      // What is said where there are no rows would be seen for as long as there are no columns.
      placeholder = table.getPlaceholder();
      table.setPlaceholder(new Region());
    }
    if (!growing) {
      growing = true;
      highest = table.getMaxHeight();
      table.setMaxHeight(HEADINGS_ALONE);
    }
    goOn();
  }

  /** Pulses cost something: none is asked for while the table is nowhere to be seen. */
  private void goOn() {
    if (growing && table.getScene() != null) {
      start();
    } else {
      stop();
    }
  }

  /** Adds no more columns, and has room for all rows at once. */
  void end() {
    waiting = List.of();
    restorePlaceholder();
    if (growing) {
      growing = false;
      table.setMaxHeight(highest);
    }
    stop();
  }

  @Override
  public void handle(long now) {
    if (isBusy()) {
      int count = Math.min(COLUMNS, waiting.size());
      List<TableColumn<T, T>> coming = waiting.subList(0, count);
      waiting = waiting.subList(count, waiting.size());
      table.getColumns().addAll(coming);
    } else if (table.getHeight() + 1 < table.getMaxHeight()) {
      // There is no more room for it to grow into.
      end();
    } else {
      restorePlaceholder();
      table.setMaxHeight(table.getMaxHeight() + ROWS * table.getFixedCellSize());
    }
  }

  private void restorePlaceholder() {
    if (placeholder != null) {
      table.setPlaceholder(placeholder);
      placeholder = null;
    }
  }
}
