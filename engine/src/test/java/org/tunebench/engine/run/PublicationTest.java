package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.study.Study;

/** When listeners hear that something has changed. */
class PublicationTest {
  private static final long TICK = 5_000;

  /** The time stands still until a test sets it, in milliseconds. */
  private long now;

  /** What has happened so far. */
  private int events;

  private final List<String> heard = new ArrayList<>();
  private Publication publication;

  @BeforeEach
  void listen() {
    Listeners listeners = new Listeners();
    listeners.add(snapshot -> heard.add(snapshot.note()));
    RunClock clock = new RunClock(Clock.systemUTC(), () -> TimeUnit.MILLISECONDS.toNanos(now));
    publication = new Publication(listeners, this::standing, clock);
  }

  private StudySnapshot standing() {
    return new StudySnapshot(
        Study.created(1, ScriptedStudies.spec(4, 2), Instant.EPOCH),
        RunStatus.RUNNING,
        List.of(),
        OptionalInt.empty(),
        0,
        Optional.empty(),
        "after %d".formatted(events),
        Optional.empty());
  }

  private void happens() {
    events++;
    publication.changed();
    publication.publishIfDue();
  }

  @Test
  void whatChangesAfterAQuietTimeIsToldAtOnce() {
    happens();
    assertThat(heard).containsExactly("after 1");
    now += Publication.PUBLISH_MILLIS;
    happens();
    assertThat(heard).containsExactly("after 1", "after 2");
  }

  @Test
  void whatComesRightAfterwardsIsToldTogetherOnceItIsDue() {
    happens();
    for (int i = 0; i < 10; i++) {
      now++;
      happens();
    }
    assertThat(heard).containsExactly("after 1");
    assertThat(publication.restMillis(TICK)).isEqualTo(Publication.PUBLISH_MILLIS - 10);
    now += publication.restMillis(TICK);
    publication.publishIfDue();
    assertThat(heard).containsExactly("after 1", "after 11");
  }

  @Test
  void nobodyNeedLookWhereNothingHasChanged() {
    assertThat(publication.restMillis(TICK)).isEqualTo(TICK);
    happens();
    assertThat(publication.restMillis(TICK)).isEqualTo(TICK);
    now += Publication.PUBLISH_MILLIS;
    publication.publishIfDue();
    assertThat(heard).hasSize(1);
  }

  @Test
  void aSnapshotThatIsAskedForIsNewWhetherOrNotItIsTold() {
    happens();
    events++;
    publication.changed();
    assertThat(publication.snapshot().note()).isEqualTo("after 1");
    publication.publish();
    assertThat(publication.snapshot().note()).isEqualTo("after 2");
    assertThat(heard).containsExactly("after 1", "after 2");
  }
}
