package org.tunebench.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tunebench.engine.compute.CudaLibraries;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.DeviceReading;
import org.tunebench.engine.compute.WorkerLauncher;
import org.tunebench.engine.compute.cluster.ClusterStatus;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.run.SearchEngine;
import org.tunebench.engine.study.StudyRepository;

/** Where verbs get the engine from. */
public interface Backend {
  /** The workspace's folder unless the person says otherwise. */
  Path defaultHome();

  /**
   * An open workspace with an engine on it, owned by this process until it is closed.
   *
   * @param engine runs and keeps the studies of the workspace
   * @param recovery what had to be done to bring its database back, for the person; mostly empty
   * @param closing stops what runs, then gives the workspace back; may take a while
   */
  record Session(SearchEngine engine, Optional<String> recovery, Runnable closing)
      implements AutoCloseable {
    @Override
    public void close() {
      closing.run();
    }
  }

  /**
   * The studies of a workspace, to look at until it is closed: they may be a copy of what another
   * process has.
   *
   * @param recovery what had to be done to bring its database back, for the person; mostly empty
   */
  record Look(StudyRepository repository, Optional<String> recovery, Runnable closing)
      implements AutoCloseable {
    @Override
    public void close() {
      closing.run();
    }
  }

  /** Whether there is a workspace in a folder. */
  boolean isWorkspace(Path home);

  /**
   * Opens a workspace, or creates it.
   *
   * @throws org.tunebench.engine.study.StorageException if it is in use, or cannot be read or
   *     written
   */
  Session open(Path home);

  /**
   * Looks at a workspace: opens it, or, where another process has it, asks that one for a copy.
   *
   * @throws org.tunebench.engine.study.StorageException if it is in use and the other process does
   *     not answer, or it cannot be read or written
   */
  Look look(Path home);

  /** The folder of a trial's log and of what it wrote; there may be none. */
  Path trialFolder(Path home, long study, int trial);

  /** The file that what is logged goes to, or empty while that is none in this workspace. */
  Optional<Path> log(Path home);

  /** The kinds of objective that there are. */
  ObjectiveTypes objectives();

  /** Starts workers, for which no workspace is needed. */
  WorkerLauncher launcher();

  /** The devices of this machine, for which no workspace is needed. */
  List<Device> devices();

  /** What goes on on them at this moment. May take a second. */
  DeviceReading reading();

  /** CUDA's libraries on this machine; empty on a system where none are looked for. */
  Optional<CudaLibraries> cudaLibraries();

  /** The cluster that this machine can send jobs to, or empty where there is none. */
  Optional<ClusterStatus> cluster();
}
