package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StorageException;
import org.tunebench.engine.study.StudyCopy;
import org.tunebench.engine.study.StudyFixtures;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialCounts;
import org.tunebench.engine.study.TrialState;

/** Who has the workspace that is watched: there, gone, another one, or out of reach. */
class WatchedOwnerTest extends WatchingEngineFixture {
  @Test
  void aLookThatIsUnderWayIsCalledOffAtTheEnd() throws Exception {
    CountDownLatch asking = new CountDownLatch(1);
    AtomicBoolean calledOff = new AtomicBoolean();
    begin();
    watch(
        new Copy() {
          @Override
          public Optional<StudyCopy> next() {
            Copy next = new Copy();
            asking.countDown();
            try {
              Thread.sleep(Duration.ofMinutes(5).toMillis());
            } catch (InterruptedException e) {
              calledOff.set(true);
            }
            return Optional.of(next);
          }
        });
    asking.await();

    engine.close();

    assertThat(calledOff).isTrue();
    assertThat(open).as("nor is its copy left").hasValue(0);
    assertThat(engine.owner().orElseThrow().isGone()).as("it was left, not lost").isFalse();
  }

  @Test
  void whoDoesNotAnswerIsGone() throws Exception {
    long study = begin();
    RunningStudy watched = watch().running(study).orElseThrow();
    SearchEngine.Owner owner = engine.owner().orElseThrow();
    assertThat(owner).isEqualTo(new SearchEngine.Owner("process 7", false, owner.seen()));
    until(() -> engine.owner().orElseThrow().seen().isAfter(owner.seen()));

    answers = false;
    watched.ended().get(1, TimeUnit.MINUTES);
    SearchEngine.Owner last = engine.owner().orElseThrow();
    assertThat(last).isEqualTo(new SearchEngine.Owner("process 7", true, last.seen()));
    assertThat(engine.running()).isEmpty();
    assertThat(engine.repository().trials(study)).as("what it told last").hasSize(1);

    // It was only busy, or its disk was.
    answers = true;
    until(() -> engine.running(study).isPresent());
    assertThat(engine.owner().orElseThrow().isGone()).isFalse();
    assertThat(engine.repository().trials(study).get(0).state()).isEqualTo(TrialState.RUNNING);
  }

  @Test
  void whatNobodyHasAnyMoreIsAsItWasLeft() throws Exception {
    long study = begin();
    RunningStudy watched = watch().running(study).orElseThrow();

    theirs.setState(study, StudyState.FINISHED, Duration.ofSeconds(9), "all trials are done");
    owner = Optional.empty();

    StudySnapshot last = watched.ended().get(1, TimeUnit.MINUTES);
    assertThat(last.study().state()).isEqualTo(StudyState.FINISHED);
    until(() -> engine.owner().orElseThrow().isGone());
    assertThat(engine.owner().orElseThrow().name()).isEqualTo("process 7");
  }

  @Test
  void whatNobodyHasDoesNotRun() throws Exception {
    long study = begin();
    isChanging = false;
    RunningStudy watched = watch().running(study).orElseThrow();

    owner = Optional.empty();

    watched.ended().get(1, TimeUnit.MINUTES);
    assertThat(engine.running()).isEmpty();
  }

  @Test
  void whatRanWhenItsProcessWentIsToldAsInterrupted() throws Exception {
    long study = begin();
    theirs.add(study, StudyFixtures.completed(1, "marginal_ll", 4));
    isChanging = false;
    RunningStudy watched = watch().running(study).orElseThrow();
    assertThat(counts().of(TrialState.RUNNING)).isEqualTo(1);

    answers = false;

    StudySnapshot last = watched.ended().get(1, TimeUnit.MINUTES);
    assertThat(last.count(TrialState.RUNNING)).isZero();
    assertThat(last.count(TrialState.INTERRUPTED)).isEqualTo(1);
    Trial trial = engine.repository().trial(study, 0).orElseThrow();
    assertThat(trial).isEqualTo(engine.repository().trials(study).get(0));
    assertThat(trial.state()).isEqualTo(TrialState.INTERRUPTED);
    assertThat(trial.epochs()).as("as far as it has reported").isEqualTo(1);
    assertThat(trial.failure()).isEqualTo("Tunebench ended while the trial ran");
    assertThat(trial.run().ended()).hasValue(engine.owner().orElseThrow().seen());
    assertThat(counts().of(TrialState.RUNNING)).isZero();
    assertThat(counts().of(TrialState.INTERRUPTED)).isEqualTo(1);
    assertThat(counts().of(TrialState.COMPLETED)).isEqualTo(1);
    assertThat(counts().done()).isEqualTo(1);
    assertThat(theirs.trials(study).get(0).state()).as("as kept").isEqualTo(TrialState.RUNNING);
  }

  @Test
  void jobsOfAClusterGoOnWithoutTheProcessThatHasSentThem() throws Exception {
    StudySpec onCluster =
        StudyFixtures.spec("theirs").withPlaces(List.of(), Optional.of(new PartSpec("slurm")));
    long study = theirs.create(onCluster).id();
    theirs.setState(study, StudyState.RUNNING, Duration.ofSeconds(3));
    theirs.add(study, StudyFixtures.running(0));
    watch();

    answers = false;

    until(() -> engine.owner().orElseThrow().isGone());
    until(() -> engine.running(study).isEmpty());
    assertThat(engine.repository().trials(study).get(0).state()).isEqualTo(TrialState.RUNNING);
    assertThat(counts().of(TrialState.RUNNING)).isEqualTo(1);
  }

  private TrialCounts counts() {
    return engine.repository().summaries().get(0).counts();
  }

  @Test
  void whoHasTakenTheWorkspaceOverIsNamed() throws Exception {
    long study = begin();
    isChanging = false;
    watch();

    owner = Optional.of("process 8");

    until(() -> engine.owner().orElseThrow().name().equals("process 8"));
    assertThat(engine.owner().orElseThrow().isGone()).isFalse();
    assertThatThrownBy(() -> engine.start(study)).hasMessageContaining("since process 8 has it");
  }

  @Test
  void whyItCannotBeLookedAtIsSaidUntilItCan() throws Exception {
    long study = begin();
    AtomicBoolean isFull = new AtomicBoolean(true);
    isChanging = false;
    watch(
        new Copy() {
          @Override
          public Optional<StudyCopy> next() {
            if (isFull.get()) {
              throw new StorageException("The disk is full", null);
            }
            return super.next();
          }
        });

    until(() -> engine.owner().orElseThrow().problem().equals("The disk is full"));
    assertThat(engine.owner().orElseThrow().isGone()).isFalse();
    assertThat(engine.running(study)).isPresent();

    isFull.set(false);
    until(() -> engine.owner().orElseThrow().problem().isEmpty());

    isFull.set(true);
    owner = Optional.empty();
    until(() -> engine.owner().orElseThrow().isGone());
    until(() -> engine.running(study).isEmpty());
  }

  @Test
  void anErrorInOneMomentIsNotTheLastLook() throws Exception {
    AtomicBoolean isShort = new AtomicBoolean(true);
    watch(
        new Copy() {
          @Override
          public Optional<StudyCopy> next() {
            if (isShort.getAndSet(false)) {
              throw new OutOfMemoryError("in this moment");
            }
            return super.next();
          }
        });

    long study = begin();

    until(() -> engine.running(study).isPresent());
  }
}
