package org.tunebench.app.live;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.tunebench.app.shell.Action;
import org.tunebench.app.shell.Route.StudyPage.Part;

/** The tabs of a study's page: which is looked at, and what comes into each when it is. */
final class StudyTabs {
  private final TabPane pane;
  private final Map<Part, Tab> tabs = new EnumMap<>(Part.class);

  /** What comes into the tabs when they are looked at. */
  private final List<TabContent> contents = new ArrayList<>();

  StudyTabs(TabPane pane, Tab histories, Tab trials, Tab analysis, Tab insight, Tab details) {
    this.pane = pane;
    tabs.put(Part.HISTORIES, histories);
    tabs.put(Part.TRIALS, trials);
    tabs.put(Part.ANALYSIS, analysis);
    tabs.put(Part.INSIGHT, insight);
    tabs.put(Part.DETAILS, details);
  }

  /** Fills the tabs; what is not looked at first is made when it is. */
  void fill(Parent historiesView, Supplier<Parent> trialsView, Supplier<Parent> detailsView) {
    tabs.get(Part.HISTORIES).setContent(TabContent.scrolled(historiesView));
    whenFirstSeen(Part.TRIALS, trialsView);
    whenFirstSeen(Part.DETAILS, detailsView);
  }

  /** Fills the tabs that say what was learned, and lets their models know when they are seen. */
  void fill(Learned learned) {
    whenFirstSeen(Part.ANALYSIS, learned::analysisView);
    whenFirstSeen(Part.INSIGHT, learned::insightView);
    learned.shown(
        tabs.get(Part.ANALYSIS).selectedProperty(), tabs.get(Part.INSIGHT).selectedProperty());
  }

  private void whenFirstSeen(Part part, Supplier<Parent> content) {
    contents.add(new TabContent(tabs.get(part), () -> TabContent.scrolled(content.get())));
  }

  /**
   * Makes the next tab that nobody has looked at yet, so that it comes at once when somebody does.
   * For a moment when nobody waits.
   */
  void prepareNext() {
    for (TabContent content : contents) {
      if (content.prepare()) {
        return;
      }
    }
  }

  /** Shows a part of the page. */
  void show(Part part) {
    pane.getSelectionModel().select(tabs.get(part));
  }

  /** What is looked at. */
  Part part() {
    return tabs.keySet().stream()
        .filter(part -> tabs.get(part) == pane.getSelectionModel().getSelectedItem())
        .findFirst()
        .orElse(Part.HISTORIES);
  }

  /** Hears that another tab is looked at. */
  void onAnother(Runnable listener) {
    pane.getSelectionModel()
        .selectedItemProperty()
        .addListener((property, before, now) -> listener.run());
  }

  /** Each tab as something that can be shown; its key is that of its title. */
  List<Action> actions() {
    return List.of(
        action("Study.Tab.Histories", "fth-activity", "Alt+1", Part.HISTORIES),
        action("Study.Tab.Trials", "fth-list", "Alt+2", Part.TRIALS),
        action("Study.Tab.Analysis", "fth-bar-chart-2", "Alt+3", Part.ANALYSIS),
        action("Study.Tab.Insight", "fth-sun", "Alt+4", Part.INSIGHT),
        action("Study.Tab.Details", "fth-info", "Alt+5", Part.DETAILS));
  }

  private Action action(String key, String icon, String keys, Part part) {
    return Action.always(key, icon, keys, () -> show(part));
  }
}
