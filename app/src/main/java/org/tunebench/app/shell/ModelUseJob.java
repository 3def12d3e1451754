package org.tunebench.app.shell;

import org.tunebench.engine.objective.ModelUse;
import org.tunebench.engine.objective.scvi.ApplyJob;

/** Writes what a saved model says of a study's data, and tells in one sentence how that ended. */
final class ModelUseJob {
  private final Services services;
  private final long study;
  private final ModelUse use;
  private final WorkerRun work;

  ModelUseJob(Services services, long study, ModelUse use) {
    this.services = services;
    this.study = study;
    this.use = use;
    this.work = new WorkerRun(services);
  }

  /** Ends it; the file is as it was. */
  void cancel() {
    work.cancel();
  }

  /**
   * Writes, on a thread that may wait.
   *
   * @param ended called on the FX thread
   */
  void run(Runnable ended) {
    work.run(
        () -> services.engine().usingModel(study, use),
        (step, values) -> {},
        how -> {
          ended.run();
          tell(how);
        });
  }

  private void tell(WorkerRun.End how) {
    if (!how.problem().isEmpty()) {
      services.dialogs().error(services.texts().get("Study.Use.Failed"), how.problem());
    } else if (!how.isCancelled()) {
      done();
    }
  }

  private void done() {
    String key = "Study.Use." + use.kind().name() + ".done";
    String file = use.output().getFileName().toString();
    services
        .dialogs()
        .written(services.texts().get(key, file, ApplyJob.USUAL_LIBRARY), use.output());
  }
}
