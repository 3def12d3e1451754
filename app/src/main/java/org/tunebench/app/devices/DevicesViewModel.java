package org.tunebench.app.devices;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.DeviceText;
import org.tunebench.app.shell.DeviceWatching;
import org.tunebench.app.shell.JobText;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.DeviceReading;
import org.tunebench.engine.compute.DeviceUse;
import org.tunebench.engine.compute.cluster.ClusterStatus;
import org.tunebench.engine.compute.cluster.Partition;
import org.tunebench.engine.run.RunningStudy;
import org.tunebench.engine.run.SeatState;
import org.tunebench.engine.run.StudySnapshot;

/** The devices that trials can run on, or why they cannot, and what goes on on them. */
public final class DevicesViewModel implements AutoCloseable {
  /**
   * What goes on at one moment.
   *
   * @param reading of the devices
   * @param running where the studies that run at the moment stand
   */
  record Moment(DeviceReading reading, List<StudySnapshot> running) {}

  private final Services services;
  private final DeviceText words;
  private final DeviceWatching watching;
  private final ObservableList<Device> devices = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<ClusterStatus>> cluster =
      new ReadOnlyObjectWrapper<>(this, "cluster", Optional.empty());
  private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper(this, "looking");
  private final ReadOnlyObjectWrapper<Moment> moment =
      new ReadOnlyObjectWrapper<>(this, "moment", new Moment(DeviceReading.UNKNOWN, List.of()));

  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

  /** Looks for devices at once, and watches them until it is closed. */
  public DevicesViewModel(Services services) {
    this.services = services;
    this.words = new DeviceText(services.texts());
    this.watching = new DeviceWatching(services);
    watching.readingProperty().addListener((was, old, now) -> take(now));
    refresh();
    watching.start();
  }

  private void take(DeviceReading now) {
    List<StudySnapshot> running =
        services.engine().running().stream().map(RunningStudy::snapshot).toList();
    moment.set(new Moment(now, running));
    problem.set(Sentences.sentence(now.problem()));
  }

  /** Why no GPU can be known of, and what to do; empty if nothing stands in the way. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** What goes on on the devices; changes every few seconds. */
  ReadOnlyObjectProperty<Moment> momentProperty() {
    return moment.getReadOnlyProperty();
  }

  /** What goes on on a device, if it has told. */
  Optional<DeviceUse> use(Device device) {
    return moment.get().reading().use(device.id());
  }

  /** Whether a device has been there and is not any more. */
  boolean isGone(Device device) {
    return moment.get().reading().isGone(device);
  }

  /** Who holds memory of a device, one line, or empty. */
  String owners(Device device) {
    String owners = use(device).map(words::owners).orElse("");
    return owners.isEmpty() ? "" : services.texts().get("Devices.owners", owners);
  }

  /** The studies that run on a device and how many of its slots each uses, a line each. */
  List<String> studies(Device device) {
    List<String> lines = new ArrayList<>();
    for (StudySnapshot study : moment.get().running()) {
      for (SeatState seat : study.seats()) {
        if (seat.device().equals(device.id())) {
          String slots = words.slots(seat);
          lines.add(
              services.texts().get("Devices.study", study.study().spec().name(), slots)
                  + (seat.note().isEmpty() ? "" : " (" + seat.note() + ")"));
        }
      }
    }
    return lines;
  }

  /** What says these things in words. */
  DeviceText words() {
    return words;
  }

  @Override
  public void close() {
    watching.close();
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
    return device.memoryBytes() > 0
        ? words.memory(device.memoryBytes())
        : services.texts().get("Devices.memory.unknown");
  }

  /** Whether trials can run on it, in words. */
  public String standing(Device device) {
    if (isGone(device)) {
      return services.texts().get("Devices.gone");
    }
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
