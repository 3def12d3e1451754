package org.tunebench.app.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.FakeWorkbench;
import org.tunebench.app.fake.TestServices;
import org.tunebench.app.shell.Route;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.data.DatasetSummary;
import org.tunebench.engine.study.StudyState;

/** The draft between its visits, while others are begun and started. */
@ExtendWith(ApplicationExtension.class)
class BuilderDraftsTest {
  private static final DatasetSummary SIZE =
      new DatasetSummary(3005, 558, 1000, 1e6, 10, 300, 900, 200, 400, 0, 0);

  @TempDir Path home;
  private final FakeSearchEngine engine =
      new FakeSearchEngine(Clock.systemUTC(), Path.of("artifacts"));
  private final TestServices person = new TestServices();
  private final Queue<Runnable> waiting = new ArrayDeque<>();

  private BuilderDrafts drafts(Executor background) {
    return new BuilderDrafts(
        person.on(engine, background, Runnable::run),
        objective -> SIZE,
        FakeWorkbench.samplers(),
        FakeWorkbench.pruners(),
        () -> 1,
        new DraftFile(home));
  }

  private void work() {
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
  }

  @Test
  void eachVisitShowsTheSamePageUntilAnotherDraftIsBegun(FxRobot robot) {
    robot.interact(
        () -> {
          BuilderDrafts drafts = drafts(Runnable::run);
          BuilderPage page = drafts.current();
          page.close();
          assertThat(drafts.current()).isSameAs(page);
          assertThat(drafts.onData(Path.of("/data/b.h5ad"))).isNotSameAs(page);
        });
  }

  /** In the palette they stand among what is done with studies. */
  @Test
  void actionsOfAParameterNameIt(FxRobot robot) {
    Texts texts = new Texts(Locale.ENGLISH);
    robot.interact(
        () ->
            assertThat(drafts(Runnable::run).current().actions())
                .extracting(action -> action.words(texts))
                .contains("Add parameter", "Duplicate parameter", "Remove parameter"));
  }

  @Test
  void aVisitKnowsTheStudiesThatAreThereByThen(FxRobot robot) {
    robot.interact(
        () -> {
          BuilderDrafts drafts = drafts(Runnable::run);
          FakeStudies.filled(engine.repository(), "gone soon", 5, 5, StudyState.FINISHED);
          drafts.current().close();
          BuilderViewModel draft = drafts.draft();
          draft.data().file().textProperty().set("/data/cortex.h5ad");
          engine.repository().delete(1);
          FakeStudies.filled(engine.repository(), "cortex", 5, 5, StudyState.FINISHED);
          drafts.current();

          assertThat(draft.name().textProperty().get()).isEqualTo("cortex-2");
          assertThat(draft.warmStart().offered()).containsExactly("", "cortex");
          draft.name().textProperty().set("gone soon");
          assertThat(draft.name().shownProblem().get()).isEmpty();
        });
  }

  /** Drafts whose one study is being started while its page is left already. */
  private BuilderDrafts startedAndLeft() {
    BuilderDrafts drafts = drafts(waiting::add);
    BuilderPage page = drafts.onData(Path.of("/data/a.h5ad"));
    work();
    drafts.draft().start();
    page.close();
    return drafts;
  }

  @Test
  void aStartedStudyEndsItsOwnDraftAlone(FxRobot robot) {
    robot.interact(
        () -> {
          BuilderDrafts drafts = startedAndLeft();
          drafts.onData(Path.of("/data/b.h5ad"));
          BuilderViewModel second = drafts.draft();
          work();

          assertThat(engine.repository().summaries()).hasSize(1);
          assertThat(drafts.draft()).isSameAs(second);
          assertThat(second.name().textProperty().get()).isEqualTo("b");
        });
  }

  @Test
  void nobodyIsLedAwayFromThePageThatTheyAreOnByThen(FxRobot robot) {
    robot.interact(
        () -> {
          BuilderDrafts drafts = startedAndLeft();
          work();
          assertThat(person.shown()).isEmpty();

          drafts.onData(Path.of("/data/b.h5ad"));
          work();
          drafts.draft().start();
          work();
          assertThat(person.shown()).isEqualTo(List.of(new Route.StudyPage(2)));
        });
  }

  private static Node form(BuilderPage page) {
    return ((ScrollPane) ((BorderPane) page.view()).getCenter()).getContent();
  }

  @Test
  void whatCouldNotBeHonouredStandsAboveTheForm(FxRobot robot) {
    robot.interact(
        () -> {
          BuilderDrafts drafts = drafts(Runnable::run);
          BuilderPage page =
              drafts.from(
                  new Route.NewStudyFrom(
                      FakeStudies.spec("theirs", 5),
                      Path.of("/data"),
                      true,
                      List.of("line 4: project is not used")));
          Label notes = (Label) form(page).lookup("#notes");
          assertThat(notes.getText()).isEqualTo("line 4: project is not used");
          assertThat(notes.isVisible()).isTrue();

          String text = drafts.draft().text().textProperty().get();
          drafts.draft().text().textProperty().set(text + "# read again\n");
          assertThat(notes.isManaged()).isFalse();
        });
  }
}
