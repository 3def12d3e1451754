package org.tunebench.engine.compute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
    ProcessBuilder builder = new ProcessBuilder(WorkerJava.line(mainClass));
    builder.redirectError(log.toFile());
    setEnvironment(builder.environment(), device);
    return WorkerProcess.start(builder, open, log, listener);
  }

  private void setEnvironment(Map<String, String> environment, Device device) {
    environment.put("CLASSPATH", WorkerJava.classPath());
    // Trials side by side with a thread each are faster than one after the other with all threads.
    environment.put("OMP_NUM_THREADS", "1");
    environment.put("MKL_NUM_THREADS", "1");
    MatrixKernels.choose(environment);
    environment.put("CUDA_VISIBLE_DEVICES", device.cudaVisible());
    // CUDA counts the fastest first by itself, nvidia-smi by the bus: one must not take the
    // other's.
    environment.put("CUDA_DEVICE_ORDER", "PCI_BUS_ID");
  }
}
