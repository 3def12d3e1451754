package org.tunebench.app.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.app.fake.FakeRunningStudy;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.TestServices;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Services;
import org.tunebench.engine.run.SearchEngine;
import org.tunebench.engine.sampler.Forecast;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

class TrialViewModelTest {
  @TempDir private Path folder;
  private final TestServices person = new TestServices();
  private final List<String> copied = new ArrayList<>();
  private FakeSearchEngine engine;
  private Study study;
  private TrialCommands commands;
  private TrialViewModel model;

  @BeforeEach
  void open() {
    engine = new FakeSearchEngine(Clock.systemUTC(), folder);
    study = FakeStudies.filled(engine.repository(), "a", 20, 30, StudyState.STOPPED);
    model = model(person.on(engine));
  }

  private TrialViewModel model(Services services) {
    commands = new TrialCommands(services, study.id(), copied::add);
    TrialViewModel fresh = new TrialViewModel(services, study.id(), commands);
    fresh.apply(engine.snapshot(study.id()).orElseThrow());
    return fresh;
  }

  @Test
  void aTrialOpensWithItsHistoriesTheMonitoredMetricFirst() {
    model.open(3);
    assertThat(model.trialProperty().get().number()).isEqualTo(3);
    assertThat(model.curvesProperty().get().keySet()).containsExactly("elbo", "train_loss");
    assertThat(model.metrics()).extracting(Fact::label).startsWith("marginal_ll");
    assertThat(model.runProperty().get())
        .extracting(Fact::value)
        .contains("sampled by tpe: start-up");
    model.open(13);
    assertThat(model.runProperty().get()).extracting(Fact::value).contains("sampled by tpe");
    model.open(0);
    assertThat(model.runProperty().get()).extracting(Fact::value).contains("default configuration");
  }

  @Test
  void whatAStudyAtRestDoesWithTheTrialIsSaidOfEachWay() {
    model.open(3);
    assertThat(model.hintKey()).isEqualTo("Trial.AgainIdle");
    FakeRunningStudy running = engine.start(study.id());
    int live = running.startTrial();
    model.apply(running.snapshot());
    model.open(live);
    assertThat(model.hintKey()).as("it cannot be rerun").isEqualTo("Trial.QueueIdle");
  }

  @Test
  void ofATrialThatIsOnlyLookedAtNothingIsRun() {
    model.open(3);
    assertThat(model.canTryAgain()).isTrue();
    engine.ownedBy(new SearchEngine.Owner("process 7", false, Instant.EPOCH));
    assertThat(model.canTryAgain()).isFalse();
    assertThat(model.canQueue()).isFalse();
    assertThat(model.canTrainModel()).isFalse();
    assertThat(model.hintKey()).isEqualTo("Trial.LookedAt");
  }

  @Test
  void ofARunningTrialStandsWhatItComesToUntilItHasEnded() {
    FakeRunningStudy running = engine.start(study.id());
    int live = running.startTrial();
    model.apply(running.snapshot());
    model.open(live);
    assertThat(model.metrics()).isEmpty();

    model.foretold(Map.of(live, new Forecast(1218.5, 23)));
    assertThat(model.metrics()).containsExactly(new Fact("marginal_ll", "1219 ± 23 expected"));
    model.open(3);
    assertThat(model.metrics()).noneMatch(fact -> fact.value().contains("expected"));

    model.open(live);
    running.complete(live, 1200);
    model.apply(running.snapshot());
    assertThat(model.metrics()).first().isEqualTo(new Fact("marginal_ll", "1200.00"));
  }

  @Test
  void ofATrialWithoutAResultStandsWhatItReportedLast() {
    int pruned =
        engine.repository().trials(study.id()).stream()
            .filter(trial -> trial.state() == TrialState.PRUNED)
            .mapToInt(Trial::number)
            .findFirst()
            .orElseThrow();
    model.open(pruned);
    assertThat(model.metrics()).extracting(Fact::label).containsExactly("elbo", "train_loss");
    double[] elbo = model.curvesProperty().get().get("elbo").values();
    assertThat(model.metrics().get(0).value())
        .isEqualTo("(" + Numbers.metric(elbo[elbo.length - 1]) + ")");
  }

  @Test
  void whatReplicatesGaveStandsBesideTheResultOfTheOriginal() {
    FakeRunningStudy running = engine.start(study.id());
    running.replicate(List.of(FakeStudies.trial(3).configuration()), 2);
    running.startWaiting(20);
    running.complete(20, 1000);
    running.startWaiting(21);
    running.complete(21, 1002);
    model.apply(running.snapshot());
    model.open(3);
    assertThat(model.metrics().get(1)).isEqualTo(new Fact("2 replicates", "1001.00 ± 1.41"));
    model.open(4);
    assertThat(model.metrics()).extracting(Fact::label).doesNotContain("2 replicates");
    assertThat(running.snapshot().best().orElseThrow()).isLessThan(20);
  }

  @Test
  void aRunningTrialGrows() {
    FakeRunningStudy running = engine.start(study.id());
    int trial = running.startTrial();
    running.report(trial, 1);
    model.apply(running.snapshot());
    model.open(trial);
    model.reached(List.of(FakeStudies.report(FakeStudies.trial(trial), 1)));
    model.reached(List.of(FakeStudies.report(FakeStudies.trial(trial), 2)));
    assertThat(model.curvesProperty().get().get("elbo").size()).isEqualTo(2);
  }

