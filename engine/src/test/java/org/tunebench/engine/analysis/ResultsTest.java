package org.tunebench.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tunebench.engine.analysis.AnalysisFixtures.at;
import static org.tunebench.engine.analysis.AnalysisFixtures.cube;
import static org.tunebench.engine.analysis.AnalysisFixtures.ended;
import static org.tunebench.engine.analysis.AnalysisFixtures.spec;
import static org.tunebench.engine.analysis.AnalysisFixtures.values;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** Which trials are those of a search, and which have gone astray. */
class ResultsTest {
  private static Trial again(int number, int earlier) {
    Trial.Source source = new Trial.Source(Origin.RETRY, OptionalInt.of(earlier), number, 0);
    return Trial.waiting(number, source, values("x", 0.5))
        .start("cpu", at(number))
        .complete(Map.of("loss", 1.0), at(number + 1));
  }

  @Test
  void whatAnotherTrialWentOnWithIsLeftOutAndWhatFailedBeforeItIsNot() {
    Trial failed = ended(0, values("x", 0.5), TrialState.FAILED);
    Trial interrupted = ended(1, values("x", 0.5), TrialState.INTERRUPTED);
    Trial left = ended(2, values("x", 0.5), TrialState.INTERRUPTED);
    Trial afterFailure = again(3, 0);
    Trial goneOn = again(4, 1);
    Results results =
        Results.of(
            spec(cube("x"), Goal.MINIMIZE),
            List.of(failed, interrupted, left, afterFailure, goneOn));
    assertThat(results.search()).containsExactly(failed, left, afterFailure, goneOn);
    assertThat(results.count(TrialState.FAILED)).isEqualTo(1);
    assertThat(results.count(TrialState.INTERRUPTED)).isEqualTo(1);
  }

  @Test
  void theFenceIsTukeysFromFourResultsOn() {
    // Quartiles 1.75 and 3.25, by linear interpolation.
    assertThat(Results.fence(new double[] {4, 1, 3, 2})).isCloseTo(3.25 + 3 * 1.5, within(1e-12));
    assertThat(Results.fence(new double[] {1, 2, 3})).isInfinite();
    assertThat(Results.fence(new double[] {1, 1, 1, 1, 9})).as("no spread").isInfinite();
  }
}
