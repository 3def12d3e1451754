package org.tunebench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawingPathTest {
  @Test
  void withoutAGpuLinuxDrawsInSoftware(@TempDir Path folder) {
    List<Path> missing = List.of(folder.resolve("dri"), folder.resolve("nvidiactl"));
    assertThat(DrawingPath.isSoftware("linux", missing)).isTrue();
    assertThat(DrawingPath.isSoftware("linux", List.of(missing.get(0), folder))).isFalse();
    assertThat(DrawingPath.isSoftware("mac os x", missing)).isFalse();
    assertThat(DrawingPath.isSoftware("windows 11", missing)).isFalse();
  }
}
