package org.tunebench.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.Trial;

class TradeOffTest {
  private static final SearchSpace SPACE = AnalysisFixtures.cube("cost");

  /** The numbers of the trials on the front, of trials with a cost and a metric each. */
  private static List<Integer> front(Goal goal, double[]... trials) {
    List<Trial> all = new ArrayList<>();
    for (int i = 0; i < trials.length; i++) {
      all.add(
          AnalysisFixtures.completed(
              i, AnalysisFixtures.values("cost", trials[i][0]), trials[i][1]));
    }
    Results results = Results.of(AnalysisFixtures.spec(SPACE, goal), all);
    return TradeOff.of(results, trial -> AnalysisFixtures.number(trial.configuration(), "cost"))
        .stream()
        .map(Trial::number)
        .toList();
  }

  @Test
  void leavesOutWhatAnotherBettersAtNoMoreCost() {
    double[][] trials = {{0.9, 1}, {0.1, 5}, {0.5, 3}, {0.6, 4}, {0.2, 6}};

    assertThat(front(Goal.MINIMIZE, trials)).containsExactly(1, 2, 0);
    assertThat(front(Goal.MAXIMIZE, trials)).containsExactly(1, 4);
  }

  @Test
  void ofEqualOnesTheFirstIsTaken() {
    assertThat(front(Goal.MINIMIZE, new double[][] {{0.5, 2}, {0.5, 1}, {0.5, 1}, {0.7, 1}}))
        .containsExactly(1);
  }

  @Test
  void withoutACostOrAResultATrialIsOnNoFront() {
    assertThat(front(Goal.MINIMIZE, new double[][] {{Double.NaN, 1}, {0.1, Double.NaN}, {0.9, 2}}))
        .containsExactly(2);
    assertThat(front(Goal.MINIMIZE)).isEmpty();
  }

  @Test
  void lessOfSomeColumnsIsAlwaysBetter() {
    assertThat(List.of("duration_s", "n_epochs", "n_params")).allMatch(TradeOff::isCost);
    assertThat(List.of("trial", "lr", "accuracy")).noneMatch(TradeOff::isCost);
  }
}
