package org.tunebench.app.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tunebench.app.plain.PlainText;
import org.tunebench.engine.compute.CudaLibraries;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.DeviceReading;
import org.tunebench.engine.compute.DeviceUse;
import org.tunebench.engine.compute.cluster.ClusterStatus;
import org.tunebench.engine.compute.cluster.Partition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Lists the devices that trials can run on. */
@Command(
    name = "devices",
    description =
        "Lists the GPUs and the CPU of this machine with what goes on on them, the libraries of"
            + " CUDA, and the partitions of its cluster.",
    mixinStandardHelpOptions = true)
final class DevicesCommand implements Callable<Integer> {
  @ParentCommand private TunebenchCommand root;

  @Mixin private ShownAs as;

  @Override
  public Integer call() {
    boolean json = as.isJson();
    DevicesView view = DevicesView.read(root.environment().backend());
    if (json) {
      DataOutput.write(root.console(), out -> DevicesJson.write(view, out));
    } else {
      print(view);
    }
    return ExitCodes.DONE;
  }

  private void print(DevicesView view) {
    DeviceReading reading = view.reading();
    TextTable table =
        new TextTable(List.of("device", "name", ">memory", ">in use", ">load", "note"));
    for (Device device : view.devices()) {
      Optional<DeviceUse> use = reading.use(device.id());
      table.row(
          device.id(),
          device.name(),
          PlainText.memory(device.memoryBytes()),
          use.map(DevicesCommand::inUse).orElse(""),
          use.map(DevicesCommand::load).orElse(""),
          device.modelsNote());
    }
    table.print(root.console().out());
    if (!reading.problem().isEmpty()) {
      root.console().out().println();
      root.console().out().println(reading.problem());
    }
    showOwners(reading);
    view.libraries().ifPresent(this::show);
    view.cluster().ifPresent(this::show);
    DataOutput.requireTaken(root.console().out());
  }

  private static String inUse(DeviceUse use) {
    return use.memoryUsed().isEmpty() ? "" : PlainText.memory(use.memoryUsed().getAsLong());
  }

  private static String load(DeviceUse use) {
    return use.load().isEmpty() ? "" : Math.round(100 * use.load().getAsDouble()) + "%";
  }

  private void showOwners(DeviceReading reading) {
    TextTable table = new TextTable(List.of("device", ">process", ">memory", "program"));
    boolean any = false;
    for (DeviceUse use : reading.uses()) {
      for (DeviceUse.Owner owner : use.owners()) {
        any = true;
        table.row(
            use.id(),
            Long.toString(owner.pid()),
            PlainText.memory(owner.memoryBytes().orElse(0)),
            owner.name());
      }
    }
    if (any) {
      root.console().out().println();
      table.print(root.console().out());
    }
  }

  private void show(CudaLibraries libraries) {
    TextTable table = new TextTable(List.of("CUDA library", "found in"));
    libraries.found().forEach((name, file) -> table.row(name, file.getParent().toString()));
    libraries.missing().forEach(name -> table.row(name, "nowhere"));
    root.console().out().println();
    table.print(root.console().out());
    if (!libraries.missing().isEmpty()) {
      root.console().out().println(libraries.advice());
    }
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
