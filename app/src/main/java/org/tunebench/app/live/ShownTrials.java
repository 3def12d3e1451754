package org.tunebench.app.live;

import java.util.EnumSet;
import java.util.Set;
import javafx.scene.control.MenuButton;
import org.tunebench.app.shell.Texts;
import org.tunebench.app.shell.TickItem;
import org.tunebench.engine.study.Trial;

/** The menu beside the histories that shows and hides them by what became of their trials. */
final class ShownTrials {
  /** What a trial is in the legend of histories, which tells the default from all others. */
  enum Part {
    /** The default configuration, whatever became of it. */
    DEFAULT,
    /** Those that have a result. */
    COMPLETED,
    /** Those that run, or will. */
    RUNNING,
    /** Those that the pruner ended. */
    PRUNED,
    /** Those that ended without a result in another way. */
    FAILED;

    static Part of(Trial trial) {
      if (trial.isBaseline()) {
        return DEFAULT;
      }
      return switch (trial.state()) {
        case COMPLETED -> COMPLETED;
        case WAITING, RUNNING -> RUNNING;
        case PRUNED -> PRUNED;
        case FAILED, STOPPED, INTERRUPTED -> FAILED;
      };
    }
  }

  private final Set<Part> hidden = EnumSet.noneOf(Part.class);

  /**
   * @param menu is filled with the parts
   * @param changed is told when a part is shown or hidden
   */
  ShownTrials(MenuButton menu, Texts texts, Runnable changed) {
    for (Part part : Part.values()) {
      TickItem item = new TickItem(texts.get("Study.Histories.Shown." + part.name()));
      item.setSelected(true);
      item.selectedProperty()
          .addListener(
              (property, before, now) -> {
                if (now ? hidden.remove(part) : hidden.add(part)) {
                  changed.run();
                }
              });
      menu.getItems().add(item);
    }
  }

  /** Whether its history is shown. */
  boolean shows(Trial trial) {
    return !hidden.contains(Part.of(trial));
  }

  /** Whether anything may be missing. */
  boolean hidesSome() {
    return !hidden.isEmpty();
  }
}
