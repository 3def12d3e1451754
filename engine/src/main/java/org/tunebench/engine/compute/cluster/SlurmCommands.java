package org.tunebench.engine.compute.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tunebench.engine.compute.ToolRun;

/**
 * The commands of Slurm as it is installed.
 *
 * @param folder where they are, or empty to look for them on {@code PATH}
 * @param limit how long an answer may take
 */
record SlurmCommands(Optional<Path> folder, Duration limit) {
  /** Slurm's own commands give up on a silent controller later than a person does. */
  private static final Duration LIMIT = Duration.ofSeconds(20);

  SlurmCommands(Optional<Path> folder) {
    this(folder, LIMIT);
  }

  /**
   * Runs a command to its end.
   *
   * @throws ClusterException if there is no such command, or it does not answer in time
   */
  ToolRun run(String name, List<String> arguments) {
    List<String> line = new ArrayList<>();
    line.add(folder.map(at -> at.resolve(name).toString()).orElse(name));
    line.addAll(arguments);
    ToolRun run = ToolRun.of(line, limit);
    return switch (run.outcome()) {
      case ANSWERED -> run;
      case ABSENT ->
          throw new ClusterException(
              ClusterException.Kind.ABSENT,
              "there is no Slurm on this machine: '%s' cannot be started".formatted(name),
              null);
      case SILENT ->
          throw new ClusterException(
              ClusterException.Kind.SILENT,
              "Slurm does not answer: '%s' took more than %d seconds"
                  .formatted(name, limit.toSeconds()),
              null);
      case LEFT ->
          throw new ClusterException(
              ClusterException.Kind.SILENT, "Slurm was not waited for: Tunebench is ending", null);
    };
  }
}
