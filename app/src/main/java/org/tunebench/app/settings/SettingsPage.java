package org.tunebench.app.settings;

import java.nio.file.Path;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.tunebench.app.shell.Fxml;
import org.tunebench.app.shell.Page;
import org.tunebench.app.shell.PreferencesStore;
import org.tunebench.app.shell.Services;

/** The page of settings. */
public final class SettingsPage implements Page {
  private final Parent view;
  private final String title;

  /**
   * @param home the workspace's folder, which is shown
   */
  public SettingsPage(Services services, PreferencesStore preferences, Path home) {
    SettingsController controller = new SettingsController(preferences, home);
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
