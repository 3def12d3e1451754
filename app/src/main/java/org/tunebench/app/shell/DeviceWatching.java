package org.tunebench.app.shell;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tunebench.engine.compute.DeviceReading;

/** What goes on on the devices, for a page that shows it: read as long as it is looked at. */
public final class DeviceWatching implements AutoCloseable {
  private final Services services;
  private final ReadOnlyObjectWrapper<DeviceReading> reading =
      new ReadOnlyObjectWrapper<>(this, "reading", DeviceReading.UNKNOWN);
  private Runnable leave;

  /** Nothing is read until {@link #start()}. */
  public DeviceWatching(Services services) {
    this.services = services;
  }

  /** The latest reading; unknown before the first. */
  public ReadOnlyObjectProperty<DeviceReading> readingProperty() {
    return reading.getReadOnlyProperty();
  }

  /** Begins to read, unless it has begun. Called on the FX thread, as all others are. */
  public void start() {
    if (leave == null) {
      leave = services.engine().watchDevices(now -> services.fx().execute(() -> take(now)));
    }
  }

  private void take(DeviceReading now) {
    reading.set(now);
  }

  /** Reads no more; what was read last stays. */
  @Override
  public void close() {
    if (leave != null) {
      leave.run();
      leave = null;
    }
  }
}
