package org.tunebench.app.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

class FailureReasonTest {
  private static List<Trial> failed(String... failures) {
    List<Trial> trials = new ArrayList<>();
    for (String failure : failures) {
      int number = trials.size();
      Trial.Source source = new Trial.Source(Origin.SAMPLED, OptionalInt.empty(), 0, 0);
      trials.add(
          Trial.waiting(number, source, new Configuration(Map.of()))
              .start("cpu", Instant.EPOCH)
              .end(TrialState.FAILED, failure, Instant.EPOCH));
    }
    return trials;
  }

  private static String text(Trial trial) {
    return FailureReason.of(trial).text();
  }

  @Test
  void aReasonHasTheLastLineOfWhatWasPrinted() {
    List<Trial> trials = failed("exit code 2\nTraceback:\n  KeyError: 'lr'\n", "gone", "");

    assertThat(trials.stream().map(FailureReasonTest::text))
        .containsExactly("exit code 2; last line: KeyError: 'lr'", "gone", "no reason was kept");
    assertThat(text(failed("exit code 1\n" + "x".repeat(1000)).get(0)))
        .hasSizeLessThan(400)
        .endsWith("xx…");
  }

  @Test
  void theCommonestComesFirstAndNumbersInTheLastLineMakeNoOther() {
    List<FailureReason> reasons =
        FailureReason.of(
            failed(
                "exit code 2\nusage",
                "exit code 1\nloss 0.25 is too high",
                "exit code 1\nno memory",
                "exit code 1\nloss 1.5 is too high"));

    assertThat(reasons.stream().map(FailureReason::text))
        .containsExactly(
            "exit code 1; last line: loss 0.25 is too high",
            "exit code 2; last line: usage",
            "exit code 1; last line: no memory");
    assertThat(reasons.get(0).trials().stream().map(Trial::number)).containsExactly(1, 3);
  }
}
