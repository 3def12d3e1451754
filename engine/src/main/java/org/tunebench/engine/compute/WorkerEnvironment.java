package org.tunebench.engine.compute;

import java.util.Map;
import java.util.function.Supplier;
import org.tunebench.engine.objective.command.CommandLine;
import org.tunebench.engine.study.PartSpec;

/** The environment of a worker process on this machine. */
public final class WorkerEnvironment {
  private static final String LIBRARIES = "LD_LIBRARY_PATH";

  private WorkerEnvironment() {}

  /**
   * Turns this process's environment into the worker's.
   *
   * @param environment changed in place
   * @param device that the worker owns
   * @param kind of what it opens
   * @param cuda where CUDA's own libraries are; asked only if the worker needs them
   */
  public static void set(
      Map<String, String> environment, Device device, String kind, Supplier<CudaLibraries> cuda) {
    environment.put("CLASSPATH", WorkerJava.classPath(device.isGpu()));
    // Trials side by side with a thread each are faster than one after the other with all threads.
    environment.put("OMP_NUM_THREADS", "1");
    environment.put("MKL_NUM_THREADS", "1");
    MatrixKernels.choose(environment);
    environment.put("CUDA_VISIBLE_DEVICES", device.cudaVisible());
    // CUDA counts the fastest first by itself, nvidia-smi by the bus: one must not take the
    // other's.
    environment.put("CUDA_DEVICE_ORDER", "PCI_BUS_ID");
    // A command's own training library may be built for another version of CUDA.
    if (device.isGpu() && !CommandLine.has(new PartSpec(kind))) {
      addLibraries(environment, cuda.get());
    }
  }

  private static void addLibraries(Map<String, String> environment, CudaLibraries cuda) {
    String path = cuda.libraryPath(environment.getOrDefault(LIBRARIES, ""));
    if (!path.isEmpty()) {
      environment.put(LIBRARIES, path);
    }
  }
}
