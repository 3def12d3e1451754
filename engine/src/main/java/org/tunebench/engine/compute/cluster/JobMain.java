package org.tunebench.engine.compute.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.processes.StrayProcesses;

/**
 * The main class of jobs: runs the trials that the commands in a job's folder name, and ends. What
 * it started goes with it when Slurm ends it.
 */
public final class JobMain {
  /** What a process says that a signal ended. */
  private static final int TERMINATED = 143;

  /** Slurm waits for half a minute, unless it was told to wait less. */
  private static final int SECONDS_TO_SUSPEND = 10;

  private static volatile int exitCode = TERMINATED;
  private static volatile JobHost host;

  private JobMain() {}

  /**
   * Runs a job of the built-in objectives.
   *
   * @param arguments the job's folder and how many trials it has
   */
  public static void main(String[] arguments) {
    Runtime.getRuntime().addShutdownHook(new Thread(JobMain::endAll));
    try {
      run(BuiltInObjectives.types(), Path.of(arguments[0]), Integer.parseInt(arguments[1]));
      exitCode = 0;
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      // Whatever it is: without this thread the others would keep the node for nothing.
      e.printStackTrace(System.err);
      exitCode = 1;
    }
    // Threads of native libraries must not keep a node.
    System.exit(exitCode);
  }

  private static void endAll() {
    if (exitCode == TERMINATED && host != null) {
      host.leave(SECONDS_TO_SUSPEND);
    }
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    StrayProcesses.endOwnedBy(ProcessHandle.current().pid());
    // Trials are in the middle of native code: no orderly end, and none is needed.
    Runtime.getRuntime().halt(exitCode);
  }

  static void run(ObjectiveTypes types, Path folder, int trials)
      throws IOException, InterruptedException {
    String job = variable("SLURM_JOB_ID", "");
    JobFolder.claim(folder, job);
    Path events = folder.resolve(JobFolder.EVENTS);
    Set<Integer> ended = new HashSet<>();
    for (JobLine line : new JobEvents(events).lookForTheLastTime()) {
      if (line.event() != null && line.event().endsTrial()) {
        ended.add(line.event().about().getAsInt());
      }
    }
    EventLog log =
        new EventLog(
            events,
            Integer.parseInt(variable("SLURM_RESTART_COUNT", "0")),
            job,
            variable("SLURMD_NODENAME", ""));
    host = new JobHost(types, new Lines(folder.resolve(JobFolder.COMMANDS)), log, trials, ended);
    host.serve();
  }

  private static String variable(String name, String otherwise) {
    String value = System.getenv(name);
    return value == null ? otherwise : value;
  }
}
