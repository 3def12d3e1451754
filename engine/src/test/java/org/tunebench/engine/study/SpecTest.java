package org.tunebench.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.SearchSpace;

class SpecTest {
  @ParameterizedTest
  @ValueSource(strings = {"", " ", " a", "a ", "a\nb", "\t", "a\0b"})
  void namesThatCannotBeAreRefused(String name) {
    assertThatThrownBy(() -> StudySpec.requireName(name))
        .isInstanceOfSatisfying(
            WrongInputException.class, e -> assertThat(e.field()).isEqualTo("name"));
  }

  @Test
  void namesMayBeLongButNotLonger() {
    assertThatCode(() -> StudySpec.requireName("x".repeat(200))).doesNotThrowAnyException();
    assertThatThrownBy(() -> StudySpec.requireName("x".repeat(201)))
        .hasMessageContaining("1 to 200");
  }

  @Test
  void somethingMustVary() {
    StudySpec spec = StudyFixtures.spec("x");
    assertThatThrownBy(
            () ->
                new StudySpec(
                    "x",
                    spec.objective(),
                    spec.metric(),
                    new SearchSpace(List.of()),
                    spec.sampler(),
                    spec.pruner(),
                    spec.budget(),
                    List.of(),
                    0,
                    Optional.empty()))
        .isInstanceOf(WrongInputException.class)
        .hasMessageContaining("nothing may vary");
  }

  @Test
  void budgetsHaveBounds() {
    assertThatThrownBy(() -> new Budget(0)).hasMessageContaining("1 to");
    assertThatThrownBy(() -> new Budget(1).withParallel(257)).hasMessageContaining("not 257");
    assertThatThrownBy(() -> new Budget(1, Optional.of(Duration.ZERO), 1, 1))
        .hasMessageContaining("above 0");
    assertThat(new Budget(5).withTrials(6).withParallel(2))
        .isEqualTo(new Budget(6, Optional.empty(), 2, 1));
  }

  @Test
  void aTrialEndsOnlyInATerminalState() {
    Trial running = StudyFixtures.running(0);
    assertThatThrownBy(() -> running.end(TrialState.RUNNING, "", StudyFixtures.NOON))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(running.run().duration()).isEmpty();
    Trial ended = running.complete(Map.of(Trial.N_EPOCHS, 9.0), StudyFixtures.NOON.plusSeconds(3));
    assertThat(ended.run().duration()).contains(Duration.ofSeconds(3));
    assertThat(ended.trainedEpochs()).isEqualTo(9);
    assertThat(running.reached(4).reached(3).trainedEpochs()).isEqualTo(4);
    assertThat(ended.metric("missing")).isNaN();
  }

  @Test
  void neighbouringSeedsAreUnlike() {
    Set<Long> seen = new HashSet<>();
    int bits = 0;
    for (long seed = 0; seed < 50; seed++) {
      for (long number = 0; number < 50; number++) {
        seen.add(Seeds.mix(seed, number));
        bits += Long.bitCount(Seeds.mix(seed, number) ^ Seeds.mix(seed, number + 1));
      }
    }
    assertThat(seen).hasSize(2500);
    assertThat(bits / 2500.0).as("half of the bits differ").isBetween(31.0, 33.0);
    assertThat(Seeds.generator(1, 2).nextLong()).isEqualTo(Seeds.generator(1, 2).nextLong());
  }
}
