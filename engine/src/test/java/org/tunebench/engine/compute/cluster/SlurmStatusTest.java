package org.tunebench.engine.compute.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a Slurm that has commands and nothing behind them. */
class SlurmStatusTest {
  @TempDir Path commands;

  private void sinfo(String complaint) throws IOException {
    Path script = commands.resolve("sinfo");
    Files.writeString(
        script,
        """
        #!/bin/sh
        if [ "$1" = --version ]; then echo "slurm 23.11.4"; exit 0; fi
        echo "sinfo: %s" >&2
        exit 1
        """
            .formatted(complaint));
    assertThat(script.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void commandsWithoutAClusterAreNoCluster() throws IOException {
    sinfo("fatal: Could not establish a configuration source");
    assertThat(new SlurmCluster(Optional.of(commands)).status()).isEmpty();
  }

  @Test
  void aClusterThatDoesNotAnswerIsSaid() throws IOException {
    sinfo("error: Unable to contact slurm controller (connect failure)");
    assertThat(new SlurmCluster(Optional.of(commands)).status())
        .hasValueSatisfying(
            status -> assertThat(status.problem()).startsWith("Slurm says: Unable to contact"));
  }
}
