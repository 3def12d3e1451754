package org.tunebench.app.builder;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tunebench.app.field.InputField;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.cluster.SlurmSettings;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.DeviceSlots;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartSpec;

/** Where a study's trials are to run: devices of this machine, or a cluster, being chosen. */
final class DevicesDraft {
  /** The word for this machine among the kinds of places. */
  private static final String MACHINE = "machine";

  private final Texts texts;
  private final Runnable changed;
  private final PartDraft places;
  private final ObservableList<DeviceChoice> choices = FXCollections.observableArrayList();
  private List<Device> found = List.of();
  private List<DeviceSlots> wanted = List.of();

  /**
   * @param changed is told after each change
   */
  DevicesDraft(Texts texts, Runnable changed) {
    this.texts = texts;
    this.changed = changed;
    this.places =
        new PartDraft(
            List.of(
                new PartKind(MACHINE, texts.get("Builder.Devices.machine"), "", List.of()),
                SlurmSettings.kind()),
            texts,
            changed);
  }

  /** This machine or a cluster, with what is asked of it. */
  PartDraft places() {
    return places;
  }

  /** Whether trials run on devices of this machine. */
  boolean isHere() {
    return places.kindProperty().get().kind().equals(MACHINE);
  }

  /** The cluster that was chosen; empty for this machine, or while a setting is wrong. */
  Optional<PartSpec> cluster() {
    return isHere() ? Optional.empty() : places.part();
  }

  /** Offers the devices of this machine that can be used. */
  void offer(List<Device> devices) {
    found = devices;
    fill();
  }

  /** Takes over what a definition says; a device that is not here is offered nevertheless. */
  void preset(List<DeviceSlots> devices, Optional<PartSpec> cluster) {
    wanted = devices;
    places.preset(cluster.orElse(new PartSpec(MACHINE)));
    fill();
  }

  private void fill() {
    List<String> ids =
        new ArrayList<>(found.stream().filter(Device::usable).map(Device::id).toList());
    wanted.stream().map(DeviceSlots::device).filter(id -> !ids.contains(id)).forEach(ids::add);
    choices.setAll(ids.stream().map(this::choice).toList());
  }

  private DeviceChoice choice(String id) {
    Optional<DeviceSlots> given =
        wanted.stream().filter(named -> named.device().equals(id)).findFirst();
    return new DeviceChoice(id, label(id), slots(id), given, this::chosen);
  }

  private InputField<Optional<Long>> slots(String id) {
    return new InputField<>(
        texts.get("Builder.Slots", id),
        Readers.optional(new Readers(texts).whole(1, Budget.MOST_PARALLEL)),
        this::chosen);
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
            .map(DeviceChoice::device)
            .toList();
    changed.run();
  }

  /** Goes back to what {@link #chosenHere} gave. */
  void restore(List<DeviceSlots> was) {
    if (!wanted.equals(was)) {
      wanted = was;
      fill();
    }
  }

  /** The chosen ones, also while a cluster is chosen instead. */
  List<DeviceSlots> chosenHere() {
    return wanted;
  }

  /** The devices to choose from. */
  ObservableList<DeviceChoice> choices() {
    return choices;
  }

  /** The chosen ones; none means every GPU, or else the CPU. */
  List<DeviceSlots> devices() {
    return isHere() ? wanted : List.of();
  }

  /**
   * How many trials run at once: on each chosen device, on every GPU or else the CPU, or in all
   * jobs of a cluster. Empty while that is wrong.
   *
   * @param parallel how many on a device or in a job that says nothing of its own
   */
  OptionalLong slots(long parallel) {
    if (!isHere()) {
      try {
        return OptionalLong.of(parallel * SlurmSettings.of(places.part().orElseThrow()).jobs());
      } catch (WrongInputException | NoSuchElementException wrong) {
        return OptionalLong.empty();
      }
    }
    if (wanted.isEmpty()) {
      long gpus = found.stream().filter(d -> d.usable() && d.isGpu()).count();
      return OptionalLong.of(Math.max(1, gpus) * parallel);
    }
    return OptionalLong.of(
        wanted.stream().mapToLong(device -> device.slots().orElse((int) parallel)).sum());
  }

  /** The fields of the chosen ones. */
  List<InputField<?>> fields() {
    List<InputField<?>> fields = new ArrayList<>();
    choices.stream()
        .filter(choice -> isHere() && choice.chosenProperty().get())
        .forEach(choice -> fields.add(choice.slots()));
    return fields;
  }
}
