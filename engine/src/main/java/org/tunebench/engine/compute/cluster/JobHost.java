package org.tunebench.engine.compute.cluster;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tunebench.engine.compute.WorkerCommand;
import org.tunebench.engine.compute.WorkerEvent;
import org.tunebench.engine.compute.WorkerHost;
import org.tunebench.engine.compute.WorkerProtocol;
import org.tunebench.engine.objective.ObjectiveTypes;

/**
 * The inside of a job: a worker that hears its commands from a file and tells what happens in
 * another. It ends when all its trials have ended, and goes on whether the workbench is there or
 * not. Run again by Slurm, it leaves out the trials that had ended before.
 */
final class JobHost {
  private static final long LOOK_MILLIS = 500;

  /** A disk that is slower than that does not keep a process that is about to end. */
  private static final int SECONDS_TO_WRITE = 5;

  private final Lines commands;
  private final EventLog log;
  private final int trials;
  private final Set<Integer> begun = new HashSet<>();
  private final Set<Integer> over = ConcurrentHashMap.newKeySet();
  private final ExecutorService obedience = Executors.newSingleThreadExecutor();
  private final WorkerHost host;
  private volatile boolean refused;

  /**
   * @param trials how many it is to run
   * @param ended those that had ended before
   */
  JobHost(ObjectiveTypes types, Lines commands, EventLog log, int trials, Set<Integer> ended) {
    this.commands = commands;
    this.log = log;
    this.trials = trials;
    this.over.addAll(ended);
    this.host = new WorkerHost(types, this::on);
  }

  /** Returns when there is nothing left to do, and all that happened is on disk. */
  void serve() throws IOException, InterruptedException {
    while (over.size() < trials && !refused) {
      hear();
      log.requireWell();
      Thread.sleep(LOOK_MILLIS);
    }
    log.close(0);
  }

  /**
   * The process is about to end: the trials that are not to end for good keep their state, and what
   * happened is on disk.
   *
   * @param seconds how long to wait for them at most
   */
  void leave(int seconds) {
    try {
      // A trial that was pruned, say, has nothing to keep and takes no time.
      hear();
      obedience.submit(() -> {}).get(seconds, TimeUnit.SECONDS);
    } catch (IOException | ExecutionException | TimeoutException e) {
      // What cannot be heard cannot be obeyed: all of them keep what they have.
      e.printStackTrace(System.err);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    host.suspendAll(seconds);
    try {
      // One of them may have come to its own end a moment before.
      log.close(SECONDS_TO_WRITE);
    } catch (IOException e) {
      e.printStackTrace(System.err);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void hear() throws IOException {
    try {
      for (String line : commands.look()) {
        WorkerProtocol.command(line).ifPresent(this::obey);
      }
    } catch (NoSuchFileException gone) {
      throw new IOException(
          "the folder of the job is gone, and with it all who could want it", gone);
    }
  }

  private void obey(WorkerCommand command) {
    if (command instanceof WorkerCommand.Stop stop) {
      end(stop.trial());
    } else if (command instanceof WorkerCommand.Suspend suspend) {
      end(suspend.trial());
    }
    if (command instanceof WorkerCommand.Start start) {
      if (!over.contains(start.trial()) && begun.add(start.trial())) {
        obedience.execute(() -> host.on(start));
      }
    } else {
      obedience.execute(() -> host.on(command));
    }
  }

  /** At once: a study that is opened, or a trial that starts, is not waited for. */
  private void end(int trial) {
    if (!begun.contains(trial)) {
      over.add(trial);
    }
  }

  private void on(WorkerEvent event) {
    log.add(event);
    if (event instanceof WorkerEvent.Refused) {
      refused = true;
    }
    if (event.endsTrial()) {
      over.add(event.about().getAsInt());
    }
  }
}
