package org.tunebench.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.engine.run.RunStatus;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** A line for each trial that has ended, with how much of the budget was over then. */
class ProgressLinesTest {
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ProgressLines lines =
      new ProgressLines(new PrintStream(out, true, UTF_8), new EndedTrials(List.of()));

  private void show(Trial... trials) {
    Study study = Study.created(1, FakeStudies.spec("one", 9), NOON);
    lines.show(
        new StudySnapshot(
            study,
            RunStatus.RUNNING,
            List.of(trials),
            OptionalInt.empty(),
            0,
            Optional.<Duration>empty(),
            "",
            Optional.empty()));
  }

  private static Trial ended(int number, TrialState state) {
    return FakeStudies.trial(number).end(state, "", NOON.plusSeconds(number));
  }

  private static Trial again(Trial failed, int number) {
    Trial.Source source =
        new Trial.Source(Origin.RETRY, OptionalInt.of(failed.number()), 7, Double.NaN);
    return Trial.waiting(number, source, failed.configuration()).start("cpu", NOON);
  }

  @Test
  void whatIsInterruptedIsNotOfTheBudgetBeforeOrAfter() {
    show(ended(0, TrialState.PRUNED), ended(1, TrialState.PRUNED), FakeStudies.trial(2));
    show(
        ended(0, TrialState.PRUNED),
        ended(1, TrialState.PRUNED),
        ended(2, TrialState.PRUNED),
        ended(3, TrialState.INTERRUPTED),
        ended(4, TrialState.INTERRUPTED));
    assertThat(out.toString(UTF_8))
        .isEqualToNormalizingNewlines(
            """
            trial 0 pruned 1/9
            trial 1 pruned 2/9
            trial 2 pruned 3/9
            trial 3 interrupted 3/9
            trial 4 interrupted 3/9
            """);
  }

  @Test
  void whatIsTriedAgainCountsOnceWhenThatHasEnded() {
    Trial failed = ended(0, TrialState.FAILED);
    Trial again = again(failed, 2);
    show(failed, ended(1, TrialState.PRUNED), again);
    show(
        failed,
        ended(1, TrialState.PRUNED),
        again.end(TrialState.PRUNED, "", NOON.plusSeconds(9)),
        ended(3, TrialState.PRUNED));
    assertThat(out.toString(UTF_8))
        .isEqualToNormalizingNewlines(
            """
            trial 0 failed 0/9
            trial 1 pruned 1/9
            trial 3 pruned 2/9
            trial 2 pruned 3/9
            """);
  }

  @Test
  void whatIsTriedAgainIsNotOfTheBudgetBeforeEither() {
    Trial failed = ended(0, TrialState.FAILED);
    show(failed, again(failed, 1).end(TrialState.PRUNED, "", NOON.plusSeconds(9)));
    assertThat(out.toString(UTF_8))
        .isEqualToNormalizingNewlines(
            """
            trial 0 failed 0/9
            trial 1 pruned 1/9
            """);
  }
}
