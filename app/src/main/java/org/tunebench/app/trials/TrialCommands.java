package org.tunebench.app.trials;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.tunebench.app.chart.GroupColors;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.Route;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.analysis.TableCsv;
import org.tunebench.engine.analysis.TrialTable;
import org.tunebench.engine.objective.command.CommandLine;
import org.tunebench.engine.run.RunningStudy;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** What can be done with a trial, wherever it is shown. */
public final class TrialCommands {
  /** So many trials can be told apart side by side. */
  public static final int MOST_COMPARED = GroupColors.MOST;

  private final Services services;
  private final Texts texts;
  private final long study;
  private final Consumer<String> clipboard;
  private final Background background;
  private final TrialMarks marks;
  private final SeveralTrials several;
  private Runnable changed = () -> {};
  private Supplier<Route.StudyPage> lookedAt;

  /**
   * @param study the study that the trials belong to
   * @param clipboard takes text to paste elsewhere
   */
  public TrialCommands(Services services, long study, Consumer<String> clipboard) {
    this.services = services;
    this.texts = services.texts();
    this.study = study;
    this.clipboard = clipboard;
    this.lookedAt = () -> new Route.StudyPage(study);
    this.background = new Background(services);
    this.marks = new TrialMarks(services, study);
    this.several = new SeveralTrials(services, study, this);
  }

  /** The study, if it runs. */
  public Optional<RunningStudy> running() {
    return services.engine().running(study);
  }

  /** Ends a running trial, after asking; one that has ended meanwhile is said to have. */
  public void stop(int number) {
    if (saidToBeOver(number)) {
      return;
    }
    boolean sure =
        services
            .dialogs()
            .confirm(
                texts.get("Trial.StopHeading", Integer.toString(number)),
                texts.get("Trial.StopSentence"),
                texts.get("Trial.StopAction"));
    if (sure && !saidToBeOver(number)) {
      try {
        running().ifPresent(run -> run.stopTrial(number));
      } catch (WrongInputException wrong) {
        services.dialogs().error(texts.get("Trial.StopFailed"), Sentences.of(wrong));
      }
    }
  }

  /** Whether trials may be run and changed here, and not only looked at. */
  public boolean mayWork() {
    return services.mayWork();
  }

  private boolean saidToBeOver(int number) {
    boolean runs =
        running().stream()
            .flatMap(run -> run.snapshot().trials().stream())
            .anyMatch(t -> t.number() == number && t.state() == TrialState.RUNNING);
    if (!runs) {
      services.dialogs().notice(texts.get("Trial.StopOver", Integer.toString(number)));
    }
    return !runs;
  }

  /** Queues a configuration, and tells the person how that went. */
  public void queue(Configuration configuration) {
    queue(
        configuration,
        () -> {},
        why -> services.dialogs().error(texts.get("Trial.QueueFailed"), why),
        () -> {});
  }

  /**
   * Queues a configuration: a new trial with a seed of its own.
   *
   * @param done when it is queued
   * @param refused hears why it cannot be queued, one sentence
   * @param afterwards runs in any case
   */
  public void queue(
      Configuration configuration, Runnable done, Consumer<String> refused, Runnable afterwards) {
    boolean runs = running().isPresent();
    background.run(
        () -> {
          services.engine().enqueue(study, configuration);
          return hasEnded();
        },
        ended -> {
          queued(runs, ended);
          done.run();
        },
        wrong -> refused.accept(Sentences.of(wrong)),
        afterwards);
  }

  /** Tries an ended trial once more, with its configuration and seed; starts a study at rest. */
  public void tryAgain(int number) {
    boolean runs = running().isPresent();
    background.run(
        () -> {
          services.engine().tryAgain(study, number);
          return study;
        },
        done -> {
          services.dialogs().notice(texts.get("Trial.TryAgain.Done", Integer.toString(number)));
          if (!runs) {
            changed.run();
          }
        },
        wrong -> services.dialogs().error(texts.get("Trial.TryAgain.Failed"), Sentences.of(wrong)),
        () -> {});
  }

  /** Trains a model with a trial's configuration on all data. */
  public void trainModel(StudySpec spec, int number) {
    new ModelCommand(services, study).ask(spec, OptionalInt.of(number));
  }

  /** Whether the study has used up what it may: what is queued needs more. Reads the database. */
  boolean hasEnded() {
    return services
        .engine()
        .repository()
        .study(study)
        .filter(kept -> kept.state() == StudyState.FINISHED)
        .isPresent();
  }

