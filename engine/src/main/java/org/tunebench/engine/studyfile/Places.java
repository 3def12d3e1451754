package org.tunebench.engine.studyfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.cluster.SlurmSettings;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.DeviceSlots;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.studyfile.yaml.Field;
import org.tunebench.engine.studyfile.yaml.Section;

/**
 * Where the trials of a study run, as its file says: devices of this machine, or a cluster.
 *
 * @param devices of this machine, with their slots; empty for a cluster
 * @param cluster its settings, checked
 */
record Places(List<DeviceSlots> devices, Optional<PartSpec> cluster) {
  static Places read(Field field) {
    if (!field.isMap() || namesDevices(field)) {
      return new Places(local(field), Optional.empty());
    }
    PartSpec cluster = StudyReader.part(field, "{slurm: {partition: gpu, gres: gpu:1}}");
    if (!cluster.kind().equals(SlurmSettings.KIND)) {
      throw field.wrong(Section.unknown(cluster.kind(), List.of(SlurmSettings.KIND)));
    }
    SlurmSettings.of(cluster);
    return new Places(List.of(), Optional.of(cluster));
  }

  /** Whether a group is of devices with their slots, not of a cluster with its settings. */
  private static boolean namesDevices(Field field) {
    return field.entries("a group").keySet().stream().anyMatch(Places::isDevice);
  }

  private static boolean isDevice(String name) {
    return name.equals(Device.CPU) || name.startsWith("gpu:");
  }

  private static List<DeviceSlots> local(Field field) {
    List<Field> items =
        field.isList() ? field.items("a list such as [gpu:0, gpu:1]") : List.of(field);
    Map<String, DeviceSlots> devices = new LinkedHashMap<>();
    for (Field item : items) {
      for (DeviceSlots named : named(item)) {
        if (devices.putIfAbsent(named.device(), named) != null) {
          throw item.wrong("names %s twice: leave one out".formatted(named.device()));
        }
      }
    }
    return List.copyOf(devices.values());
  }

  /** A device alone, or devices with their numbers of slots. */
  private static List<DeviceSlots> named(Field item) {
    String right = "a device such as cpu or gpu:0 (no space after the colon)";
    if (!item.isMap()) {
      return List.of(new DeviceSlots(item.text(right)));
    }
    String whole = "a whole number from 1 to %d".formatted(Budget.MOST_PARALLEL);
    List<DeviceSlots> named = new ArrayList<>();
    item.entries(right)
        .forEach(
            (id, n) -> {
              if (!isDevice(id)) {
                // "gpu: 0" is a group to YAML, and not the device gpu:0.
                throw item.mustBe(right);
              }
              named.add(new DeviceSlots(id, StudyReader.slots(n, whole)));
            });
    return named;
  }
}
