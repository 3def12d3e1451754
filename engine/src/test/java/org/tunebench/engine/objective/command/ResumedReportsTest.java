package org.tunebench.engine.objective.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.engine.objective.ResumableTrial;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;

/** What a command reports whose earlier attempt was interrupted. */
class ResumedReportsTest {
  private static final MetricSpec LOSS = new MetricSpec("loss", Goal.MINIMIZE);

  @TempDir Path folder;

  private static Parsed line(OptionalInt step, double loss) {
    return new Parsed(step, Map.of("loss", loss, "size", 10 * loss), Map.of());
  }

  private ResumableTrial attempt() throws Exception {
    return ResumableTrial.first(folder, Configuration.EMPTY, Integer.MAX_VALUE);
  }

  private static void report(Reports reports, int from, double... losses) {
    for (int i = 0; i < losses.length; i++) {
      reports.add(line(OptionalInt.of(from + i), losses[i]));
    }
    reports.end();
  }

  @Test
  void theHistoryBeforeItsFirstStepBelongsToItAndSoDoesTheBest() throws Exception {
    ResumableTrial first = attempt();
    report(new Reports(LOSS, true, first), 1, 5, 1, 3, 2);
    ResumableTrial second = first.next(Integer.MAX_VALUE);
    Reports reports = new Reports(LOSS, true, second);
    report(reports, 4, 2.5, 4);

    assertThat(second.history().values().stream().map(v -> v.get("loss")))
        .containsExactly(5.0, 1.0, 3.0, 2.5, 4.0);
    assertThat(second.firstStep()).isEqualTo(4);
    assertThat(reports.result()).isEqualTo(Map.of("loss", 1.0, "size", 10.0));
    assertThat(second.log()).contains("goes on after step 3");
  }

  @Test
  void aFirstLineWithoutANumberIsNoStep() throws Exception {
    Reports reports = new Reports(LOSS, false, attempt());
    reports.add(new Parsed(OptionalInt.of(0), Map.of(), Map.of("loss", "oops")));
    reports.add(line(OptionalInt.of(1), 2));

    assertThat(reports.result()).containsEntry("loss", 2.0);
  }

  @Test
  void oneThatCountsFromZeroIsContinuedFromZero() throws Exception {
    ResumableTrial first = attempt();
    report(new Reports(LOSS, false, first), 0, 9, 8, 7);
    ResumableTrial second = first.next(Integer.MAX_VALUE);
    report(new Reports(LOSS, false, second), 3, 6, 5);

    assertThat(second.history()).containsOnlyKeys(1, 2, 3, 4, 5);
    assertThat(second.history().get(4)).containsEntry("loss", 6.0);
  }

  @Test
  void oneThatStartsAnewHasAHistoryOfItsOwn() throws Exception {
    ResumableTrial first = attempt();
    report(new Reports(LOSS, true, first), 1, 5, 1);
    ResumableTrial second = first.next(Integer.MAX_VALUE);
    Reports reports = new Reports(LOSS, true, second);
    report(reports, 1, 6, 4);

    assertThat(second.history().values().stream().map(v -> v.get("loss")))
        .containsExactly(6.0, 4.0);
    assertThat(reports.result()).containsEntry("loss", 4.0);
  }
}
