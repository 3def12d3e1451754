package org.tunebench.engine.compute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The devices of this machine: GPUs as {@code nvidia-smi} lists them, and the CPU. The tool is
 * looked for on {@code PATH}: a script of that name pretends GPUs.
 */
public final class LocalDevices implements DeviceInventory {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final NvidiaSmi tool;
  private final VisibleGpus visible;

  /** Asks the tool that is on {@code PATH}. */
  public LocalDevices() {
    this("nvidia-smi", LIMIT, System.getenv("CUDA_VISIBLE_DEVICES"));
  }

  /**
   * @param tool the program to ask for GPUs
   * @param limit how long its answer may take
   * @param visible the GPUs that may be used, as {@code CUDA_VISIBLE_DEVICES} has them; null: all
   */
  LocalDevices(String tool, Duration limit, String visible) {
    this.tool = new NvidiaSmi(tool, limit);
    this.visible = new VisibleGpus(visible);
  }

  @Override
  public List<Device> devices() {
    List<Device> all = new ArrayList<>();
    List<NvidiaSmi.Gpu> gpus = tool.gpus().gpus();
    if (!gpus.isEmpty()) {
      String modelsNote = modelsNote();
      List<NvidiaSmi.Part> parts = tool.parts();
      gpus.forEach(gpu -> all.addAll(devices(gpu, parts, modelsNote)));
    }
    all.add(cpu());
    return all;
  }

  private List<Device> devices(
      NvidiaSmi.Gpu gpu, List<NvidiaSmi.Part> allParts, String modelsNote) {
    boolean isVisible = visible.contain(gpu.index(), gpu.uuid());
    List<NvidiaSmi.Part> parts =
        allParts.stream().filter(part -> part.gpu() == gpu.index()).toList();
    if (parts.isEmpty()) {
      Device.Gpu facts = new Device.Gpu(gpu.uuid(), gpu.driver(), modelsNote);
      return List.of(
          new Device(gpu.id(), gpu.name(), gpu.memoryTotal(), note(isVisible), Optional.of(facts)));
    }
    List<Device> devices = new ArrayList<>();
    for (NvidiaSmi.Part part : parts) {
      Device.Gpu facts = new Device.Gpu(part.uuid(), gpu.driver(), modelsNote);
      String name = "%s MIG %s".formatted(gpu.name(), part.profile());
      String note = note(isVisible || visible.containPart(part.uuid()));
      devices.add(new Device(part.id(), name, part.memoryBytes(), note, Optional.of(facts)));
    }
    return devices;
  }

  private static String note(boolean isVisible) {
    return isVisible
        ? ""
        : "CUDA_VISIBLE_DEVICES was set when Tunebench started, and does not name it";
  }

  private static String modelsNote() {
    if (!TrainingLibrary.isForCuda()) {
      return "this Tunebench trains its own models on the CPU only: get or build the one for CUDA"
          + " (-Pgpu); commands can use the GPU";
    }
    return TrainingLibrary.isOnWindows() ? "" : CudaLibraries.find().advice();
  }

  @Override
  public DeviceReading read() {
    NvidiaSmi.Answer answer = tool.gpus();
    List<DeviceUse> uses = new ArrayList<>();
    if (!answer.gpus().isEmpty()) {
      List<NvidiaSmi.Holder> holders = tool.holders();
      answer.gpus().forEach(gpu -> uses.add(use(gpu, holders)));
    }
    uses.add(cpuUse());
    return new DeviceReading(uses, answer.complete(), answer.problem());
  }

  private static DeviceUse use(NvidiaSmi.Gpu gpu, List<NvidiaSmi.Holder> holders) {
    List<DeviceUse.Owner> owners =
        holders.stream()
            .filter(holder -> holder.gpuUuid().equals(gpu.uuid()))
            .map(NvidiaSmi.Holder::owner)
            .toList();
    return new DeviceUse(gpu.id(), gpu.memoryTotal(), gpu.memoryUsed(), gpu.load(), owners);
  }

  private static DeviceUse cpuUse() {
    long total = HostMemory.total();
    OptionalLong available = HostMemory.available();
    OptionalLong used =
        available.isPresent()
            ? OptionalLong.of(Math.max(0, total - available.getAsLong()))
            : OptionalLong.empty();
    double load = HostMemory.load();
    OptionalDouble known = load >= 0 ? OptionalDouble.of(load) : OptionalDouble.empty();
    return new DeviceUse(Device.CPU, total, used, known, List.of());
  }

  private static Device cpu() {
    int cores = Runtime.getRuntime().availableProcessors();
    return new Device(
        Device.CPU, "%s (%d cores)".formatted(cpuName(), cores), HostMemory.total(), "");
  }

  private static String cpuName() {
    Path info = Path.of("/proc/cpuinfo");
    if (Files.isReadable(info)) {
      try (Stream<String> lines = Files.lines(info)) {
        return lines
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse("CPU");
      } catch (IOException | java.io.UncheckedIOException unreadable) {
        return "CPU";
      }
    }
    return System.getProperty("os.arch");
  }
}
