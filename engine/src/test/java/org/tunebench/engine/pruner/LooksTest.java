package org.tunebench.engine.pruner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.PartSpec;

/** From which epoch on pruners look, and whom they see there. */
class LooksTest {
  private final Curves curves = new Curves(Goal.MINIMIZE);

  private boolean stops(PartSpec pruner, int trial) {
    return Pruners.create(pruner).shouldStop(curves.history(), trial);
  }

  @Test
  void theLastEpochOfTheWarmUpBelongsToIt() {
    PartSpec threshold = new PartSpec("threshold").with("upper", 1L).with("warmup-epochs", 4L);
    int seldom = curves.running();
    curves.report(seldom, 4, 9);
    assertThat(stops(threshold, seldom)).isFalse();
    curves.report(seldom, 5, 9);
    assertThat(stops(threshold, seldom)).isTrue();

    PartSpec patience = new PartSpec("patience").with("patience", 2L).with("warmup-epochs", 4L);
    int flat = curves.running(1, 1, 1, 1);
    assertThat(stops(patience, flat)).isFalse();
    curves.report(flat, 5, 1);
    assertThat(stops(patience, flat)).isTrue();
  }

  @Test
  void aBoundItselfIsTolerated() {
    PartSpec threshold = new PartSpec("threshold").with("lower", -1L).with("upper", 1L);
    assertThat(stops(threshold, curves.running(1))).isFalse();
    assertThat(stops(threshold, curves.running(-1))).isFalse();
  }

  @Test
  void boundsAreNamedAsFilesWriteThem() {
    PartSpec crossed = new PartSpec("threshold").with("lower", 1L).with("upper", 0.00001);
    assertThatThrownBy(() -> Pruners.create(crossed))
        .isInstanceOf(WrongInputException.class)
        .hasMessageContaining("at most the upper bound (0.00001)");
  }

  @Test
  void whoFirstReportedLaterSaysNothingOfAnEpoch() {
    PartSpec median = new PartSpec("median").with("startup-trials", 3L);
    curves.completed(1);
    curves.completed(1);
    int late = curves.running();
    curves.report(late, 2, 1);
    curves.complete(late, 1);
    assertThat(stops(median, curves.running(9))).isFalse();
    assertThat(stops(median, curves.running(9, 9))).isTrue();
  }
}
