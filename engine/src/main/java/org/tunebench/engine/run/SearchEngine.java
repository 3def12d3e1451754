package org.tunebench.engine.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.DeviceReading;
import org.tunebench.engine.compute.WorkerJob;
import org.tunebench.engine.compute.cluster.ClusterStatus;
import org.tunebench.engine.objective.ModelUse;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudySpec;

/** The embedded engine as screens and command line see it. */
public interface SearchEngine extends AutoCloseable {
  /**
   * Another process that keeps and runs the studies.
   *
   * @param name which one, for the person; empty where nobody has it, and its folder may only be
   *     read
   * @param isGone whether it no longer answers, so that the workspace may be opened
   * @param seen when what is shown was asked for: since then it may have kept more
   * @param problem why it could not be looked at since, one sentence for the person, or empty
   */
  record Owner(String name, boolean isGone, Instant seen, String problem) {
    /** One that could be looked at. */
    public Owner(String name, boolean isGone, Instant seen) {
      this(name, isGone, seen, "");
    }

    /** Whether nobody has it, and its folder may only be read. */
    public boolean isNobody() {
      return name.isEmpty();
    }

    /** Whether the workspace may be opened, and not only looked at. */
    public boolean leftIt() {
      return isGone && !isNobody();
    }
  }

  /**
   * Who has the workspace, where it is only looked at: methods that would run or change something
   * refuse to then. Empty where it is this process.
   */
  default Optional<Owner> owner() {
    return Optional.empty();
  }

  /** Where everything is kept. Definitions of running studies are changed through them only. */
  StudyRepository repository();

  /** The kinds of objective that there are. */
  ObjectiveTypes objectives();

  /** The devices of this machine that trials can run on, the CPU last. */
  List<Device> devices();

  /**
   * Reads every few seconds what goes on on the devices, as long as somebody listens.
   *
   * @param listener hears of each reading, on a thread of its own
   * @return call {@code run()} on it to hear no more
   */
  default Runnable watchDevices(Consumer<DeviceReading> listener) {
    return () -> {};
  }

  /**
   * The cluster that this machine can send jobs to, or empty where there is none. May take seconds.
   */
  Optional<ClusterStatus> cluster();

  /**
   * Checks all of a definition that can be checked at once, without reading data.
   *
   * @throws WrongInputException naming the field
   */
  void check(StudySpec spec);

  /**
   * All that {@link #check} would refuse, the first of it first; empty where it refuses nothing.
   */
  List<WrongInputException> problems(StudySpec spec);

  /**
   * Checks a definition and what it points to, reading it, and keeps it as a new study. May take
   * seconds.
   *
   * @param folder the folder that relative paths in the definition start from; they are kept
   *     absolute
   * @throws org.tunebench.engine.WrongInputException naming the field
   */
  Study create(StudySpec spec, Path folder);

  /**
   * Changes what a study may use up in all: the new budget is checked and kept as a whole. One that
   * runs goes by it at once, be it for more or for less; how many of its trials run at once, and
   * what their files may take, it looks at when it is started the next time. What would follow, a
   * {@link BudgetOutlook} says.
   *
   * @throws org.tunebench.engine.WrongInputException if there is no such study, more trials are
   *     done already, or the study could not be started with it
   */
  void setBudget(long study, Budget budget);

  /**
   * Starts a study or goes on with it; one that is running is given back as it is. Where it goes
   * on, its inputs are read again, which may take seconds.
   *
   * @throws org.tunebench.engine.WrongInputException if there is none, its inputs have gone or
   *     changed, or the disk is almost full
   */
  RunningStudy start(long study);

  /**
   * Starts a study as {@link #start} does, with one trial: as soon as that runs, the study is
   * paused, for the person to see whether it does what it should before {@link
   * RunningStudy#unpause} starts the others. One that is running is given back as it is.
   *
   * @throws org.tunebench.engine.WrongInputException as {@link #start}
   */
  RunningStudy startWithOne(long study);

  /**
   * Tries configurations of a study again, each with new seeds, to see how much of their results is
   * luck. A study that does not run is started: it runs these trials, and goes on with its search
   * if its budget is not used up.
   *
   * @param configurations of the study's space
   * @param times how often each
   * @throws org.tunebench.engine.WrongInputException if there is no such study, or it cannot run
   */
  void replicate(long study, List<Configuration> configurations, int times);

  /**
   * Lets a configuration wait for its turn: it is tried before the sampler is asked again, at once
   * or when the study is started the next time.
   *
   * @throws org.tunebench.engine.WrongInputException if there is no such study
   */
  void enqueue(long study, Configuration configuration);

  /**
   * Tries what an ended trial tried once more, with the same configuration and seed: for one that
   * failed because of something that has been put right, or was stopped too early. The new trial
   * says which one it tries again, takes its place in the budget and goes on from its checkpoint if
   * there is one. Where it was tried again before, the last attempt counts. A study that does not
   * run is started, and goes on with its search if its budget is not used up.
   *
   * @throws org.tunebench.engine.WrongInputException if there is no such study or trial, the trial
   *     or a later attempt has not ended, the study's time is used up, or it cannot run
   */
  void tryAgain(long study, int trial);

  /**
   * Puts a study aside that is to be deleted: it is stopped where it runs, which may take seconds,
   * its jobs on a cluster are cancelled, and nothing but {@link #restore} and {@link #delete} knows
   * it any more. The next engine on the repository deletes it.
   *
   * @throws org.tunebench.engine.WrongInputException if there is no such study
   */
  void putAside(long study);

  /**
   * Brings back a study that was put aside, as it was then, under the next free name where another
   * study has taken its own. Nothing happens if it was deleted.
   */
  void restore(long study);

  /**
   * Deletes a study, put aside or not, with all that belongs to it: its trials, what they wrote,
   * and its jobs on a cluster. Where it runs it is stopped first, which may take seconds.
   *
   * @throws org.tunebench.engine.WrongInputException if there is no such study
   */
  void delete(long study);

  /**
   * How many bytes the files of a study's trials and workers take, their logs included; zero if
   * there are none. What the database has of it is not among them.
   */
  long bytesOnDisk(long study);

  /** The study, if it is running. */
  Optional<RunningStudy> running(long study);

  /** All studies that are running. */
  List<RunningStudy> running();

  /** Where a study stands, running or not; empty if there is none. */
  Optional<StudySnapshot> snapshot(long study);

  /**
   * Prepares the training of a model on all data with a completed trial's configuration, for the
   * number of epochs after which the trial was at its best.
   *
   * @param trial its number; the best completed one if empty
   * @param file where the model goes; a file that is there is replaced
   * @throws org.tunebench.engine.WrongInputException if the study has no such trial, or its
   *     objective keeps no models
   */
  ModelTraining modelTraining(long study, OptionalInt trial, Path file);

  /**
   * Prepares to write what a saved model says of the data of the study that it came from.
   *
   * @throws org.tunebench.engine.WrongInputException if the objective of the study has no such
   *     models
   */
  WorkerJob usingModel(long study, ModelUse use);

  /**
   * Prepares to run a completed trial once more, with its seed, and to measure all that its
   * objective can measure. The study keeps nothing of it.
   *
   * @throws org.tunebench.engine.WrongInputException if the study has no such trial
   */
  WorkerJob measuringAgain(long study, int trial);

  /** The folder of a trial's files: its log is {@code log.txt} there. May not exist. */
  Path trialFolder(long study, int trial);

  /** Stops every running study and ends the workers; jobs on a cluster go on. */
  @Override
  void close();
}
