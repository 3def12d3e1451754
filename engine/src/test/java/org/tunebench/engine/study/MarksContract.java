package org.tunebench.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tunebench.engine.study.StudyFixtures.NOON;
import static org.tunebench.engine.study.StudyFixtures.completed;
import static org.tunebench.engine.study.StudyFixtures.running;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a person says of trials. */
interface MarksContract extends RepositoryUser {
  @Test
  default void marksOfATrialThatHasEndedComeAndGo() {
    long id = study();
    repository().add(id, completed(0, "marginal_ll", 1));
    repository().add(id, running(1));
    assertThat(repository().marks(id)).isEmpty();

    Marks marks = new Marks(true, new TreeSet<>(List.of("b", "a \uD83D\uDE42")), "one\ntwo \"3\"");
    repository().mark(id, Map.of(0, marks));
    repository().mark(id, Map.of(1, Marks.NONE.withNote("runs")));
    assertThat(repository().marks(id))
        .isEqualTo(Map.of(0, marks, 1, new Marks(false, new TreeSet<>(), "runs")));

    repository().mark(id, Map.of(0, marks.withPinned(false).withTags(List.of()).withNote("")));
    assertThat(repository().marks(id)).containsOnlyKeys(1);
    assertThat(repository().trial(id, 0)).contains(completed(0, "marginal_ll", 1));
  }

  @Test
  default void marksOutliveTheTrialsNextStateAndGoWithTheStudy() {
    long id = study();
    repository().add(id, running(0));
    repository().mark(id, Map.of(0, Marks.NONE.withPinned(true)));
    repository().update(id, running(0).complete(Map.of(), NOON));
    assertThat(repository().marks(id)).containsOnlyKeys(0);

    repository().delete(id);
    assertThat(repository().marks(id)).isEmpty();
  }

  @Test
  default void aTrialThatIsNotThereCannotBeMarked() {
    long id = study();

    assertThatThrownBy(() -> repository().mark(id, Map.of(0, Marks.NONE.withPinned(true))))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository().mark(id + 1, Map.of(0, Marks.NONE)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(repository().marks(id + 1)).isEmpty();
  }

  @Test
  default void marksOfSeveralTrialsAreKeptTogetherOrNotAtAll() {
    long id = study();
    repository().add(id, running(0));
    repository().add(id, running(1));
    Marks pinned = Marks.NONE.withPinned(true);
    repository().mark(id, Map.of());
    repository().mark(id, Map.of(0, pinned, 1, pinned));
    assertThat(repository().marks(id)).isEqualTo(Map.of(0, pinned, 1, pinned));

    Map<Integer, Marks> withOneThatIsNotThere =
        new TreeMap<>(Map.of(0, Marks.NONE, 1, pinned.withNote("odd"), 2, pinned));
    assertThatThrownBy(() -> repository().mark(id, withOneThatIsNotThere))
        .isInstanceOf(IllegalStateException.class);
    assertThat(repository().marks(id)).isEqualTo(Map.of(0, pinned, 1, pinned));
  }
}
