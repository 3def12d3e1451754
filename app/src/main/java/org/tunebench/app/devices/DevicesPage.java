package org.tunebench.app.devices;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.tunebench.app.shell.Fxml;
import org.tunebench.app.shell.Page;
import org.tunebench.app.shell.Services;

/** The page of devices. */
public final class DevicesPage implements Page {
  private final Parent view;
  private final String title;
  private final DevicesViewModel model;

  /** Loads the page. */
  public DevicesPage(Services services) {
    this.model = new DevicesViewModel(services);
    DevicesController controller = new DevicesController(model);
    this.view = Fxml.load("devices/Devices.fxml", controller, services.texts());
    this.title = services.texts().get("Devices.title");
  }

  @Override
  public Parent view() {
    return view;
  }

  @Override
  public ObservableValue<String> title() {
    return new ReadOnlyStringWrapper(title);
  }

  @Override
  public void close() {
    model.close();
  }
}
