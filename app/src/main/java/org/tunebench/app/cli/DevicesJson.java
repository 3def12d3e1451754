package org.tunebench.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.tunebench.engine.compute.CudaLibraries;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.DeviceUse;
import org.tunebench.engine.compute.cluster.ClusterStatus;
import org.tunebench.engine.compute.cluster.Partition;

/** What trials can run on, as JSON: memory in bytes, load in percent. */
final class DevicesJson {
  private static final double PERCENT = 100;

  private final JsonGenerator json;

  private DevicesJson(JsonGenerator json) {
    this.json = json;
  }

  /**
   * Writes it.
   *
   * @throws IOException if the target cannot be written
   */
  static void write(DevicesView view, Writer target) throws IOException {
    JsonOutput.write(target, json -> new DevicesJson(json).write(view));
  }

  private void write(DevicesView view) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("devices");
    for (Device device : view.devices()) {
      device(device, view.reading().use(device.id()));
    }
    json.writeEndArray();
    text("problem", view.reading().problem());
    json.writeFieldName("cuda_libraries");
    libraries(view.libraries());
    json.writeFieldName("cluster");
    cluster(view.cluster());
    json.writeEndObject();
  }

  private void device(Device device, Optional<DeviceUse> use) throws IOException {
    json.writeStartObject();
    json.writeStringField("device", device.id());
    json.writeStringField("name", device.name());
    json.writeObjectField("memory_bytes", device.memoryBytes() > 0 ? device.memoryBytes() : null);
    bytes("used_bytes", use.map(DeviceUse::memoryUsed).orElse(OptionalLong.empty()));
    OptionalDouble load = use.map(DeviceUse::load).orElse(OptionalDouble.empty());
    json.writeObjectField("load_percent", load.isPresent() ? PERCENT * load.getAsDouble() : null);
    json.writeBooleanField("usable", device.usable());
    text("note", device.modelsNote());
    text("uuid", device.gpu().map(Device.Gpu::uuid).orElse(""));
    text("driver", device.gpu().map(Device.Gpu::driver).orElse(""));
    json.writeArrayFieldStart("processes");
    if (use.isPresent()) {
      for (DeviceUse.Owner owner : use.get().owners()) {
        json.writeStartObject();
        json.writeNumberField("process", owner.pid());
        json.writeStringField("program", owner.name());
        bytes("memory_bytes", owner.memoryBytes());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void libraries(Optional<CudaLibraries> libraries) throws IOException {
    if (libraries.isEmpty()) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeObjectFieldStart("found");
    for (Map.Entry<String, Path> one : libraries.get().found().entrySet()) {
      json.writeStringField(one.getKey(), one.getValue().toString());
    }
    json.writeEndObject();
    json.writeObjectField("missing", libraries.get().missing());
    json.writeEndObject();
  }

  private void cluster(Optional<ClusterStatus> cluster) throws IOException {
    if (cluster.isEmpty()) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    text("version", cluster.get().version());
    text("problem", cluster.get().problem());
    json.writeArrayFieldStart("partitions");
    for (Partition partition : cluster.get().partitions()) {
      json.writeStartObject();
      json.writeStringField("partition", partition.name());
      json.writeBooleanField("default", partition.isDefault());
      json.writeBooleanField("up", partition.available());
      json.writeStringField("longest", partition.timeLimit());
      json.writeNumberField("idle_nodes", partition.idleNodes());
      json.writeNumberField("nodes", partition.nodes());
      text("has", partition.gres());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void bytes(String key, OptionalLong value) throws IOException {
    json.writeObjectField(key, value.isPresent() ? value.getAsLong() : null);
  }

  /** Nothing to say is {@code null}. */
  private void text(String key, String value) throws IOException {
    json.writeStringField(key, value.isEmpty() ? null : value);
  }
}
