package org.tunebench.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.tunebench.app.cli.Backend;
import org.tunebench.engine.compute.LocalDevices;
import org.tunebench.engine.compute.ProcessLauncher;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.run.EmbeddedEngine;
import org.tunebench.engine.run.SearchEngine;
import org.tunebench.engine.run.WatchingEngine;
import org.tunebench.engine.study.StudyCopy;
import org.tunebench.store.Workspace;
import org.tunebench.store.WorkspaceCopy;
import org.tunebench.store.WorkspaceInUseException;

/** The real parts put together: a workspace of this machine and an engine on it. */
public final class LocalEngine implements AutoCloseable {
  private final Workspace workspace;
  private final SearchEngine engine;
  private boolean closed;

  /**
   * @param workspace closed with this
   * @param engine runs its studies; closed with this
   */
  LocalEngine(Workspace workspace, SearchEngine engine) {
    this.workspace = workspace;
    this.engine = engine;
  }

  private static SearchEngine engine(Workspace workspace) {
    return new EmbeddedEngine(
        workspace.repository(),
        BuiltInObjectives.types(),
        new ProcessLauncher(),
        new LocalDevices(),
        workspace.artifacts(),
        workspace.logs(),
        Clock.systemUTC());
  }

  /**
   * Opens a workspace and starts the engine on it.
   *
   * @param home the folder of the workspace; created if there is none
   * @throws org.tunebench.store.WorkspaceException if it cannot be used, or another process has it
   */
  public static LocalEngine open(Path home) {
    Workspace workspace = Workspace.open(home);
    try {
      return new LocalEngine(workspace, engine(workspace));
    } catch (RuntimeException e) {
      workspace.close();
      throw e;
    }
  }

  /**
   * Opens a workspace, or, where another process has it or its folder may only be read, looks at
   * it.
   *
   * @throws org.tunebench.store.WorkspaceException if it cannot be used, or the other process does
   *     not answer
   */
  static Backend.Session openOrWatch(Path home) {
    return openOrWatch(home, Workspace.isReadOnly(home));
  }

  /** The same of a folder of which is said whether it may only be read. */
  static Backend.Session openOrWatch(Path home, boolean readOnly) {
    if (readOnly) {
      // Who has it while nothing can be asked of them is told as it is when it is opened.
      return WorkspaceCopy.of(home)
          .map(first -> watch(home, first.owner().orElse(""), first))
          .orElseGet(() -> open(home).session());
    }
    try {
      return open(home).session();
    } catch (WorkspaceInUseException inUse) {
      // Who does not answer may have been killed since, and has it no more.
      return WorkspaceCopy.of(home)
          .map(first -> watch(home, inUse.owner(), first))
          .orElseGet(() -> open(home).session());
    }
  }

  private static Backend.Session watch(Path home, String owner, StudyCopy first) {
    SearchEngine watching =
        new WatchingEngine(
            owner,
            first,
            BuiltInObjectives.types(),
            new LocalDevices(),
            Workspace.artifacts(home),
            Workspace.logs(home));
    return new Backend.Session(watching, Optional.empty(), watching::close);
  }

  /** Runs and keeps the studies of the workspace. */
  public SearchEngine engine() {
    return engine;
  }

  /** The folder that everything is kept in. */
  public Workspace workspace() {
    return workspace;
  }

  /** It as those who show it know it. */
  Backend.Session session() {
    return new Backend.Session(engine, workspace.recovery(), this::close);
  }

  /**
   * Stops what runs, then gives the workspace back. Whoever comes second, as the end of a process
   * may while its window closes, waits until that is done: by then another process may have it.
   * Where something cannot be stopped, the workspace is given back all the same.
   */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      try {
        engine.close();
      } finally {
        workspace.close();
      }
    }
  }
}
