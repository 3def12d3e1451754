package org.tunebench.engine.compute;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Which GPUs this process may use, as {@code CUDA_VISIBLE_DEVICES} says: whoever set it before the
 * start of the workbench shares the machine with others.
 *
 * @param variable its value, or null where it is not set
 */
record VisibleGpus(String variable) {
  /** Whether a GPU is among them. */
  boolean contain(int index, String uuid) {
    return names().anyMatch(name -> name.equals(Integer.toString(index))) || containPart(uuid);
  }

  /** Whether a part of a GPU is named itself. */
  boolean containPart(String uuid) {
    // CUDA takes the first letters of a UUID, too.
    return variable == null
        || names().anyMatch(name -> name.matches("(GPU|MIG)-.+") && uuid.startsWith(name));
  }

  private Stream<String> names() {
    return variable == null
        ? Stream.empty()
        : Arrays.stream(variable.split(",")).map(String::strip);
  }
}
