package org.tunebench.engine.pruner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.TrialState;

/** Who is compared with whom at a rung, and how many go on. */
class HalvingPrunerTest {
  /** At epochs 2, 6, 18 and so on, one in three goes on. */
  private static final Pruner PRUNER =
      Pruners.create(new PartSpec("successive-halving").with("min-epochs", 2L));

  private final Curves curves = new Curves(Goal.MINIMIZE);

  private boolean stops(int trial) {
    return PRUNER.shouldStop(curves.history(), trial);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, false",
    "2, 0, false",
    "2, 1, true",
    "4, 1, true",
    "5, 1, false",
    "5, 2, true",
    "8, 2, false",
    "8, 3, true"
  })
  void oneInThreeOfThoseAtARungGoesOn(int others, int better, boolean stops) {
    for (int i = 0; i < others; i++) {
      curves.completed(9, i < better ? 1 : 3);
    }
    assertThat(stops(curves.running(9, 2))).isEqualTo(stops);
  }

  @Test
  void whoHasComeToTheLastEpochIsNotEnded() {
    for (int i = 0; i < 3; i++) {
      curves.completed(1, 1, 1, 1, 1, 1);
    }
    PartSpec spec = new PartSpec("successive-halving").with("min-epochs", 2L);
    Pruner short6 = Pruners.create(spec, OptionalInt.of(6));
    Pruner longer = Pruners.create(spec, OptionalInt.of(7));
    int early = curves.running(9, 2);
    int last = curves.running(1, 1, 1, 1, 1, 2);
    assertThat(short6.shouldStop(curves.history(), early)).isTrue();
    assertThat(short6.shouldStop(curves.history(), last)).isFalse();
    assertThat(longer.shouldStop(curves.history(), last)).isFalse();
    int worse = curves.running(9, 9, 9, 9, 9, 9);
    assertThat(short6.shouldStop(curves.history(), worse)).isFalse();
    assertThat(longer.shouldStop(curves.history(), worse)).isTrue();
    assertThat(Pruners.create(spec, OptionalInt.empty()).shouldStop(curves.history(), worse))
        .isTrue();
  }

  @Test
  void equalsDoNotEndEachOther() {
    for (int i = 0; i < 8; i++) {
      curves.completed(9, 2);
    }
    assertThat(stops(curves.running(9, 2))).isFalse();
  }

  @Test
  void whoHasNotComeToTheRungIsNoCompetitor() {
    curves.completed(9, 1);
    curves.ended(TrialState.PRUNED, 1);
    curves.running(1);
    assertThat(stops(curves.running(9, 2))).isFalse();
  }

  @Test
  void whatComesAfterTheRungDoesNotCount() {
    curves.completed(9, 3, 1);
    curves.completed(9, 3, 1);
    assertThat(stops(curves.running(9, 2))).isFalse();
  }

  @Test
  void whoReportsSeldomIsComparedByTheFirstReportThatSawTheRung() {
    for (int i = 0; i < 2; i++) {
      int seldom = curves.running();
      curves.report(seldom, 3, 1);
      curves.report(seldom, 6, 9);
    }
    assertThat(stops(curves.running(9, 2))).isTrue();
  }

  @Test
  void aTrialThatWasInterruptedIsCountedOnceWithTheOneThatGoesOn() {
    int interrupted = curves.ended(TrialState.INTERRUPTED, 9, 1);
    curves.again(interrupted, 9, 1);
    assertThat(stops(curves.running(9, 2))).as("one other has come there").isFalse();
    curves.completed(9, 1);
    assertThat(stops(curves.running(9, 2))).isTrue();
  }

  @Test
  void whatIsNoNumberIsWorseThanAnyNumber() {
    curves.completed(9, 1);
    curves.completed(9, 1);
    assertThat(stops(curves.running(Double.NaN, Double.NaN))).isTrue();
    curves.completed(Double.NaN, Double.NEGATIVE_INFINITY);
    assertThat(stops(curves.running(9, 0.5))).isFalse();
  }

  @Test
  void aStudyThatGoesOnWithALaterVersionFindsItsBracketsAgain() {
    Brackets brackets = Brackets.hyperband(81, 4, 3);
    assertThat(IntStream.range(0, 12).map(brackets::of))
        .containsExactly(0, 3, 0, 0, 1, 0, 0, 1, 0, 2, 0, 0);
  }
}
