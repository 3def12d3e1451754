package org.tunebench.engine.compute;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.objective.WorkerSetup;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.PartSpec;

/**
 * The inside of a worker: opens one objective and runs trials of it, each on a thread. Commands
 * come from one thread; events leave from any. What it has opened ends with the process.
 */
public final class WorkerHost {
  private static final long LOOK_MILLIS = 20;

  private final ObjectiveTypes types;
  private final Consumer<? super WorkerEvent> events;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<Integer, HostedTrial> trials = new ConcurrentHashMap<>();
  private volatile boolean leaving;
  private volatile boolean judged;
  private Objective objective;

  /**
   * @param types the objectives that it can open
   * @param events hears what happens; called from any thread
   */
  public WorkerHost(ObjectiveTypes types, Consumer<? super WorkerEvent> events) {
    this.types = types;
    this.events = events;
  }

  /** Obeys a command. Opening returns when the objective is open; the others return at once. */
  public void on(WorkerCommand command) {
    if (command instanceof WorkerCommand.Open open) {
      open(open);
    } else if (command instanceof WorkerCommand.Start start) {
      start(start);
    } else if (command instanceof WorkerCommand.Stop stop) {
      HostedTrial trial = trials.get(stop.trial());
      if (trial != null) {
        trial.requestStop();
      }
    } else if (command instanceof WorkerCommand.GoOn goOn) {
      HostedTrial trial = trials.get(goOn.trial());
      if (trial != null) {
        trial.goOn();
      }
    } else if (command instanceof WorkerCommand.Suspend suspend) {
      HostedTrial trial = trials.get(suspend.trial());
      if (trial != null) {
        trial.requestSuspension();
      }
    }
  }

  private void open(WorkerCommand.Open open) {
    if (open.version() != WorkerProtocol.VERSION) {
      events.accept(
          new WorkerEvent.Refused(
              "the worker speaks version %d of the protocol, the workbench %d: install both anew"
                  .formatted(WorkerProtocol.VERSION, open.version())));
      return;
    }
    judged = open.judged();
    try {
      objective =
          types
              .opener(open.kind())
              .open(
                  new WorkerSetup(
                      new PartSpec(open.kind(), open.settings()),
                      open.metric(),
                      Path.of(open.folder()),
                      open.device(),
                      open.slots(),
                      open.sharing(),
                      open.seed()));
      events.accept(new WorkerEvent.Ready(WorkerProtocol.VERSION));
    } catch (WrongInputException e) {
      events.accept(new WorkerEvent.Refused(e.sentence()));
    } catch (OutOfMemoryError e) {
      events.accept(
          new WorkerEvent.Refused(
              "the objective '%s' needs more memory than its worker may take: %s"
                  .formatted(open.kind(), e.getMessage())));
    } catch (LinkageError e) {
      e.printStackTrace(System.err);
      events.accept(new WorkerEvent.Refused(TrainingLibrary.sentence(e)));
    } catch (RuntimeException | Error e) {
      e.printStackTrace(System.err);
      events.accept(
          new WorkerEvent.Refused("the objective '%s' cannot start: %s".formatted(open.kind(), e)));
    }
  }

  private void start(WorkerCommand.Start start) {
    if (leaving) {
      return;
    }
    try {
      HostedTrial trial =
          new HostedTrial(
              start.trial(),
              new Configuration(start.configuration()),
              start.seed(),
              Path.of(start.folder()),
              judged,
              events);
      trials.put(start.trial(), trial);
      threads.execute(() -> run(start.trial(), trial));
    } catch (RuntimeException | Error e) {
      // The machine may have no thread left for it, say.
      failed(start.trial(), e);
      trials.remove(start.trial());
    }
  }

  private void run(int number, HostedTrial trial) {
    try {
      WorkerEvent end = trial.runOn(objective);
      if (!(leaving && end instanceof WorkerEvent.Stopped)) {
        events.accept(end);
      }
    } catch (RuntimeException | Error e) {
      failed(number, e);
    } finally {
      trials.remove(number);
    }
  }

  /** Nobody else would tell that a trial has ended. */
  private void failed(int number, Throwable e) {
    e.printStackTrace(System.err);
    events.accept(
        new WorkerEvent.Failed(
            number, "the worker failed with %s".formatted(e.getClass().getSimpleName())));
  }

  /**
   * The process is about to end, and its trials go on elsewhere: lets them keep their state. That
   * they end is not told any more, or they would be taken to have been stopped for good.
   *
   * @param seconds how long to wait for them at most
   */
  public void suspendAll(int seconds) {
    leaving = true;
    trials.values().forEach(HostedTrial::requestSuspension);
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    try {
      while (!trials.isEmpty() && System.nanoTime() < until) {
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
