package org.tunebench.engine.compute;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tunebench.engine.objective.ObjectiveTypes;

/**
 * Starts workers as child processes of this one: the same Java, the same class path, another main
 * class.
 */
public final class ProcessLauncher implements WorkerLauncher {
  /** Names the folder that the native libraries were unpacked into, where they are in no jar. */
  private static final String NATIVES = "tunebench.natives";

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
    ProcessBuilder builder = new ProcessBuilder(commandLine());
    builder.redirectError(log.toFile());
    setEnvironment(builder.environment(), device);
    return WorkerProcess.start(builder, open, log, listener);
  }

  private List<String> commandLine() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> line = new ArrayList<>(List.of(java));
    line.add("-XX:+UseSerialGC");
    line.add("-Djava.awt.headless=true");
    // Native memory is bounded by the device and the slots, not by the size of the Java heap.
    line.add("-Dorg.bytedeco.javacpp.maxBytes=0");
    line.add("-Dorg.bytedeco.javacpp.maxPhysicalBytes=0");
    line.addAll(nativeLibraries());
    line.add("-Dfile.encoding=UTF-8");
    line.add("-Dlogback.configurationFile=org/tunebench/engine/worker-logback.xml");
    line.add(mainClass);
    return line;
  }

  private static List<String> nativeLibraries() {
    String folder = System.getProperty(NATIVES);
    if (folder == null) {
      return List.of();
    }
    return List.of(
        "-Djava.library.path=" + folder,
        "-Dorg.bytedeco.javacpp.pathsFirst=true",
        // Taken from where they are, nothing is written into the person's home.
        "-Dorg.bytedeco.javacpp.cacheLibraries=false");
  }

  private void setEnvironment(Map<String, String> environment, Device device) {
    // By variable rather than by argument: class paths can be longer than a command line.
    environment.put("CLASSPATH", absolute(System.getProperty("java.class.path")));
    // Trials side by side with a thread each are faster than one after the other with all threads.
    environment.put("OMP_NUM_THREADS", "1");
    environment.put("MKL_NUM_THREADS", "1");
    environment.put(
        "CUDA_VISIBLE_DEVICES", device.isGpu() ? device.id().substring("gpu:".length()) : "");
  }

  private static String absolute(String classPath) {
    List<String> entries = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator)) {
      entries.add(Path.of(entry).toAbsolutePath().toString());
    }
    return String.join(File.pathSeparator, entries);
  }
}
