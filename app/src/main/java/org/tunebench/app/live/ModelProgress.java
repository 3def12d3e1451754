package org.tunebench.app.live;

import java.nio.file.Path;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.tunebench.app.shell.ModelJob;
import org.tunebench.app.shell.ModelJobs;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;

/** How far the training of a study's model on all data is, or how it ended. */
final class ModelProgress implements AutoCloseable {
  private static final double UNKNOWN = -1;

  private final ModelJobs jobs;
  private final long study;
  private final Texts texts;
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");
  private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(this, "share", UNKNOWN);
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");

  private final ReadOnlyObjectWrapper<Path> saved = new ReadOnlyObjectWrapper<>(this, "saved");

  /** The jobs outlive the page that shows them. */
  private final InvalidationListener moved = source -> show();

  private final InvalidationListener another = source -> follow();
  private ModelJob job;

  ModelProgress(Services services, long study) {
    this.jobs = services.models();
    this.study = study;
    this.texts = services.texts();
    jobs.currentProperty().addListener(another);
    follow();
  }

  /** What there is to say, or empty. */
  ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  /** The share of the epochs that have been trained, or -1 where it is not known. */
  ReadOnlyDoubleProperty shareProperty() {
    return share.getReadOnlyProperty();
  }

  /** Whether it can be cancelled; else it can be put away. */
  ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** The file of the model that was trained, while that is told; or null. */
  ReadOnlyObjectProperty<Path> savedProperty() {
    return saved.getReadOnlyProperty();
  }

  /** Ends the training without a model. */
  void cancel() {
    jobs.cancel();
  }

  /** The person has seen how it ended. */
  void dismiss() {
    jobs.dismiss();
  }

  private void follow() {
    leave();
    ModelJob now = jobs.currentProperty().get();
    job = now != null && now.study() == study ? now : null;
    if (job != null) {
      job.stateProperty().addListener(moved);
      job.epochProperty().addListener(moved);
    }
    show();
  }

  private void leave() {
    if (job != null) {
      job.stateProperty().removeListener(moved);
      job.epochProperty().removeListener(moved);
      job = null;
    }
  }

  private void show() {
    running.set(job != null && job.isRunning());
    boolean done = job != null && job.stateProperty().get() == ModelJob.State.DONE;
    saved.set(done ? job.file() : null);
    int epoch = job == null ? 0 : job.epochProperty().get();
    share.set(epoch == 0 ? UNKNOWN : Math.min(1, (double) epoch / job.epochs()));
    text.set(job == null ? "" : words());
  }

  private String words() {
    return switch (job.stateProperty().get()) {
      case PREPARING -> texts.get("Study.Model.Preparing");
      case TRAINING ->
          texts.get(
              "Study.Model.Training",
              Integer.toString(job.trial()),
              job.epochProperty().get(),
              job.epochs());
      case DONE ->
          texts.get(
              "Study.Model.Done",
              Integer.toString(job.trial()),
              job.file().toAbsolutePath().toString());
      case FAILED -> texts.get("Study.Model.Failed", job.problem());
      case CANCELLED -> "";
    };
  }

  @Override
  public void close() {
    leave();
    jobs.currentProperty().removeListener(another);
  }
}
