package org.tunebench.app.live;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;

/** The panel at the side of a study's page: there where the person wants it, and as wide. */
final class SidePanel {
  private static final double USUAL_WIDTH = 340;

  private final SplitPane body;
  private final StackPane side;
  private final ToggleButton shown;
  private final Supplier<BooleanProperty> choice;

  /** What the person gave the panel by moving the divider. */
  private double width = USUAL_WIDTH;

  private boolean held;
  private Runnable hide = () -> {};

  /**
   * @param body holds the panel while it is there
   * @param shown chooses whether it is
   * @param choice whether the person wants it beside what is shown now
   */
  SidePanel(SplitPane body, StackPane side, ToggleButton shown, Supplier<BooleanProperty> choice) {
    this.body = body;
    this.side = side;
    this.shown = shown;
    this.choice = choice;
    shown.setOnAction(event -> choose(shown.isSelected()));
    // Widths come after the page is put into the window.
    body.widthProperty()
        .addListener(
            (source, before, now) -> {
              if (before.doubleValue() == 0) {
                placeDivider();
              }
            });
  }

  /** Shows it, or hides it. */
  void toggle() {
    choose(!shown.isSelected());
  }

  private void choose(boolean wanted) {
    choice.get().set(wanted);
    if (!wanted) {
      hide.run();
    }
    show();
  }

  /** Brings it in line with the choice; what a person asked for is shown in any case. */
  void show() {
    boolean wanted = choice.get().get() || held;
    shown.setSelected(wanted);
    boolean there = body.getItems().contains(side);
    if (wanted && !there) {
      body.getItems().add(side);
      placeDivider();
    } else if (!wanted && there) {
      // Not its own width, which lacks its share of the divider: it would be narrower each time.
      width = side.getWidth() > 0 ? body.getWidth() * (1 - body.getDividerPositions()[0]) : width;
      body.getItems().remove(side);
    }
  }

  private void placeDivider() {
    if (body.getWidth() > width) {
      body.setDividerPositions(1 - width / body.getWidth());
    }
  }

  /** Fills it. */
  void fill(Parent view) {
    if (!side.getChildren().equals(List.of(view))) {
      side.getChildren().setAll(view);
    }
  }

  /** Whether it holds what a person asked for, such as the details of a trial. */
  void hold(boolean wanted) {
    held = wanted;
    show();
  }

  /** What closes that where the person hides the panel. */
  void onHide(Runnable close) {
    hide = close;
  }
}
