package org.tunebench.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.tunebench.app.fake.FakeRunningStudy;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeServices;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.TestServices;
import org.tunebench.app.shell.Route;
import org.tunebench.app.shell.Services;
import org.tunebench.app.trials.ForecastText;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.run.RunStatus;
import org.tunebench.engine.run.SearchEngine;
import org.tunebench.engine.sampler.Forecast;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.TrialState;

class StudyViewModelTest {
  private final FakeSearchEngine engine = new FakeSearchEngine();
  private final TestServices person = new TestServices();
  private final Services services = person.on(engine);
  private final StudyViewModel model = new StudyViewModel(services);
  private final HistoriesViewModel histories = new HistoriesViewModel(services, 1);

  /** Changes that wait for their time: drained after each step of a test. */
  private final Queue<Runnable> paced = new ArrayDeque<>();

  private StudyCommands commands;
  private StudyFeed feed;

  private void open(Study study) {
    Pace byHand = new Pace(Runnable::run, paced::add, Runnable::run);
    feed =
        new StudyFeed(
            engine,
            study.id(),
            byHand,
            change -> {
              model.apply(change);
              histories.apply(change);
            });
    commands = new StudyCommands(services, study.id(), model, feed::open);
    feed.open();
    catchUp();
  }

  private void catchUp() {
    while (!paced.isEmpty()) {
      paced.remove().run();
    }
  }

  @Test
  void whatAnotherProcessHasIsOnlyLookedAt() {
    Study study = FakeStudies.filled(engine.repository(), "theirs", 3, 5, StudyState.STOPPED);
    open(study);
    assertThat(model.actionsProperty().get()).containsExactly(StudyAction.RESUME);
    engine.ownedBy(new SearchEngine.Owner("process 7", false, Instant.EPOCH));
    open(study);
    assertThat(model.actionsProperty().get()).isEmpty();
    assertThat(model.mayWork()).isFalse();
  }

  @Test
  void whatFinishedWithoutACompletedTrialCanOnlyBeGivenMore() {
    open(FakeStudies.filled(engine.repository(), "broken", 0, 5, StudyState.FINISHED));

    assertThat(model.phaseProperty().get()).isEqualTo(Phase.WITHOUT_RESULT);
    assertThat(model.actionsProperty().get()).containsExactly(StudyAction.ADD_TRIALS);
  }

  private void perform(StudyAction action) {
    assertThat(model.actionsProperty().get()).contains(action);
    commands.perform(action);
    catchUp();
  }

  private Study fresh() {
    return engine.repository().create(FakeStudies.spec("cortex", 100));
  }

  @Test
  void aStudyGoesThroughItsLifeWithTheRightButtons() {
    Study study = fresh();
    open(study);
    assertThat(model.phaseProperty().get()).isEqualTo(Phase.NEW);
    assertThat(model.actionsProperty().get()).containsExactly(StudyAction.START);

    perform(StudyAction.START);
    assertThat(model.phaseProperty().get()).isEqualTo(Phase.RUNNING);
    assertThat(model.busyProperty().get()).isFalse();
    perform(StudyAction.PAUSE);
    assertThat(model.phaseProperty().get()).isEqualTo(Phase.PAUSED);
    perform(StudyAction.RESUME);
    assertThat(engine.driven(study.id()).snapshot().status()).isEqualTo(RunStatus.RUNNING);
    perform(StudyAction.STOP);
    assertThat(model.phaseProperty().get()).isEqualTo(Phase.STOPPED);
    perform(StudyAction.RESUME);
    assertThat(model.phaseProperty().get()).isEqualTo(Phase.RUNNING);

    FakeRunningStudy running = engine.driven(study.id());
    running.complete(running.startTrial());
    running.finish();
    catchUp();
    assertThat(model.phaseProperty().get()).isEqualTo(Phase.FINISHED);
    assertThat(model.actionsProperty().get()).containsExactly(StudyAction.ADD_TRIALS);
  }

