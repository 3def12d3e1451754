package org.tunebench.app.shell;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a person prefers, as it is kept in the workspace.
 *
 * @param theme light, dark or the desktop's
 * @param historyColors how histories are coloured
 * @param scale how large everything is drawn, in percent; 0 as the desktop says
 * @param parallel how many trials at once a new study starts with
 * @param window size of the window
 * @param panels what is shown of study pages
 * @param goOn the studies that go on by themselves at the next start
 * @param workspaces the folders of other workspaces that were open, the last one first
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Preferences(
    ThemeChoice theme,
    Appearance.HistoryColors historyColors,
    int scale,
    int parallel,
    Window window,
    Panels panels,
    Set<Long> goOn,
    List<String> workspaces) {
  private static final int MOST_WORKSPACES = 5;

  /**
   * Size of the window in logical pixels.
   *
   * @param width without the desktop's own frame
   * @param height without the desktop's own frame
   * @param maximized whether it filled the screen
   */
  public record Window(double width, double height, boolean maximized) {
    /** The least size at which every page can be used: less than half of a common screen. */
    public static final double LEAST_WIDTH = 800;

    /** The least size at which every page can be used: less than half of a common screen. */
    public static final double LEAST_HEIGHT = 500;

    private static final double LARGEST = 16_384;

    /** Brings the size into its bounds: a file may say anything. */
    public Window {
      width = within(width, LEAST_WIDTH);
      height = within(height, LEAST_HEIGHT);
    }

    private static double within(double size, double least) {
      return size > least ? Math.min(size, LARGEST) : least;
    }
  }

  /**
   * What is shown of study pages.
   *
   * @param side whether the side panel stands beside histories
   * @param trialsSide whether it stands beside the table of trials
   * @param columns how the columns of that table are laid out, by study
   */
  public record Panels(boolean side, boolean trialsSide, Map<Long, ColumnLayout> columns) {
    /** What a person has who never chose. */
    public static final Panels DEFAULT = new Panels(true, false, Map.of());

    /** Copies what is given. */
    public Panels {
      Map<Long, ColumnLayout> known = new LinkedHashMap<>();
      if (columns != null) {
        columns.forEach((study, layout) -> known.put(study, layout));
        known.values().removeIf(Objects::isNull);
      }
      columns = Collections.unmodifiableMap(known);
    }
  }

  /** How large everything can be drawn, in percent; 0 is what the desktop says. */
  public static final List<Integer> SCALES = List.of(0, 100, 125, 150, 200);

  /** What a person has who never chose. */
  public static final Preferences DEFAULT =
      new Preferences(
          ThemeChoice.SYSTEM,
          Appearance.HistoryColors.RED_TO_GREEN,
          0,
          1,
          new Window(1280, 800, false),
          Panels.DEFAULT,
          Set.of(),
          List.of());

  /** Most trials at once that can be preset; a study may still have more. */
  public static final int MOST_PARALLEL = 64;

  /** Fills what a file leaves out, and brings numbers into their bounds. */
  public Preferences {
    theme = theme == null ? ThemeChoice.SYSTEM : theme;
    historyColors = historyColors == null ? Appearance.HistoryColors.RED_TO_GREEN : historyColors;
    scale = SCALES.contains(scale) ? scale : 0;
    parallel = Math.min(Math.max(parallel, 1), MOST_PARALLEL);
    window = window == null ? new Window(1280, 800, false) : window;
    panels = panels == null ? Panels.DEFAULT : panels;
    goOn =
        goOn == null
            ? Set.of()
            : goOn.stream().filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    workspaces =
        workspaces == null
            ? List.of()
            : workspaces.stream()
                .filter(Objects::nonNull)
                .distinct()
                .limit(MOST_WORKSPACES)
                .toList();
  }

  /** These with another theme. */
  public Preferences withTheme(ThemeChoice other) {
    return new Preferences(other, historyColors, scale, parallel, window, panels, goOn, workspaces);
  }

  /** These with other colours of histories. */
  public Preferences withHistoryColors(Appearance.HistoryColors other) {
    return new Preferences(theme, other, scale, parallel, window, panels, goOn, workspaces);
  }

  /** These drawn larger or smaller, in percent, from the next start on. */
  public Preferences withScale(int other) {
    return new Preferences(theme, historyColors, other, parallel, window, panels, goOn, workspaces);
  }

  /** These with another number of trials at once. */
  public Preferences withParallel(int other) {
    return new Preferences(theme, historyColors, scale, other, window, panels, goOn, workspaces);
  }

  /** These with another size of the window. */
  public Preferences withWindow(Window other) {
    return new Preferences(theme, historyColors, scale, parallel, other, panels, goOn, workspaces);
  }

  /** These with other panels. */
  public Preferences withPanels(Panels other) {
    return new Preferences(theme, historyColors, scale, parallel, window, other, goOn, workspaces);
  }

  /** These with other studies that go on at the next start. */
  public Preferences withGoOn(Set<Long> other) {
    return new Preferences(
        theme, historyColors, scale, parallel, window, panels, other, workspaces);
  }

  /**
   * These with the theme, the colours, the scale and the window of others: they belong to the
   * person, who goes over to another workspace in the same window.
   */
  public Preferences withLookOf(Preferences other) {
    return withTheme(other.theme)
        .withHistoryColors(other.historyColors)
        .withScale(other.scale)
        .withWindow(other.window);
  }

  /** These with other workspaces that were open. */
  public Preferences withWorkspaces(List<String> other) {
    return new Preferences(theme, historyColors, scale, parallel, window, panels, goOn, other);
  }
}