  @Test
  void reportsThatComeWhileTheHistoryIsReadAreNotLost() {
    FakeRunningStudy running = engine.start(study.id());
    int trial = running.startTrial();
    running.report(trial, 1);
    Queue<Runnable> later = new ArrayDeque<>();
    TrialViewModel slow = model(person.on(engine, later::add, Runnable::run));
    slow.open(trial);
    slow.reached(List.of(FakeStudies.report(FakeStudies.trial(trial), 2)));
    assertThat(slow.curvesProperty().get()).isEmpty();

    while (!later.isEmpty()) {
      later.remove().run();
    }
    assertThat(slow.curvesProperty().get().get("elbo").size()).isEqualTo(2);
  }

  @Test
  void theEndOfALongLogIsShownInWholeLines() throws IOException {
    Path log = engine.trialFolder(study.id(), 3).resolve("log.txt");
    Files.createDirectories(log.getParent());
    Files.writeString(log, "a line of this log\n".repeat(10_000) + "the end");
    model.open(3);
    String shown = model.logProperty().get();
    assertThat(shown).startsWith("a line of this log\n").endsWith("the end");
    assertThat(shown.length()).isLessThanOrEqualTo(TrialLog.MOST_BYTES).isGreaterThan(60_000);
  }

  @Test
  void aTrialWithoutALogHasAnEmptyOne() {
    model.open(3);
    assertThat(model.logProperty().get()).isEmpty();
    assertThat(model.problemProperty().get()).isEmpty();
  }

  @Test
  void theLogOfARunningTrialIsReadAgain() throws IOException {
    FakeRunningStudy running = engine.start(study.id());
    int trial = running.startTrial();
    model.apply(running.snapshot());
    model.open(trial);
    Path log = engine.trialFolder(study.id(), trial).resolve("log.txt");
    Files.createDirectories(log.getParent());
    Files.writeString(log, "epoch 1");
    model.tick();
    assertThat(model.logProperty().get()).isEqualTo("epoch 1");
  }

  @Test
  void configurationsAreQueuedWhetherTheStudyRunsOrNot() {
    List<String> changes = new ArrayList<>();
    commands.onChanged(() -> changes.add("changed"));
    model.open(3);
    assertThat(model.studyRunsProperty().get()).isFalse();
    model.queueAgain();
    assertThat(model.problemProperty().get()).isEmpty();
    Trial waiting = engine.repository().trials(study.id()).get(20);
    assertThat(waiting.state()).isEqualTo(TrialState.WAITING);
    assertThat(waiting.configuration()).isEqualTo(model.trialProperty().get().configuration());
    assertThat(changes).hasSize(1);

    FakeRunningStudy running = engine.start(study.id());
    model.apply(running.snapshot());
    assertThat(model.studyRunsProperty().get()).isTrue();
    model.queueAgain();
    assertThat(running.queued()).containsExactly(model.trialProperty().get().configuration());
    assertThat(model.problemProperty().get()).isEmpty();
  }

  @Test
  void anEditedConfigurationIsCheckedAndNothingTypedIsLost() {
    FakeRunningStudy running = engine.start(study.id());
    model.apply(running.snapshot());
    model.open(0);
    model.edit();
    field("lr").text().set("7");
    model.queueEdited();
    assertThat(field("lr").problemProperty().get()).isEqualTo("Give a number from 0.0001 to 0.01.");
    assertThat(model.problemProperty().get()).as("said beside the field").isEmpty();
    assertThat(field("lr").text().get()).isEqualTo("7");
    assertThat(running.queued()).isEmpty();

    field("lr").text().set("0.002");
    assertThat(field("lr").problemProperty().get()).isEmpty();
    field("reconstruction_loss").text().set("nb");
    model.queueEdited();
    Configuration queued = running.queued().get(0);
    assertThat(queued.values()).containsEntry("lr", 0.002).containsEntry("n_hidden", 128L);
    assertThat(queued.values()).containsEntry("reconstruction_loss", "nb");
    assertThat(model.editorProperty().get()).isNull();
  }

  private ConfigurationEditor.Field field(String name) {
    return model.editorProperty().get().fields().stream()
        .filter(field -> field.parameter().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aTrialIsStoppedOnlyIfThePersonIsSure() {
    FakeRunningStudy running = engine.start(study.id());
    int trial = running.startTrial();
    model.apply(running.snapshot());
    model.open(trial);
    person.confirm(false);
    model.stop();
    assertThat(running.stopped()).isEmpty();
    person.confirm(true);
    model.stop();
    assertThat(running.stopped()).containsExactly(trial);
    model.apply(running.snapshot());
    assertThat(model.trialProperty().get().state()).isEqualTo(TrialState.STOPPED);
  }

  @Test
  void aTrialThatHasEndedMeanwhileIsNotAskedAbout() {
    FakeRunningStudy running = engine.start(study.id());
    int trial = running.startTrial();
    running.complete(trial);
    commands.stop(trial);
    assertThat(person.told()).containsExactly("Trial " + trial + " has ended already.");
    assertThat(running.stopped()).isEmpty();
  }

  @Test
  void configurationsAreCopiedWithAllTheirDigits() {
    model.open(0);
    commands.copyYaml(model.trialProperty().get());
    commands.copyJson(model.trialProperty().get());
    assertThat(copied.get(0)).contains("n_latent: 10\n").contains("lr: 0.001\n").contains("zinb\n");
    assertThat(copied.get(1)).contains("\"lr\" : 0.001").contains("\"n_latent\" : 10");
  }
}
