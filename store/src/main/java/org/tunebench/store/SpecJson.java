package org.tunebench.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.DeviceSlots;
import org.tunebench.engine.study.FirstTrials;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Stopping;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Target;
import org.tunebench.engine.study.WarmStart;

/**
 * A study's definition as versioned JSON and back. It is the form in the database alone: study
 * files of persons have a form of their own, free to change.
 */
final class SpecJson {
  /** Raise it when a reader of today could misread what is written, and go on reading the old. */
  private static final int VERSION = 1;

  private SpecJson() {}

  static String write(StudySpec spec) {
    ObjectNode node = JsonValues.object().put("version", VERSION).put("name", spec.name());
    node.set("objective", write(spec.objective()));
    node.putObject("metric")
        .put("name", spec.metric().name())
        .put("goal", spec.metric().goal().name())
        .put("monitor", spec.metric().monitor());
    node.set("space", SpaceJson.write(spec.space()));
    node.set("sampler", write(spec.sampler()));
    node.set("pruner", write(spec.pruner()));
    node.set("budget", write(spec.budget()));
    writeDevices(spec.devices(), node.putArray("devices"));
    node.put("seed", spec.seed());
    spec.baseline().ifPresent(values -> node.set("baseline", JsonValues.map(values.values())));
    if (!spec.first().queue().isEmpty()) {
      ArrayNode queue = node.putArray("queue");
      spec.first().queue().forEach(values -> queue.add(JsonValues.map(values.values())));
    }
    spec.warmStart()
        .ifPresent(
            from ->
                node.putObject("warmStart").put("study", from.study()).put("best", from.best()));
    spec.cluster().ifPresent(part -> node.set("cluster", write(part)));
    return JsonValues.text(node);
  }

  /** A device is its name, or an object of its name and slots: as it was before it had them. */
  private static void writeDevices(List<DeviceSlots> devices, ArrayNode to) {
    for (DeviceSlots named : devices) {
      if (named.slots().isPresent()) {
        to.addObject().put("device", named.device()).put("slots", named.slots().getAsInt());
      } else {
        to.add(named.device());
      }
    }
  }

  private static List<DeviceSlots> readDevices(JsonNode node) {
    List<DeviceSlots> devices = new ArrayList<>();
    node.forEach(
        device ->
            devices.add(
                device.isObject()
                    ? new DeviceSlots(
                        device.required("device").asText(), device.required("slots").intValue())
                    : new DeviceSlots(device.asText())));
    return devices;
  }

  private static ObjectNode write(PartSpec part) {
    ObjectNode node = JsonValues.object().put("kind", part.kind());
    node.set("settings", JsonValues.map(part.settings()));
    return node;
  }

  private static ObjectNode write(Budget budget) {
    ObjectNode node =
        JsonValues.object()
            .put("trials", budget.trials())
            .put("parallel", budget.parallel())
            .put("retries", budget.retries());
    budget.time().ifPresent(time -> node.put("time", time.toString()));
    budget.stopping().target().ifPresent(target -> node.put("target", target));
    budget.stopping().patience().ifPresent(patience -> node.put("patience", patience));
    budget.disk().ifPresent(disk -> node.put("disk", disk));
    if (!budget.stopping().until().isEmpty()) {
      write(budget.stopping().until(), node.putArray("until"));
    }
    return node;
  }

  private static void write(List<Target> targets, ArrayNode to) {
    for (Target target : targets) {
      to.addObject()
          .put("metric", target.metric())
          .put("goal", target.goal().name())
          .put("value", target.value());
    }
  }

  /**
   * @throws IllegalArgumentException if the text is not what {@link #write} writes
   * @throws org.tunebench.engine.WrongInputException if it is, but no study may be so
   */
  static StudySpec read(String text) {
    try {
      return read(JsonValues.parse(text));
    } catch (DateTimeException | ClassCastException | NullPointerException e) {
      // What the parts are made of is checked by them, as far as they can be made of it at all.
      throw new IllegalArgumentException("a value in it is of another kind than was written", e);
    }
  }

  private static StudySpec read(JsonNode node) {
    int version = node.required("version").intValue();
    if (version != VERSION) {
      throw new IllegalArgumentException("a definition of version " + version);
    }
    return new StudySpec(
        node.required("name").asText(),
        readPart(node.required("objective")),
        readMetric(node.required("metric")),
        SpaceJson.readSpace(node.required("space")),
        readPart(node.required("sampler")),
        readPart(node.required("pruner")),
        readBudget(node.required("budget")),
        readDevices(node.required("devices")),
        node.required("seed").longValue(),
        readFirst(node),
        Optional.ofNullable(node.get("cluster")).map(SpecJson::readPart));
  }

  /** Definitions from before there was a queue have none. */
  private static FirstTrials readFirst(JsonNode node) {
    List<Configuration> queue = new ArrayList<>();
    node.path("queue").forEach(values -> queue.add(new Configuration(JsonValues.map(values))));
    return new FirstTrials(
        Optional.ofNullable(node.get("baseline"))
            .map(values -> new Configuration(JsonValues.map(values))),
        queue,
        Optional.ofNullable(node.get("warmStart"))
            .map(
                from ->
                    new WarmStart(
                        from.required("study").asText(), from.required("best").intValue())));
  }

  private static PartSpec readPart(JsonNode node) {
    return new PartSpec(node.required("kind").asText(), JsonValues.map(node.required("settings")));
  }

  private static MetricSpec readMetric(JsonNode node) {
    return new MetricSpec(
        node.required("name").asText(),
        Goal.valueOf(node.required("goal").asText()),
        node.required("monitor").asText());
  }

  private static Budget readBudget(JsonNode node) {
    return new Budget(
        node.required("trials").intValue(),
        Optional.ofNullable(node.get("time")).map(time -> Duration.parse(time.asText())),
        node.required("parallel").intValue(),
        node.required("retries").intValue(),
        new Stopping(
            node.has("target")
                ? OptionalDouble.of(node.get("target").doubleValue())
                : OptionalDouble.empty(),
            node.has("patience")
                ? OptionalInt.of(node.get("patience").intValue())
                : OptionalInt.empty(),
            readTargets(node)),
        node.has("disk") ? OptionalLong.of(node.get("disk").longValue()) : OptionalLong.empty());
  }

  private static List<Target> readTargets(JsonNode budget) {
    List<Target> targets = new ArrayList<>();
    budget
        .path("until")
        .forEach(
            node ->
                targets.add(
                    new Target(
                        node.required("metric").asText(),
                        Goal.valueOf(node.required("goal").asText()),
                        node.required("value").doubleValue())));
    return targets;
  }
}
