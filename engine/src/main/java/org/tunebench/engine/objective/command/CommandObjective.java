package org.tunebench.engine.objective.command;

import java.nio.file.Path;
import java.util.Map;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.objective.TrialContext;
import org.tunebench.engine.objective.WorkerSetup;
import org.tunebench.engine.processes.StrayProcesses;

/** Runs commands for a worker. */
final class CommandObjective implements Objective {
  private final CommandSettings settings;
  private final WorkerSetup setup;
  private final Path folder;
  private final StrayProcesses.Owner owner = new StrayProcesses.Owner();

  private CommandObjective(CommandSettings settings, WorkerSetup setup) {
    this.settings = settings;
    this.setup = setup;
    this.folder = settings.folder(setup.folder());
  }

  static CommandObjective open(WorkerSetup setup) {
    CommandSettings settings = CommandSettings.read(setup.objective());
    settings.requireRunnable(setup.folder());
    // A worker that was killed could not end what it ran: this one may have come to replace it.
    StrayProcesses.endOrphans();
    return new CommandObjective(settings, setup);
  }

  @Override
  public Map<String, Double> run(TrialContext trial) throws InterruptedException {
    return new CommandTrial(settings, folder, setup.metric(), trial)
        .run(owner.nextRun(), setup.sharing());
  }
}
