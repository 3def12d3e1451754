package org.tunebench.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tunebench.app.cli.Backend;
import org.tunebench.app.shell.WorkbenchLog;
import org.tunebench.engine.compute.CudaLibraries;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.DeviceReading;
import org.tunebench.engine.compute.LocalDevices;
import org.tunebench.engine.compute.ProcessLauncher;
import org.tunebench.engine.compute.WorkerLauncher;
import org.tunebench.engine.compute.cluster.ClusterStatus;
import org.tunebench.engine.compute.cluster.SlurmCluster;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.store.Workspace;
import org.tunebench.store.WorkspaceCopy;
import org.tunebench.store.WorkspaceInUseException;

/** The real parts for the command line: workspaces, devices and objectives of this machine. */
final class LocalBackend implements Backend {
  private static final Duration BETWEEN_READINGS = Duration.ofMillis(300);

  @Override
  public Path defaultHome() {
    return Workspace.defaultHome();
  }

  @Override
  public boolean isWorkspace(Path home) {
    return Workspace.isOne(home);
  }

  @Override
  public Session open(Path home) {
    LocalEngine local = LocalEngine.open(home);
    // Not before: until now the folder may have belonged to another process, or not been there.
    WorkbenchLog.open(home);
    return local.session();
  }

  @Override
  public Look look(Path home) {
    if (Workspace.isReadOnly(home)) {
      return lookAtCopy(home);
    }
    try {
      return lookAtOwn(home);
    } catch (WorkspaceInUseException inUse) {
      return lookAtCopy(home);
    }
  }

  /** Where nobody answers, that one may have been killed since, and has it no more. */
  private Look lookAtCopy(Path home) {
    return WorkspaceCopy.of(home)
        .map(copy -> new Look(copy.repository(), Optional.empty(), copy::close))
        .orElseGet(() -> lookAtOwn(home));
  }

  private Look lookAtOwn(Path home) {
    Session own = open(home);
    return new Look(own.engine().repository(), own.recovery(), own::close);
  }

  @Override
  public Path trialFolder(Path home, long study, int trial) {
    return Workspace.artifacts(home).resolve(Long.toString(study)).resolve(Integer.toString(trial));
  }

  @Override
  public Optional<Path> log(Path home) {
    return WorkbenchLog.isOpen(home) ? Optional.of(WorkbenchLog.file(home)) : Optional.empty();
  }

  @Override
  public ObjectiveTypes objectives() {
    return BuiltInObjectives.types();
  }

  @Override
  public List<Device> devices() {
    return new LocalDevices().devices();
  }

  @Override
  public DeviceReading reading() {
    LocalDevices local = new LocalDevices();
    DeviceReading first = local.read();
    if (!first.problem().isEmpty()) {
      // A tool that hangs is not waited for twice.
      return first;
    }
    try {
      // How busy the processor is, is known of the time between two readings only.
      Thread.sleep(BETWEEN_READINGS.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return local.read();
  }

  @Override
  public Optional<CudaLibraries> cudaLibraries() {
    boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux");
    return linux ? Optional.of(CudaLibraries.find()) : Optional.empty();
  }

  @Override
  public WorkerLauncher launcher() {
    return new ProcessLauncher();
  }

  @Override
  public Optional<ClusterStatus> cluster() {
    try (SlurmCluster cluster = new SlurmCluster()) {
      return cluster.status();
    }
  }
}
