package org.tunebench.app.trials;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.objective.imported.ImportedStudies;
import org.tunebench.engine.run.RunningStudy;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * What is done with all selected trials at once. Those that it is not possible for are left out,
 * and one sentence says how many of either there were. One trial alone is as {@link TrialCommands}
 * does it.
 */
public final class SeveralTrials {
  private final Services services;
  private final Texts texts;
  private final long study;
  private final TrialCommands commands;
  private final Background background;

  SeveralTrials(Services services, long study, TrialCommands commands) {
    this.services = services;
    this.texts = services.texts();
    this.study = study;
    this.commands = commands;
    this.background = new Background(services);
  }

  /** Those of some trials that can be stopped. */
  public List<Trial> stoppable(List<Trial> trials) {
    return commands.running().isEmpty() || !commands.mayWork()
        ? List.of()
        : trials.stream().filter(trial -> trial.state() == TrialState.RUNNING).toList();
  }

  /** Those of some trials of a study that can be tried again. */
  public List<Trial> repeatable(StudySpec spec, List<Trial> trials) {
    return queueable(spec, trials).stream().filter(trial -> trial.state().isTerminal()).toList();
  }

  /** Those of some trials of a study that can be queued: none of one that runs no more trials. */
  public List<Trial> queueable(StudySpec spec, List<Trial> trials) {
    boolean none = spec == null || ImportedStudies.isOne(spec) || !commands.mayWork();
    return none ? List.of() : trials;
  }

  /** Ends those that run, after asking once. */
  public void stop(List<Trial> trials) {
    List<Trial> run = stoppable(trials);
    if (trials.size() < 2) {
      trials.forEach(trial -> commands.stop(trial.number()));
      return;
    }
    boolean sure =
        !run.isEmpty()
            && services
                .dialogs()
                .confirm(
                    texts.get("Trials.StopHeading", run.size()),
                    texts.get("Trials.StopSentence", run.size()),
                    texts.get("Trials.Stop", run.size()));
    Optional<RunningStudy> running = commands.running();
    if (sure && running.isPresent()) {
      Set<Integer> still =
          running.get().snapshot().trials().stream()
              .filter(trial -> trial.state() == TrialState.RUNNING)
              .map(Trial::number)
              .collect(Collectors.toCollection(HashSet::new));
      still.retainAll(run.stream().map(Trial::number).toList());
      still.forEach(running.get()::stopTrial);
      tell("Trials.Stop.Done", still.size(), trials.size(), texts.get("Trials.LeftOut.NotRunning"));
    }
  }

  /** Tries those that have ended once more, each with its configuration and seed. */
  public void tryAgain(List<Trial> trials) {
    if (trials.size() < 2) {
      trials.forEach(trial -> commands.tryAgain(trial.number()));
      return;
    }
    each(
        trials,
        trials.stream().filter(trial -> trial.state().isTerminal()).toList(),
        trial -> services.engine().tryAgain(study, trial.number()),
        () -> "Trials.TryAgain.Done",
        texts.get("Trials.LeftOut.NotEnded"));
  }

  /** Queues the configuration of each: new trials with seeds of their own. */
  public void queue(List<Trial> trials) {
    if (trials.size() < 2) {
      trials.forEach(trial -> commands.queue(trial.configuration()));
      return;
    }
    boolean runs = commands.running().isPresent();
    each(
        trials,
        trials,
        trial -> services.engine().enqueue(study, trial.configuration()),
        () ->
            runs
                ? "Trials.Queue.Done"
                : commands.hasEnded() ? "Trials.Queue.AtEnd" : "Trials.Queue.ForLater",
        "");
  }

  /**
   * Does something in turn with those of some that it is possible for.
   *
   * @param key gives what is said of it, asked once in the background
   */
  private void each(
      List<Trial> all,
      List<Trial> possible,
      Consumer<Trial> act,
      Supplier<String> key,
      String why) {
    boolean runs = commands.running().isPresent();
    AtomicInteger done = new AtomicInteger();
    List<String> refused = new CopyOnWriteArrayList<>();
    AtomicReference<String> said = new AtomicReference<>();
    background.run(
        () -> {
          said.set(key.get());
          for (Trial trial : possible) {
            try {
              act.accept(trial);
              done.incrementAndGet();
            } catch (WrongInputException wrong) {
              refused.add(Sentences.of(wrong));
            }
          }
          return done;
        },
        ended -> {},
        wrong -> {},
        // After an error, too: what was done before it is under way.
        () -> {
          if (said.get() == null) {
            return;
          }
          boolean broken = done.get() + refused.size() < possible.size();
          // Of several reasons the first stands for all.
          String reason = refused.isEmpty() ? why : refused.get(0);
          tell(
              said.get(),
              done.get(),
              all.size(),
              broken ? texts.get("Trials.LeftOut.Broken") : reason);
          if (!runs) {
            commands.tellOfChange();
          }
        });
  }

  private void tell(String key, int done, int all, String why) {
    String what = texts.get(key, done);
    int left = all - done;
    services
        .dialogs()
        .notice(
            left == 0
                ? texts.get("Trials.Done.All", what)
                : texts.get("Trials.Done.Some", what, left, why));
  }
}
