package org.tunebench.app.trials;

import java.time.Instant;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tunebench.engine.study.TrialState;

/**
 * A cell of the trial table. It listens to nothing: the table's owner calls {@link #draw} on what
 * is visible when trials have changed.
 */
final class TrialCell extends TableCell<TrialRow, TrialRow> {
  private static final PseudoClass BASELINE = PseudoClass.getPseudoClass("baseline");

  private final TrialColumn column;
  private final TimeText times;
  private FontIcon icon;
  private TrialState shown;

  TrialCell(TrialColumn column, TimeText times) {
    this.column = column;
    this.times = times;
    getStyleClass().add("trial-cell");
    if (column.kind() == TrialColumn.Kind.NUMBER) {
      getStyleClass().add("number-cell");
    }
  }

  @Override
  protected void updateItem(TrialRow row, boolean empty) {
    super.updateItem(row, empty);
    draw();
  }

  /** Shows the row as it is now. */
  void draw() {
    TrialRow row = getItem();
    Object value = isEmpty() || row == null || row.isGap() ? null : column.of(row.trial());
    if (column.kind() == TrialColumn.Kind.STATE) {
      drawState((TrialState) value);
    }
    String text = text(value);
    if (!Objects.equals(text, getText())) {
      setText(text);
    }
    if (column.id().equals("trial")) {
      pseudoClassStateChanged(BASELINE, value != null && row.trial().isBaseline());
    }
  }

  private String text(Object value) {
    if (value instanceof Instant moment) {
      return times.moment(moment);
    }
    // A failure may bring the tail of a log along: its first line says why.
    String text = TrialFilter.plain(value);
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  private void drawState(TrialState state) {
    if (state == shown) {
      return;
    }
    shown = state;
    if (state == null) {
      setGraphic(null);
      return;
    }
    if (icon == null) {
      icon = StateIcon.of(state);
    } else {
      StateIcon.show(icon, state);
    }
    setGraphic(icon);
  }
}
