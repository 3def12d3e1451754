package org.tunebench.app.studies;

import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;

/** A cell with the first line of a text, all of which is read where the pointer rests. */
final class HintedCell extends TableCell<StudyRow, StudyRow> {
  private final Function<StudyRow, String> text;
  private final Tooltip whole = new Tooltip();

  HintedCell(Function<StudyRow, String> text) {
    this.text = text;
    standInTheMiddle(this);
  }

  /**
   * A row puts cells that have no style yet at its top, for good, and those of a column that is
   * shown again have none: what is set here stays.
   */
  static void standInTheMiddle(TableCell<?, ?> cell) {
    cell.setAlignment(Pos.CENTER_LEFT);
  }

  @Override
  protected void updateItem(StudyRow row, boolean isEmpty) {
    super.updateItem(row, isEmpty);
    String words = isEmpty ? "" : text.apply(row);
    setText(words.lines().findFirst().orElse(""));
    whole.setText(words);
    setTooltip(words.isEmpty() ? null : whole);
  }
}
