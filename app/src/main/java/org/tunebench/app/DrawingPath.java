package org.tunebench.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * How JavaFX draws where there is no GPU. Left to itself it takes OpenGL, which a library then
 * computes on the processor: slower than JavaFX's own software, and 60 MB larger.
 */
final class DrawingPath {
  private static final String ORDER = "prism.order";

  /** One of them is there wherever Linux has a driver that draws. */
  private static final List<Path> GPUS =
      List.of(Path.of("/dev/dri"), Path.of("/dev/nvidiactl"), Path.of("/dev/dxg"));

  private DrawingPath() {}

  /** Chooses before the toolkit starts; what the person has set stays. */
  static void choose() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (System.getProperty(ORDER) == null && isSoftware(system, GPUS)) {
      System.setProperty(ORDER, "sw");
    }
  }

  static boolean isSoftware(String system, List<Path> gpus) {
    return system.startsWith("linux") && gpus.stream().noneMatch(Files::exists);
  }
}
