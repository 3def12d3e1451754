package org.tunebench.engine.compute;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.processes.StrayProcesses;

/**
 * The main class of worker processes: hears commands on standard input, answers on standard output.
 * When standard input closes, whoever started it is gone, however it went: the process ends at once
 * and takes its children along.
 */
public final class WorkerMain {
  /** What a process says that a signal ended. */
  private static final int TERMINATED = 143;

  private static final int SECONDS_TO_SUSPEND = 5;

  private WorkerMain() {}

  /** Serves the built-in objectives. */
  public static void main(String[] arguments) {
    serve(BuiltInObjectives.types());
  }

  /** Serves until standard input closes; does not return. */
  public static void serve(ObjectiveTypes types) {
    PrintStream answers =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    // What libraries print must not get between the answers.
    System.setOut(System.err);
    WorkerHost host = new WorkerHost(types, new EventLines(answers));
    // This thread does nothing but listen: opening a large data set must not keep it from noticing
    // that nobody is there any more.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> endAll(host)));
    ExecutorService obedience = Executors.newSingleThreadExecutor();
    try (BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = commands.readLine(); line != null; line = commands.readLine()) {
        WorkerProtocol.command(line).ifPresent(said -> obedience.execute(() -> host.on(said)));
      }
    } catch (IOException broken) {
      broken.printStackTrace(System.err);
    }
    endAll(0);
  }

  /** A signal ends the process, perhaps all of the machine: trials may keep their state. */
  private static void endAll(WorkerHost host) {
    host.suspendAll(SECONDS_TO_SUSPEND);
    endAll(TERMINATED);
  }

  private static void endAll(int exitCode) {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    StrayProcesses.endOwnedBy(ProcessHandle.current().pid());
    // Trials are in the middle of native code: no orderly end, and none is needed.
    Runtime.getRuntime().halt(exitCode);
  }
}
