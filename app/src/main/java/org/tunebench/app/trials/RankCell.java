package org.tunebench.app.trials;

import java.util.Objects;
import javafx.scene.control.TableCell;

/** A trial's place among the completed ones; in the gap, how many are left out. */
final class RankCell extends TableCell<TrialRow, TrialRow> {

  RankCell() {
    getStyleClass().addAll("trial-cell", "number-cell", "rank-cell");
  }

  @Override
  protected void updateItem(TrialRow row, boolean empty) {
    super.updateItem(row, empty);
    draw();
  }

  /** Shows the row as it is now. */
  void draw() {
    TrialRow row = getItem();
    String text = isEmpty() || row == null ? "" : text(row);
    if (!Objects.equals(text, getText())) {
      setText(text);
    }
  }

  private static String text(TrialRow row) {
    if (row.isGap()) {
      return "⋮";
    }
    return row.rank() == TrialRow.UNRANKED ? "" : Integer.toString(row.rank());
  }
}
