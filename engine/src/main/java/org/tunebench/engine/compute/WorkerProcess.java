package org.tunebench.engine.compute;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tunebench.engine.ExitStatus;
import org.tunebench.engine.processes.StrayProcesses;

/** A worker that is a child process; one thread listens to its standard output. */
final class WorkerProcess implements Worker {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);

  private final Process process;
  private final BufferedWriter input;
  private final Path log;
  private final Listener listener;
  private final Runnable tidy;

  private WorkerProcess(Process process, Path log, Listener listener, Runnable tidy) {
    this.process = process;
    this.input = process.outputWriter(StandardCharsets.UTF_8);
    this.log = log;
    this.listener = listener;
    this.tidy = tidy;
  }

  static Worker start(ProcessBuilder builder, WorkerCommand.Open open, Path log, Listener listener)
      throws IOException {
    // A worker that was killed could not end what its commands have started.
    return start(builder, open, log, listener, StrayProcesses::endOrphans);
  }

  /**
   * @param tidy called when it has ended
   */
  static Worker start(
      ProcessBuilder builder, WorkerCommand.Open open, Path log, Listener listener, Runnable tidy)
      throws IOException {
    WorkerProcess worker = new WorkerProcess(builder.start(), log, listener, tidy);
    Thread reader = new Thread(worker::listen, "worker-" + worker.process.pid());
    reader.setDaemon(true);
    reader.start();
    worker.send(open);
    return worker;
  }

  @Override
  public void send(WorkerCommand command) {
    synchronized (input) {
      try {
        input.write(WorkerProtocol.line(command));
        input.newLine();
        input.flush();
      } catch (IOException ended) {
        LOG.debug("worker {} hears no more", process.pid(), ended);
      }
    }
  }

  @Override
  public OptionalLong pid() {
    return OptionalLong.of(process.pid());
  }

  @Override
  public void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    boolean alive = process.isAlive();
    process.destroyForcibly();
    if (alive) {
      // What has run from its parents is no descendant of anybody any more.
      StrayProcesses.endOwnedBy(process.pid());
    }
  }

  /** Whatever goes wrong, the end is told: a study waits for it, and would wait for ever. */
  private void listen() {
    try {
      hearAll();
    } catch (RuntimeException | Error e) {
      LOG.error("worker {} cannot be listened to any more", process.pid(), e);
      process.destroyForcibly();
    }
    String how = howItEnded();
    try {
      tidy.run();
    } catch (RuntimeException | Error e) {
      LOG.error("what worker {} left could not be seen to", process.pid(), e);
    } finally {
      listener.onExit(how, LogTail.read(log));
    }
  }

  private void hearAll() {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        hear(line);
      }
    } catch (IOException broken) {
      LOG.debug("worker {} is not heard any more", process.pid(), broken);
    }
  }

  private void hear(String line) {
    WorkerProtocol.event(line)
        .ifPresentOrElse(
            listener::onEvent,
            () -> {
              if (!line.isEmpty()) {
                LOG.info("worker {}: {}", process.pid(), line);
              }
            });
  }

  private String howItEnded() {
    try {
      return ExitStatus.describe(process.waitFor());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "unknown";
    }
  }
}
