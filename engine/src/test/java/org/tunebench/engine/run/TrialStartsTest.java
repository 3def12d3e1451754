package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.engine.run.TrialStarts.Standing;
import org.tunebench.engine.sampler.Samplers;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.InMemoryStudyRepository;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Stopping;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Target;
import org.tunebench.engine.study.Trial;

/** Which trials begin on four places, and when. */
class TrialStartsTest {
  private static final int ALL = Integer.MAX_VALUE;
  private static final int PLACES = 4;
  private static final long REST = 30_000;

  @TempDir Path folder;

  /** The time stands still until a test sets it, in milliseconds. */
  private long now;

  private final InstantSource source = () -> Instant.ofEpochMilli(now);
  private final RunClock clock =
      new RunClock(source.withZone(ZoneOffset.UTC), () -> TimeUnit.MILLISECONDS.toNanos(now));
  private final FourPlaces places = new FourPlaces();
  private TrialEndings endings;
  private TrialPlan plan;
  private Ledger ledger;

  /** Places that are filled and become free. */
  private static final class FourPlaces implements Places {
    private final List<Integer> running = new ArrayList<>();
    private int begun;

    @Override
    public void open(Owner owner, List<Running> trials) {}

    @Override
    public Optional<Slot> freeSlot() {
      return running.size() < PLACES ? Optional.of(new Slot("cpu")) : Optional.empty();
    }

    @Override
    public void start(Slot slot, Running trial) {
      begun++;
      running.add(trial.trial().number());
    }

    @Override
    public void stop(int trial) {}

    @Override
    public void suspend(int trial) {}

    @Override
    public void completed(int trial) {
      freed(trial);
    }

    @Override
    public int freed(int trial) {
      running.remove((Integer) trial);
      return 0;
    }

    @Override
    public int running() {
      return running.size();
    }

    @Override
    public int slots() {
      return PLACES;
    }

    @Override
    public String whyNone() {
      return "";
    }

    @Override
    public boolean leave() {
      return false;
    }

    @Override
    public void close() {}
  }

  private TrialStarts starts(String sampler, int budget) {
    return starts(sampler, ScriptedStudies.spec(budget, PLACES));
  }

  private TrialStarts starts(String sampler, StudySpec spec) {
    InMemoryStudyRepository repository = new InMemoryStudyRepository(Clock.systemUTC());
    Study study = repository.create(spec);
    StudyRun run = new StudyRun(study, new LiveHistory(spec), folder, () -> {});
    run.started(clock.millis());
    plan = new TrialPlan(run, Samplers.create(new PartSpec(sampler), spec.space()));
    ledger = new Ledger(repository, run, () -> null, message -> {}, clock);
    Gathering gathering = new Gathering();
    endings = new TrialEndings(ledger, plan, places, gathering);
    return new TrialStarts(plan, places, ledger, endings, gathering);
  }

  private void complete(int trial) {
    endings.complete(trial, Map.of("loss", 1.0 + trial));
  }

  @Test
  void noMoreBeginThanMay() {
    TrialStarts starts = starts("random", 20);
    assertThat(starts.fill(1)).isEqualTo(Standing.GOES_ON);
    assertThat(places.begun).isEqualTo(1);
    starts.fill(2);
    assertThat(places.begun).isEqualTo(3);
  }

  @Test
  void aFreePlaceWaitsForThoseThatAreAboutToEndAndNoLonger() {
    TrialStarts starts = starts("tpe", 20);
    assertThat(starts.fill(ALL)).isEqualTo(Standing.GOES_ON);
    assertThat(places.begun).isEqualTo(PLACES);
    assertThat(starts.restMillis(REST)).isEqualTo(REST);

    now = 200_000;
    complete(0);
    starts.fill(ALL);
    assertThat(places.begun).isEqualTo(PLACES);
    assertThat(starts.explain()).startsWith("free places wait");
    assertThat(starts.isDue()).isFalse();
    assertThat(starts.restMillis(500_000)).as("three quarters of a trial").isEqualTo(150_000);
    assertThat(starts.restMillis(250)).isEqualTo(250);

    now = 350_000;
    assertThat(starts.isDue()).isTrue();
    starts.fill(ALL);
    assertThat(places.begun).isEqualTo(PLACES + 1);
    assertThat(starts.isDue()).isFalse();
    assertThat(starts.explain()).startsWith("TPE");
  }

