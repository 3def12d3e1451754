package org.tunebench.app.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tunebench.app.shell.Texts;

/** The buttons in the header of a study: what can be done with it as it stands. */
final class StudyButtons {
  private static final double REASON_WIDTH = 480;

  private final StudyViewModel model;
  private final StudyCommands commands;
  private final Texts texts;
  private final HBox place;

  /**
   * @param place is filled with them, the most likely first
   */
  StudyButtons(StudyViewModel model, StudyCommands commands, Texts texts, HBox place) {
    this.model = model;
    this.commands = commands;
    this.texts = texts;
    this.place = place;
    place.addEventFilter(MouseEvent.MOUSE_PRESSED, StudyButtons::refuseSecondClick);
    model.actionsProperty().addListener((property, before, now) -> show(now));
    show(model.actionsProperty().get());
  }

  /**
   * The second click of a double click was meant for the button that stood there at the first, not
   * for the one that has taken its place.
   */
  private static void refuseSecondClick(MouseEvent press) {
    if (press.getClickCount() > 1) {
      press.consume();
    }
  }

  private void show(List<StudyAction> possible) {
    hideHints();
    List<Node> buttons = new ArrayList<>();
    for (StudyAction action : possible) {
      Node button = button(action, action == possible.get(0) && action != StudyAction.STOP);
      // At the left, where no other button is at any time: it interrupts trials.
      buttons.add(action == StudyAction.PAUSE_NOW ? 0 : buttons.size(), button);
    }
    place.getChildren().setAll(buttons);
  }

  /** The hint of a button that goes away under the pointer would stay. */
  private void hideHints() {
    for (Node node : place.getChildren()) {
      if (node instanceof Button button && button.getTooltip() != null) {
        button.getTooltip().hide();
      }
    }
  }

  private Node button(StudyAction action, boolean primary) {
    Button button = new Button(texts.get("Study.Action." + action.name()));
    button.setId("study-" + action.name().toLowerCase(Locale.ROOT));
    button.setGraphic(new FontIcon(icon(action)));
    button.setOnAction(event -> commands.perform(action));
    button.setMinWidth(Button.USE_PREF_SIZE);
    if (action == StudyAction.PAUSE_NOW) {
      button.setTooltip(below(button, texts.get("Study.PauseNow.Hint")));
    }
    if (model.importedProperty().get()) {
      return refused(button);
    }
    button.disableProperty().bind(model.busyProperty());
    if (action == StudyAction.PAUSE) {
      button.setTooltip(below(button, texts.get("Study.Action.PAUSE.description")));
    }
    if (primary) {
      button.getStyleClass().add("accent");
    }
    return button;
  }

  /** A hint that covers no other button: beside the pointer, that of Pause would lie on Stop. */
  private static Tooltip below(Button button, String words) {
    Tooltip hint = new Tooltip(words);
    hint.setOnShowing(
        event -> {
          Bounds place = button.localToScreen(button.getLayoutBounds());
          hint.setAnchorX(place.getMinX());
          hint.setAnchorY(place.getMaxY());
        });
    return hint;
  }

  /**
   * What cannot be done says why: a button that is disabled shows no hint, what it lies in does.
   */
  private Node refused(Button button) {
    String reason = texts.get("Study.Imported.NoMore");
    button.setDisable(true);
    button.setAccessibleHelp(reason);
    StackPane place = new StackPane(button);
    Tooltip why = new Tooltip(reason);
    why.setWrapText(true);
    why.setMaxWidth(REASON_WIDTH);
    Tooltip.install(place, why);
    return place;
  }

  static Feather icon(StudyAction action) {
    return switch (action) {
      case START, RESUME -> Feather.PLAY;
      case PAUSE, PAUSE_NOW -> Feather.PAUSE;
      case STOP -> Feather.STOP_CIRCLE;
      case ADD_TRIALS -> Feather.PLUS;
    };
  }
}
