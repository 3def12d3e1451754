package org.tunebench.app.shell;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.event.EventTarget;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyEvent;

/** Letters choose in a list of choices, as everywhere on a desktop; the toolkit leaves it out. */
final class TypeAhead {
  /** Who waits longer begins another word. */
  private static final long PATIENCE_NANOS = Duration.ofSeconds(1).toNanos();

  private EventTarget at;
  private String typed = "";
  private long last;

  private TypeAhead() {}

  /** From now on letters choose in the lists of choices below a node. */
  static void install(Parent root) {
    root.addEventHandler(KeyEvent.KEY_TYPED, new TypeAhead()::type);
  }

  private void type(KeyEvent event) {
    if (event.getTarget() instanceof ComboBox<?> box && !box.isEditable() && isText(event)) {
      long now = System.nanoTime();
      boolean goesOn = box == at && now - last < PATIENCE_NANOS;
      at = box;
      last = now;
      typed = (goesOn ? typed : "") + event.getCharacter().toLowerCase(Locale.ROOT);
      choose(box);
      event.consume();
    }
  }

  /** A space alone opens the list. */
  private boolean isText(KeyEvent event) {
    String text = event.getCharacter();
    boolean shortcut = event.isControlDown() || event.isAltDown() || event.isMetaDown();
    return !shortcut && !text.isEmpty() && text.charAt(0) > ' ';
  }

  /** The first letter once more leads to the next choice that begins with it. */
  private <T> void choose(ComboBox<T> box) {
    List<T> items = box.getItems();
    int from = box.getSelectionModel().getSelectedIndex() + (typed.length() == 1 ? 1 : 0);
    IntStream.range(0, items.size())
        .map(step -> Math.floorMod(from + step, items.size()))
        .filter(index -> begins(box, items.get(index)))
        .findFirst()
        .ifPresent(box.getSelectionModel()::select);
  }

  private <T> boolean begins(ComboBox<T> box, T item) {
    return box.getConverter().toString(item).toLowerCase(Locale.ROOT).startsWith(typed);
  }
}
