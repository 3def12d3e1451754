package org.tunebench.engine.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What Linux tells of memory. */
@EnabledOnOs(OS.LINUX)
class HostMemoryTest {
  private static final long MEBIBYTE = 1024 * 1024;

  @Test
  void aPartOfAllMemoryCanBeHad() {
    assertThat(HostMemory.available().orElseThrow()).isBetween(MEBIBYTE, HostMemory.total());
  }

  @Test
  void thisProcessHoldsSomeOfIt() {
    long own = HostMemory.ofTree(ProcessHandle.current().pid()).orElseThrow();
    assertThat(own).isBetween(10 * MEBIBYTE, HostMemory.total());
  }

  @Test
  void aProcessThatIsGoneHoldsNone() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    assertThat(HostMemory.ofTree(gone.pid())).isEmpty();
  }

  @Test
  void theSystemCountsWhatItHasEnded() throws IOException {
    String told = Files.readString(Path.of("/proc/vmstat"));
    assumeThat(told).as("older kernels and some sandboxes do not tell").contains("\noom_kill ");
    assertThat(HostMemory.kills().orElseThrow()).isNotNegative();
  }
}
