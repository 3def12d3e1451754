package org.tunebench.app.trials;

import java.time.Instant;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.study.Trial;

/**
 * A cell of the trial table. It listens to nothing: the table's owner calls {@link #draw} on what
 * is visible when trials have changed.
 */
final class TrialCell extends TableCell<TrialRow, TrialRow> {
  private static final PseudoClass BASELINE = PseudoClass.getPseudoClass("baseline");

  private static final PseudoClass NOT_FINAL = PseudoClass.getPseudoClass("not-final");

  private final TrialColumn column;
  private final Texts texts;
  private final TimeText times;
  private final TrialsViewModel model;
  private final Consumer<String> drawn;
  private final FontIcon icon = new FontIcon();
  private StateIcon shown;

  /**
   * @param model knows what the person has pinned, and what trials without a result have reported
   * @param drawn is told what it says
   */
  TrialCell(
      TrialColumn column,
      Texts texts,
      TimeText times,
      TrialsViewModel model,
      Consumer<String> drawn) {
    this.drawn = drawn;
    this.column = column;
    this.texts = texts;
    this.times = times;
    this.model = model;
    getStyleClass().add("trial-cell");
    if (column.isNumeric()) {
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
    if (column.isState()) {
      drawState(value == null ? null : row.trial());
    }
    String text = column.isState() && row != null && row.isGap() ? gap(row) : text(value);
    if (column.isMetric()) {
      OptionalDouble last =
          isEmpty() || row == null || row.isGap() || value != null
              ? OptionalDouble.empty()
              : model.lastReported(row.trial(), column);
      drawNotFinal(last.isPresent(), last.isPresent() && !row.trial().state().isTerminal());
      text =
          last.isPresent()
              ? texts.get("Trials.NotFinal", Numbers.metric(last.getAsDouble()))
              : text;
    }
    if (!Objects.equals(text, getText())) {
      setText(text);
      drawn.accept(text);
    }
    if (column.id().equals(TrialColumn.TRIAL)) {
      pseudoClassStateChanged(BASELINE, value != null && row.trial().isBaseline());
      drawPin(value != null && model.isPinned(row.trial().number()));
    }
  }

  /** What was last reported is no result, and looks like none. */
  private void drawNotFinal(boolean now, boolean runs) {
    String hint = now ? texts.get(runs ? "Trials.SoFar.hint" : "Trials.NotFinal.hint") : null;
    if (!Objects.equals(hint, getTooltip() == null ? null : getTooltip().getText())) {
      pseudoClassStateChanged(NOT_FINAL, now);
      setTooltip(now ? new Tooltip(hint) : null);
    }
  }

  private void drawPin(boolean now) {
    if (now == (getGraphic() != null)) {
      return;
    }
    FontIcon pin = null;
    if (now) {
      pin = new FontIcon(Feather.BOOKMARK);
      pin.getStyleClass().add("pin-icon");
    }
    setGraphic(pin);
    setAccessibleText(now ? texts.get("Trials.Pinned", getText()) : null);
  }

  private String gap(TrialRow row) {
    return texts.get("Trials.Gap", row.hidden());
  }

  private String text(Object value) {
    if (value instanceof Instant moment) {
      return times.moment(moment);
    }
    if (column.isMetric() && value instanceof Double number) {
      return Numbers.metric(number);
    }
    // A failure may bring the tail of a log along: its first line says why.
    String text = Numbers.any(value);
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  private void drawState(Trial trial) {
    StateIcon now = trial == null ? null : StateIcon.of(trial.state(), model.lacksResult(trial));
    if (now == shown) {
      return;
    }
    shown = now;
    boolean lacksResult = now == StateIcon.WITHOUT_RESULT;
    String hint = lacksResult ? texts.get("Trial.WithoutResult") : null;
    setTooltip(lacksResult ? new Tooltip(hint) : null);
    setAccessibleText(hint);
    if (now == null) {
      setGraphic(null);
      return;
    }
    now.show(icon);
    setGraphic(icon);
  }
}
