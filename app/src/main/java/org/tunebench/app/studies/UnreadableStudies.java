package org.tunebench.app.studies;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.study.UnreadableStudy;

/** A line below the list for each study that cannot be read; nothing where there is none. */
final class UnreadableStudies {
  /** More of them would leave no room for the list. */
  private static final int MOST = 3;

  private final VBox box;
  private final StudiesViewModel model;
  private final Texts texts;

  UnreadableStudies(VBox box, StudiesViewModel model, Texts texts) {
    this.box = box;
    this.model = model;
    this.texts = texts;
    model.unreadable().addListener((ListChangeListener<UnreadableStudy>) change -> show());
    show();
  }

  private void show() {
    box.getChildren().setAll(model.unreadable().stream().limit(MOST).map(this::line).toList());
    int more = model.unreadable().size() - MOST;
    if (more > 0) {
      Label rest = new Label(texts.get("Studies.Unreadable.more", more));
      rest.getStyleClass().add("text-muted");
      box.getChildren().add(rest);
    }
    box.setVisible(!model.unreadable().isEmpty());
    box.setManaged(box.isVisible());
  }

  private HBox line(UnreadableStudy study) {
    FontIcon icon = new FontIcon("fth-alert-triangle");
    icon.getStyleClass().add("warning-icon");
    Label sentence = new Label(model.sentence(study));
    sentence.setWrapText(true);
    sentence.setMaxWidth(Double.MAX_VALUE);
    sentence.setMinHeight(Label.USE_PREF_SIZE);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    HBox line = new HBox(12, icon, sentence);
    line.setAlignment(Pos.CENTER_LEFT);
    if (!study.isTorn()) {
      line.getChildren().add(delete(study));
    }
    return line;
  }

  private Button delete(UnreadableStudy study) {
    Button delete = new Button(texts.get("Studies.Delete"));
    delete.setAccessibleText(texts.get("Studies.Unreadable.delete", study.name()));
    delete.setMinWidth(Button.USE_PREF_SIZE);
    delete.setDisable(!model.mayWork());
    delete.setOnAction(event -> model.delete(study));
    return delete;
  }
}
