package org.tunebench.app.shell;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;

/**
 * Keeps the keyboard where it was when what has the focus goes away, as the button that pauses a
 * study does once the study has ended: from nowhere, Tab would lead to the first control of the
 * window.
 */
final class KeptPlace {
  private final Scene scene;

  /** What had the focus last, and what it lies in, the innermost first. */
  private List<Node> last = List.of();

  /** The same of what has gone away, until it is known where the keyboard goes on; or nothing. */
  private List<Node> lost = List.of();

  /** What the toolkit gives the focus to then: the first of the window. */
  private Node given;

  private KeptPlace(Scene scene) {
    this.scene = scene;
    scene.focusOwnerProperty().addListener((was, old, now) -> follow(now));
  }

  /** From now on, in whatever window the root is shown. */
  static void install(Parent root) {
    root.sceneProperty()
        .subscribe(
            scene -> {
              if (scene != null) {
                new KeptPlace(scene);
              }
            });
  }

  private void follow(Node now) {
    if (now == null) {
      if (lost.isEmpty() && !last.isEmpty() && last.get(0).getScene() != scene) {
        lost = last;
        // What takes its place may ask for the focus, and what was moved about comes back.
        Platform.runLater(this::goBack);
      }
    } else if (lost.isEmpty()) {
      last = upFrom(now);
    } else if (given == null) {
      given = now;
    }
  }

  private static List<Node> upFrom(Node node) {
    return Stream.iterate(node, Objects::nonNull, (Node at) -> at.getParent()).toList();
  }

  private void goBack() {
    Node owner = scene.getFocusOwner();
    Optional<Node> near = lost.stream().filter(node -> node.getScene() == scene).findFirst();
    boolean asked = owner != null && owner != given;
    lost = List.of();
    given = null;
    if (asked) {
      last = upFrom(owner);
    } else {
      near.ifPresent(Node::requestFocus);
    }
  }
}
