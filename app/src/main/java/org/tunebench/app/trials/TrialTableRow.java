package org.tunebench.app.trials;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.TableRow;

/** A row of the trial table; marks the gap between best and worst and the default configuration. */
final class TrialTableRow extends TableRow<TrialRow> {
  private static final PseudoClass GAP = PseudoClass.getPseudoClass("gap");

  @Override
  protected void updateItem(TrialRow row, boolean empty) {
    super.updateItem(row, empty);
    boolean gap = !empty && row != null && row.isGap();
    pseudoClassStateChanged(GAP, gap);
    setDisable(gap);
  }

  /** Shows the trial as it is now, in the cells that exist. */
  void draw() {
    for (Node cell : getChildrenUnmodifiable()) {
      if (cell instanceof TrialCell trial) {
        trial.draw();
      } else if (cell instanceof RankCell rank) {
        rank.draw();
      }
    }
  }
}
