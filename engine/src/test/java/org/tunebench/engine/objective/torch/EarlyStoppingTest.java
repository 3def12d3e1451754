package org.tunebench.engine.objective.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.objective.torch.EarlyStopping.Verdict;

class EarlyStoppingTest {
  private static final Verdict BEST = new Verdict(true, false, false);
  private static final Verdict CONTINUE = new Verdict(false, false, false);
  private static final Verdict REDUCE = new Verdict(false, true, false);
  private static final Verdict STOP = new Verdict(false, false, true);

  @Test
  void waitsForItsPatience() {
    assertThat(verdicts(new EarlyStoppingConfig(3, 0, 0, 1), 5, 4, 4, 6, 3, 3, 3, 3))
        .containsExactly(BEST, BEST, CONTINUE, CONTINUE, BEST, CONTINUE, CONTINUE, STOP);
  }

  @Test
  void lowersTheRateAgainAfterEachWait() {
    assertThat(verdicts(new EarlyStoppingConfig(9, 0, 2, 0.2), 5, 6, 6, 6, 6, 4, 5))
        .containsExactly(BEST, CONTINUE, REDUCE, CONTINUE, REDUCE, BEST, CONTINUE);
  }

  @Test
  void smallGainsAreKeptButDoNotEndTheWait() {
    assertThat(verdicts(new EarlyStoppingConfig(2, 1, 0, 1), 5, 4.5, 4.2))
        .containsExactly(BEST, BEST, new Verdict(true, false, true));
  }

  @Test
  void notANumberIsNeverTheBest() {
    EarlyStopping stopping = new EarlyStopping(new EarlyStoppingConfig(3, 0, 0, 1));

    assertThat(stopping.update(1, Double.NaN)).isEqualTo(CONTINUE);
    assertThat(stopping.update(2, 7)).isEqualTo(BEST);
    assertThat(stopping.update(3, Double.NaN)).isEqualTo(CONTINUE);
    assertThat(stopping.bestEpoch()).isEqualTo(2);
  }

  @Test
  void goesOnWhereAnotherHasStopped() {
    EarlyStoppingConfig config = new EarlyStoppingConfig(5, 0, 2, 0.2);
    double[] losses = {5, 6, 6, 6, 4, 7, 7, 7, 7, 7};
    for (int stopped = 0; stopped < losses.length; stopped++) {
      EarlyStopping whole = new EarlyStopping(config);
      EarlyStopping rest = new EarlyStopping(config);
      for (int i = 0; i < losses.length; i++) {
        if (i == stopped) {
          rest.restore(whole.state());
        }
        Verdict expected = whole.update(i + 1, losses[i]);
        if (i >= stopped) {
          assertThat(rest.update(i + 1, losses[i])).isEqualTo(expected);
          assertThat(rest.state()).isEqualTo(whole.state());
        }
      }
    }
  }

  private static List<Verdict> verdicts(EarlyStoppingConfig config, double... elbos) {
    EarlyStopping stopping = new EarlyStopping(config);
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < elbos.length; i++) {
      verdicts.add(stopping.update(i + 1, elbos[i]));
    }
    return verdicts;
  }
}