  private void queued(boolean runs, boolean ended) {
    String later = ended ? "Trial.QueuedAtEnd" : "Trial.QueuedForLater";
    services.dialogs().notice(texts.get(runs ? "Trial.Queued" : later));
    if (!runs) {
      changed.run();
    }
  }

  /** What to do when a study that does not run has changed: nobody else tells. */
  public void onChanged(Runnable listener) {
    changed = listener;
  }

  /** A study that does not run has changed. */
  void tellOfChange() {
    changed.run();
  }

  /** What can be done with all selected trials at once. */
  public SeveralTrials several() {
    return several;
  }

  /** What the person noted at the trials. */
  public TrialMarks marks() {
    return marks;
  }

  /** What tells what of the study's page is looked at: the way back leads there. */
  public void comeFrom(Supplier<Route.StudyPage> page) {
    lookedAt = page;
  }

  /** Leads to how some trials differ: two or more, {@link #MOST_COMPARED} at most. */
  public void compare(List<Integer> trials) {
    services.navigator().show(new Route.CompareTrials(lookedAt.get(), trials));
  }

  /** Whether so many can stand side by side. */
  public static boolean canCompare(int trials) {
    return trials > 1 && trials <= MOST_COMPARED;
  }

  /** Puts a text on the clipboard. */
  void copyText(String text) {
    clipboard.accept(text);
  }

  /** Puts a trial's configuration on the clipboard as YAML. */
  public void copyYaml(Trial trial) {
    copy(trial, ConfigurationText.yaml(trial.configuration()));
  }

  /** Puts the configurations of trials on the clipboard as YAML, a document each. */
  public void copyYaml(List<Trial> trials) {
    copy(trials, this::copyYaml, ConfigurationText::yaml, "", "---\n", "");
  }

  /** The same as JSON, a list of them. */
  public void copyJson(List<Trial> trials) {
    copy(trials, this::copyJson, ConfigurationText::json, "[\n", ",\n", "\n]");
  }

  /** The same as a Python list of dictionaries. */
  public void copyPython(List<Trial> trials) {
    copy(trials, this::copyPython, ConfigurationText::python, "[\n  ", ",\n  ", "\n]");
  }

  /** Puts trials with their results on the clipboard, as lines to paste into a spreadsheet. */
  public void copyTable(StudySpec spec, List<Trial> trials) {
    if (spec != null && !trials.isEmpty()) {
      clipboard.accept(TableCsv.tabbed(TrialTable.of(spec, trials, marks.marksProperty().get())));
      services.dialogs().notice(texts.get("Trials.CopiedTable", trials.size()));
    }
  }

  /** One is copied as it is, several as a list of them. */
  private void copy(
      List<Trial> trials,
      Consumer<Trial> copyOne,
      Function<Configuration, String> text,
      String first,
      String between,
      String last) {
    if (trials.size() == 1) {
      copyOne.accept(trials.get(0));
    } else if (!trials.isEmpty()) {
      clipboard.accept(
          trials.stream()
              .map(trial -> text.apply(trial.configuration()))
              .collect(Collectors.joining(between, first, last)));
      services.dialogs().notice(texts.get("Trials.Copied", trials.size()));
    }
  }

  /** Puts a trial's configuration on the clipboard as a Python dictionary. */
  public void copyPython(Trial trial) {
    copy(trial, ConfigurationText.python(trial.configuration()));
  }

  /** Puts the commands that trials ran on the clipboard, a line each, to be run in a shell. */
  public void copyCommand(PartSpec objective, List<Trial> trials) {
    try {
      clipboard.accept(
          trials.stream()
              .map(
                  trial ->
                      CommandLine.of(
                          objective, trial, services.engine().trialFolder(study, trial.number())))
              .collect(Collectors.joining("\n")));
      services
          .dialogs()
          .notice(
              trials.size() == 1
                  ? texts.get("Trial.CopiedCommand", Integer.toString(trials.get(0).number()))
                  : texts.get("Trials.CopiedCommands", trials.size()));
    } catch (WrongInputException wrong) {
      services.dialogs().error(texts.get("Trials.CopyCommand", trials.size()), Sentences.of(wrong));
    }
  }

  /** Puts a trial's configuration on the clipboard as JSON. */
  public void copyJson(Trial trial) {
    copy(trial, ConfigurationText.json(trial.configuration()));
  }

  private void copy(Trial trial, String text) {
    clipboard.accept(text);
    services.dialogs().notice(texts.get("Trial.Copied", Integer.toString(trial.number())));
  }
}
