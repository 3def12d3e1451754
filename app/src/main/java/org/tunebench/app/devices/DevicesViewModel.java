package org.tunebench.app.devices;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.compute.Device;

/** The devices that trials can run on, or why they cannot. */
public final class DevicesViewModel {
  private static final double GIBIBYTE = 1L << 30;

  private final Services services;
  private final ObservableList<Device> devices = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper(this, "looking");

  /** Looks for devices at once. */
  public DevicesViewModel(Services services) {
    this.services = services;
    refresh();
  }

  /** The devices, GPUs first. */
  public ObservableList<Device> devices() {
    return devices;
  }

  /** Whether they are being looked for. */
  public ReadOnlyBooleanProperty lookingProperty() {
    return looking.getReadOnlyProperty();
  }

  /** Looks for devices again. */
  public void refresh() {
    looking.set(true);
    new Background(services)
        .run(
            services.engine()::devices,
            (List<Device> found) -> devices.setAll(found),
            wrong -> {},
            () -> looking.set(false));
  }

  /** Its memory in words, or a dash. */
  public String memory(Device device) {
    Texts texts = services.texts();
    return device.memoryBytes() > 0
        ? texts.get("Devices.memory", device.memoryBytes() / GIBIBYTE)
        : texts.get("Devices.memory.unknown");
  }

  /** Whether trials can run on it, in words. */
  public String standing(Device device) {
    return services.texts().get(device.usable() ? "Devices.ready" : "Devices.unusable");
  }

  /** What to know about it: why it cannot be used, or when it is. */
  public String note(Device device) {
    if (!device.usable()) {
      return device.note();
    }
    return services.texts().get(device.isGpu() ? "Devices.note.gpu" : "Devices.note.cpu");
  }
}