  @Test
  void stoppingAsksOnceWhereTrialsRun() {
    Study study = fresh();
    FakeRunningStudy running = engine.start(study.id());
    running.startTrial();
    open(study);
    person.confirm(false);
    perform(StudyAction.STOP);
    assertThat(engine.running(study.id())).as("the person said no").isPresent();
    person.confirm(true);
    perform(StudyAction.STOP);
    assertThat(engine.running(study.id())).isEmpty();

    engine.start(study.id());
    open(study);
    person.confirm(false);
    perform(StudyAction.STOP);
    assertThat(engine.running(study.id())).as("no trial would lose anything").isEmpty();
  }

  @Test
  void whatEndsWhileThePersonIsAskedIsNotStopped() {
    Study study = fresh();
    FakeRunningStudy running = engine.start(study.id());
    int trial = running.startTrial();
    open(study);
    person.whileAsked(
        () -> {
          running.complete(trial, 1.0);
          running.finish();
          catchUp();
        });
    perform(StudyAction.STOP);
    assertThat(model.phaseProperty().get()).isEqualTo(Phase.FINISHED);
    assertThat(person.told())
        .containsExactly("“cortex” has come to its end by itself: nothing was stopped.");
  }

  @Test
  void aPausedStudyWhoseTrialsStillRunCanPauseThem() {
    Study study = fresh();
    FakeRunningStudy running = engine.start(study.id());
    running.startTrial();
    open(study);
    assertThat(model.actionsProperty().get()).containsExactly(StudyAction.PAUSE, StudyAction.STOP);

    perform(StudyAction.PAUSE);
    assertThat(model.phaseProperty().get()).as("its trial trains on").isEqualTo(Phase.PAUSING);
    assertThat(model.actionsProperty().get())
        .containsExactly(StudyAction.RESUME, StudyAction.PAUSE_NOW, StudyAction.STOP);
    perform(StudyAction.PAUSE_NOW);
    assertThat(model.actionsProperty().get()).containsExactly(StudyAction.RESUME, StudyAction.STOP);
    assertThat(model.phaseProperty().get()).isEqualTo(Phase.PAUSED);
    assertThat(model.snapshotProperty().get().count(TrialState.WAITING)).isEqualTo(1);
  }

  @Test
  void oneLineSaysHowFarHowGoodHowLong() {
    Study study = FakeStudies.filled(engine.repository(), "cortex", 63, 100, StudyState.STOPPED);
    FakeRunningStudy running = engine.start(study.id());
    running.startTrial();
    open(study);
    assertThat(model.lineProperty().get())
        .startsWith(
            "63 of 100 trials · best 1232.43 marginal_ll (#34) · 1 running · 7 pruned · 3 failed"
                + " · 42 min");
    assertThat(model.briefProperty().get())
        .isEqualTo("63 of 100 trials · best 1232.43 (#34) · 3 failed · 42 min");
    assertThat(model.progressProperty().get()).isEqualTo(0.63);
    assertThat(model.noteProperty().get()).startsWith("TPE");
    assertThat(model.nameProperty().get()).isEqualTo("cortex");
  }

  @Test
  void aStudyThatWasRunningWhenTheWorkbenchEndedIsInterrupted() {
    open(FakeStudies.filled(engine.repository(), "a", 5, 10, StudyState.RUNNING));
    assertThat(model.phaseProperty().get()).isEqualTo(Phase.INTERRUPTED);
    assertThat(model.actionsProperty().get()).containsExactly(StudyAction.RESUME);
  }

  @Test
  void aStudyThatCannotStartSaysWhyUntilTheNextTry() {
    open(fresh());
    engine.refuseNext(new WrongInputException("objective.scvi.dataset", "there is no file"));
    perform(StudyAction.START);
    assertThat(model.problemProperty().get()).contains("there is no file");
    assertThat(model.busyProperty().get()).isFalse();

    perform(StudyAction.START);
    assertThat(model.problemProperty().get()).isEmpty();
  }

