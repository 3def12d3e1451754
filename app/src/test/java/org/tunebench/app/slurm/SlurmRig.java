package org.tunebench.app.slurm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A real Slurm of one node with two pretend GPUs, and the program in processes that use it. */
final class SlurmRig {
  private static final String SCRIPT = "src/test/slurm/slurm.sh";

  private final Path folder;
  private final Path home;
  private final List<Process> processes = new ArrayList<>();

  private SlurmRig(Path folder, Path home) {
    this.folder = folder;
    this.home = home;
  }

  /**
   * @param folder for Slurm's own files; its path must be short, for it has a socket in it
   * @param home the workspace
   */
  static SlurmRig start(Path folder, Path home) throws Exception {
    SlurmRig rig = new SlurmRig(folder, home);
    rig.require(rig.command(List.of(SCRIPT, "start", folder.toString())));
    return rig;
  }

  private ProcessBuilder command(List<String> line) {
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().put("SLURM_CONF", folder.resolve("slurm.conf").toString());
    return builder.redirectErrorStream(true);
  }

  private String require(ProcessBuilder builder) throws Exception {
    Path out = Files.createTempFile("said", ".txt");
    int exit = builder.redirectOutput(out.toFile()).start().waitFor();
    String said = Files.readString(out).strip();
    Files.delete(out);
    if (exit != 0) {
      throw new IOException("%s: exit code %d: %s".formatted(builder.command(), exit, said));
    }
    return said;
  }

  /** Runs one of Slurm's commands. */
  String slurm(String... line) throws Exception {
    return require(command(List.of(line)));
  }

  /** The numbers of the jobs in a state such as {@code RUNNING}. */
  List<String> jobs(String state) throws Exception {
    return slurm("squeue", "--noheader", "--states=" + state, "--format=%i").lines().toList();
  }

  /** The program as a process. */
  Program program(String... arguments) throws IOException {
    Path out = Files.createTempFile(home.getParent(), "out", ".txt");
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-XX:TieredStopAtLevel=1");
    line.add("org.tunebench.app.Main");
    line.addAll(List.of(arguments));
    line.addAll(List.of("--home", home.toString()));
    ProcessBuilder builder = command(line);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    Process process = builder.redirectOutput(out.toFile()).start();
    processes.add(process);
    return new Program(process, out);
  }

  /**
   * A process of the program.
   *
   * @param out what it says
   */
  record Program(Process process, Path out) {
    String said() throws IOException {
      return Files.readString(out, StandardCharsets.UTF_8);
    }

    /** How many trials it has said to have completed. */
    long completed() throws IOException {
      return said().lines().filter(line -> line.contains(" completed ")).count();
    }

    /** Waits for its end and gives its exit code. */
    int exit() throws Exception {
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        throw new IllegalStateException("it does not end; so far it said: " + said());
      }
      return process.exitValue();
    }
  }

  /** Something that may be so at last. */
  interface Question {
    boolean isSo() throws Exception;
  }

  /** Waits until something is so: Slurm's own daemons have clocks that no test can turn. */
  static void await(String what, Question question) throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    while (!question.isSo()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("waited in vain: " + what);
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  /** Processes of jobs that are still there. */
  List<ProcessHandle> workers() {
    Predicate<ProcessHandle> ofJobs =
        process -> process.info().commandLine().filter(c -> c.contains("JobMain")).isPresent();
    return ProcessHandle.allProcesses()
        .filter(ofJobs)
        .filter(p -> p.info().commandLine().orElse("").contains(home.toString()))
        .toList();
  }

  /** Ends all that is still there. */
  void stop() throws Exception {
    processes.forEach(Process::destroyForcibly);
    require(command(List.of(SCRIPT, "stop", folder.toString())));
  }
}
