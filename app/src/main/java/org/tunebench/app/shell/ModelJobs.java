package org.tunebench.app.shell;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tunebench.engine.objective.ModelUse;

/**
 * The training of models on all data, one at a time, and what is written with them: beside the
 * pages, so that it goes on while the person looks at something else. Confined to the FX thread.
 */
public final class ModelJobs {
  private final Executor trainer;
  private final ReadOnlyObjectWrapper<ModelJob> current =
      new ReadOnlyObjectWrapper<>(this, "current");

  private final Set<ModelUseJob> uses = new HashSet<>();

  /**
   * @param trainer runs what takes minutes, so nobody else's
   */
  public ModelJobs(Executor trainer) {
    this.trainer = trainer;
  }

  /** The training that runs, or the last one until the person has seen how it ended; or null. */
  public ReadOnlyObjectProperty<ModelJob> currentProperty() {
    return current.getReadOnlyProperty();
  }

  /** Whether one runs. */
  public boolean isBusy() {
    return current.get() != null && current.get().isRunning();
  }

  /** Whether something is written with a model. */
  boolean isWriting() {
    return !uses.isEmpty();
  }

  /**
   * Begins to train.
   *
   * @param trial whose configuration to take; the best one's if empty
   * @param file where the model goes; a file that is there is replaced
   * @throws IllegalStateException if one runs already
   */
  public void start(Services services, long study, OptionalInt trial, Path file) {
    if (isBusy()) {
      throw new IllegalStateException("a model is being trained already");
    }
    ModelJob job = new ModelJob(services, study, trial, file);
    current.set(job);
    job.stateProperty().addListener((property, before, now) -> ended(services, job, now));
    trainer.execute(job::run);
  }

  private void ended(Services services, ModelJob job, ModelJob.State now) {
    if (now == ModelJob.State.CANCELLED) {
      current.set(null);
    } else if (now == ModelJob.State.DONE) {
      // The person may be looking at another page by now.
      services
          .dialogs()
          .written(
              services.texts().get("Study.Model.DoneNotice", job.file().getFileName()), job.file());
    }
  }

  /**
   * Begins to write what a model says of the data of its study.
   *
   * @param study the study that the model came from
   */
  public void use(Services services, long study, ModelUse use) {
    ModelUseJob job = new ModelUseJob(services, study, use);
    uses.add(job);
    services
        .dialogs()
        .notice(services.texts().get("Study.Use.Begun", use.output().getFileName().toString()));
    trainer.execute(() -> job.run(() -> uses.remove(job)));
  }

  /** Ends all that runs, as if it had not been begun. */
  public void cancelAll() {
    cancel();
    uses.forEach(ModelUseJob::cancel);
  }

  /** Ends the one that runs, without a model. */
  public void cancel() {
    if (isBusy()) {
      current.get().cancel();
    }
  }

  /** The person has seen how the last one ended. */
  public void dismiss() {
    if (!isBusy()) {
      current.set(null);
    }
  }
}