  @Test
  void theBestTrialIsComparedWithTheDefaultConfiguration() {
    Study study = fresh();
    FakeRunningStudy running = engine.start(study.id());
    open(study);
    assertThat(model.bestProperty().get()).isEmpty();
    int baseline = running.startTrial();
    int better = running.startTrial();
    running.complete(baseline, 1256.03);
    running.complete(better, 1218.52);
    catchUp();

    BestTrial best = model.bestProperty().get().orElseThrow();
    assertThat(best.trial().number()).isEqualTo(better);
    assertThat(best.gain().orElseThrow()).isCloseTo(37.51, within());
  }

  @Test
  void theBestTrialTellsWhatItGaveOnWhatNothingWasChosenBy() {
    Study study = fresh();
    FakeRunningStudy running = engine.start(study.id());
    open(study);
    int baseline = running.startTrial();
    int better = running.startTrial();
    running.complete(baseline, 1256.03, Map.of("marginal_ll_unseen", 1260.0));
    catchUp();
    assertThat(model.bestProperty().get().orElseThrow().unseen())
        .containsExactly(
            new BestTrial.Unseen("marginal_ll_unseen", 1260.0, OptionalDouble.empty()));

    running.complete(better, 1218.52, Map.of("marginal_ll_unseen", 1230.0, "elbo_test", 1225.0));
    catchUp();

    assertThat(model.bestProperty().get().orElseThrow().unseen())
        .containsExactly(
            new BestTrial.Unseen("marginal_ll_unseen", 1230.0, OptionalDouble.of(1260.0)));
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-9);
  }

  @Test
  void runningTrialsShowTheEndOfTheirHistories() {
    Study study = fresh();
    FakeRunningStudy running = engine.start(study.id());
    int first = running.startTrial();
    for (int step = 1; step <= 150; step++) {
      running.report(first, step);
    }
    open(study);
    RunningTrial trial = model.running().get(0);
    assertThat(trial.epochProperty().get()).isEqualTo(150);
    running.report(first, 151);
    catchUp();
    assertThat(trial.epochProperty().get()).isEqualTo(151);
    assertThat(trial.values()).hasSize(120);
    assertThat(trial.last())
        .isEqualTo(FakeStudies.report(FakeStudies.trial(first), 151).values().get("elbo"));

    int second = running.startTrial();
    running.complete(first);
    catchUp();
    assertThat(model.running()).extracting(RunningTrial::number).isEqualTo(List.of(second));
  }

  @Test
  void runningTrialsSayWhatTheyComeToWhereThatCanBeForetold() {
    Study study = fresh();
    FakeRunningStudy running = engine.start(study.id());
    running.startTrial();
    int foretold = running.startTrial();
    open(study);
    running.foretell(foretold, 1218.5, 23);
    RunningForecasts forecasts = new RunningForecasts(services, study.id());
    forecasts.tick();
    model.foretold(forecasts.byNumberProperty().get());

    assertThat(model.running().get(0).forecastProperty().get()).isEmpty();
    RunningTrial trial = model.running().get(1);
    Forecast forecast = trial.forecastProperty().get().orElseThrow();
    ForecastText words = new ForecastText(services.texts());
    assertThat(words.brief(trial.metric(), forecast)).isEqualTo("expected 1219 ± 23 marginal_ll");
    assertThat(words.sentence(trial.metric(), forecast))
        .startsWith("If it goes on to its end: marginal_ll 1219 ± 23.");
    assertThat(words.brief(new MetricSpec("loss", Goal.MINIMIZE), new Forecast(0.5, 0)))
        .isEqualTo("expected 0.500000");

    running.finish();
    forecasts.tick();
    assertThat(forecasts.byNumberProperty().get()).isEmpty();
  }

  @Test
  void whatCannotBeForetoldOnceIsAskedForAgain() {
    Study study = fresh();
    FakeRunningStudy running = engine.start(study.id());
    running.foretell(0, 1, 0.1);
    RunningForecasts forecasts = new RunningForecasts(services, study.id());
    forecasts.tick();
    running.cannotForetell(true);
    forecasts.tick();
    assertThat(forecasts.byNumberProperty().get()).isEmpty();

    running.cannotForetell(false);
    forecasts.tick();
    assertThat(forecasts.byNumberProperty().get()).containsOnlyKeys(0);
  }

  @Test
  void aRunThatIsBusyIsNotAskedAgainBeforeItHasAnswered() {
    Study study = fresh();
    FakeRunningStudy running = engine.start(study.id());
    Queue<Runnable> answers = new ArrayDeque<>();
    Services slow = person.on(engine, Runnable::run, answers::add);
    RunningForecasts forecasts = new RunningForecasts(slow, study.id());
    forecasts.tick();
    forecasts.tick();
    assertThat(answers).hasSize(1);

    answers.remove().run();
    running.foretell(0, 1, 0.1);
    forecasts.tick();
    answers.remove().run();
    assertThat(forecasts.byNumberProperty().get()).containsOnlyKeys(0);
  }

  @Test
  void theChartSaysWhyItIsEmpty() {
    Study study = fresh();
    open(study);
    assertThat(empty()).startsWith("No trial has run yet");
    perform(StudyAction.START);
    assertThat(empty()).isEqualTo("Waiting for the first trial.");
    FakeRunningStudy running = engine.driven(study.id());
    int trial = running.startTrial();
    catchUp();
    assertThat(empty()).isEqualTo("Waiting for the first epoch.");
    running.report(trial, 1);
    catchUp();
    assertThat(empty()).isEqualTo("Drawing the histories…");
    assertThat(histories.chartTextsProperty().get().title())
        .isEqualTo("Held-out negative ELBO by epoch");
  }

  @Test
  void whereTrialsEndWithoutAReportTheChartDoesNotWaitForOne() {
    Study study = fresh();
    open(study);
    perform(StudyAction.START);
    FakeRunningStudy running = engine.driven(study.id());
    running.complete(running.startTrial());
    running.startTrial();
    catchUp();

    assertThat(empty()).startsWith("No trial has reported a number while it ran so far");
  }

  private String empty() {
    return histories.chartTextsProperty().get().empty();
  }

  @Test
  void deletedFromItsOwnPageItLeadsToTheOthersAndBackWithUndo() {
    FakeServices fakes = new FakeServices();
    Study study =
        FakeStudies.filled(fakes.engine().repository(), "cortex", 3, 5, StudyState.STOPPED);
    StudyViewModel shown = new StudyViewModel(fakes.get());
    StudyFeed followed =
        new StudyFeed(
            fakes.engine(),
            study.id(),
            new Pace(Runnable::run, paced::add, Runnable::run),
            shown::apply);
    followed.open();
    catchUp();
    StudyCommands its = new StudyCommands(fakes.get(), study.id(), shown, () -> {});

    its.delete();
    assertThat(fakes.engine().repository().aside()).as("the person said no").isEmpty();
    fakes.dialogs().agree(true);
    its.delete();
    assertThat(fakes.engine().repository().aside()).hasSize(1);
    fakes.dialogs().takeOffer();
    fakes.dialogs().agree(true);
    its.delete();
    fakes.dialogs().passOffer();

    assertThat(fakes.dialogs().confirmations()).allMatch(said -> said.contains("3 trials"));
    assertThat(fakes.engine().repository().aside()).isEmpty();
    assertThat(fakes.engine().repository().trials(study.id())).isEmpty();
    assertThat(fakes.routes())
        .containsExactly(new Route.Studies(), new Route.StudyPage(study.id()), new Route.Studies());
  }

  @Test
  void anotherStudyCanBeginFromThisOnesDefinition() {
    Study study = fresh();
    open(study);
    commands.duplicate();
    assertThat(person.shown())
        .singleElement()
        .isInstanceOfSatisfying(
            Route.NewStudyFrom.class,
            to ->
                assertThat(to.spec()).isEqualTo(study.spec().withName(study.spec().name() + "-2")));
  }
}
