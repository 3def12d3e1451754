package org.tunebench.engine.compute.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Scripts in place of Slurm's commands: each says what a test has laid down, and notes its call.
 */
final class FakeSlurm {
  private final Path folder;

  FakeSlurm(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    says("sbatch", 0, "101", "");
    says("squeue", 0, "", "");
    says("sacct", 1, "", "Slurm accounting storage is disabled");
    says("scontrol", 1, "", "slurm_load_jobs error: Invalid job id specified");
    says("scancel", 0, "", "");
    says("sinfo", 0, "main*|up|1:00:00|0/1/0/1|gpu:2", "");
  }

  Path folder() {
    return folder;
  }

  /** What a command says from now on. */
  void says(String command, int exit, String out, String err) throws IOException {
    Files.writeString(folder.resolve(command + ".out"), out);
    Files.writeString(folder.resolve(command + ".err"), err);
    Path script = folder.resolve(command);
    Files.deleteIfExists(script);
    Files.writeString(
        script,
        """
        #!/bin/sh
        echo "$*" >>'%1$s/%2$s.calls'
        cat '%1$s/%2$s.out'
        cat '%1$s/%2$s.err' >&2
        exit %3$d
        """
            .formatted(folder, command, exit));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }

  /** The arguments of each call of a command so far. */
  List<String> calls(String command) throws IOException {
    Path calls = folder.resolve(command + ".calls");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }
}
