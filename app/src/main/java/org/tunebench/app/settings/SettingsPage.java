package org.tunebench.app.settings;

import org.tunebench.app.shell.FxmlPage;
import org.tunebench.app.shell.PreferencesStore;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.WorkspaceChange;

/** The page of settings. */
public final class SettingsPage extends FxmlPage {
  /**
   * @param workspaces leads to other workspaces
   */
  public SettingsPage(Services services, PreferencesStore preferences, WorkspaceChange workspaces) {
    super(
        "settings/Settings.fxml",
        new SettingsController(preferences, workspaces),
        "Settings.title",
        services.texts());
  }
}
