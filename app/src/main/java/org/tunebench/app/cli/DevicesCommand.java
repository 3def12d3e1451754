package org.tunebench.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.tunebench.engine.compute.Device;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Lists the devices that trials can run on. */
@Command(
    name = "devices",
    description = "Lists the GPUs and the CPU of this machine.",
    mixinStandardHelpOptions = true)
final class DevicesCommand implements Callable<Integer> {
  @ParentCommand private TunebenchCommand root;

  @Override
  public Integer call() {
    TextTable table = new TextTable(List.of("device", "name", ">memory", "note"));
    for (Device device : root.environment().backend().devices()) {
      table.row(device.id(), device.name(), Figures.memory(device.memoryBytes()), device.note());
    }
    table.print(root.console().out());
    return ExitCodes.DONE;
  }
}
