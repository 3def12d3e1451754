package org.tunebench.app.trials;

import java.util.Locale;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tunebench.engine.study.TrialState;

/** The icon of a trial's state; its colour comes from the style sheet. */
enum StateIcon {
  WAITING(Feather.CLOCK),
  RUNNING(Feather.PLAY_CIRCLE),
  COMPLETED(Feather.CHECK_CIRCLE),
  /** Completed, and its result is no number: nothing to tick off. */
  WITHOUT_RESULT(Feather.X_CIRCLE),
  PRUNED(Feather.SCISSORS),
  FAILED(Feather.ALERT_CIRCLE),
  STOPPED(Feather.STOP_CIRCLE),
  INTERRUPTED(Feather.ZAP_OFF);

  private final Feather code;

  StateIcon(Feather code) {
    this.code = code;
  }

  /**
   * The icon of a state.
   *
   * @param lacksResult see {@link TrialFacts#lacksResult}
   */
  static StateIcon of(TrialState state, boolean lacksResult) {
    return lacksResult ? WITHOUT_RESULT : valueOf(state.name());
  }

  /** Changes an icon to this one. */
  void show(FontIcon icon) {
    icon.setIconCode(code);
    String style = "state-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    icon.getStyleClass().setAll("ikonli-font-icon", "state-icon", style);
  }
}
