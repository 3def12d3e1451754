package org.tunebench.app.studies;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tunebench.app.fake.FakeRepository;
import org.tunebench.app.fake.FakeServices;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.TestServices;
import org.tunebench.app.shell.DemoSearch;
import org.tunebench.app.shell.Route;
import org.tunebench.app.shell.StudyStarter;
import org.tunebench.app.studies.StudyRow.Standing;
import org.tunebench.engine.run.RunStatus;
import org.tunebench.engine.run.RunningStudy;
import org.tunebench.engine.run.SearchEngine;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;
import org.tunebench.engine.study.UnreadableStudy;

class StudiesViewModelTest {
  private final FakeServices fakes = new FakeServices();
  private final FakeRepository repository = fakes.engine().repository();
  private final StudyStarter starter =
      new StudyStarter(
          fakes.get(),
          file -> FakeStudies.file(FakeStudies.spec("file", 1)),
          () -> new DemoSearch(FakeStudies.spec("demo", 1), Path.of("/tmp")));
  private StudiesViewModel model;
  private long stopped;

  @BeforeEach
  void fill() {
    stopped = FakeStudies.filled(repository, "Cortex", 20, 100, StudyState.STOPPED).id();
    FakeStudies.filled(repository, "pbmc", 5, 5, StudyState.FINISHED);
    FakeStudies.filled(repository, "crashed", 5, 10, StudyState.RUNNING);
    model = new StudiesViewModel(fakes.get(), starter);
  }

  private void select(String name) {
    model
        .selectedProperty()
        .set(model.shown().stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow());
  }

