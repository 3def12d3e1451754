package org.tunebench.engine.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.DeviceInventory;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.study.DeviceSlots;
import org.tunebench.engine.study.StudySpec;

/**
 * Which devices of this machine a study runs on, with how many slots each.
 *
 * @param inventory says which devices there are
 * @param objectives the kinds of objective: not every one can use every device
 */
record DeviceChoice(DeviceInventory inventory, ObjectiveTypes objectives) {

  /** Whether it matters to a study what goes on on the devices: CPUs are not lost. */
  static boolean watches(List<Allotment> allotted) {
    return allotted.stream().anyMatch(a -> a.measured() || a.device().isGpu());
  }

  /**
   * The devices with their slots: their own, or as many as the budget says. None for a study that
   * runs on a cluster.
   */
  List<Allotment> allotted(StudySpec spec) {
    if (spec.cluster().isPresent()) {
      return List.of();
    }
    Map<String, Integer> own = new HashMap<>();
    for (DeviceSlots named : spec.devices()) {
      named.slots().ifPresent(slots -> own.put(named.device(), slots));
    }
    int slots = Math.max(1, spec.budget().parallel());
    return chosen(spec).stream()
        .map(
            device ->
                own.containsKey(device.id())
                    ? new Allotment(device, own.get(device.id()))
                    : new Allotment(device, slots, spec.budget().isAutoParallel()))
        .toList();
  }

  /**
   * The devices that a study names; every usable GPU or else the CPU if it names none.
   *
   * @throws WrongInputException if one is not there or cannot be used
   */
  List<Device> chosen(StudySpec spec) {
    List<Device> all = inventory.devices();
    if (spec.devices().isEmpty()) {
      List<Device> gpus = all.stream().filter(d -> d.isGpu() && whyNot(d, spec).isEmpty()).toList();
      return gpus.isEmpty() ? all.stream().filter(d -> !d.isGpu()).toList() : gpus;
    }
    List<Device> chosen = new ArrayList<>();
    for (DeviceSlots named : spec.devices()) {
      String id = named.device();
      Device device =
          all.stream()
              .filter(d -> d.id().equals(id))
              .findFirst()
              .orElseThrow(() -> noSuchDevice(id, all));
      if (!whyNot(device, spec).isEmpty()) {
        throw new WrongInputException(
            "devices",
            "%s (%s) cannot be used: %s".formatted(id, device.name(), whyNot(device, spec)));
      }
      chosen.add(device);
    }
    return chosen;
  }

  /** Why a study cannot use a device, or empty. */
  private String whyNot(Device device, StudySpec spec) {
    return objectives.get(spec.objective().kind()).trainsByItself()
        ? device.modelsNote()
        : device.note();
  }

  private WrongInputException noSuchDevice(String id, List<Device> all) {
    String problem = inventory.read().problem();
    return new WrongInputException(
        "devices",
        "this machine has no '%s'; it has %s"
                .formatted(id, String.join(", ", all.stream().map(Device::id).toList()))
            + (problem.isEmpty() ? "" : "; " + problem));
  }
}
