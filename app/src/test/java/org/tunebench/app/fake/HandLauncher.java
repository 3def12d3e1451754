package org.tunebench.app.fake;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.Worker;
import org.tunebench.engine.compute.WorkerCommand;
import org.tunebench.engine.compute.WorkerEvent;
import org.tunebench.engine.compute.WorkerLauncher;
import org.tunebench.engine.compute.WorkerProtocol;

/** Launches a worker that a test plays: what it is sent is ignored, what it says is the test's. */
public final class HandLauncher implements WorkerLauncher {
  private final CompletableFuture<Worker.Listener> listener = new CompletableFuture<>();
  private final CompletableFuture<Void> started = new CompletableFuture<>();
  private volatile boolean killed;

  @Override
  public Worker launch(Device device, WorkerCommand.Open open, Path log, Worker.Listener hears) {
    listener.complete(hears);
    return new Worker() {
      @Override
      public void send(WorkerCommand command) {
        started.complete(null);
      }

      @Override
      public void kill() {
        killed = true;
      }
    };
  }

  /** The worker is ready, and has been told to start. */
  public void ready() {
    listener.join().onEvent(new WorkerEvent.Ready(WorkerProtocol.VERSION));
    started.join();
  }

  /** An epoch is over. */
  public void report(int step) {
    listener.join().onEvent(new WorkerEvent.Reported(0, step, Map.of("elbo", 1.0 / step)));
  }

  /** All epochs are over. */
  public void complete() {
    listener.join().onEvent(new WorkerEvent.Completed(0, Map.of()));
  }

  /** It has ended without a result. */
  public void fail(String reason) {
    listener.join().onEvent(new WorkerEvent.Failed(0, reason));
  }

  /** Whether the process was ended. */
  public boolean killed() {
    return killed;
  }
}
