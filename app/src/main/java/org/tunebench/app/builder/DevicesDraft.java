package org.tunebench.app.builder;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tunebench.engine.compute.Device;

/** The devices of a study, as they are being chosen. */
final class DevicesDraft {
  private final Runnable changed;
  private final ObservableList<DeviceChoice> choices = FXCollections.observableArrayList();
  private List<Device> found = List.of();
  private List<String> wanted = List.of();

  /**
   * @param changed is told after each change
   */
  DevicesDraft(Runnable changed) {
    this.changed = changed;
  }

  /** Offers the devices of this machine that can be used. */
  void offer(List<Device> devices) {
    found = devices;
    fill();
  }

  /** Takes over what a definition says; a device that is not here is offered nevertheless. */
  void preset(List<String> ids) {
    wanted = ids;
    fill();
  }

  private void fill() {
    List<String> ids =
        new ArrayList<>(found.stream().filter(Device::usable).map(Device::id).toList());
    wanted.stream().filter(id -> !ids.contains(id)).forEach(ids::add);
    choices.setAll(ids.stream().map(this::choice).toList());
  }

  private DeviceChoice choice(String id) {
    return new DeviceChoice(id, label(id), wanted.contains(id), this::chosen);
  }

  private String label(String id) {
    return found.stream()
        .filter(device -> device.id().equals(id))
        .map(device -> device.name() + " (" + id + ")")
        .findFirst()
        .orElse(id);
  }

  private void chosen() {
    wanted =
        choices.stream()
            .filter(choice -> choice.chosenProperty().get())
            .map(DeviceChoice::id)
            .toList();
    changed.run();
  }

  /** The devices to choose from. */
  ObservableList<DeviceChoice> choices() {
    return choices;
  }

  /** The chosen ones; none means every GPU, or else the CPU. */
  List<String> ids() {
    return wanted;
  }
}
