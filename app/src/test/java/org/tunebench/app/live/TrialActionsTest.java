package org.tunebench.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.app.fake.FakeRunningStudy;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.TestServices;
import org.tunebench.app.shell.Action;
import org.tunebench.app.shell.Route;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.app.trials.TrialCommands;
import org.tunebench.app.trials.TrialExport;
import org.tunebench.app.trials.TrialViewModel;
import org.tunebench.app.trials.TrialsViewModel;
import org.tunebench.engine.analysis.BestAndWorst;
import org.tunebench.engine.objective.imported.ImportedObjectiveType;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

class TrialActionsTest {
  @TempDir private Path folder;
  private final TestServices person = new TestServices();
  private final List<String> copied = new ArrayList<>();
  private FakeSearchEngine engine;
  private Study study;
  private TrialCommands commands;
  private TrialViewModel trial;
  private TrialsViewModel trials;
  private List<Integer> chosen = List.of();
  private TrialActions actions;

  private void open(StudySpec spec, int ended) {
    engine = new FakeSearchEngine(Clock.systemUTC(), folder);
    study = engine.repository().create(spec);
    FakeRunningStudy running = engine.start(study.id());
    for (int number = 0; number < ended; number++) {
      running.complete(running.startTrial(), 1_300 - number);
    }
    running.stop();
    Services services = person.on(engine);
    commands = new TrialCommands(services, study.id(), copied::add);
    trial = new TrialViewModel(services, study.id(), commands);
    trials = new TrialsViewModel(services);
    actions =
        new TrialActions(
            trials,
            trial,
            commands,
            new TrialExport(services, study.id()),
            () -> {},
            this::chosenTrials);
    trial.apply(engine.snapshot(study.id()).orElseThrow());
  }

  private List<Trial> chosenTrials() {
    return chosen.stream().map(n -> engine.repository().trial(study.id(), n).get()).toList();
  }

  private void select(int number) {
    StudySnapshot now = engine.snapshot(study.id()).orElseThrow();
    trials.apply(now, BestAndWorst.ranked(now.study().spec().metric(), now.trials()));
    trial.open(number);
  }

  private List<String> offered() {
    return actions.now().stream()
        .filter(action -> action.enabled().get())
        .map(Action::key)
        .toList();
  }

  private void act(String key) {
    actions.now().stream()
        .filter(action -> action.key().equals(key))
        .findFirst()
        .orElseThrow()
        .handler()
        .run();
  }

  @Test
  void withoutASelectedTrialThereIsNothingToDoWithIt() {
    open(FakeStudies.spec("a", 30), 3);

    assertThat(offered()).containsExactly("Trials.Filter.action");
  }

  @Test
  void anEndedTrialIsTriedAgainQueuedCopiedAndCompared() {
    open(FakeStudies.spec("a", 30), 3);
    select(1);
    assertThat(offered())
        .contains("Trials.Pin", "Trial.TryAgain.action", "Trial.Edit.action", "Trials.CopyYaml")
        .doesNotContain("Trial.Stop", "Trials.CopyCommand", "Trials.Unpin");

    act("Trial.QueueAgain.action");
    act("Trial.TryAgain.action");
    act("Trials.CopyJson");
    act("Trials.Compare.Best.action");
    act("Trials.Compare.Default.action");
    act("Trial.Edit.action");

    assertThat(engine.repository().trials(study.id())).hasSize(5);
    assertThat(engine.repository().trials(study.id()).get(4).source().retryOf()).hasValue(1);
    assertThat(copied).hasSize(1);
    assertThat(person.shown())
        .containsExactly(
            new Route.CompareTrials(new Route.StudyPage(study.id()), List.of(1, 2)),
            new Route.CompareTrials(new Route.StudyPage(study.id()), List.of(1, 0)));
    assertThat(trial.editorProperty().get()).isNotNull();
  }

  @Test
  void allSelectedTrialsAreActedUpon() {
    open(FakeStudies.spec("a", 30), 4);
    select(1);
    chosen = List.of(1, 3);
    assertThat(offered())
        .contains("Trials.TryAgain", "Trials.QueueAgain", "Trials.CopyYaml")
        .doesNotContain("Trial.TryAgain.action", "Trials.Stop", "Trial.Edit.action");
    assertThat(actions.now())
        .extracting(action -> action.words(new Texts(Locale.ENGLISH)))
        .contains("Pin 2 trials", "Tags of 2 trials…", "One note on 2 trials…")
        .contains("Queue 2, new seeds", "Copy 2 configurations as YAML");

    act("Trials.Pin");
    act("Trials.CopyJson");
    act("Trials.QueueAgain");
    act("Trials.Compare.Selected.action");

    assertThat(engine.repository().marks(study.id())).containsOnlyKeys(1, 3);
    assertThat(copied.get(0)).startsWith("[");
    assertThat(engine.repository().trials(study.id())).hasSize(6);
    assertThat(person.shown())
        .containsExactly(new Route.CompareTrials(new Route.StudyPage(study.id()), List.of(1, 3)));
  }

  @Test
  void theBestIsNotComparedWithItself() {
    open(FakeStudies.spec("a", 30), 3);
    select(2);
    assertThat(offered())
        .contains("Trials.Compare.Default.action")
        .doesNotContain("Trials.Compare.Best.action");
  }

  @Test
  void aPinnedTrialIsUnpinned() {
    open(FakeStudies.spec("a", 30), 3);
    select(1);
    act("Trials.Pin");
    assertThat(engine.repository().marks(study.id()).get(1).pinned()).isTrue();
    act("Trials.Unpin");
    assertThat(engine.repository().marks(study.id())).isEmpty();
  }

  @Test
  void aRunningTrialIsStopped() {
    open(FakeStudies.spec("a", 30), 1);
    FakeRunningStudy running = engine.start(study.id());
    int number = running.startTrial();
    trial.apply(running.snapshot());
    select(number);
    assertThat(offered()).contains("Trial.Stop").doesNotContain("Trial.TryAgain.action");

    act("Trial.Stop");

    assertThat(engine.repository().trial(study.id(), number).orElseThrow().state())
        .isEqualTo(TrialState.STOPPED);
  }

  @Test
  void theCommandOfATrialIsCopied() {
    PartSpec command = new PartSpec("command", java.util.Map.of("run", List.of("train.py")));
    open(FakeStudies.spec("a", 30).withObjective(command), 1);
    select(0);

    act("Trials.CopyCommand");

    assertThat(copied).hasSize(1);
    assertThat(copied.get(0)).contains("train.py");
  }

  @Test
  void importedTrialsAreNotRunAgain() {
    StudySpec imported =
        FakeStudies.spec("old", 5).withObjective(ImportedObjectiveType.of("old.csv"));
    open(imported, 1);
    select(0);
    assertThat(offered())
        .contains("Trials.CopyYaml", "Trials.Note")
        .doesNotContain("Trial.TryAgain.action", "Trial.QueueAgain.action", "Trial.Edit.action");
  }
}
