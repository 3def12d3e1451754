package org.tunebench.app.live;

import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;

/**
 * What a tab shows. A tab pane styles and lays out what is in all its tabs, so that tabs that
 * nobody looks at would hold up the first picture: the content comes in when the tab is first
 * looked at. It can be made before, while nobody waits for anything.
 */
final class TabContent {
  private final Tab tab;
  private final Supplier<Parent> maker;
  private Parent made;

  TabContent(Tab tab, Supplier<Parent> maker) {
    this.tab = tab;
    this.maker = maker;
    tab.selectedProperty()
        .addListener(
            (property, before, seen) -> {
              if (seen && tab.getContent() == null) {
                show();
              }
            });
  }

  /** It scrolls where it needs more height than the tab has. */
  static ScrollPane scrolled(Parent content) {
    if (content instanceof ScrollPane already) {
      return already;
    }
    ScrollPane page = new ScrollPane(content);
    page.setFitToWidth(true);
    page.setFitToHeight(true);
    page.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    page.setFocusTraversable(false);
    page.getStyleClass().add("edge-to-edge");
    return page;
  }

  /** Makes it, if it is not there yet; gives whether there was something to do. */
  boolean prepare() {
    if (made != null) {
      return false;
    }
    made = maker.get();
    return true;
  }

  private void show() {
    prepare();
    tab.setContent(made);
    // What scrolls has its content only now, and focus may be asked for at once.
    made.applyCss();
  }
}