  @Test
  void whatThePersonAsksForDoesNotWait() {
    TrialStarts starts = starts("tpe", 20);
    starts.fill(ALL);
    now = 200_000;
    complete(0);
    Trial queued = plan.trials().queued(ScriptedStudies.MIDDLE);
    ledger.keep(queued);
    starts.fill(ALL);
    assertThat(places.running).contains(queued.number()).hasSize(PLACES);
  }

  @Test
  void nobodyWaitsToLearnOnceAllTrialsHaveBegun() {
    TrialStarts starts = starts("tpe", PLACES);
    starts.fill(ALL);
    now = 200_000;
    complete(0);
    assertThat(starts.fill(ALL)).isEqualTo(Standing.GOES_ON);
    assertThat(starts.explain()).doesNotContain("wait");
    assertThat(starts.restMillis(REST)).isEqualTo(REST);
  }

  @Test
  void whereNothingIsLearntNoPlaceWaits() {
    TrialStarts starts = starts("random", 20);
    starts.fill(ALL);
    now = 200_000;
    complete(0);
    starts.fill(ALL);
    assertThat(places.begun).isEqualTo(PLACES + 1);
  }

  @Test
  void nothingBeginsThatMustNotAndTheEndIsWhenNothingRunsAndNothingIsLeft() {
    TrialStarts starts = starts("random", 5);
    assertThat(starts.fill(0)).isEqualTo(Standing.GOES_ON);
    assertThat(places.begun).isZero();
    starts.fill(ALL);
    complete(0);
    assertThat(starts.fill(ALL)).isEqualTo(Standing.GOES_ON);
    assertThat(places.begun).isEqualTo(5);
    IntStream.range(1, 4).forEach(this::complete);
    assertThat(starts.fill(ALL)).as("the last one runs").isEqualTo(Standing.GOES_ON);
    complete(4);
    assertThat(starts.fill(0)).as("paused").isEqualTo(Standing.GOES_ON);
    assertThat(starts.fill(ALL)).isEqualTo(Standing.OVER);
  }

  @Test
  void whatAllFailsIsLeftOnceNothingRunsThatMayYetSucceed() {
    TrialStarts starts = starts("random", 40);
    starts.fill(ALL);
    for (int trial = 1; trial <= FalseStart.MOST_FAILURES; trial++) {
      endings.fail(trial, "no option --depth");
      assertThat(starts.fill(ALL)).isEqualTo(Standing.GOES_ON);
    }
    List.copyOf(places.running).forEach(trial -> endings.fail(trial, "no option --depth"));
    assertThat(starts.fill(ALL)).isEqualTo(Standing.FALSE_START);
  }

  @Test
  void aTargetThatNoTrialGivesIsSaidOnceOneHasCompleted() {
    StudySpec spec = ScriptedStudies.spec(5, PLACES);
    Stopping misspelt =
        new Stopping(
            OptionalDouble.empty(),
            OptionalInt.empty(),
            List.of(new Target("acuracy", Goal.MAXIMIZE, 0.9)));
    TrialStarts starts = starts("random", spec.withBudget(spec.budget().withStopping(misspelt)));
    starts.fill(ALL);
    assertThat(starts.explain()).doesNotContain("acuracy");

    endings.complete(0, Map.of("loss", 1.0));
    assertThat(starts.explain())
        .endsWith("; no trial gave 'acuracy', which is to end the search; they give loss");

    endings.complete(1, Map.of("loss", 1.0, "acuracy", 0.1));
    assertThat(starts.explain()).doesNotContain("acuracy");
  }
}
