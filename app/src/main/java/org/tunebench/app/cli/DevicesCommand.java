package org.tunebench.app.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.cluster.ClusterStatus;
import org.tunebench.engine.compute.cluster.Partition;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Lists the devices that trials can run on. */
@Command(
    name = "devices",
    description = "Lists the GPUs and the CPU of this machine, and the partitions of its cluster.",
    mixinStandardHelpOptions = true)
final class DevicesCommand implements Callable<Integer> {
  @ParentCommand private TunebenchCommand root;

  @Override
  public Integer call() {
    TextTable table = new TextTable(List.of("device", "name", ">memory", "note"));
    for (Device device : root.environment().backend().devices()) {
      table.row(
          device.id(), device.name(), Figures.memory(device.memoryBytes()), device.modelsNote());
    }
    table.print(root.console().out());
    root.environment().backend().cluster().ifPresent(this::show);
    return ExitCodes.DONE;
  }

  private void show(ClusterStatus cluster) {
    PrintStream out = root.console().out();
    out.println();
    if (!cluster.problem().isEmpty()) {
      out.println("Slurm: " + cluster.problem());
      return;
    }
    out.println(cluster.version());
    TextTable table = new TextTable(List.of("partition", "state", "longest", "nodes", "has"));
    for (Partition partition : cluster.partitions()) {
      table.row(
          partition.name() + (partition.isDefault() ? " (default)" : ""),
          partition.available() ? "up" : "down",
          partition.timeLimit(),
          "%d of %d idle".formatted(partition.idleNodes(), partition.nodes()),
          partition.gres());
    }
    table.print(out);
  }
}
