package org.tunebench.app.studies;

import atlantafx.base.theme.Styles;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import org.tunebench.app.shell.Texts;

/** A recent study: name, standing, best, progress, when; a click opens it. */
final class RecentCell extends ListCell<StudyRow> {
  private final WelcomeViewModel model;
  private final Texts texts;
  private final Label name = new Label();
  private final Tooltip whole = new Tooltip();
  private final StandingLabel standing = new StandingLabel();
  private final Label best = new Label();
  private final Label progress = new Label();
  private final Label when = new Label();
  private final Button resume = new Button();
  private final RecentLine row;

  /**
   * @param some whether something can be done with one of the studies
   */
  RecentCell(WelcomeViewModel model, ObservableValue<Boolean> some, Texts texts) {
    this.model = model;
    this.texts = texts;
    name.getStyleClass().addAll(Styles.TEXT_BOLD, "long-name");
    name.setTooltip(whole);
    when.getStyleClass().add(Styles.TEXT_MUTED);
    resume.getStyleClass().add(Styles.SMALL);
    resume.setOnAction(event -> model.resume(getItem()));
    row = new RecentLine(widthProperty(), some, name, standing, best, progress, when, resume);
    // As wide as the list: a long name gives way, and nothing scrolls sideways.
    setPrefWidth(0);
    setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY && !isEmpty()) {
            model.open(getItem());
          }
        });
  }

  @Override
  protected void updateItem(StudyRow item, boolean empty) {
    super.updateItem(item, empty);
    if (empty) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    StudyWords words = model.words();
    name.setText(item.name());
    whole.setText(item.name());
    standing.show(item, words);
    best.setText(words.best(item));
    progress.setText(words.progress(item));
    when.setText(words.ago(item.summary().changed()));
    boolean isNew = item.standing() == StudyRow.Standing.NEW;
    resume.setText(texts.get(isNew ? "Welcome.Start" : "Welcome.Resume"));
    boolean offered = item.canResume() && model.mayWork();
    resume.setVisible(offered);
    resume.setManaged(offered);
    setAccessibleText(words.spoken(item));
    setGraphic(row);
  }
}