  @Test
  void standingsTellInterruptedFromRunning() {
    assertThat(model.shown())
        .extracting(StudyRow::name, StudyRow::standing)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("Cortex", Standing.STOPPED),
            org.assertj.core.groups.Tuple.tuple("pbmc", Standing.FINISHED),
            org.assertj.core.groups.Tuple.tuple("crashed", Standing.INTERRUPTED));
    fakes.engine().start(stopped);
    model.refresh();
    select("Cortex");
    assertThat(model.selectedProperty().get().standing()).isEqualTo(Standing.RUNNING);
    assertThat(model.canResume().get()).isFalse();
    assertThat(model.canRename().get()).isFalse();
  }

  @Test
  void whereStudiesAreOnlyLookedAtNoneIsChangedAndNoNewOneStartsFromOne() {
    select("Cortex");
    assertThat(model.canDuplicate().get()).isTrue();
    fakes.engine().ownedBy(new SearchEngine.Owner("process 7", false, Instant.EPOCH));
    assertThat(model.canDuplicate().get()).isFalse();
    assertThat(model.canDelete().get()).isFalse();
    assertThat(model.canRename().get()).isFalse();
    assertThat(model.canResume().get()).isFalse();
  }

  @Test
  void aStudyThatFinishedWithoutACompletedTrialHasNoResult() {
    FakeStudies.filled(repository, "broken", 0, 5, StudyState.FINISHED);
    model.refresh();
    select("broken");
    StudyRow broken = model.selectedProperty().get();
    assertThat(broken.standing()).isEqualTo(Standing.WITHOUT_RESULT);
    assertThat(model.words().standing(broken)).isEqualTo("no result");
    assertThat(model.canResume().get()).isFalse();
  }

  @Test
  void aStudyThatCannotBeReadIsSaidAndCanBeDeleted() {
    repository.addUnreadable("future", "a definition of version 9");
    model.refresh();
    assertThat(model.shown()).hasSize(3);
    UnreadableStudy future = model.unreadable().get(0);
    assertThat(model.sentence(future)).contains("“future”", "(a definition of version 9)");

    model.delete(future);
    assertThat(model.unreadable()).containsExactly(future);
    fakes.dialogs().agree(true);
    model.delete(future);
    assertThat(model.unreadable()).isEmpty();
    assertThat(fakes.dialogs().notices()).containsExactly("“future” was deleted.");
    assertThat(model.shown()).hasSize(3);
  }

  @Test
  void aWorkspaceOfStudiesThatCannotBeReadIsNotCalledEmpty() {
    FakeServices others = new FakeServices();
    others.engine().repository().addUnreadable("future", "a definition of version 9");
    StudiesViewModel only = new StudiesViewModel(others.get(), starter);
    assertThat(only.empty().get()).isFalse();
    assertThat(only.nothingShown().get()).isEqualTo("No study can be read");
    only.searchProperty().set("x");
    assertThat(only.nothingShown().get()).isEqualTo("No study has this in its name or note");
  }

  @Test
  void theQuestionBeforeADeletionCountsAllTrialsAndTheListThoseOfTheBudget() {
    FakeStudies.replicate(repository, stopped);
    model.refresh();
    select("Cortex");
    assertThat(model.words().progress(model.selectedProperty().get())).isEqualTo("20 of 100");
    model.delete();
    assertThat(fakes.dialogs().confirmations().get(0)).startsWith("Its 21 trials");
  }

  @Test
  void searchFindsByPartOfTheNameWhateverTheCase() {
    model.searchProperty().set(" coR ");
    assertThat(model.shown()).extracting(StudyRow::name).containsExactly("Cortex");
    model.searchProperty().set("");
    assertThat(model.shown()).hasSize(3);
  }

  @Test
  void searchFindsByThePersonsNote() {
    repository.setNote(stopped, "Wide Rates, 2nd try");
    model.refresh();
    model.searchProperty().set("wide rates");
    assertThat(model.shown()).extracting(StudyRow::name).containsExactly("Cortex");
  }

  @Test
  void resumingStartsAndLeadsThere() {
    select("crashed");
    model.resume();
    assertThat(fakes.engine().running()).hasSize(1);
    assertThat(fakes.routes()).hasSize(1).allMatch(r -> r instanceof Route.StudyPage);
    fakes.routes().clear();
    select("pbmc");
    model.resume();
    assertThat(fakes.routes()).isEmpty();
  }

  @Test
  void aTakenNameIsAskedForAgainAsItWasTyped() {
    select("Cortex");
    fakes.dialogs().type(" pbmc ").type("cortex-2019");
    model.rename();
    assertThat(fakes.dialogs().proposals()).containsExactly("Cortex", "pbmc");
    assertThat(fakes.dialogs().errors()).singleElement().asString().contains("another name");
    assertThat(model.shown()).extracting(StudyRow::name).contains("cortex-2019");
    assertThat(model.selectedProperty().get().name()).isEqualTo("cortex-2019");
  }

  @Test
  void aPausedStudyIsSaidToBeSoAndGoesOn() {
    RunningStudy run = fakes.engine().start(stopped);
    run.pause();
    model.refresh();
    select("Cortex");
    assertThat(model.words().standing(model.selectedProperty().get())).isEqualTo("paused");
    assertThat(model.canRename().get()).as("it belongs to its run").isFalse();
    assertThat(model.canResume().get()).isTrue();
    model.resume();
    assertThat(run.snapshot().status()).isEqualTo(RunStatus.RUNNING);
  }

  @Test
  void aDuplicateIsANewDefinitionWithAFreeName() {
    select("Cortex");
    model.duplicate();
    assertThat(fakes.routes())
        .singleElement()
        .isInstanceOfSatisfying(
            Route.NewStudyFrom.class,
            route -> assertThat(route.spec().name()).isEqualTo("Cortex-2"));
    assertThat(model.shown()).hasSize(3);
  }

  @Test
  void deletingAsksAndStopsWhatRuns() {
    fakes.engine().start(stopped);
    model.refresh();
    select("Cortex");
    model.delete();
    assertThat(model.shown()).hasSize(3);
    fakes.dialogs().agree(true);
    model.delete();
    assertThat(model.shown()).hasSize(2);
    assertThat(fakes.engine().running()).isEmpty();
    assertThat(model.selectedProperty().get()).isNull();
    assertThat(fakes.dialogs().confirmations()).allMatch(s -> s.contains("20 trials"));
    assertThat(fakes.dialogs().notices()).containsExactly("“Cortex” was deleted.");
  }

  @Test
  void whatWasDeletedComesBackWithUndo() {
    select("Cortex");
    model.several().setAll(model.shown().filtered(row -> !row.name().equals("pbmc")));
    fakes.dialogs().agree(true);
    model.delete();
    assertThat(repository.aside()).hasSize(2);

    fakes.dialogs().takeOffer();
    assertThat(model.shown()).extracting(StudyRow::name).contains("Cortex", "crashed").hasSize(3);
    assertThat(repository.trials(stopped)).hasSize(20);
  }

  @Test
  void withoutUndoItIsGoneForGood() {
    select("Cortex");
    fakes.dialogs().agree(true);
    model.delete();
    fakes.dialogs().passOffer();
    assertThat(repository.aside()).isEmpty();
    assertThat(repository.trials(stopped)).isEmpty();
  }

  @Test
  void severalAreDeletedAfterOneQuestionThatNamesThem() {
    select("Cortex");
    model.several().setAll(model.shown().filtered(row -> !row.name().equals("pbmc")));
    assertThat(model.canDelete().get()).isTrue();
    assertThat(model.hasSelected().get()).isFalse();
    fakes.dialogs().agree(true);
    model.delete();
    assertThat(model.shown()).extracting(StudyRow::name).containsExactly("pbmc");
    assertThat(fakes.dialogs().confirmations())
        .singleElement()
        .asString()
        .contains("“Cortex”", "“crashed”");
    assertThat(fakes.dialogs().notices()).containsExactly("2 studies were deleted.");
  }

  @Test
  void withoutASelectedStudyThereIsNothingToDelete() {
    assertThat(model.canDelete().get()).isFalse();
    model.delete();
    assertThat(fakes.dialogs().confirmations()).isEmpty();
  }

  @Test
  void aStudyThatWasStoppedAfterFailuresAloneSaysSoAndMayGoOn() {
    long broken = repository.create(FakeStudies.spec("broken", 10)).id();
    Trial trial = FakeStudies.trial(0).start("cpu", FakeServices.NOW);
    repository.add(broken, trial.end(TrialState.FAILED, "no such file", FakeServices.NOW));
    repository.setState(broken, StudyState.STOPPED, Duration.ZERO);
    model.refresh();
    select("broken");
    StudyRow row = model.selectedProperty().get();
    assertThat(row.standing()).isEqualTo(Standing.FRUITLESS);
    assertThat(model.words().standing(row)).isEqualTo("no result");
    assertThat(model.canResume().get()).isTrue();
  }

  @Test
  void theBestIsWrittenAsOnThePageOfItsStudy() {
    long digits = repository.create(FakeStudies.spec("digits", 10)).id();
    Trial trial = FakeStudies.trial(0).start("cpu", FakeServices.NOW);
    repository.add(digits, trial.complete(Map.of("marginal_ll", 1218.5), FakeServices.NOW));
    model.refresh();
    select("digits");
    assertThat(model.words().best(model.selectedProperty().get()))
        .isEqualTo("1218.50 marginal_ll (#0)");
  }

  @Test
  void wordsSayHowItStands() {
    StudyWords words = model.words();
    select("Cortex");
    StudyRow row = model.selectedProperty().get();
    assertThat(words.progress(row)).isEqualTo("20 of 100");
    assertThat(words.best(row)).matches("\\d+\\.\\d+ marginal_ll \\(#\\d+\\)");
    assertThat(words.ago(FakeServices.NOW.minus(Duration.ofSeconds(5)))).isEqualTo("just now");
    assertThat(words.ago(FakeServices.NOW.minus(Duration.ofMinutes(5)))).isEqualTo("5 min ago");
    assertThat(words.ago(FakeServices.NOW.minus(Duration.ofHours(23)))).isEqualTo("23 h ago");
    assertThat(words.ago(FakeServices.NOW.minus(Duration.ofHours(30)))).isEqualTo("yesterday");
    assertThat(words.ago(FakeServices.NOW.minus(Duration.ofDays(3)))).isEqualTo("3 days ago");
  }

  @Test
  void theFirstPageShowsRunningOnesFirstAndSaysWhenThereIsNone() {
    fakes.engine().start(stopped);
    WelcomeViewModel welcome = new WelcomeViewModel(fakes.get(), starter);
    assertThat(welcome.recent()).hasSize(3);
    assertThat(welcome.recent().get(0).name()).isEqualTo("Cortex");
    assertThat(welcome.empty().get()).isFalse();

    WelcomeViewModel bare = new WelcomeViewModel(new FakeServices().get(), starter);
    assertThat(bare.empty().get()).isTrue();
  }

  @Test
  void aListThatIsAskedForAgainBeforeItIsReadIsShownAllTheSame() {
    Queue<Runnable> later = new ArrayDeque<>();
    StudyList list =
        new StudyList(new TestServices().on(fakes.engine(), later::add, Runnable::run));
    list.refresh();
    list.refresh();
    list.refresh();
    later.remove().run();

    assertThat(list.rows()).hasSize(3);
    assertThat(later).as("what was asked for meanwhile").hasSize(1);
  }

  @Test
  void moreThanCanStandSideBySideAreRefused() {
    for (int i = 0; i < 30; i++) {
      repository.create(FakeStudies.spec("more " + i, 5));
    }
    model.refresh();
    model.several().setAll(model.shown());
    model.compare();

    assertThat(fakes.dialogs().errors()).singleElement().asString().startsWith("At most ");
    assertThat(fakes.dialogs().notices()).isEmpty();
    assertThat(fakes.routes()).isEmpty();
  }
}
