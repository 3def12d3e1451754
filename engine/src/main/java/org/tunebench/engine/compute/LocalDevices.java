package org.tunebench.engine.compute;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The devices of this machine: GPUs as NVIDIA's own tool lists them, and the CPU. */
public final class LocalDevices implements DeviceInventory {
  private static final long MEBIBYTE = 1L << 20;
  private static final String GPU_LIBRARY = "org/bytedeco/pytorch/%s-x86_64-gpu/";
  private static final int TOOL_SECONDS = 5;

  @Override
  public List<Device> devices() {
    List<Device> all = new ArrayList<>();
    for (String line : gpuLines()) {
      gpu(line).ifPresent(all::add);
    }
    all.add(cpu());
    return all;
  }

  private static java.util.Optional<Device> gpu(String line) {
    String[] parts = line.split(",", 3);
    if (parts.length < 3 || !parts[0].strip().matches("\\d{1,4}")) {
      return java.util.Optional.empty();
    }
    String memory = parts[1].strip();
    long bytes = memory.matches("\\d{1,12}") ? Long.parseLong(memory) * MEBIBYTE : 0;
    return java.util.Optional.of(
        new Device("gpu:" + parts[0].strip(), parts[2].strip(), bytes, gpuNote()));
  }

  private static String gpuNote() {
    String system =
        System.getProperty("os.name").toLowerCase(java.util.Locale.ROOT).startsWith("windows")
            ? "windows"
            : "linux";
    boolean hasLibrary =
        LocalDevices.class.getClassLoader().getResource(GPU_LIBRARY.formatted(system)) != null;
    return hasLibrary
        ? ""
        : "this Tunebench trains on the CPU only: get or build the one for CUDA (-Pgpu)";
  }

  private static List<String> gpuLines() {
    try {
      Process tool =
          new ProcessBuilder(
                  "nvidia-smi",
                  "--query-gpu=index,memory.total,name",
                  "--format=csv,noheader,nounits")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      tool.getOutputStream().close();
      if (!tool.waitFor(TOOL_SECONDS, TimeUnit.SECONDS)) {
        tool.destroyForcibly();
        return List.of();
      }
      try (BufferedReader reader = tool.inputReader(StandardCharsets.UTF_8)) {
        return tool.exitValue() == 0 ? reader.lines().toList() : List.of();
      }
    } catch (IOException noSuchTool) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private static Device cpu() {
    int cores = Runtime.getRuntime().availableProcessors();
    return new Device(Device.CPU, "%s (%d cores)".formatted(cpuName(), cores), memory(), "");
  }

  private static String cpuName() {
    Path info = Path.of("/proc/cpuinfo");
    if (Files.isReadable(info)) {
      try (java.util.stream.Stream<String> lines = Files.lines(info)) {
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

  private static long memory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : 0;
  }
}
