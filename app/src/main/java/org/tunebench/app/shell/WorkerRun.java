package org.tunebench.app.shell;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.compute.WorkerJob;
import org.tunebench.engine.objective.TrialFailedException;

/** Runs the job of a worker for the window: it may be called off at any time, even before it is. */
final class WorkerRun {
  private final Services services;
  private volatile boolean cancelled;
  private volatile WorkerJob work;

  /**
   * How it ended.
   *
   * @param isCancelled whether the person wanted it no more
   * @param problem why it could not be done, one sentence, or empty
   */
  record End(boolean isCancelled, String problem) {}

  WorkerRun(Services services) {
    this.services = services;
  }

  /** Ends it, or lets it not begin. */
  void cancel() {
    cancelled = true;
    WorkerJob begun = work;
    if (begun != null) {
      begun.cancel();
    }
  }

  /**
   * Runs it, on a thread that may wait.
   *
   * @param job finds out what is to be done; wrong input is how it ends
   * @param ended hears it on the FX thread, after a bug, too
   */
  void run(Supplier<WorkerJob> job, WorkerJob.Listener listener, Consumer<End> ended) {
    End how = new End(false, services.texts().get("Study.Model.Unexpected"));
    try {
      WorkerJob found = job.get();
      work = found;
      if (cancelled) {
        found.cancel();
      }
      found.run(listener);
      how = new End(false, "");
    } catch (InterruptedException e) {
      how = new End(true, "");
    } catch (WrongInputException wrong) {
      how = new End(false, Sentences.of(wrong));
    } catch (TrialFailedException failed) {
      // What follows on further lines is the end of the log.
      String reason = failed.getMessage().lines().findFirst().orElse("");
      how = new End(false, Sentences.sentence(reason));
    } finally {
      End end = how;
      services.fx().execute(() -> ended.accept(end));
    }
  }
}
