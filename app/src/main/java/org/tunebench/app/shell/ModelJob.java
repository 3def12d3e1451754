package org.tunebench.app.shell;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.compute.WorkerJob;
import org.tunebench.engine.objective.TrialFailedException;
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
  private volatile boolean cancelled;
  private volatile int reached;
  private volatile WorkerJob work;

  /** Known from the training on; FX thread. */
  private ModelTraining training;

  private String problem = "";

  ModelJob(Services services, long study, OptionalInt wanted, Path file) {
    this.services = services;
    this.study = study;
    this.wanted = wanted;
    this.file = file;
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
    cancelled = true;
    WorkerJob begun = work;
    if (begun != null) {
      begun.cancel();
    }
  }

  /** Trains, on a thread that may wait. */
  void run() {
    Runnable outcome = () -> end(State.FAILED, services.texts().get("Study.Model.Unexpected"));
    try {
      ModelTraining found = services.engine().modelTraining(study, wanted, file);
      work = found.job();
      services.fx().execute(() -> begin(found));
      if (cancelled) {
        found.job().cancel();
      }
      found.job().run(this::report);
      outcome = () -> end(State.DONE, "");
    } catch (InterruptedException e) {
      outcome = () -> end(State.CANCELLED, "");
    } catch (WrongInputException wrong) {
      outcome = () -> end(State.FAILED, Sentences.of(wrong));
    } catch (TrialFailedException failed) {
      // What follows on further lines is the end of the log.
      String reason = failed.getMessage().lines().findFirst().orElse("");
      outcome = () -> end(State.FAILED, Sentences.sentence(reason));
    } finally {
      services.fx().execute(outcome);
    }
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

  private void end(State last, String reason) {
    problem = reason;
    state.set(last);
  }
}
