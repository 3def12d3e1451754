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
import org.tunebench.engine.compute.ToolRun;

@Timeout(20)
@DisabledOnOs(OS.WINDOWS)
class SlurmCommandsTest {
  @TempDir Path folder;

  private SlurmCommands commands(Duration limit, String script) throws IOException {
    Path file = Files.writeString(folder.resolve("squeue"), "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return new SlurmCommands(Optional.of(folder), limit);
  }

  @Test
  void bothOutputsAndTheExitCodeAreHeard() throws IOException {
    SlurmCommands commands =
        commands(Duration.ofSeconds(15), "echo said; echo wrong >&2; exit 3\n");

    assertThat(commands.run("squeue", List.of()))
        .isEqualTo(new ToolRun(ToolRun.Outcome.ANSWERED, 3, "said\n", "wrong\n"));
  }

  @Test
  void whatItLeavesRunningWithItsOutputOpenIsNotWaitedFor() throws IOException {
    SlurmCommands commands = commands(Duration.ofSeconds(1), "sleep 30 &\necho said\n");

    // Java may take the output for ended with the process itself: then there is an answer.
    Throwable silent =
        catchThrowable(
            () ->
                assertThat(commands.run("squeue", List.of()))
                    .isEqualTo(new ToolRun(ToolRun.Outcome.ANSWERED, 0, "said\n", "")));
    if (silent != null) {
      assertThat(silent)
          .isInstanceOfSatisfying(
              ClusterException.class,
              e -> assertThat(e.kind()).isEqualTo(ClusterException.Kind.SILENT))
          .hasMessage("Slurm does not answer: 'squeue' took more than 1 seconds");
    }
  }

  @Test
  void aCommandThatIsNotThereIsNoSlurm() {
    assertThat(catchThrowable(() -> new SlurmCommands(Optional.of(folder)).run("sinfo", List.of())))
        .isInstanceOfSatisfying(
            ClusterException.class,
            e -> assertThat(e.kind()).isEqualTo(ClusterException.Kind.ABSENT))
        .hasMessage("there is no Slurm on this machine: 'sinfo' cannot be started");
  }
}
