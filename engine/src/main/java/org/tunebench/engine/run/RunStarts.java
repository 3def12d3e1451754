package org.tunebench.engine.run;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.compute.DeviceWatch;
import org.tunebench.engine.pruner.Pruner;
import org.tunebench.engine.pruner.Pruners;
import org.tunebench.engine.sampler.Sampler;
import org.tunebench.engine.sampler.Samplers;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;

/**
 * How a study comes to run: it is checked, gets its places and a thread, and is among the runs from
 * then on.
 *
 * @param runs those that run; nobody else adds to them
 * @param threads makes the thread of a run
 */
record RunStarts(
    StudiesAtRest studies,
    SpecChecks checks,
    DeviceChoice devices,
    DeviceWatch watch,
    StudyPlaces places,
    StudyRuns runs,
    ThreadFactory threads) {

  /** Starts a study, or gives its run. */
  RunningStudy checked(long id) {
    return checked(id, runner -> {});
  }

  /** Starts a study that pauses by itself as soon as one trial runs, or gives its run. */
  RunningStudy withOne(long id) {
    return checked(id, StudyRunner::onlyOneAtFirst);
  }

  private RunningStudy checked(long id, Consumer<StudyRunner> beforehand) {
    runs.awaitEnding(id);
    return runs.alone(
        id,
        () -> {
          Optional<StudyControl> running = runs.of(id);
          return running.isPresent() ? running.get() : begin(id, study -> {}, beforehand);
        });
  }

  /**
   * Starts a study that does not run, with more to do.
   *
   * @param more writes down what is added to it: only when nothing is left to check, so that a
   *     person who is refused and asks again does not have it twice
   */
  void withMore(long id, Consumer<Study> more) {
    runs.alone(id, () -> begin(id, more, runner -> {}));
  }

  private RunningStudy begin(long id, Consumer<Study> more, Consumer<StudyRunner> beforehand) {
    Study study = studies.recovered(id);
    StudySpec spec = study.spec();
    checks.inputsAgain(study);
    FreeSpace.require(studies.artifacts());
    // Asked once: what follows goes by the same answer.
    List<Allotment> allotted = devices.allotted(spec);
    Sampler sampler = Samplers.create(spec.sampler(), spec.space());
    Pruner pruner = Pruners.create(spec.pruner(), checks.epochs(spec));
    more.accept(study);
    StudyRun run = studies.toRun(study, () -> runs.remove(id));
    TrialPlan plan = new TrialPlan(run, sampler);
    studies.queueInterrupted(run, plan.trials());
    Mailbox messages = new Mailbox();
    StudyRunner runner =
        new StudyRunner(
            studies.repository(),
            run,
            plan,
            pruner,
            places.of(study, allotted, studies.folder(id), messages),
            messages,
            studies.clock());
    StudyControl control = new StudyControl(runner, messages);
    beforehand.accept(runner);
    runs.add(control);
    start(runner, spec.name());
    if (DeviceChoice.watches(allotted)) {
      Runnable leave =
          watch.listen(reading -> messages.post(() -> runner.news().onReading(reading)));
      runner.ended().whenComplete((end, e) -> leave.run());
    }
    return control;
  }

  /** A run without a thread would be listed for ever, and never end. */
  private void start(StudyRunner runner, String name) {
    try {
      runner.start(threads);
    } catch (OutOfMemoryError e) {
      runs.remove(runner.id());
      throw new WrongInputException(
          "",
          "'%s' cannot start: the system gives this program no more threads or memory; end what else runs, or raise the limit (ulimit -u), and start it again"
              .formatted(name),
          e);
    }
  }
}
