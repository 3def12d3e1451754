package org.tunebench.engine.compute;

/**
 * A GPU or the CPU.
 *
 * @param id as study files name it: {@code cpu}, {@code gpu:0}
 * @param name what the maker calls it
 * @param memoryBytes its memory, or 0 where it is not known
 * @param note why it cannot be used, and what to do; empty if it can
 */
public record Device(String id, String name, long memoryBytes, String note) {
  /** The name of the CPU in study files. */
  public static final String CPU = "cpu";

  /** Whether trials can run on it. */
  public boolean usable() {
    return note.isEmpty();
  }

  /** Whether it is a GPU. */
  public boolean isGpu() {
    return id.startsWith("gpu:");
  }
}
