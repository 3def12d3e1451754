package org.tunebench.app.live;

import java.util.function.Supplier;
import javafx.scene.Parent;
import org.tunebench.app.shell.Fxml;
import org.tunebench.app.shell.Texts;
import org.tunebench.app.trials.NewConfigurationController;
import org.tunebench.app.trials.TrialController;

/**
 * What takes turns in the side panel: the overview of a study, the details of a trial, and a
 * configuration that is being made up. The last two are made when they are first wanted.
 */
final class SideViews {
  private final SidePanel panel;
  private final Parent overview;
  private final Supplier<Parent> makeTrial;
  private final Supplier<Parent> makeConfiguration;
  private final NewConfigurationController configuration;
  private Parent trialView;
  private Parent configurationView;

  /**
   * @param close hides a trial or a configuration where the person hides the panel
   */
  SideViews(
      SidePanel panel,
      Texts texts,
      Parent overview,
      TrialController trial,
      NewConfigurationController configuration,
      Runnable close) {
    this.panel = panel;
    this.overview = overview;
    this.configuration = configuration;
    makeTrial = () -> Fxml.load("trials/Trial.fxml", trial, texts);
    makeConfiguration = () -> Fxml.load("trials/NewConfiguration.fxml", configuration, texts);
    panel.fill(overview);
    panel.onHide(close);
  }

  /** Shows where the study stands. */
  void showOverview() {
    panel.fill(overview);
    panel.hold(false);
  }

  /** Shows the details of a trial. */
  void showTrial() {
    if (trialView == null) {
      trialView = makeTrial.get();
    }
    panel.fill(trialView);
    panel.hold(true);
  }

  /** Shows the fields of a configuration that is being made up. */
  void showConfiguration() {
    if (configurationView == null) {
      configurationView = makeConfiguration.get();
    }
    panel.fill(configurationView);
    panel.hold(true);
    configuration.shown();
  }
}
