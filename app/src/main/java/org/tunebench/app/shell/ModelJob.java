package org.tunebench.app.shell;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tunebench.engine.run.ModelTraining;

/** The training of one model on all data, from the person's wish to the file. */
public final class ModelJob {
  /** How far it is. */
  public enum State {
    /** It is found out what to train. */
    PREPARING,
    /** Epochs go by. */
    TRAINING,
    /** The model is in its file. */
    DONE,
    /** There is no model. */
    FAILED,
    /** There is none because the person wanted none any more. */
    CANCELLED
  }

  private final Services services;
  private final long study;
  private final OptionalInt wanted;
  private final Path file;
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(this, "state", State.PREPARING);
  private final ReadOnlyIntegerWrapper epoch = new ReadOnlyIntegerWrapper(this, "epoch");
  private final AtomicBoolean telling = new AtomicBoolean();
  private final WorkerRun work;
  private volatile int reached;

  /** Known from the training on; FX thread. */
  private ModelTraining training;

  private String problem = "";

  ModelJob(Services services, long study, OptionalInt wanted, Path file) {
    this.services = services;
    this.study = study;
    this.wanted = wanted;
    this.file = file;
    this.work = new WorkerRun(services);
  }

  /** The study whose configuration is taken. */
  public long study() {
    return study;
  }

  /** Where the model goes. */
  public Path file() {
    return file;
  }

  /** How far it is. */
  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** The epoch that was trained last, 0 before the first. */
  public ReadOnlyIntegerProperty epochProperty() {
    return epoch.getReadOnlyProperty();
  }

  /** The trial whose configuration is taken; from the training on. */
  public int trial() {
    return training.trial().number();
  }

  /** How many epochs there will be; from the training on. */
  public int epochs() {
    return training.epochs();
  }

  /** Why there is no model, one sentence, or empty. */
  public String problem() {
    return problem;
  }

  /** Whether it has not ended. */
  public boolean isRunning() {
    return state.get() == State.PREPARING || state.get() == State.TRAINING;
  }

  /** Ends it without a model. */
  void cancel() {
    work.cancel();
  }

  /** Trains, on a thread that may wait. */
  void run() {
    work.run(
        () -> {
          ModelTraining found = services.engine().modelTraining(study, wanted, file);
          services.fx().execute(() -> begin(found));
          return found.job();
        },
        this::report,
        this::end);
  }

  private void begin(ModelTraining found) {
    training = found;
    state.set(State.TRAINING);
  }

  /** On the worker's thread: of many epochs at once the last is told. */
  private void report(int step, Map<String, Double> values) {
    reached = step;
    if (telling.compareAndSet(false, true)) {
      services
          .fx()
          .execute(
              () -> {
                telling.set(false);
                epoch.set(reached);
              });
    }
  }

  private void end(WorkerRun.End how) {
    problem = how.problem();
    State last = problem.isEmpty() ? State.DONE : State.FAILED;
    state.set(how.isCancelled() ? State.CANCELLED : last);
  }
}
