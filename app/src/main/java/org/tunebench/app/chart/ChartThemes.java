package org.tunebench.app.chart;

import javafx.beans.value.ObservableValue;
import org.tunebench.app.shell.Appearance;

/** The colours of charts, as the window has them. */
public final class ChartThemes {
  private ChartThemes() {}

  /**
   * The theme at the moment. The appearance outlives every page: bind to this value, which holds a
   * chart weakly, instead of listening to the appearance, which would hold its page for good.
   */
  public static ObservableValue<ChartTheme> of(Appearance appearance) {
    return appearance
        .darkProperty()
        .map(dark -> dark ? ChartTheme.darkTheme() : ChartTheme.light());
  }
}
