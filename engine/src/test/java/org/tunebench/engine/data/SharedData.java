package org.tunebench.engine.data;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real data beside the checkout, named by the system property {@code tunebench.shared}. */
final class SharedData {
  private SharedData() {}

  /** The file or folder; skips the test where it is absent. */
  static Path require(String name) {
    String folder = System.getProperty("tunebench.shared", "");
    Path path = Path.of(folder, "data", name);
    Assumptions.assumeTrue(
        !folder.isEmpty() && Files.exists(path),
        () -> "real data '" + name + "' is not beside this checkout: this test needs it");
    return path;
  }
}
