package org.tunebench.app.devices;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.JobText;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.cluster.ClusterStatus;
import org.tunebench.engine.compute.cluster.Partition;

/** The devices that trials can run on, or why they cannot. */
public final class DevicesViewModel {
  private static final double GIBIBYTE = 1L << 30;

  private final Services services;
  private final ObservableList<Device> devices = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<ClusterStatus>> cluster =
      new ReadOnlyObjectWrapper<>(this, "cluster", Optional.empty());
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

  /** The cluster that this machine can send jobs to; empty where there is none. */
  public ReadOnlyObjectProperty<Optional<ClusterStatus>> clusterProperty() {
    return cluster.getReadOnlyProperty();
  }

  /** What a partition has, in one line. */
  public String partition(Partition partition) {
    Texts texts = services.texts();
    String nodes = texts.get("Devices.cluster.nodes", partition.idleNodes(), partition.nodes());
    String limit = texts.get("Devices.cluster.limit", partition.timeLimit());
    return partition.gres().isEmpty()
        ? nodes + ", " + limit
        : partition.gres() + ", " + nodes + ", " + limit;
  }

  /** Where a job is, in one line. */
  public String job(ClusterStatus.Place job) {
    return new JobText(services.texts()).of(job.place());
  }

  /** A text of the page. */
  String text(String key) {
    return services.texts().get(key);
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
    new Background(services).run(services.engine()::cluster, cluster::set, wrong -> {}, () -> {});
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
    if (!device.modelsNote().isEmpty()) {
      return device.modelsNote();
    }
    return services.texts().get(device.isGpu() ? "Devices.note.gpu" : "Devices.note.cpu");
  }
}
