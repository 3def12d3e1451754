package org.tunebench.app.trials;

import java.util.Locale;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tunebench.engine.study.TrialState;

/** The icon of a trial's state; its colour comes from the style sheet. */
public final class StateIcon {
  private StateIcon() {}

  /** A new icon. */
  public static FontIcon of(TrialState state) {
    FontIcon icon = new FontIcon();
    show(icon, state);
    return icon;
  }

  /** Changes an icon to another state's. */
  static void show(FontIcon icon, TrialState state) {
    icon.setIconCode(code(state));
    icon.getStyleClass().setAll("ikonli-font-icon", "state-icon", "state-" + word(state));
  }

  private static String word(TrialState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static Feather code(TrialState state) {
    return switch (state) {
      case WAITING -> Feather.CLOCK;
      case RUNNING -> Feather.PLAY_CIRCLE;
      case COMPLETED -> Feather.CHECK_CIRCLE;
      case PRUNED -> Feather.SCISSORS;
      case FAILED -> Feather.ALERT_CIRCLE;
      case STOPPED -> Feather.STOP_CIRCLE;
      case INTERRUPTED -> Feather.ZAP_OFF;
    };
  }
}
