package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;

/** The time that is left, after one trial of a minute. */
class ProgressTest {
  private static final Instant BEGIN = Instant.ofEpochMilli(0);

  private static LiveHistory history(StudySpec spec) {
    LiveHistory history = new LiveHistory(spec);
    Trial.Source source = new Trial.Source(Origin.SAMPLED, OptionalInt.empty(), 0, 0);
    history.put(
        Trial.waiting(0, source, new Configuration(Map.of("x", 0.5)))
            .start("cpu", BEGIN)
            .complete(Map.of("loss", 1.0), BEGIN.plusSeconds(60)));
    return history;
  }

  @Test
  void theLastTrialsTakeNoLessThanOneDoes() {
    Progress progress = new Progress(history(ScriptedStudies.spec(10, 4)));

    assertThat(progress.remaining(8, 4)).contains(Duration.ofMinutes(2));
    assertThat(progress.remaining(4, 4)).contains(Duration.ofMinutes(1));
    assertThat(progress.remaining(1, 4)).contains(Duration.ofMinutes(1));
    assertThat(progress.remaining(0, 4)).contains(Duration.ZERO);
    assertThat(progress.remaining(1, 0)).isEmpty();
  }

  @Test
  void noMoreIsLeftThanTheBudgetHas() {
    StudySpec spec =
        ScriptedStudies.spec(100, 1)
            .withBudget(new Budget(100, Optional.of(Duration.ofMinutes(10)), 1, 0));
    StudyRun run =
        new StudyRun(Study.created(1, spec, BEGIN), history(spec), Path.of("trials"), () -> {});
    run.started(0);

    assertThat(left(run, 60_000)).contains(Duration.ofMinutes(9));
    assertThat(left(run, 660_000)).contains(Duration.ZERO);
  }

  private static Optional<Duration> left(StudyRun run, long millis) {
    return run.snapshot(RunStatus.RUNNING, 1, "", Optional.empty(), millis).remaining();
  }
}
