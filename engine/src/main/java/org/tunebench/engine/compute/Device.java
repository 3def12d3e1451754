package org.tunebench.engine.compute;

import java.util.Optional;

/**
 * A GPU, a part of one, or the CPU.
 *
 * @param id as study files name it: {@code cpu}, {@code gpu:0}; {@code gpu:0:1} for an instance of
 *     a GPU that is divided (MIG)
 * @param name what the maker calls it
 * @param memoryBytes its memory, or 0 where it is not known
 * @param note why it cannot be used, and what to do; empty if it can
 * @param gpu what only GPUs have
 */
public record Device(String id, String name, long memoryBytes, String note, Optional<Gpu> gpu) {
  /** The name of the CPU in study files. */
  public static final String CPU = "cpu";

  private static final String GPU = "gpu:";

  /**
   * What only GPUs have.
   *
   * @param uuid by which CUDA knows it wherever it is plugged in
   * @param driver version of its driver, or empty
   * @param modelsNote why the built-in models cannot train on it although commands can run on it,
   *     and what to do; empty if they can
   */
  public record Gpu(String uuid, String driver, String modelsNote) {}

  /** A device of which no more is known. */
  public Device(String id, String name, long memoryBytes, String note) {
    this(id, name, memoryBytes, note, Optional.empty());
  }

  /** Whether trials can run on it. */
  public boolean usable() {
    return note.isEmpty();
  }

  /** Whether it is a GPU. */
  public boolean isGpu() {
    return id.startsWith(GPU);
  }

  /** Why the built-in models cannot train on it, and what to do; empty if they can. */
  public String modelsNote() {
    return usable() ? gpu.map(Gpu::modelsNote).orElse("") : note;
  }

  /** The GPU that it is a part of, or itself: {@code gpu:0} of {@code gpu:0:1}. */
  public String whole() {
    return isGpu() ? GPU + number().split(":", 2)[0] : id;
  }

  /**
   * What {@code CUDA_VISIBLE_DEVICES} has to be for a process to see this device alone: the number
   * of a GPU in the order of the bus, the UUID of a part of one, nothing for the CPU.
   */
  public String cudaVisible() {
    if (!isGpu()) {
      return "";
    }
    return id.equals(whole()) ? number() : gpu.map(Gpu::uuid).orElse(number());
  }

  private String number() {
    return id.substring(GPU.length());
  }
}
