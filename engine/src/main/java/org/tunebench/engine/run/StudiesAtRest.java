package org.tunebench.engine.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tunebench.engine.Removal;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.processes.StrayProcesses;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.StorageException;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.StudySummary;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * Studies that nobody runs: what is read of them, what can wait in them for their next run, and
 * what a dead process has left.
 *
 * @param repository where they are
 * @param artifacts the folder for what trials write: {@code <study>/<trial>/}
 * @param logs the folder for what workers write
 */
record StudiesAtRest(StudyRepository repository, Path artifacts, Path logs, RunClock clock) {
  /** What has happened where the process that ran a study is gone. */
  static final String ENDED = "Tunebench ended";

  /** What has happened where a run has, and its process goes on. */
  static final String BROKE_OFF = "the search broke off";

  private static final Logger LOG = LoggerFactory.getLogger(StudiesAtRest.class);

  Study known(long id) {
    return repository
        .study(id)
        .orElseThrow(() -> new WrongInputException("", "there is no such study any more"));
  }

  /** The folder of a study's trials' folders. */
  Path folder(long study) {
    return artifacts.resolve(Long.toString(study));
  }

  /** Puts aside what a study has left whose key a new one has. */
  void setAsideFormer(Study created) {
    try {
      FormerFiles.setAside(folder(created.id()));
    } catch (StorageException e) {
      // Each of its trials will ask for its own folder.
      LOG.warn(e.getMessage(), e);
    }
  }

  /** How many bytes {@link #delete} frees, but for what the database has. */
  long bytesOnDisk(long study) {
    try {
      return TrialFiles.sizeOfAll(folder(study))
          + TrialFiles.sizeOfAll(StudyPlaces.logs(logs, study));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Deletes a study that is put aside, with what its trials wrote. That goes first: where the
   * process is killed in between, the study is still put aside, and the next one deletes it. Nobody
   * could tell later what a folder without a study is: a database that was put back from a copy
   * lacks studies that are not deleted.
   */
  void delete(long study) {
    removeFiles(study);
    repository.delete(study);
  }

  /** Removes what the trials of a study and its workers wrote, as much as can be. */
  private void removeFiles(long study) {
    for (Path folder : List.of(folder(study), StudyPlaces.logs(logs, study))) {
      try {
        Removal.of(folder);
      } catch (IOException e) {
        LOG.warn("the folder {} could not be removed", folder, e);
      }
    }
  }

  /** Where a study stands. */
  StudySnapshot snapshot(Study study) {
    return withoutCurves(study).atRest(clock.millis());
  }

  /** Lets a configuration wait for its turn, after the default one. */
  void queue(Study study, Configuration values) {
    StudyRun run = withoutCurves(study);
    WaitingTrials trials = new WaitingTrials(run);
    trials.baseline().ifPresent(trial -> keep(run, trial));
    keep(run, trials.queued(values));
  }

  /** Lets configurations that were tried before wait for more trials: all of them, or none. */
  void queueReplicates(Study study, List<Configuration> configurations, int times) {
    StudyRun run = withoutCurves(study);
    int before = run.history().size();
    new WaitingTrials(run).replicates(configurations, times, run.history()::put);
    List<Trial> all = run.history().trials();
    repository.addAll(run.id(), all.subList(before, all.size()));
  }

  /**
   * Refuses to try a trial again that cannot be.
   *
   * @throws WrongInputException with the reason
   */
  void requireAgain(Study study, int trial) {
    StudyRun run = withoutCurves(study);
    new Attempts(run.history())
        .whyNotAgain(study.spec().name(), trial)
        .ifPresent(
            why -> {
              throw new WrongInputException("", why);
            });
    if (run.isOverTime(clock.millis())) {
      throw new WrongInputException(
          "budget.time", "the time of its budget is used up: give the study more of it first");
    }
  }

  /** Lets what a trial tried wait to be tried again. */
  void queueAgain(Study study, int trial) {
    StudyRun run = withoutCurves(study);
    WaitingTrials trials = new WaitingTrials(run);
    keep(run, trials.again(trials.attempts().lastAttempt(trial)));
  }

  /** Lets trials that were interrupted wait to be tried again, those that do not yet. */
  void queueInterrupted(StudyRun run, WaitingTrials trials) {
    LiveHistory history = run.history();
    int before = history.size();
    for (int number = 0; number < before; number++) {
      if (history.state(number) == TrialState.INTERRUPTED && !run.progress().isTriedAgain(number)) {
        keep(run, trials.again(number));
      }
    }
  }

  private void keep(StudyRun run, Trial trial) {
    repository.add(run.id(), trial);
    run.history().put(trial);
    run.onKept(trial);
  }

  /**
   * A study with all that is needed to run it.
   *
   * @param onRelease called when it is run no more
   */
  StudyRun toRun(Study study, Runnable onRelease) {
    LiveHistory history = new LiveHistory(study.spec());
    String monitor = study.spec().metric().monitor();
    history.restore(repository.trials(study.id()), repository.curves(study.id(), monitor));
    return new StudyRun(study, history, folder(study.id()), onRelease);
  }

  private StudyRun withoutCurves(Study study) {
    LiveHistory history = new LiveHistory(study.spec());
    history.restore(repository.trials(study.id()));
    return new StudyRun(study, history, folder(study.id()), () -> {});
  }

  /**
   * Ends what a dead process left running, and marks it as interrupted. Nobody else runs studies of
   * this workspace: it belongs to one process at a time. Jobs on a cluster are not of that process.
   */
  void recover() {
    StrayProcesses.endOrphans();
    // Whoever could have brought them back is gone.
    repository.aside().forEach(this::delete);
    // It may have ended days ago: trials that ran did not go on since.
    Instant now = clock.now();
    Instant last = repository.lastKept().filter(now::isAfter).orElse(now);
    for (StudySummary summary : repository.summaries()) {
      boolean running = summary.counts().of(TrialState.RUNNING) > 0;
      if (running || summary.state() == StudyState.RUNNING) {
        repository.study(summary.id()).ifPresent(study -> recover(study, ENDED, last));
      }
    }
  }

  /** A study that nobody runs; what a run of this process has left that broke off is marked. */
  Study recovered(long id) {
    Study study = known(id);
    // A run that can still write leaves another state.
    if (study.state() != StudyState.RUNNING) {
      return study;
    }
    recover(study, BROKE_OFF, clock.now());
    return known(id);
  }

  private void recover(Study study, String what, Instant when) {
    Map<Integer, Curve> curves = repository.curves(study.id(), study.spec().metric().monitor());
    for (Trial trial : repository.trials(study.id())) {
      if (trial.state() == TrialState.RUNNING && study.spec().cluster().isEmpty()) {
        repository.update(study.id(), trial.leftBehind(curves.get(trial.number()), what, when));
      }
    }
    repository.setState(
        study.id(), StudyState.STOPPED, study.elapsed(), what + " while the study ran");
  }
}
