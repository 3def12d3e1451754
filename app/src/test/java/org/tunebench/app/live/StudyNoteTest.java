package org.tunebench.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.TestServices;
import org.tunebench.engine.study.Marks;
import org.tunebench.engine.study.StorageException;

/** What the person notes about a study. */
class StudyNoteTest {
  private final FakeSearchEngine engine = new FakeSearchEngine();
  private final long id = engine.repository().create(FakeStudies.spec("one", 10)).id();
  private final StudyNote note = new StudyNote(new TestServices().on(engine), id);

  private String stored() {
    return engine.repository().study(id).orElseThrow().note();
  }

  @Test
  void itIsReadAndKept() {
    engine.repository().setNote(id, "first");
    note.load();
    assertThat(note.textProperty().get()).isEqualTo("first");
    note.textProperty().set("first\nsecond\n");
    assertThat(stored()).as("not before it is kept").isEqualTo("first");
    note.keep();
    assertThat(stored()).isEqualTo("first\nsecond");
    assertThat(note.keptProperty().get()).isEqualTo("first\nsecond");
    note.textProperty().set("");
    note.keep();
    assertThat(stored()).isEmpty();
  }

  @Test
  void whatIsNotReadYetIsNotReplacedByNothing() {
    engine.repository().setNote(id, "first");
    note.keep();
    assertThat(stored()).isEqualTo("first");
  }

  @Test
  void aNoteThatIsTooLongIsRefusedAndStaysAsItWasTyped() {
    note.load();
    String tooLong = "x".repeat(Marks.LONGEST_NOTE + 1);
    note.textProperty().set(tooLong);
    note.keep();
    assertThat(note.problemProperty().get()).startsWith("A note has at most");
    assertThat(note.textProperty().get()).isEqualTo(tooLong);
    assertThat(stored()).isEmpty();
    note.textProperty().set("short");
    note.keep();
    assertThat(note.problemProperty().get()).isEmpty();
    assertThat(stored()).isEqualTo("short");
  }

  @Test
  void aStudyThatRunsKeepsItsNote() {
    note.load();
    engine.start(id);
    note.textProperty().set("while it ran");
    note.keep();
    engine.driven(id).finish();
    assertThat(stored()).isEqualTo("while it ran");
  }

  private static void keep(StudyNote note, String typed) {
    note.textProperty().set(typed);
    note.keep();
  }

  @Test
  void whatWasTypedLastIsWhatStaysWhicheverThreadIsFirst() {
    Deque<Runnable> threads = new ArrayDeque<>();
    StudyNote quick =
        new StudyNote(new TestServices().on(engine, threads::push, Runnable::run), id);
    quick.load();
    threads.pop().run();
    for (List<String> typed : List.of(List.of("first", "second"), List.of("third", "second"))) {
      typed.forEach(text -> keep(quick, text));
      while (!threads.isEmpty()) {
        threads.pop().run();
      }
      assertThat(stored()).isEqualTo("second");
      assertThat(quick.keptProperty().get()).isEqualTo("second");
    }
  }

  @Test
  void whatCouldNotBeKeptStaysAsItWasTypedAndIsKeptWithTheNextTry() {
    note.load();
    engine
        .repository()
        .breakNext(
            () -> {
              throw new StorageException("the disk is full", null);
            });
    assertThatThrownBy(() -> keep(note, "typed")).isInstanceOf(StorageException.class);
    assertThat(note.textProperty().get()).isEqualTo("typed");
    assertThat(note.keptProperty().get()).isEmpty();
    note.keep();
    assertThat(stored()).isEqualTo("typed");
  }
}
