package org.tunebench.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tunebench.app.plain.FailureReason;
import org.tunebench.app.plain.PlainText;
import org.tunebench.engine.compute.WorkerProtocol;
import org.tunebench.engine.compute.cluster.JobPlace;
import org.tunebench.engine.run.RunningStudy;
import org.tunebench.engine.run.SearchEngine;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** Runs a study in the terminal: shows how it goes, says at the end what came out. */
final class SearchRun {
  private final TunebenchCommand root;
  private final SearchEngine engine;
  private final Interruption interruption;

  SearchRun(TunebenchCommand root, SearchEngine engine, Interruption interruption) {
    this.root = root;
    this.engine = engine;
    this.interruption = interruption;
  }

  /**
   * Starts a study, or goes on with it, and waits until it has ended.
   *
   * @return the exit code
   */
  int toItsEnd(Study study) {
    EndedTrials ended = new EndedTrials(engine.repository().trials(study.id()));
    Progress progress =
        root.console().interactive()
            ? new ProgressBar(root.console(), ended)
            : new ProgressLines(root.console().out(), ended);
    RunningStudy running = engine.start(study.id());
    interruption.onRequest(running::leave);
    follow(running, progress);
    StudySnapshot last = running.ended().join();
    progress.show(last);
    progress.end();
    return conclude(last);
  }

  private void follow(RunningStudy running, Progress progress) {
    Latest<StudySnapshot> latest = new Latest<>();
    Runnable leave = running.listen(latest::set, curves -> {});
    running.ended().whenComplete((last, problem) -> latest.close());
    try {
      for (StudySnapshot next = latest.take(); next != null; next = latest.take()) {
        progress.show(next);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running.leave();
    }
    leave.run();
  }

  private int conclude(StudySnapshot last) {
    String name = last.study().spec().name();
    int done = last.done();
    String trials = "%d of %d trials".formatted(done, last.study().spec().budget().trials());
    String time = PlainText.time(last.study().elapsed());
    result(last);
    failures(last);
    last.problem().ifPresent(problem -> root.console().err().println(name + ": " + problem));
    boolean finished = last.study().state() == StudyState.FINISHED;
    if (finished) {
      String how = last.isWithoutResult() ? "ended without a result" : "done";
      root.console().out().printf("%s: %s, %s in %s%s%n", name, how, trials, time, whyEarly(last));
    } else {
      root.console()
          .out()
          .printf(
              "%s: stopped after %s in %s, all of it is kept; go on with: %s%n",
              name, trials, time, root.command("resume", name));
      jobs(last);
    }
    if (interruption.requested()) {
      return ExitCodes.INTERRUPTED;
    }
    return last.count(TrialState.COMPLETED) == 0 || last.problem().isPresent()
        ? ExitCodes.NO_RESULT
        : ExitCodes.DONE;
  }

  /** Why it ended with some of its budget left. */
  private static String whyEarly(StudySnapshot last) {
    boolean early = last.done() < last.study().spec().budget().trials();
    return early && !last.note().isEmpty() ? ": " + last.note() : "";
  }

  /** Where nothing but failures came, the person needs the reason and a log to look into. */
  private void failures(StudySnapshot last) {
    List<FailureReason> reasons = FailureReason.of(last.trials());
    if (last.count(TrialState.COMPLETED) > 0 || reasons.isEmpty()) {
      return;
    }
    FailureReason commonest = reasons.get(0);
    int failed = last.count(TrialState.FAILED);
    root.console()
        .err()
        .printf(
            "%s: no trial completed, %d failed%s: %s%n",
            last.study().spec().name(),
            failed,
            commonest.trials().size() == failed
                ? ""
                : ", %d of them for this reason".formatted(commonest.trials().size()),
            PlainText.visible(commonest.text()));
    int example = commonest.trials().get(0).number();
    Path log = engine.trialFolder(last.study().id(), example).resolve(WorkerProtocol.LOG_FILE);
    if (Files.exists(log)) {
      root.console().err().printf("the log of trial %d: %s%n", example, log);
    }
  }

  /** What goes on without us must not surprise anybody. */
  private void jobs(StudySnapshot last) {
    List<String> jobs =
        last.jobs().values().stream()
            .map(JobPlace::job)
            .filter(job -> !job.isEmpty())
            .distinct()
            .sorted()
            .toList();
    if (!jobs.isEmpty()) {
      root.console()
          .out()
          .printf(
              "its jobs go on, and their results are taken in then; to end them: scancel %s%n",
              String.join(" ", jobs));
    }
  }

  private void result(StudySnapshot last) {
    OptionalInt best = last.best();
    MetricSpec metric = last.study().spec().metric();
    if (best.isEmpty()) {
      int completed = last.count(TrialState.COMPLETED);
      if (completed > 0) {
        root.console()
            .err()
            .printf(
                "%s: none is the best: no completed trial gave a finite number for '%s'%n",
                last.study().spec().name(), PlainText.visible(metric.name()));
      }
      return;
    }
    Trial trial = last.trials().get(best.getAsInt());
    root.console()
        .out()
        .printf(
            "best: %s %s (#%d) with %s%n",
            PlainText.visible(metric.name()),
            PlainText.number(trial.metric(metric.name())),
            trial.number(),
            PlainText.configuration(trial.configuration()));
    baseline(last)
        .ifPresent(
            usual ->
                root.console()
                    .out()
                    .printf(
                        "default configuration: %s %s (#%d)%n",
                        PlainText.visible(metric.name()),
                        PlainText.number(usual.metric(metric.name())),
                        usual.number()));
  }

  private static Optional<Trial> baseline(StudySnapshot last) {
    return last.trials().stream()
        .filter(trial -> trial.isBaseline() && trial.state() == TrialState.COMPLETED)
        .findFirst();
  }
}
