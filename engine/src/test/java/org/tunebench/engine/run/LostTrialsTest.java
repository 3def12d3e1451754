package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** A study some of whose trials the storage has lost. */
class LostTrialsTest extends ScriptedStudies {
  private EmbeddedEngine engine;
  private long study;

  @BeforeEach
  void loseOne() {
    engine = engine(identity());
    StudySpec spec = spec(6, 2, NO_PRUNER, Optional.empty());
    study = repository.create(spec, List.of(completed(0), completed(2), completed(3))).id();
  }

  private static Trial completed(int number) {
    Trial.Source source = new Trial.Source(Origin.SAMPLED, OptionalInt.empty(), 1, 0);
    Configuration values = new Configuration(Map.of("x", 0.1 * (number + 1)));
    return Trial.waiting(number, source, values)
        .start("cpu", Instant.EPOCH)
        .complete(Map.of("loss", 0.1 * (number + 1)), Instant.EPOCH);
  }

  @Test
  void isOpenedWithTheirPlacesKept() {
    StudySnapshot opened = engine.snapshot(study).orElseThrow();
    assertThat(opened.trials()).extracting(Trial::number).containsExactly(0, 1, 2, 3);
    assertThat(opened.trials().get(1)).isEqualTo(Trial.lost(1));
    assertThat(opened.trials().get(2)).isEqualTo(completed(2));
    assertThat(opened.best()).hasValue(0);
  }

  @Test
  void goesOnToTheEndOfItsBudget() {
    StudySnapshot end = runToEnd(engine, study);
    assertThat(end.study().state()).isEqualTo(StudyState.FINISHED);
    assertThat(end.trials()).hasSize(6);
    assertThat(repository.trials(study)).extracting(Trial::number).containsExactly(0, 2, 3, 4, 5);
    assertThat(end.trials().get(5).state()).isEqualTo(TrialState.COMPLETED);
  }

  @Test
  void whatALostOneTriedCannotBeTriedAgain() {
    assertThatThrownBy(() -> engine.tryAgain(study, 1))
        .isInstanceOf(WrongInputException.class)
        .hasMessage("trial 1 is lost, and so is what it tried");
  }
}
