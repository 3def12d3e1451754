package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
import org.tunebench.engine.study.TrialCounts;
import org.tunebench.engine.study.TrialState;

/** The time that is left, after one trial of a minute. */
class ProgressTest {
  private static final Instant BEGIN = Instant.ofEpochMilli(0);

  private static LiveHistory history(StudySpec spec) {
    LiveHistory history = new LiveHistory(spec);
    history.put(ended(0, 1, 60));
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

  private static Trial running(int number) {
    Trial.Source source = new Trial.Source(Origin.SAMPLED, OptionalInt.empty(), 0, 0);
    return Trial.waiting(number, source, new Configuration(Map.of("x", 0.5))).start("cpu", BEGIN);
  }

  private static Trial ended(int number, double loss, int second) {
    return running(number).complete(Map.of("loss", loss), BEGIN.plusSeconds(second));
  }

  @Test
  void whatHasEndedAfterTheBestCountsWhateverItsNumber() {
    LiveHistory history = new LiveHistory(ScriptedStudies.spec(10, 3));
    history.put(ended(0, 5, 30));
    history.put(ended(1, 6, 40));
    history.put(ended(2, 1, 10));
    history.put(ended(3, Double.NaN, 20));
    assertThat(new Progress(history).endedSinceImprovement()).isEqualTo(3);

    history.put(ended(4, 1, 50));
    assertThat(new Progress(history).endedSinceImprovement()).as("no better").isEqualTo(4);
    history.put(ended(5, 0, 60));
    assertThat(new Progress(history).endedSinceImprovement()).isZero();
  }

  private static Trial replicate(int number) {
    Trial.Source again = new Trial.Source(Origin.REPLICATE, OptionalInt.empty(), number, 0);
    return Trial.waiting(number, again, new Configuration(Map.of("x", 0.5))).start("cpu", BEGIN);
  }

  @Test
  void aReplicateIsNeverTheBestAndCostsNoPatience() {
    LiveHistory history = history(ScriptedStudies.spec(10, 1));
    history.put(replicate(1).complete(Map.of("loss", 0.0), BEGIN.plusSeconds(70)));
    history.put(replicate(2).complete(Map.of("loss", 9.0), BEGIN.plusSeconds(80)));
    Progress progress = new Progress(history);
    assertThat(progress.best()).hasValue(0);
    assertThat(progress.endedSinceImprovement()).isZero();
    assertThat(progress.used()).isEqualTo(1);
  }

  @Test
  void countsAlongWhatACountOfAllWouldSay() {
    LiveHistory history = history(ScriptedStudies.spec(10, 1));
    Progress progress = new Progress(history);
    List<Integer> replicatesLeft = new ArrayList<>();
    for (Trial trial :
        List.of(
            running(1),
            running(1).end(TrialState.FAILED, "", BEGIN),
            retry(2, 1),
            retry(2, 1).end(TrialState.INTERRUPTED, "", BEGIN),
            retry(3, 2),
            replicate(4),
            retry(3, 2).end(TrialState.FAILED, "", BEGIN),
            replicate(4).complete(Map.of("loss", 0.0), BEGIN.plusSeconds(70)),
            running(5))) {
      history.put(trial);
      trial.source().retryOf().ifPresent(progress::onRetry);
      if (trial.state().isTerminal()) {
        progress.onEnd(trial);
      }
      assertThat(progress.used()).isEqualTo(TrialCounts.used(history));
      assertThat(progress.ended())
          .isEqualTo(TrialCounts.of(history.trials()).done())
          .isEqualTo(new Progress(history).ended());
      replicatesLeft.add(progress.replicatesLeft());
    }
    assertThat(progress.used()).isEqualTo(3);
    assertThat(progress.ended()).isEqualTo(2);
    assertThat(replicatesLeft).containsExactly(0, 0, 0, 0, 0, 1, 1, 0, 0);
  }

  private static Trial retry(int number, int of) {
    Trial.Source again = new Trial.Source(Origin.RETRY, OptionalInt.of(of), number, 0);
    return Trial.waiting(number, again, new Configuration(Map.of("x", 0.5))).start("cpu", BEGIN);
  }

  @Test
  void whatWasInterruptedCostsNoPatience() {
    LiveHistory history = history(ScriptedStudies.spec(10, 1));
    history.put(running(1).end(TrialState.INTERRUPTED, "", BEGIN.plusSeconds(70)));
    assertThat(new Progress(history).endedSinceImprovement()).isZero();
    history.put(running(2).end(TrialState.FAILED, "", BEGIN.plusSeconds(80)));
    assertThat(new Progress(history).endedSinceImprovement()).isEqualTo(1);
  }

  @Test
  void whatFailedOrWasInterruptedTellsNothingOfHowLongATrialTakes() {
    LiveHistory history = history(ScriptedStudies.spec(10, 1));
    history.put(running(1).end(TrialState.FAILED, "", BEGIN.plusSeconds(1)));
    history.put(running(2).end(TrialState.INTERRUPTED, "", BEGIN.plusSeconds(1)));
    assertThat(new Progress(history).remaining(1, 1)).contains(Duration.ofMinutes(1));
    history.put(running(3).end(TrialState.PRUNED, "", BEGIN.plusSeconds(20)));
    assertThat(new Progress(history).remaining(1, 1)).contains(Duration.ofSeconds(40));
  }

  @Test
  void aRunCountsInTheOrderInWhichItHearsOfTheEnds() {
    LiveHistory history = new LiveHistory(ScriptedStudies.spec(10, 3));
    history.put(running(0));
    history.put(running(1));
    Progress progress = new Progress(history);
    for (Trial end : new Trial[] {ended(1, 5, 30), ended(0, 1, 30)}) {
      history.put(end);
      progress.onEnd(end);
    }
    assertThat(progress.endedSinceImprovement()).isZero();
    assertThat(progress.best()).hasValue(0);
  }

  @Test
  void ofEqualOnesTheFirstByTurnIsTheBestBeforeAndAfterARestart() {
    LiveHistory history = new LiveHistory(ScriptedStudies.spec(10, 3));
    history.put(running(0).end(TrialState.INTERRUPTED, "", BEGIN));
    history.put(running(1));
    history.put(running(2));
    Trial.Source again = new Trial.Source(Origin.RETRY, OptionalInt.of(0), 0, 0);
    Trial goesOn = Trial.waiting(3, again, new Configuration(Map.of("x", 0.5))).start("cpu", BEGIN);
    history.put(goesOn);
    Progress progress = new Progress(history);
    for (Trial end : new Trial[] {ended(2, 1, 10), ended(1, 1, 20)}) {
      history.put(end);
      progress.onEnd(end);
    }
    assertThat(progress.best()).hasValue(1);
    assertThat(new Progress(history).best()).hasValue(1);

    Trial end = goesOn.complete(Map.of("loss", 1.0), BEGIN.plusSeconds(30));
    history.put(end);
    progress.onEnd(end);
    assertThat(progress.best()).as("it has the turn of trial 0").hasValue(3);
    assertThat(new Progress(history).best()).hasValue(3);
    assertThat(history.ranked(0)).isEqualTo(3);
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

  @Test
  void replicatesTakeTheirTimeBesideTheBudget() {
    StudySpec spec = ScriptedStudies.spec(3, 1);
    assertThat(left(withReplicates(spec), 60_000)).contains(Duration.ofMinutes(2 + 2));

    StudySpec timed = spec.withBudget(new Budget(3, Optional.of(Duration.ofMinutes(2)), 1, 0));
    assertThat(left(withReplicates(timed), 60_000))
        .as("they run even when its time is used up")
        .contains(Duration.ofMinutes(1 + 2));
    assertThat(left(withReplicates(timed), 300_000)).contains(Duration.ofMinutes(2));
  }

  /** Of the budget one is over; two replicates wait. */
  private static StudyRun withReplicates(StudySpec spec) {
    LiveHistory history = history(spec);
    for (int number = 1; number <= 2; number++) {
      Trial.Source again = new Trial.Source(Origin.REPLICATE, OptionalInt.empty(), number, 0);
      history.put(Trial.waiting(number, again, new Configuration(Map.of("x", 0.5))));
    }
    StudyRun run =
        new StudyRun(Study.created(1, spec, BEGIN), history, Path.of("trials"), () -> {});
    run.started(0);
    return run;
  }

  private static Optional<Duration> left(StudyRun run, long millis) {
    return run.snapshot(RunStatus.RUNNING, 1, "", Optional.empty(), millis).remaining();
  }
}
