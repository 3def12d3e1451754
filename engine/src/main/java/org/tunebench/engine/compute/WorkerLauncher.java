package org.tunebench.engine.compute;

import java.io.IOException;
import java.nio.file.Path;

/** Starts workers. */
@FunctionalInterface
public interface WorkerLauncher {
  /**
   * Starts a worker and returns before it is ready.
   *
   * @param device the device that it owns
   * @param open what it opens
   * @param log the file for what it and its libraries write
   * @param listener hears of it
   * @throws IOException if the process cannot be started
   */
  Worker launch(Device device, WorkerCommand.Open open, Path log, Worker.Listener listener)
      throws IOException;
}
