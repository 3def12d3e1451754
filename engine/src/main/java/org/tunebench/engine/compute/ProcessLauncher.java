package org.tunebench.engine.compute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tunebench.engine.objective.ObjectiveTypes;

/**
 * Starts workers as child processes of this one: the same Java, the same class path, another main
 * class.
 */
public final class ProcessLauncher implements WorkerLauncher {
  private final String mainClass;

  /** Workers that know the built-in objectives. */
  public ProcessLauncher() {
    this(WorkerMain.class);
  }

  /**
   * @param mainClass calls {@link WorkerMain#serve(ObjectiveTypes)} with the objectives that it
   *     knows
   */
  public ProcessLauncher(Class<?> mainClass) {
    this.mainClass = mainClass.getName();
  }

  @Override
  public Worker launch(Device device, WorkerCommand.Open open, Path log, Worker.Listener listener)
      throws IOException {
    Files.createDirectories(log.getParent());
    ProcessBuilder builder = new ProcessBuilder(WorkerJava.line(mainClass, device.isGpu()));
    builder.redirectError(log.toFile());
    WorkerEnvironment.set(builder.environment(), device, open.kind(), CudaLibraries::find);
    return WorkerProcess.start(builder, open, log, listener);
  }
}
