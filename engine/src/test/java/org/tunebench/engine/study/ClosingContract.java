package org.tunebench.engine.study;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tunebench.engine.study.StudyFixtures.spec;
import static org.tunebench.engine.study.StudyFixtures.waiting;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a closed repository says. */
interface ClosingContract extends RepositoryUser {
  @Test
  default void closingTwiceIsFine() {
    repository().close();
    assertThatCode(repository()::close).doesNotThrowAnyException();
  }

  @Test
  default void aClosedRepositorySaysSo() {
    long id = study();
    repository().close();

    assertThatThrownBy(() -> repository().create(spec("x")))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository().study(id)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository().study("x")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(repository()::summaries).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository().setState(id, StudyState.RUNNING, Duration.ZERO))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository().setBudget(id, new Budget(1)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository().setSpec(id, spec("x")))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository().delete(id)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository().add(id, waiting(0)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository().update(id, waiting(0)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository().trials(id)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository().trial(id, 0)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository().marks(id)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository().mark(id, Map.of(0, Marks.NONE)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository().setNote(id, ""))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository().append(id, List.of()))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository().curves(id, "x"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository().curves(id, 0)).isInstanceOf(IllegalStateException.class);
  }
}
