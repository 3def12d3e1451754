package org.tunebench.app.builder;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.study.PartKind;

/**
 * What is to be said of a command, beneath it: parameters that it names and nobody searches, and
 * what one had rather know of its script. A line of it is kept free, or stands in for what is wrong
 * with the command: else the page would move under the pointer while the command is typed.
 */
final class BeneathCommand {
  private static final String RUN = "run";

  private final BuilderViewModel model;
  private final Texts texts;
  private final Pane place;
  private final Runnable whenAdded;
  private final Region room = new Region();
  private final Label names = new Label();
  private final Hyperlink add = new Hyperlink();
  private final HBox missing = new HBox(8, names, add);
  private final Label caution = new Label();

  /**
   * @param place is filled
   * @param whenAdded shows the parameters that were added
   */
  BeneathCommand(BuilderViewModel model, Texts texts, Pane place, Runnable whenAdded) {
    this.model = model;
    this.texts = texts;
    this.place = place;
    this.whenAdded = whenAdded;
  }

  void install() {
    missing.setId("missing");
    missing.setAlignment(Pos.BASELINE_LEFT);
    missing.managedProperty().bind(missing.visibleProperty());
    add.setId("addMissing");
    add.setMinWidth(Region.USE_PREF_SIZE);
    add.setOnAction(event -> addMissing());
    FontIcon icon = new FontIcon(Feather.ALERT_TRIANGLE);
    icon.getStyleClass().add("warning-icon");
    caution.setGraphic(icon);
    caution.setId("unknownOptions");
    // One at a time, and first what keeps the search from starting: a line has room.
    TextPane.showIfAny(
        caution,
        Bindings.when(missing.visibleProperty()).then("").otherwise(model.ofCommandProperty()));
    for (Label words : List.of(names, caution)) {
      words.setWrapText(true);
      words.setMinHeight(Region.USE_PREF_SIZE);
    }
    room.getStyleClass().add("room");
    place.getStyleClass().addAll("beneath-field", "beneath-command");
    place.getChildren().setAll(room, new VBox(4, missing, caution));
    place.managedProperty().bind(place.visibleProperty());
    model.missing().namesProperty().subscribe(this::show);
    model.objective().kindProperty().subscribe(this::follow);
  }

  /** A command alone has parameters in its words. */
  private void follow(PartKind kind) {
    boolean isCommand = kind.kind().equals(ObjectiveKinds.COMMAND);
    place.setVisible(isCommand);
    if (isCommand) {
      model
          .objective()
          .part()
          .setting(RUN)
          .ifPresent(run -> room.managedProperty().bind(run.field().shownProblem().isEmpty()));
    }
  }

  private void show(List<String> all) {
    missing.setVisible(!all.isEmpty());
    names.setText(model.missing().sentence(texts).orElse(""));
    add.setText(texts.get("Builder.Missing.add", all.size()));
  }

  private void addMissing() {
    add.setVisited(false);
    model.missing().add();
    whenAdded.run();
  }
}
