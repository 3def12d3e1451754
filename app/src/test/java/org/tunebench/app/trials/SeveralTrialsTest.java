package org.tunebench.app.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tunebench.app.fake.FakeRunningStudy;
import org.tunebench.app.fake.FakeServices;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.run.SearchEngine;
import org.tunebench.engine.study.StorageException;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

class SeveralTrialsTest {
  private final FakeServices fakes = new FakeServices();
  private Study study;
  private FakeRunningStudy running;
  private SeveralTrials several;

  @BeforeEach
  void open() {
    study = fakes.engine().repository().create(FakeStudies.spec("a", 30));
    running = fakes.engine().start(study.id());
    several = new TrialCommands(fakes.get(), study.id(), text -> {}).several();
  }

  private Trial trial(int number) {
    return fakes.engine().repository().trial(study.id(), number).orElseThrow();
  }

  private List<Trial> trials(int... numbers) {
    return IntStream.of(numbers).mapToObj(this::trial).toList();
  }

  /** Trials 0 and 1 have ended, 2 and 3 run. */
  private void twoOfEach() {
    running.complete(running.startTrial(), 2);
    running.complete(running.startTrial(), 1);
    running.startTrial();
    running.startTrial();
  }

  @Test
  void thoseThatRunAreStoppedAfterOneQuestion() {
    twoOfEach();
    List<Trial> all = trials(0, 1, 2, 3);
    assertThat(several.stoppable(all)).extracting(Trial::number).containsExactly(2, 3);
    fakes.dialogs().agree(true);
    several.stop(all);
    assertThat(trials(2, 3)).extracting(Trial::state).containsOnly(TrialState.STOPPED);
    assertThat(fakes.dialogs().confirmations()).hasSize(1);
    assertThat(fakes.dialogs().notices())
        .containsExactly(
            "2 trials are being stopped; 2 are left out: only a trial that runs can be stopped.");
  }

  @Test
  void whereStudiesAreOnlyLookedAtNoneIsStoppedOrQueued() {
    twoOfEach();
    List<Trial> all = trials(0, 1, 2, 3);
    assertThat(several.queueable(study.spec(), all)).hasSize(4);
    fakes.engine().ownedBy(new SearchEngine.Owner("process 7", false, Instant.EPOCH));
    assertThat(several.stoppable(all)).isEmpty();
    assertThat(several.queueable(study.spec(), all)).isEmpty();
    assertThat(several.repeatable(study.spec(), all)).isEmpty();
  }

  @Test
  void whoSaysNoStopsNone() {
    twoOfEach();
    several.stop(trials(2, 3));
    assertThat(trials(2, 3)).extracting(Trial::state).containsOnly(TrialState.RUNNING);
    assertThat(fakes.dialogs().notices()).isEmpty();
  }

  @Test
  void thoseThatHaveEndedAreTriedAgain() {
    twoOfEach();
    several.tryAgain(trials(0, 1, 2));
    assertThat(trials(4, 5)).extracting(t -> t.source().retryOf().getAsInt()).containsExactly(0, 1);
    several.tryAgain(trials(0, 1));
    assertThat(fakes.dialogs().notices())
        .containsExactly(
            "2 trials are tried again; 1 is left out:"
                + " only a trial that has ended can be tried again.",
            "2 trials are tried again.");
  }

  @Test
  void allAreQueuedButThoseThatAreRefused() {
    twoOfEach();
    fakes.engine().refuseNext(new WrongInputException("", "must be in the search space"));
    several.queue(trials(0, 1, 2));
    assertThat(running.queued()).hasSize(2);
    assertThat(fakes.dialogs().notices()).hasSize(1);
    assertThat(fakes.dialogs().notices().get(0))
        .startsWith("2 configurations are queued, to be tried before the sampler is asked again;")
        .contains("1 is left out: ")
        .contains("Must be in the search space.");
  }

  @Test
  void whatWasDoneBeforeAnErrorIsSaidAndShown() {
    twoOfEach();
    running.stop();
    List<Trial> three = trials(0, 1, 2);
    AtomicInteger told = new AtomicInteger();
    TrialCommands commands = new TrialCommands(fakes.get(), study.id(), text -> {});
    commands.onChanged(told::incrementAndGet);
    StorageException full = new StorageException("the disk is full", null);
    fakes.engine().breakAfter(2, full);

    assertThatThrownBy(() -> commands.several().queue(three)).isSameAs(full);

    assertThat(fakes.dialogs().notices())
        .containsExactly(
            "2 configurations are queued, to be tried first when the study is started;"
                + " 1 is left out: an error came in between.");
    assertThat(told).hasValue(1);
  }

  @Test
  void whatIsQueuedAtTheEndOfTheStudySaysWhatItNeeds() {
    twoOfEach();
    running.finish();
    several.queue(trials(0));
    several.queue(trials(0, 1));
    assertThat(fakes.dialogs().notices())
        .containsExactly(
            "Queued, but the study has ended: “Add trials…” gives it the trial that this needs.",
            "2 configurations are queued, but the study has ended: “Add trials…” gives it the"
                + " trials that are needed.");
  }

  @Test
  void oneAloneIsAsEver() {
    twoOfEach();
    several.tryAgain(trials(0));
    assertThat(fakes.dialogs().notices()).containsExactly("Trial 0 is tried again.");
  }
}
