package org.tunebench.app.shell;

import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.compute.WorkerJob;
import org.tunebench.engine.objective.ModelUse;
import org.tunebench.engine.objective.TrialFailedException;
import org.tunebench.engine.objective.scvi.ApplyJob;

/** Writes what a saved model says of a study's data, and tells in one sentence how that ended. */
final class ModelUseJob {
  private final Services services;
  private final long study;
  private final ModelUse use;
  private volatile boolean cancelled;
  private volatile WorkerJob work;

  ModelUseJob(Services services, long study, ModelUse use) {
    this.services = services;
    this.study = study;
    this.use = use;
  }

  /** Ends it; the file is as it was. */
  void cancel() {
    cancelled = true;
    WorkerJob begun = work;
    if (begun != null) {
      begun.cancel();
    }
  }

  /**
   * Writes, on a thread that may wait.
   *
   * @param ended called on the FX thread
   */
  void run(Runnable ended) {
    Runnable outcome = () -> fail(services.texts().get("Study.Model.Unexpected"));
    try {
      WorkerJob job = services.engine().usingModel(study, use);
      work = job;
      if (cancelled) {
        job.cancel();
      }
      job.run((step, values) -> {});
      outcome = this::done;
    } catch (InterruptedException e) {
      outcome = () -> {};
    } catch (WrongInputException wrong) {
      outcome = () -> fail(Sentences.of(wrong));
    } catch (TrialFailedException failed) {
      // What follows on further lines is the end of the log.
      String reason = failed.getMessage().lines().findFirst().orElse("");
      outcome = () -> fail(Sentences.sentence(reason));
    } finally {
      Runnable told = outcome;
      services
          .fx()
          .execute(
              () -> {
                ended.run();
                told.run();
              });
    }
  }

  private void done() {
    String key = "Study.Use." + use.kind().name() + ".done";
    String file = use.output().getFileName().toString();
    services
        .dialogs()
        .written(services.texts().get(key, file, ApplyJob.USUAL_LIBRARY), use.output());
  }

  private void fail(String sentence) {
    services.dialogs().error(services.texts().get("Study.Use.Failed"), sentence);
  }
}
