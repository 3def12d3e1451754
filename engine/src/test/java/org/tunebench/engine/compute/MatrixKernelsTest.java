package org.tunebench.engine.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class MatrixKernelsTest {
  private static final String WIDE = "fpu avx512f avx512dq avx512cd avx512bw avx512vl";

  @TempDir Path folder;

  private Map<String, String> chosen(String vendor, String flags) throws Exception {
    Path cpuinfo = folder.resolve("cpuinfo");
    Files.writeString(
        cpuinfo,
        """
        processor\t: 0
        vendor_id\t: %s
        flags\t\t: %s

        processor\t: 1
        """
            .formatted(vendor, flags));
    Map<String, String> environment = new HashMap<>();
    MatrixKernels.choose(environment, cpuinfo);
    return environment;
  }

  @Test
  void wideProcessorsOfAmdGetTheWideKernels() throws Exception {
    assertThat(chosen("AuthenticAMD", WIDE)).containsEntry("OPENBLAS_CORETYPE", "SKYLAKEX");
  }

  @Test
  void aProcessorThatLacksAnInstructionKeepsWhatOpenBlasChooses() throws Exception {
    assertThat(chosen("AuthenticAMD", WIDE.replace("avx512vl", "avx2"))).isEmpty();
  }

  @Test
  void othersAreKnownToOpenBlas() throws Exception {
    assertThat(chosen("GenuineIntel", WIDE)).isEmpty();
  }

  @Test
  void whatAPersonHasChosenStays() throws Exception {
    Map<String, String> environment = new HashMap<>(Map.of("OPENBLAS_CORETYPE", "ZEN"));
    Path cpuinfo = folder.resolve("cpuinfo");
    Files.writeString(cpuinfo, "vendor_id : AuthenticAMD\nflags : " + WIDE + "\n");

    MatrixKernels.choose(environment, cpuinfo);

    assertThat(environment).containsEntry("OPENBLAS_CORETYPE", "ZEN");
  }

  @Test
  void whereThereIsNoSuchFileNothingIsChosen() {
    Map<String, String> environment = new HashMap<>();
    MatrixKernels.choose(environment, folder.resolve("none"));
    assertThat(environment).isEmpty();
  }

  /** The script's choice is held to the one in Java, on whatever machine this runs. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aScriptChoosesAlike() throws Exception {
    Map<String, String> environment = new HashMap<>();
    MatrixKernels.choose(environment);
    String script = String.join("\n", MatrixKernels.inBash()) + "\necho \"$OPENBLAS_CORETYPE\"\n";
    ProcessBuilder bash = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true);
    bash.environment().remove("OPENBLAS_CORETYPE");

    String said =
        new String(bash.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

    assertThat(said).isEqualTo(environment.getOrDefault("OPENBLAS_CORETYPE", ""));
  }
}
