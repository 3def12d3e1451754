package org.tunebench.engine.compute;

import java.util.Arrays;

/**
 * Which GPUs this process may use, as {@code CUDA_VISIBLE_DEVICES} says: whoever set it before the
 * start of the workbench shares the machine with others.
 *
 * @param variable its value, or null where it is not set
 */
record VisibleGpus(String variable) {
  /** Whether a GPU is among them. */
  boolean contain(int index, String uuid) {
    if (variable == null) {
      return true;
    }
    return Arrays.stream(variable.split(","))
        .map(String::strip)
        // CUDA takes the first letters of a UUID, too.
        .anyMatch(
            name ->
                name.equals(Integer.toString(index))
                    || (name.matches("(GPU|MIG)-.+") && uuid.startsWith(name)));
  }
}
