package org.tunebench.app.chart;

import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import org.tunebench.app.shell.Action;

/** What can be done with charts of any kind, for the command palette. */
public final class ChartActions {
  private ChartActions() {}

  /** The other kind of axis than the one that there is. */
  public static Action scale(BooleanProperty log, ObservableBooleanValue enabled) {
    return Action.of(
        log.get() ? "Study.Scale.Linear.action" : "Study.Scale.Log.action",
        "fth-trending-up",
        "",
        toggle(log),
        enabled);
  }

  /** Clips outliers, or shows them where they are clipped. */
  public static Action outliers(BooleanProperty showAll, ObservableBooleanValue enabled) {
    return Action.of(
        showAll.get() ? "Study.Range.Clip" : "Study.Range.Show",
        "fth-scissors",
        "",
        toggle(showAll),
        enabled);
  }

  private static Runnable toggle(BooleanProperty choice) {
    return () -> choice.set(!choice.get());
  }
}
