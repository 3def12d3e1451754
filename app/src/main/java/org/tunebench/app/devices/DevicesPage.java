package org.tunebench.app.devices;

import java.util.List;
import javafx.beans.binding.Bindings;
import org.tunebench.app.shell.Action;
import org.tunebench.app.shell.FxmlPage;
import org.tunebench.app.shell.Services;

/** The page of devices. */
public final class DevicesPage extends FxmlPage {
  private final DevicesViewModel model;

  /** Loads the page. */
  public DevicesPage(Services services) {
    this(services, new DevicesViewModel(services));
  }

  private DevicesPage(Services services, DevicesViewModel model) {
    super("devices/Devices.fxml", new DevicesController(model), "Devices.title", services.texts());
    this.model = model;
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.of(
            "Devices.Refresh",
            "fth-refresh-cw",
            "",
            model::refresh,
            Bindings.not(model.lookingProperty())));
  }

  @Override
  public void close() {
    model.close();
  }
}
