package org.tunebench.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tunebench.app.fake.FakeRunningStudy;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.shell.Texts;
import org.tunebench.app.trials.TimeText;
import org.tunebench.engine.run.RunStatus;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.StudyState;

/** How long a search still takes, in words. */
class ProgressTextTest {
  private static final Instant HEARD = Instant.parse("2026-11-02T12:00:00Z");

  private final Texts texts = new Texts(Locale.ENGLISH);
  private final ProgressText progress =
      new ProgressText(texts, new TimeText(texts, ZoneOffset.UTC));
  private final FakeSearchEngine engine = new FakeSearchEngine();
  private final long id =
      FakeStudies.filled(engine.repository(), "one", 3, 9, StudyState.RUNNING).id();

  private StudySnapshot then(RunStatus status, Optional<Duration> remaining) {
    StudySnapshot now = engine.snapshot(id).orElseThrow();
    return new StudySnapshot(
        now.study(), status, now.trials(), now.best(), now.used(), remaining, "", Optional.empty());
  }

  private String line(RunStatus status, Optional<Duration> remaining, Duration since) {
    return progress.line(then(status, remaining), HEARD, HEARD.plus(since));
  }

  private String brief(RunStatus status, Optional<Duration> remaining, Duration since) {
    return progress.brief(then(status, remaining), HEARD, HEARD.plus(since));
  }

  @Test
  void theBriefLineSaysWhatIsWaitedFor() {
    FakeRunningStudy running = engine.start(id);
    running.fail(running.startTrial(), "out of memory");
    running.stopTrial(running.startTrial());
    running.startTrial();
    Optional<Duration> left = Optional.of(Duration.ofMinutes(7));
    assertThat(brief(RunStatus.RUNNING, left, Duration.ofMinutes(2)))
        .matches("5 of 9 trials · best \\S+ \\(#\\d\\) · 1 failed · about 5 min left");
    assertThat(brief(RunStatus.RUNNING, left, Duration.ofMinutes(8))).endsWith("failed · 10 min");
    assertThat(brief(RunStatus.IDLE, Optional.empty(), Duration.ZERO)).endsWith("failed · 2 min");
  }

  @Test
  void theBestIsWrittenAsInTheTableAndTheDetailsOfATrial() {
    FakeRunningStudy running = engine.start(id);
    running.complete(running.startTrial(), 0.2414);

    assertThat(brief(RunStatus.RUNNING, Optional.empty(), Duration.ZERO))
        .contains("best 0.241400 (#3)");
  }

  @Test
  void aTrialThatFailsAgainHasFailedOnce() {
    FakeRunningStudy running = engine.start(id);
    running.fail(running.startTrial(), "out of memory");
    running.tryAgain(3);
    running.startWaiting(4);
    running.fail(4, "out of memory");
    assertThat(line(RunStatus.RUNNING, Optional.empty(), Duration.ZERO))
        .startsWith("4 of 9 trials")
        .contains("· 1 failed ·");
  }

  @Test
  void timeLeftIsToldOnceATrialIsKnownAndComesNearer() {
    assertThat(line(RunStatus.RUNNING, Optional.empty(), Duration.ZERO)).endsWith("· 2 min");
    Optional<Duration> left = Optional.of(Duration.ofMinutes(7));
    assertThat(line(RunStatus.RUNNING, left, Duration.ZERO)).endsWith("· 2 min, about 7 min left");
    assertThat(line(RunStatus.RUNNING, left, Duration.ofMinutes(5)))
        .endsWith("· 7 min, about 2 min left");
  }

  @Test
  void theTimeOfAPausedStudyStandsStillOnceItsTrialsHaveEnded() {
    Optional<Duration> none = Optional.empty();
    assertThat(line(RunStatus.PAUSED, none, Duration.ofMinutes(5))).endsWith("· 2 min");
    assertThat(line(RunStatus.STOPPING, none, Duration.ofMinutes(5))).endsWith("· 7 min");
  }

  @Test
  void nothingIsSaidOfTimeLeftThatIsUpOrDoesNotGoOn() {
    Optional<Duration> left = Optional.of(Duration.ofMinutes(1));
    assertThat(line(RunStatus.RUNNING, left, Duration.ofMinutes(5))).endsWith("· 7 min");
    assertThat(line(RunStatus.PAUSED, left, Duration.ZERO)).endsWith("· 2 min");
    assertThat(line(RunStatus.STOPPING, left, Duration.ZERO)).endsWith("· 2 min");
  }

  @Test
  void replicatesAreCountedAsLongAsSomeHaveToRun() {
    assertThat(line(RunStatus.RUNNING, Optional.empty(), Duration.ZERO))
        .doesNotContain("replicates");
    FakeRunningStudy running = engine.start(id);
    int first = engine.repository().trials(id).size();
    running.replicate(List.of(FakeStudies.trial(0).configuration()), 2);
    assertThat(line(RunStatus.RUNNING, Optional.empty(), Duration.ZERO))
        .startsWith("3 of 9 trials · 0 of 2 replicates · best");
    running.startWaiting(first);
    running.complete(first, 1.0);
    assertThat(line(RunStatus.RUNNING, Optional.empty(), Duration.ZERO))
        .contains("1 of 2 replicates · ");
    assertThat(engine.snapshot(id).orElseThrow().share()).isEqualTo(4.0 / 11);
    running.startWaiting(first + 1);
    running.complete(first + 1, 1.0);
    assertThat(line(RunStatus.RUNNING, Optional.empty(), Duration.ZERO))
        .doesNotContain("replicates");
    assertThat(engine.snapshot(id).orElseThrow().share()).isEqualTo(3.0 / 9);
  }

  @Test
  void whatWasPrunedStoppedOrInterruptedIsCountedAndWhetherAnotherTrialStandsForIt() {
    FakeRunningStudy running = engine.start(id);
    running.stopTrial(running.startTrial());
    running.prune(running.startTrial());
    running.startTrial();
    running.pauseNow();
    assertThat(line(RunStatus.PAUSED, Optional.empty(), Duration.ZERO))
        .contains(" · 1 pruned · 1 stopped · 1 interrupted and tried again");
    running.unpause();
    running.startTrial();
    running.stop();
    assertThat(line(RunStatus.IDLE, Optional.empty(), Duration.ZERO))
        .contains(" · 1 stopped · 1 interrupted · 1 interrupted and tried again");
  }
}
