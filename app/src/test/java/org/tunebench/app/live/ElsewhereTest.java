package org.tunebench.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.TestServices;
import org.tunebench.app.shell.Services;
import org.tunebench.app.trials.TrialCommands;
import org.tunebench.app.trials.TrialMarks;
import org.tunebench.engine.run.SearchEngine;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Marks;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.TrialState;

/** What another process does to a study that is looked at. */
class ElsewhereTest {
  private final FakeSearchEngine engine = new FakeSearchEngine();
  private final Services services = new TestServices().on(engine);
  private final Study theirs =
      FakeStudies.filled(engine.repository(), "theirs", 3, 5, StudyState.STOPPED);
  private final long id = theirs.id();
  private final StudyViewModel model = new StudyViewModel(services);
  private final StudyNote note = new StudyNote(services, id);
  private final TrialMarks marks = new TrialCommands(services, id, copied -> {}).marks();
  private final StudyFeed feed =
      new StudyFeed(
          engine, id, new Pace(Runnable::run, Runnable::run, Runnable::run), model::apply);
  private final Elsewhere elsewhere;
  private int followed;
  private int looks;

  ElsewhereTest() {
    look();
    feed.open();
    elsewhere = new Elsewhere(services, id, model, note, marks, this::follow);
  }

  private void follow() {
    followed++;
    feed.open();
  }

  /** The other process was looked at again. */
  private void look() {
    looks++;
    engine.ownedBy(new SearchEngine.Owner("process 7", false, Instant.EPOCH.plusSeconds(looks)));
  }

  private void lookAndTick() {
    look();
    elsewhere.tick();
  }

  @Test
  void whatStaysAsItIsIsNotReadAgain() {
    elsewhere.tick();
    lookAndTick();
    assertThat(followed).isZero();
  }

  @Test
  void notesAndMarksAreReadAgain() {
    engine.repository().setNote(id, "two\nlines");
    Marks pinned = new Marks(true, new TreeSet<>(), "look");
    engine.repository().mark(id, Map.of(1, pinned));

    elsewhere.tick();
    assertThat(note.keptProperty().get()).as("before the next look").isEmpty();

    lookAndTick();
    assertThat(note.keptProperty().get()).isEqualTo("two\nlines");
    assertThat(note.textProperty().get()).isEqualTo("two\nlines");
    assertThat(marks.marksProperty().get()).isEqualTo(Map.of(1, pinned));

    engine.repository().setNote(id, "");
    engine.repository().mark(id, Map.of(1, Marks.NONE));
    lookAndTick();
    assertThat(note.textProperty().get()).isEmpty();
    assertThat(marks.marksProperty().get()).isEmpty();
  }

  private static List<Consumer<SearchEngine>> changes() {
    return List.of(
        e -> e.repository().setBudget(1, new Budget(1)),
        e -> e.repository().setSpec(1, FakeStudies.spec("another name", 5)),
        e -> e.repository().setState(1, StudyState.FINISHED, Duration.ofHours(1), "all are done"),
        e -> e.enqueue(1, FakeStudies.defaultConfiguration()));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aStudyAtRestIsReadAgainWhereItHasChanged(Consumer<SearchEngine> change) {
    assertThat(id).isEqualTo(1);
    change.accept(engine);
    lookAndTick();
    assertThat(followed).isEqualTo(1);
    StudySnapshot shown = model.snapshotProperty().get();
    assertThat(shown.study()).isEqualTo(engine.repository().study(id).orElseThrow());
    assertThat(shown.trials()).isEqualTo(engine.repository().trials(id));

    lookAndTick();
    assertThat(followed).as("once").isEqualTo(1);
  }

  @Test
  void aStudyThatIsRunSinceIsFollowed() {
    engine.start(id);
    elsewhere.tick();
    elsewhere.tick();
    assertThat(followed).isEqualTo(1);
    assertThat(model.phaseProperty().get()).isEqualTo(Phase.RUNNING);
  }

  @Test
  void aDeletedStudySaysSoUntilItIsBroughtBack() {
    engine.repository().putAside(id);
    lookAndTick();
    assertThat(model.problemProperty().get())
        .startsWith("The study was deleted by another process:");
    assertThat(model.snapshotProperty().get().count(TrialState.COMPLETED)).isEqualTo(3);

    engine.repository().restore(id);
    lookAndTick();
    assertThat(model.problemProperty().get()).isEmpty();
  }
}
