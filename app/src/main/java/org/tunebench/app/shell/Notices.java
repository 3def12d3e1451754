package org.tunebench.app.shell;

import atlantafx.base.controls.Notification;
import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Sentences in passing above the pages. Each goes by itself, later if it offers something, last if
 * that takes something back, and not while the person points at it or has the focus in it.
 */
public final class Notices {
  private static final Duration TO_READ = Duration.seconds(5);
  private static final Duration TO_FOLLOW = Duration.seconds(8);
  private static final Duration TO_DECIDE = Duration.seconds(20);

  private final VBox place;
  private final List<PauseTransition> waiting = new ArrayList<>();

  /** Those that take something back, the last shown last. */
  private final ObservableList<Button> takingBack = FXCollections.observableArrayList();

  Notices(VBox place) {
    this.place = place;
    place.setAlignment(Pos.BOTTOM_RIGHT);
  }

  /**
   * Shows a sentence.
   *
   * @param offers what its buttons say and do; each closes it
   */
  void show(String sentence, List<Dialogs.Offer> offers) {
    add(sentence, offers, () -> {}, offers.isEmpty() ? TO_READ : TO_FOLLOW);
  }

  /**
   * Shows what was done and can be taken back as long as it is there.
   *
   * @param back what takes it back
   * @param passed called once it has gone without that, unless the window is left first
   */
  void show(String sentence, Dialogs.Offer back, Runnable passed) {
    Notification note = add(sentence, List.of(back), passed, TO_DECIDE);
    takingBack.add(note.getPrimaryActions().get(0));
  }

  /** Whether there is something to be taken back. */
  BooleanBinding canTakeBack() {
    return Bindings.isNotEmpty(takingBack);
  }

  /** Takes back what was done last of what is there. */
  void takeBack() {
    takingBack.get(takingBack.size() - 1).fire();
  }

  /** How long each that is there stays, if nobody points at it. */
  List<Duration> times() {
    return waiting.stream().map(PauseTransition::getDuration).toList();
  }

  private Notification add(
      String sentence, List<Dialogs.Offer> offers, Runnable passed, Duration time) {
    Notification note = new Notification(sentence, new FontIcon(Feather.INFO));
    note.getStyleClass().addAll(Styles.ELEVATED_2, "notice");
    note.setPrefHeight(Region.USE_PREF_SIZE);
    note.setMaxHeight(Region.USE_PREF_SIZE);
    PauseTransition wait = new PauseTransition(time);
    note.setOnClose(event -> close(note, wait, passed));
    wait.setOnFinished(event -> close(note, wait, passed));
    note.getPrimaryActions()
        .setAll(
            offers.stream()
                .map(offer -> button(offer, () -> close(note, wait, () -> {})))
                .toList());
    place.getChildren().add(note);
    waiting.add(wait);
    wait.play();
    note.hoverProperty().addListener((was, old, now) -> hold(note, wait));
    note.focusWithinProperty().addListener((was, old, now) -> hold(note, wait));
    return note;
  }

  private static Button button(Dialogs.Offer offer, Runnable close) {
    Button button = new Button(offer.words());
    button.setOnAction(
        event -> {
          close.run();
          offer.taken().run();
        });
    return button;
  }

  private void hold(Node note, PauseTransition wait) {
    if (note.isHover() || note.isFocusWithin()) {
      wait.stop();
    } else if (waiting.contains(wait)) {
      wait.playFromStart();
    }
  }

  private void close(Notification note, PauseTransition wait, Runnable then) {
    // Once: what loses the focus by being removed would begin to wait again.
    if (waiting.remove(wait)) {
      wait.stop();
      takingBack.removeAll(note.getPrimaryActions());
      place.getChildren().remove(note);
      then.run();
    }
  }

  /** The window is left: nothing that was to follow happens. */
  void drop() {
    waiting.forEach(PauseTransition::stop);
    waiting.clear();
    takingBack.clear();
    place.getChildren().clear();
  }
}
