package org.tunebench.engine.compute.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
@DisabledOnOs(OS.WINDOWS)
class ToolTest {
  @TempDir Path folder;

  private Tool tool(Duration limit, String script) throws IOException {
    Path file = Files.writeString(folder.resolve("squeue"), "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return new Tool(Optional.of(folder), limit);
  }

  @Test
  void bothOutputsAndTheExitCodeAreHeard() throws IOException {
    Tool tool = tool(Duration.ofSeconds(15), "echo said; echo wrong >&2; exit 3\n");

    assertThat(tool.run("squeue", List.of())).isEqualTo(new Tool.Said(3, "said\n", "wrong\n"));
  }

  @Test
  void whatItLeavesRunningWithItsOutputOpenIsNotWaitedFor() throws IOException {
    Tool tool = tool(Duration.ofSeconds(1), "sleep 30 &\necho said\n");

    // Java may take the output for ended with the process itself: then there is an answer.
    Throwable silent =
        catchThrowable(
            () ->
                assertThat(tool.run("squeue", List.of()))
                    .isEqualTo(new Tool.Said(0, "said\n", "")));
    if (silent != null) {
      assertThat(silent)
          .isInstanceOfSatisfying(
              ClusterException.class,
              e -> assertThat(e.kind()).isEqualTo(ClusterException.Kind.SILENT))
          .hasMessage("Slurm does not answer: 'squeue' took more than 1 seconds");
    }
  }
}
