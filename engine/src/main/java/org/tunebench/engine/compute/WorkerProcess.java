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
import org.tunebench.engine.objective.command.StrayProcesses;

/** A worker that is a child process; one thread listens to its standard output. */
final class WorkerProcess implements Worker {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);

  private final Process process;
  private final BufferedWriter input;
  private final Path log;
  private final Listener listener;

  private WorkerProcess(Process process, Path log, Listener listener) {
    this.process = process;
    this.input = process.outputWriter(StandardCharsets.UTF_8);
    this.log = log;
    this.listener = listener;
  }

  static Worker start(ProcessBuilder builder, WorkerCommand.Open open, Path log, Listener listener)
      throws IOException {
    WorkerProcess worker = new WorkerProcess(builder.start(), log, listener);
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

  private void listen() {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        hear(line);
      }
    } catch (IOException broken) {
      LOG.debug("worker {} is not heard any more", process.pid(), broken);
    }
    String how = howItEnded();
    // A worker that was killed could not end what its commands have started.
    StrayProcesses.endOrphans();
    listener.onExit(how, LogTail.read(log));
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
