package org.tunebench.app.trials;

import java.util.Objects;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tunebench.app.shell.Texts;

/**
 * A trial's place among the completed ones, or that it is a replicate, which has none; in the gap,
 * how many are left out.
 */
final class RankCell extends TableCell<TrialRow, TrialRow> {

  private final Texts texts;
  private FontIcon replicate;

  RankCell(Texts texts) {
    this.texts = texts;
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
    drawReplicate(!isEmpty() && row != null && !row.isGap() && row.trial().isReplicate());
  }

  private void drawReplicate(boolean now) {
    if (now == (getGraphic() != null)) {
      return;
    }
    if (now && replicate == null) {
      replicate = new FontIcon(Feather.REPEAT);
      replicate.getStyleClass().add("replicate-icon");
    }
    setGraphic(now ? replicate : null);
    setTooltip(now ? new Tooltip(texts.get("Trials.Replicate")) : null);
    setAccessibleText(now ? texts.get("Trials.Replicate") : null);
  }

  private static String text(TrialRow row) {
    if (row.isGap()) {
      return "⋮";
    }
    return row.rank() == TrialRow.UNRANKED ? "" : Integer.toString(row.rank());
  }
}
