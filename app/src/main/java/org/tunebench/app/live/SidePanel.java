package org.tunebench.app.live;

import java.util.List;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * The panel at the side of a study's page: there where the person wants it, and as wide. Where
 * there is no room beside it, it takes the place of what it stands beside, for as long as it is
 * wanted.
 */
final class SidePanel {
  private static final double USUAL_WIDTH = 340;
  private static final double DIVIDER = 8;

  private final SplitPane body;
  private final Region main;
  private final StackPane side;
  private final ToggleButton shown;
  private final Supplier<BooleanProperty> choice;

  /** What the person gave the panel by moving the divider. */
  private double width = USUAL_WIDTH;

  private boolean held;

  /** Whether the person asked for it where there is no room for both. */
  private boolean asked;

  /** Where the keyboard was in what the panel stands beside. */
  private Node lastFocus;

  /** Whether the keyboard was led into the panel. */
  private boolean keyboardHere;

  private Runnable hide = () -> {};

  /**
   * @param body holds the panel while it is there, and always what it stands beside
   * @param shown chooses whether it is
   * @param choice whether the person wants it beside what is shown now
   */
  SidePanel(SplitPane body, StackPane side, ToggleButton shown, Supplier<BooleanProperty> choice) {
    this.body = body;
    this.main = (Region) body.getItems().get(0);
    this.lastFocus = main;
    this.side = side;
    this.shown = shown;
    this.choice = choice;
    shown.setOnAction(event -> choose(shown.isSelected()));
    // Widths come after the page is put into the window.
    body.widthProperty()
        .addListener(
            (source, before, now) -> {
              show();
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
    if (isNarrow()) {
      // What holds for a moment is not what the person wants in a window that is wide again.
      asked = wanted;
    } else {
      choice.get().set(wanted);
    }
    if (!wanted) {
      hide.run();
    }
    show();
  }

  /** Something else of what it stands beside is looked at from now on. */
  void moveOn() {
    if (isNarrow() && shown.isSelected()) {
      choose(false);
    } else {
      show();
    }
  }

  private boolean isNarrow() {
    return body.getWidth() > 0 && body.getWidth() < main.minWidth(-1) + side.minWidth(-1) + DIVIDER;
  }

  /** Brings it in line with the choice; what a person asked for is shown in any case. */
  void show() {
    boolean narrow = isNarrow();
    boolean wanted = held || (narrow ? asked : choice.get().get());
    shown.setSelected(wanted);
    boolean there = body.getItems().contains(side);
    if (narrow) {
      showAlone(wanted ? side : main);
    } else if (!body.getItems().contains(main)) {
      body.getItems().setAll(main, side);
      show();
      placeDivider();
    } else if (wanted && !there) {
      body.getItems().add(side);
      placeDivider();
    } else if (!wanted && there) {
      // Not its own width, which lacks its share of the divider: it would be narrower each time.
      width = side.getWidth() > 0 ? body.getWidth() * (1 - body.getDividerPositions()[0]) : width;
      body.getItems().remove(side);
    }
  }

  private void showAlone(Region what) {
    if (body.getItems().equals(List.of(what))) {
      return;
    }
    boolean swapped = !body.getItems().contains(what);
    Node owner = body.getScene() == null ? null : body.getScene().getFocusOwner();
    boolean focused = isIn(body, owner);
    if (what == side) {
      lastFocus = isIn(main, owner) ? owner : main;
    }
    body.getItems().setAll(what);
    boolean follows = swapped && (focused || held || keyboardHere);
    keyboardHere = follows && what == side;
    if (follows) {
      // The keyboard goes to what is shown now; after the click that led there has done its own.
      Node next = what == side ? side.getChildren().get(0) : lastFocus;
      Platform.runLater(next::requestFocus);
    }
  }

  private static boolean isIn(Node whole, Node part) {
    Node at = part;
    while (at != null && at != whole) {
      at = at.getParent();
    }
    return at != null;
  }

  private void placeDivider() {
    if (body.getItems().contains(side)
        && body.getItems().contains(main)
        && body.getWidth() > width) {
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
