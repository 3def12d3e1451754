package org.tunebench.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tunebench.engine.study.StudyFixtures.NOON;
import static org.tunebench.engine.study.StudyFixtures.completed;
import static org.tunebench.engine.study.StudyFixtures.running;
import static org.tunebench.engine.study.StudyFixtures.spec;
import static org.tunebench.engine.study.StudyFixtures.waiting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tunebench.engine.space.Configuration;

/** Trials are kept whole, and the ended ones never change. */
interface TrialsContract extends RepositoryUser {
  @Test
  default void aTrialIsKeptWholeAtEveryStepOfItsLife() {
    long id = study();
    Trial trial = waiting(0);
    repository().add(id, trial);
    assertThat(repository().trial(id, 0)).contains(trial);

    trial = trial.start("gpu:1", NOON);
    repository().update(id, trial);
    assertThat(repository().trial(id, 0)).contains(trial);

    trial = trial.reached(41);
    repository().update(id, trial);
    assertThat(repository().trial(id, 0)).contains(trial);

    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("z", Double.NaN);
    metrics.put("a", Double.NEGATIVE_INFINITY);
    metrics.put("m", -0.0);
    metrics.put(Trial.N_EPOCHS, 41.0);
    metrics.put("größe 😀 \"", 0.1 + 0.2);
    trial = trial.complete(metrics, NOON.plusMillis(5001));
    repository().update(id, trial);
    assertThat(repository().trials(id)).containsExactly(trial);
    assertThat(repository().trial(id, 0).orElseThrow().metrics().keySet())
        .containsExactly("z", "a", "m", Trial.N_EPOCHS, "größe 😀 \"");
  }

  @ParameterizedTest
  @EnumSource
  default void aTrialMayBeAddedInAnyState(TrialState state) {
    long id = study();
    Trial trial =
        state.isTerminal()
            ? running(7).reached(3).end(state, "worker exited\n\twith \"137\" 😀\0", NOON)
            : state == TrialState.RUNNING ? running(7) : waiting(7);
    repository().add(id, trial);

    assertThat(repository().trials(id)).containsExactly(trial);
  }

  @ParameterizedTest
  @EnumSource
  default void whereATrialCameFromIsKept(Origin origin) {
    long id = study();
    Trial.Source source =
        new Trial.Source(
            origin,
            origin == Origin.RETRY ? OptionalInt.of(3) : OptionalInt.empty(),
            Long.MIN_VALUE,
            origin == Origin.SAMPLED ? 0.1 : Double.NaN);
    Trial trial = Trial.waiting(4, source, Configuration.EMPTY);
    repository().add(id, trial);

    assertThat(repository().trial(id, 4)).contains(trial);
  }

  @Test
  default void valuesOfAConfigurationKeepTheirTypesAndTheirOrder() {
    long id = study();
    repository().add(id, waiting(0));
    Map<String, Object> kept = repository().trial(id, 0).orElseThrow().configuration().values();

    assertThat(new ArrayList<>(kept.entrySet()))
        .isEqualTo(new ArrayList<>(StudyFixtures.configuration().values().entrySet()));
    assertThat(kept.get("z_first")).isInstanceOf(Long.class);
    assertThat(kept.get("a_second")).isInstanceOf(Double.class);
  }

  @Test
  default void valuesThatAreNoFiniteNumbersAreKept() {
    long id = study();
    Configuration odd =
        new Configuration(
            Map.of(
                "nan",
                Double.NaN,
                "text",
                "NaN",
                "high",
                Double.POSITIVE_INFINITY,
                "max",
                Double.MAX_VALUE,
                "whole",
                1e22,
                "$escape",
                "$"));
    repository().add(id, Trial.waiting(0, StudyFixtures.sampled(), odd));

    assertThat(repository().trial(id, 0).orElseThrow().configuration()).isEqualTo(odd);
  }

  @Test
  default void trialsComeByNumber() {
    long id = study();
    for (int number : new int[] {10, 2, 0, 9, 1, 100_000}) {
      repository().add(id, waiting(number));
    }
    assertThat(repository().trials(id))
        .extracting(Trial::number)
        .containsExactly(0, 1, 2, 9, 10, 100_000);
    assertThat(repository().trial(id, 3)).isEmpty();
  }

  @Test
  default void whatIsMissingBeforeTheLastNumberIsLost() {
    long whole = repository().create(spec("whole"), List.of(waiting(0), waiting(1))).id();
    long torn = repository().create(spec("torn"), List.of(waiting(1), waiting(4))).id();
    long vast = repository().create(spec("vast"), List.of(waiting(Integer.MAX_VALUE))).id();

    assertThat(repository().lost(whole)).isZero();
    assertThat(repository().lost(torn)).as("0, 2 and 3").isEqualTo(3);
    assertThat(repository().lost(vast)).isEqualTo(Integer.MAX_VALUE);
    assertThat(repository().lost(study())).as("it has none").isZero();
  }

  @Test
  default void aNumberIsTakenOnceInAStudy() {
    long id = study();
    long other = repository().create(spec("another")).id();
    repository().add(id, waiting(0));
    repository().add(other, running(0));

    assertThatThrownBy(() -> repository().add(id, completed(0, "marginal_ll", 1)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(repository().trials(id)).containsExactly(waiting(0));
    assertThat(repository().trials(other)).containsExactly(running(0));
  }

  @Test
  default void someTrialsAreKeptAsAWholeOrNotAtAll() {
    long id = study();
    repository().add(id, waiting(2));

    assertThatThrownBy(() -> repository().addAll(id, List.of(waiting(0), waiting(1), waiting(2))))
        .isInstanceOf(IllegalStateException.class);
    assertThat(repository().trials(id)).containsExactly(waiting(2));

    repository().addAll(id, List.of(waiting(0), waiting(1)));
    assertThat(repository().trials(id)).containsExactly(waiting(0), waiting(1), waiting(2));
    repository().addAll(id, List.of());
    assertThat(repository().trials(id)).hasSize(3);
  }

  @Test
  default void aTrialThatIsNotKeptCannotBeUpdated() {
    long id = study();

    assertThatThrownBy(() -> repository().update(id, running(0)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository().update(id + 1, running(0)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(repository().trials(id)).isEmpty();
  }

  @Test
  default void aTerminalTrialNeverChanges() {
    long id = study();
    int number = 0;
    for (TrialState state : RepositoryUser.terminal()) {
      Trial ended = running(number).end(state, "the reason", NOON);
      repository().add(id, ended);
      List<Trial> attempts =
          List.of(
              ended,
              waiting(number),
              running(number).reached(9),
              running(number).end(TrialState.COMPLETED, "", NOON),
              running(number).end(TrialState.INTERRUPTED, "later", NOON.plusSeconds(1)));
      for (Trial attempt : attempts) {
        assertThatThrownBy(() -> repository().update(id, attempt))
            .isInstanceOf(IllegalStateException.class);
      }
      assertThat(repository().trial(id, number)).contains(ended);
      number++;
    }
  }

  @Test
  default void manyTrialsAreKept() {
    long id = study();
    List<Trial> all = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      all.add(i % 3 == 0 ? completed(i, "marginal_ll", i) : waiting(i));
      repository().add(id, all.get(i));
    }
    assertThat(repository().trials(id)).isEqualTo(all);
  }

  @Test
  default void aLongFailureIsKept() {
    long id = study();
    Trial failed = running(0).end(TrialState.FAILED, "é\n".repeat(50_000), NOON);
    repository().add(id, failed);

    assertThat(repository().trial(id, 0)).contains(failed);
  }
}
