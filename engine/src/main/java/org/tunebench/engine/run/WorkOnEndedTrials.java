package org.tunebench.engine.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.analysis.BestAndWorst;
import org.tunebench.engine.analysis.BestEpoch;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.WorkerJob;
import org.tunebench.engine.compute.WorkerLauncher;
import org.tunebench.engine.objective.FinalModel;
import org.tunebench.engine.objective.ModelUse;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * Work on trials that have ended, beside the studies that run: it changes none of them.
 *
 * @param repository where the trials are
 * @param objectives the kinds of objective that there are
 * @param launcher starts workers
 * @param logs the folder for what workers write
 * @param begun how many uses of models there have been: several may go on at once, each in a folder
 *     of its own
 */
record WorkOnEndedTrials(
    StudyRepository repository,
    ObjectiveTypes objectives,
    WorkerLauncher launcher,
    Path logs,
    AtomicInteger begun) {

  /** See {@link SearchEngine#modelTraining}. */
  ModelTraining modelTraining(Study study, OptionalInt number, Path file, Device device) {
    Trial trial = number.isPresent() ? completed(study, number.getAsInt()) : best(study);
    int epochs = bestEpoch(study, trial);
    FinalModel wanted = new FinalModel(epochs, study.spec().name(), trial.number(), file);
    PartSpec training =
        type(study)
            .finalTraining(study.spec().objective(), wanted)
            .orElseThrow(
                () ->
                    new WrongInputException(
                        "",
                        "the objective '%s' of '%s' keeps no models"
                            .formatted(study.spec().objective().kind(), study.spec().name())));
    return new ModelTraining(
        trial, epochs, job(study, trial, training, "model", device).writing(file));
  }

  /** See {@link SearchEngine#usingModel}. */
  WorkerJob usingModel(Study study, ModelUse use, Device device) {
    PartSpec opened =
        type(study)
            .usingModel(study.spec().objective(), use)
            .orElseThrow(
                () ->
                    new WrongInputException(
                        "",
                        "the models of '%s' have neither a latent space nor denoised values"
                            .formatted(study.spec().name())));
    Path folder = folder(study, "use-" + begun.incrementAndGet());
    return new WorkerJob(
            launcher,
            device,
            new WorkerJob.Work(opened, study.spec().metric(), Configuration.EMPTY, 0, 0, folder))
        .writing(use.output());
  }

  /** See {@link SearchEngine#measuringAgain}. */
  WorkerJob measuringAgain(Study study, int number, Device device) {
    Trial trial = completed(study, number);
    PartSpec everything = type(study).measuringEverything(study.spec().objective());
    return job(study, trial, everything, "again", device);
  }

  private Path folder(Study study, String what) {
    return StudyPlaces.logs(logs, study.id()).resolve(what);
  }

  private ObjectiveType type(Study study) {
    return objectives.get(study.spec().objective().kind());
  }

  private WorkerJob job(Study study, Trial trial, PartSpec opened, String what, Device device) {
    Path folder = folder(study, what + "-" + trial.number());
    return new WorkerJob(
        launcher,
        device,
        new WorkerJob.Work(
            opened,
            study.spec().metric(),
            trial.configuration(),
            study.spec().seed(),
            trial.source().seed(),
            folder));
  }

  private Trial best(Study study) {
    return BestAndWorst.of(study.spec().metric(), repository.trials(study.id()), 1).best().stream()
        .findFirst()
        .map(BestAndWorst.Ranked::trial)
        .orElseThrow(
            () ->
                new WrongInputException(
                    "", "'%s' has no completed trial yet".formatted(study.spec().name())));
  }

  private Trial completed(Study study, int number) {
    List<Trial> trials = repository.trials(study.id());
    Optional<Trial> found = trials.stream().filter(t -> t.number() == number).findFirst();
    if (found.isEmpty()) {
      throw new WrongInputException(
          "",
          "'%s' has no trial %d; it has %d trials, numbered from 0"
              .formatted(study.spec().name(), number, trials.size()));
    }
    if (found.get().state() != TrialState.COMPLETED) {
      throw new WrongInputException(
          "",
          "trial %d of '%s' is %s; only a completed one tells for how long to train"
              .formatted(number, study.spec().name(), found.get().state().word()));
    }
    return found.get();
  }

  private int bestEpoch(Study study, Trial trial) {
    ObjectiveType.Metric monitor = type(study).monitor(study.spec().objective());
    Map<String, Curve> curves = repository.curves(study.id(), trial.number());
    return Optional.ofNullable(curves.get(monitor.name()))
        .map(curve -> BestEpoch.of(curve, monitor.goal()))
        .filter(OptionalInt::isPresent)
        .map(OptionalInt::getAsInt)
        .orElse(Math.max(1, trial.trainedEpochs()));
  }
}
