package org.tunebench.app.live;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tunebench.app.shell.DeviceWatching;
import org.tunebench.app.shell.Services;
import org.tunebench.engine.compute.DeviceUse;
import org.tunebench.engine.run.SeatState;
import org.tunebench.engine.run.StudySnapshot;

/** The devices of this machine that a running study has, and what goes on on them. */
final class UsedDevices implements AutoCloseable {
  /**
   * A device of the study.
   *
   * @param seat its slots
   * @param use what goes on on it, if it has told
   */
  record Used(SeatState seat, Optional<DeviceUse> use) {}

  private final DeviceWatching watching;
  private final ReadOnlyObjectWrapper<List<Used>> all = new ReadOnlyObjectWrapper<>(List.of());
  private List<SeatState> seats = List.of();

  UsedDevices(Services services) {
    watching = new DeviceWatching(services);
    watching.readingProperty().addListener((was, old, now) -> show());
  }

  /** In the order of the study; none while it does not run. */
  ReadOnlyObjectProperty<List<Used>> allProperty() {
    return all.getReadOnlyProperty();
  }

  /** Takes in where the study stands: devices are read while it runs on some. */
  void apply(StudySnapshot snapshot) {
    seats = Phase.of(snapshot).isLive() ? snapshot.seats() : List.of();
    if (seats.isEmpty()) {
      watching.close();
    } else {
      watching.start();
    }
    show();
  }

  private void show() {
    all.set(
        seats.stream()
            .map(seat -> new Used(seat, watching.readingProperty().get().use(seat.device())))
            .toList());
  }

  @Override
  public void close() {
    watching.close();
  }
}
