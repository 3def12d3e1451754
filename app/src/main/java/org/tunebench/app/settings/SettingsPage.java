package org.tunebench.app.settings;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.tunebench.app.shell.Fxml;
import org.tunebench.app.shell.Page;
import org.tunebench.app.shell.PreferencesStore;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.WorkspaceChange;

/** The page of settings. */
public final class SettingsPage implements Page {
  private final Parent view;
  private final String title;

  /**
   * @param workspaces leads to other workspaces
   */
  public SettingsPage(Services services, PreferencesStore preferences, WorkspaceChange workspaces) {
    SettingsController controller = new SettingsController(preferences, workspaces);
    this.view = Fxml.load("settings/Settings.fxml", controller, services.texts());
    this.title = services.texts().get("Settings.title");
  }

  @Override
  public Parent view() {
    return view;
  }

  @Override
  public ObservableValue<String> title() {
    return new ReadOnlyStringWrapper(title);
  }
}
