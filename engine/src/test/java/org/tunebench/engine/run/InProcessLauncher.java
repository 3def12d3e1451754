package org.tunebench.engine.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.Worker;
import org.tunebench.engine.compute.WorkerCommand;
import org.tunebench.engine.compute.WorkerHost;
import org.tunebench.engine.compute.WorkerLauncher;
import org.tunebench.engine.objective.ObjectiveTypes;

/** Workers as threads of the test, so that a test can hold them, kill them and count them. */
public final class InProcessLauncher implements WorkerLauncher {
  /** A worker whose death a test can decide. */
  public static final class FakeWorker implements Worker {
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final WorkerHost host;
    private final Listener listener;
    private volatile boolean dead;

    FakeWorker(ObjectiveTypes types, Listener listener) {
      this.listener = listener;
      this.host =
          new WorkerHost(
              types,
              event -> {
                if (!dead) {
                  listener.onEvent(event);
                }
              });
    }

    @Override
    public void send(WorkerCommand command) {
      if (!dead) {
        thread.execute(() -> host.on(command));
      }
    }

    @Override
    public void kill() {
      dead = true;
      thread.shutdownNow();
    }

    /** Lets it die as a process does that a signal ends. */
    public void die(String how) {
      kill();
      listener.onExit(how, "last words");
    }
  }

  private final ObjectiveTypes types;

  /** All workers that have been launched, in order. */
  public final List<FakeWorker> workers = new CopyOnWriteArrayList<>();

  /** What each was to open, in order. */
  public final List<WorkerCommand.Open> opened = new ArrayList<>();

  /** Workers that know these objectives. */
  public InProcessLauncher(ObjectiveTypes types) {
    this.types = types;
  }

  @Override
  public Worker launch(Device device, WorkerCommand.Open open, Path log, Worker.Listener listener) {
    FakeWorker worker = new FakeWorker(types, listener);
    workers.add(worker);
    opened.add(open);
    worker.send(open);
    return worker;
  }
}
