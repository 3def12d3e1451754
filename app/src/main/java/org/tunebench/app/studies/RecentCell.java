package org.tunebench.app.studies;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.tunebench.app.shell.Texts;

/** A recent study: name, standing, best, progress, when; a click opens it. */
final class RecentCell extends ListCell<StudyRow> {
  /** A narrower row has no room for when a study changed. */
  private static final double WIDE = 740;

  private static final double NARROW = 640;
  private static final double LEAST_NAME = 100;

  private final WelcomeViewModel model;
  private final Texts texts;
  private final Label name = new Label();
  private final StandingLabel standing = new StandingLabel();
  private final Label best = new Label();
  private final Label progress = new Label();
  private final Label when = new Label();
  private final Button resume = new Button();
  private final HBox row;

  RecentCell(WelcomeViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    name.getStyleClass().add(Styles.TEXT_BOLD);
    name.setMaxWidth(Double.MAX_VALUE);
    name.setMinWidth(LEAST_NAME);
    HBox.setHgrow(name, Priority.ALWAYS);
    standing.setPrefWidth(110);
    best.prefWidthProperty().bind(widthProperty().map(RecentCell::bestWidth));
    progress.setPrefWidth(150);
    when.setPrefWidth(100);
    when.getStyleClass().add(Styles.TEXT_MUTED);
    resume.getStyleClass().add(Styles.SMALL);
    resume.setOnAction(event -> model.resume(getItem()));
    HBox action = new HBox(resume);
    action.setAlignment(Pos.CENTER_RIGHT);
    action.setMinWidth(84);
    row = new HBox(12, name, standing, best, progress, when, action);
    row.setAlignment(Pos.CENTER_LEFT);
    for (Label fixed : new Label[] {standing, best, progress, when}) {
      fixed.setMinWidth(Region.USE_PREF_SIZE);
    }
    // As wide as the list: a long name gives way, and nothing scrolls sideways.
    setPrefWidth(0);
    when.visibleProperty().bind(widthProperty().greaterThan(WIDE));
    when.managedProperty().bind(when.visibleProperty());
    progress.visibleProperty().bind(widthProperty().greaterThan(NARROW));
    progress.managedProperty().bind(progress.visibleProperty());
    setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY && !isEmpty()) {
            model.open(getItem());
          }
        });
  }

  private static double bestWidth(Number cell) {
    return cell.doubleValue() > NARROW ? 180 : 110;
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
    standing.show(item, words);
    best.setText(words.best(item));
    progress.setText(words.progress(item));
    when.setText(words.ago(item.summary().changed()));
    boolean isNew = item.standing() == StudyRow.Standing.NEW;
    resume.setText(texts.get(isNew ? "Welcome.Start" : "Welcome.Resume"));
    resume.setVisible(item.canResume());
    setAccessibleText(item.name() + ", " + words.standing(item));
    setGraphic(row);
  }
}
