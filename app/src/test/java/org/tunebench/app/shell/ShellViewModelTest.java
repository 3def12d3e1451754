package org.tunebench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.junit.jupiter.api.Test;
import org.tunebench.app.fake.FakeRunningStudy;
import org.tunebench.app.fake.FakeServices;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.shell.ShellViewModel.Phase;
import org.tunebench.app.shell.ShellViewModel.Section;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.run.RunningStudy;
import org.tunebench.engine.run.SearchEngine;
import org.tunebench.engine.study.StorageException;

class ShellViewModelTest {
  private final FakeServices fakes = new FakeServices();
  private final ShellViewModel model = new ShellViewModel(new Texts(Locale.ENGLISH));
  private final List<String> closed = new ArrayList<>();
  private int exits;
  private final Set<Long> left = new HashSet<>();
  private final Quitting quitting = new Quitting(fakes.get(), model, left::addAll, () -> exits++);

  private Page page(Route route) {
    return new Page() {
      @Override
      public Parent view() {
        throw new AssertionError("nobody looks");
      }

      @Override
      public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper(
            route instanceof Route.Welcome ? "" : route.getClass().getSimpleName());
      }

      @Override
      public void close() {
        closed.add(title().getValue());
      }
    };
  }

  @Test
  void pagesTakeEachOthersPlace() {
    model.open(this::page);
    assertThat(model.titleProperty().get()).isEqualTo("Tunebench");
    model.show(new Route.Studies());
    assertThat(model.titleProperty().get()).isEqualTo("Studies – Tunebench");
    model.show(new Route.StudyPage(1));
    assertThat(model.sectionProperty().get()).isEqualTo(Section.STUDIES);
    model.show(new Route.NewStudy(Path.of("x")));
    assertThat(model.sectionProperty().get()).isEqualTo(Section.NEW_STUDY);
    assertThat(closed).containsExactly("", "Studies", "StudyPage");
  }

  @Test
  void theTitleNamesTheWorkspaceUnlessItIsTheUsualOne() {
    ShellViewModel other = new ShellViewModel(new Texts(Locale.ENGLISH), Path.of("/data/lab-2"));
    assertThat(other.titleProperty().get()).isEqualTo("lab-2 – Tunebench");
    other.open(this::page);
    other.show(new Route.Studies());
    assertThat(other.titleProperty().get()).isEqualTo("Studies – lab-2 – Tunebench");

    ShellViewModel usual =
        new ShellViewModel(new Texts(Locale.ENGLISH), Path.of("/home/me/.local/share/tunebench"));
    assertThat(usual.titleProperty().get()).isEqualTo("Tunebench");
  }

  @Test
  void whereAnotherProcessHasTheWorkspaceNothingIsStartedAndNobodyIsAskedAtTheEnd() {
    start().startTrial();
    fakes.engine().ownedBy(new SearchEngine.Owner("process 7", false, Instant.EPOCH));
    ShellActions actions = new ShellActions(model, () -> {}, () -> {});
    model.open(this::page);
    model.refresh(fakes.engine().running());
    assertThat(actions.demo().enabled().get()).isTrue();
    model.ownedBy(fakes.engine().owner());

    for (Action action : actions.study()) {
      assertThat(action.enabled().get()).as(action.key()).isFalse();
    }
    assertThat(actions.places().get(Section.NEW_STUDY).enabled().get()).isFalse();
    assertThat(actions.stopAll().enabled().get()).isFalse();
    assertThat(actions.places().get(Section.STUDIES).enabled().get()).isTrue();
    assertThat(actions.openWorkspace().enabled().get()).isTrue();

    quitting.request();
    assertThat(exits).isEqualTo(1);
    assertThat(fakes.dialogs().confirmations()).isEmpty();
  }

  @Test
  void ofAWorkspaceThatIsLookedAtStandsWhenItWasSeen() {
    Instant seen = LocalDateTime.of(2026, 1, 2, 3, 4, 5).atZone(ZoneId.systemDefault()).toInstant();
    assertThat(model.watching(new SearchEngine.Owner("process 7", false, seen)))
        .contains("in use by process 7", "as it stood at 03:04:05;");
    assertThat(model.watching(new SearchEngine.Owner("process 7", true, seen)))
        .contains("was in use by process 7", "how it stood at 2026-01-02 03:04:05.");
    assertThat(model.watching(new SearchEngine.Owner("process 7", false, seen, "The disk is full")))
        .contains("in use by process 7", "at 2026-01-02 03:04:05;")
        .endsWith("could not be looked at. The disk is full.");
    SearchEngine.Owner nobody = new SearchEngine.Owner("", true, seen);
    assertThat(model.watching(nobody)).startsWith("The folder of this workspace may only be read.");
    assertThat(nobody.leftIt()).as("there is nothing to open").isFalse();
  }

  @Test
  void nothingIsShownBeforeTheWorkspaceIsOpen() {
    model.show(new Route.Studies());
    assertThat(model.pageProperty().get()).isNull();
    assertThat(model.phaseProperty().get()).isEqualTo(Phase.OPENING);
  }

  @Test
  void aWorkspaceInUseIsOneSentence() {
    model.fail(new WrongInputException("", "the workspace is in use: close the other one"));
    assertThat(model.phaseProperty().get()).isEqualTo(Phase.FAILED);
    assertThat(model.problemProperty().get())
        .isEqualTo("The workspace is in use: close the other one.");
  }

  @Test
  void whatStorageSaysIsSaidAsItIs() {
    model.fail(new StorageException("the disk is full: free 1 GB", null));
    assertThat(model.problemProperty().get()).isEqualTo("The disk is full: free 1 GB.");

    UncaughtErrors errors =
        new UncaughtErrors(new Texts(Locale.ENGLISH), Runnable::run, Path.of("x.log"));
    errors.tellThrough(fakes.dialogs());
    errors.uncaughtException(
        Thread.currentThread(), new StorageException("the disk is full: free 1 GB", null));
    assertThat(fakes.dialogs().errors()).containsExactly("The disk is full: free 1 GB.");
  }

  @Test
  void whatTheToolkitSaysAfterItsEndIsNoErrorOfOurs() {
    UncaughtErrors errors =
        new UncaughtErrors(new Texts(Locale.ENGLISH), Runnable::run, Path.of("x.log"));
    errors.tellThrough(fakes.dialogs());
    NullPointerException within = new NullPointerException("getPipeline() is null");
    within.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("com.sun.prism.Some", "draw", "Some.java", 1)
        });
    errors.uncaughtException(Thread.currentThread(), within);
    assertThat(fakes.dialogs().errors()).hasSize(1);
    errors.toolkitEnds();
    errors.uncaughtException(Thread.currentThread(), within);
    assertThat(fakes.dialogs().errors()).hasSize(1);
    errors.uncaughtException(Thread.currentThread(), new NullPointerException("of our own"));
    errors.uncaughtException(Thread.currentThread(), new IllegalStateException());
    assertThat(fakes.dialogs().errors()).hasSize(3);
  }

  @Test
  void aBugAtOpeningShowsNoInnards() {
    model.fail(new IllegalStateException("page 7 of table X"));
    assertThat(model.problemProperty().get()).isNotBlank().doesNotContain("page 7");
  }

  @Test
  void runningStudiesCountWhatIsDone() {
    FakeRunningStudy running = start();
    running.complete(running.startTrial());
    running.startTrial();
    model.refresh(fakes.engine().running());

    assertThat(model.running())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.progress()).isEqualTo("1 of 10 trials");
              assertThat(line.share()).isEqualTo(0.1);
            });
  }

  @Test
  void theTitleBeginsWithHowFarWhatRunsIs() {
    model.open(this::page);
    model.show(new Route.Studies());
    FakeRunningStudy running = start();
    running.complete(running.startTrial());
    model.refresh(fakes.engine().running());
    assertThat(model.titleProperty().get()).isEqualTo("10% – Studies – Tunebench");
    fakes.engine().start(fakes.engine().repository().create(FakeStudies.spec("pbmc", 10)).id());
    model.refresh(fakes.engine().running());
    model.show(new Route.Welcome());
    assertThat(model.titleProperty().get()).as("both together").isEqualTo("5% – Tunebench");
    fakes.engine().running().forEach(RunningStudy::stop);
    model.refresh(fakes.engine().running());
    assertThat(model.titleProperty().get()).isEqualTo("Tunebench");
  }

  @Test
  void aPausedStudyIsNotShownAsIfItWentOn() {
    FakeRunningStudy running = start();
    int trial = running.startTrial();
    running.pause();
    model.refresh(fakes.engine().running());
    assertThat(model.running().get(0).progress()).isEqualTo("0 of 10 trials, pausing");
    running.complete(trial);
    model.refresh(fakes.engine().running());
    assertThat(model.running().get(0).progress()).isEqualTo("1 of 10 trials, paused");
    model.open(this::page);
    model.show(new Route.Settings());
    assertThat(model.titleProperty().get()).as("nothing goes on").isEqualTo("Settings – Tunebench");
  }

  private FakeRunningStudy start() {
    return fakes
        .engine()
        .start(fakes.engine().repository().create(FakeStudies.spec("cortex", 10)).id());
  }

  @Test
  void quittingAsksOnceAndStopsWhatRuns() {
    model.open(this::page);
    start();
    quitting.request();
    assertThat(exits).isZero();
    assertThat(fakes.engine().closed()).isFalse();

    fakes.dialogs().decide(1);
    quitting.request();
    quitting.request();
    assertThat(exits).isEqualTo(1);
    assertThat(fakes.engine().closed()).isTrue();
    assertThat(left).isEmpty();
    assertThat(fakes.dialogs().confirmations()).hasSize(2).allMatch(s -> s.contains("“cortex”"));
  }

  @Test
  void aSearchCanBeLeftForTheNextStartWhichGoesOnWithIt() {
    model.open(this::page);
    long id = start().id();
    fakes.dialogs().decide(0);
    quitting.request();
    assertThat(exits).isEqualTo(1);
    assertThat(left).containsExactly(id);
    assertThat(fakes.engine().running()).isEmpty();

    assertThat(FoundAgain.left(fakes.engine(), Set.of(id, 77L))).containsExactly("cortex");
    assertThat(fakes.engine().running(id)).isPresent();
  }

  @Test
  void whatIsPausedStaysSoOverTheNextStart() {
    model.open(this::page);
    FakeRunningStudy study = start();
    study.startTrial();
    study.pause();
    quitting.request();
    assertThat(exits).as("the person said no").isZero();
    fakes.dialogs().agree(true);
    quitting.request();
    assertThat(exits).isEqualTo(1);
    assertThat(fakes.dialogs().confirmations())
        .as("a trial of it runs, which does not go on by itself")
        .hasSize(2)
        .allMatch(sentence -> sentence.contains("taken up again when you resume"));
    assertThat(left).isEmpty();
  }

  @Test
  void whatIsPausedBesideWhatRunsIsSaidToWait() {
    model.open(this::page);
    FakeRunningStudy paused = start();
    paused.startTrial();
    paused.pause();
    long runs = fakes.engine().repository().create(FakeStudies.spec("b", 10)).id();
    fakes.engine().start(runs);
    fakes.dialogs().decide(0);
    quitting.request();
    assertThat(fakes.dialogs().confirmations())
        .singleElement()
        .satisfies(
            sentence ->
                assertThat(sentence)
                    .startsWith("“b” can go on by itself")
                    .endsWith("What is paused goes on when you resume it."));
    assertThat(left).containsExactly(runs);
  }

  @Test
  void aPausedStudyOfWhichNothingRunsIsNothingToAskAbout() {
    model.open(this::page);
    start().pause();
    quitting.request();
    assertThat(exits).isEqualTo(1);
    assertThat(fakes.dialogs().confirmations()).isEmpty();
    assertThat(left).isEmpty();
  }

  @Test
  void whatCannotGoOnAtTheStartIsLeftAlone() {
    long id = fakes.engine().repository().create(FakeStudies.spec("cortex", 10)).id();
    fakes.engine().refuseNext(new WrongInputException("", "the data is gone"));
    assertThat(FoundAgain.left(fakes.engine(), Set.of(id))).isEmpty();
    assertThat(fakes.engine().running()).isEmpty();
  }

  @Test
  void stoppingAllAsksOnceAndStopsThem() {
    StoppingAll all = new StoppingAll(fakes.get());
    all.request();
    assertThat(fakes.dialogs().confirmations()).as("nothing runs").isEmpty();
    start();
    fakes.engine().start(fakes.engine().repository().create(FakeStudies.spec("b", 10)).id());
    all.request();
    assertThat(fakes.engine().running()).as("the person said no").hasSize(2);
    fakes.dialogs().agree(true);
    all.request();
    assertThat(fakes.engine().running()).isEmpty();
    assertThat(fakes.dialogs().confirmations())
        .hasSize(2)
        .allMatch(sentence -> sentence.startsWith("2 searches end."));
  }

  @Test
  void quittingAsksNothingWhereNothingRuns() {
    model.open(this::page);
    quitting.request();
    assertThat(exits).isEqualTo(1);
    assertThat(fakes.dialogs().confirmations()).isEmpty();
  }

  @Test
  void uncaughtErrorsTellWhereTheLogIsAndNothingElse() {
    UncaughtErrors errors =
        new UncaughtErrors(new Texts(Locale.ENGLISH), Runnable::run, Path.of("w", "x.log"));
    errors.uncaughtException(Thread.currentThread(), new IllegalStateException("early"));
    errors.tellThrough(fakes.dialogs());
    errors.uncaughtException(Thread.currentThread(), new IllegalStateException("boom"));

    assertThat(fakes.dialogs().errors())
        .singleElement()
        .satisfies(s -> assertThat(s).contains("x.log").doesNotContain("boom"));
  }
}
