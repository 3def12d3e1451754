package org.tunebench.app.settings;

import org.tunebench.app.shell.FxmlPage;
import org.tunebench.app.shell.PreferencesStore;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.WorkspaceChange;

/** The page of settings. */
public final class SettingsPage extends FxmlPage {
  private final SettingsController controller;

  /**
   * @param workspaces leads to other workspaces
   */
  public SettingsPage(Services services, PreferencesStore preferences, WorkspaceChange workspaces) {
    this(services, new SettingsController(preferences, workspaces, services.texts()));
  }

  private SettingsPage(Services services, SettingsController controller) {
    super("settings/Settings.fxml", controller, "Settings.title", services.texts());
    this.controller = controller;
  }

  @Override
  public void focus() {
    controller.focus();
  }

  @Override
  public void close() {
    controller.close();
  }
}
