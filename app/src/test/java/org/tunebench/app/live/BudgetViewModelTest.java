package org.tunebench.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.tunebench.app.fake.FakeRunningStudy;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.TestServices;
import org.tunebench.app.field.InputField;
import org.tunebench.app.shell.Services;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.Stopping;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Target;

/** Another budget of a study, without a toolkit: what is said while it is typed. */
class BudgetViewModelTest {
  private final FakeSearchEngine engine = new FakeSearchEngine();
  private final Services services = new TestServices().on(engine);
  private final StudyViewModel study = new StudyViewModel(services);
  private StudyFeed feed;
  private BudgetViewModel model;

  private void open(Study opened) {
    Pace atOnce = new Pace(Runnable::run, Runnable::run, Runnable::run);
    feed = new StudyFeed(engine, opened.id(), atOnce, study::apply);
    feed.open();
    model = new BudgetViewModel(services, study);
  }

  private Study ended(Budget budget) {
    Study filled = FakeStudies.filled(engine.repository(), "e", 10, 20, StudyState.FINISHED);
    engine.repository().setSpec(filled.id(), filled.spec().withBudget(budget));
    return engine.repository().study(filled.id()).orElseThrow();
  }

  private Budget kept(Study of) {
    return engine.repository().study(of.id()).orElseThrow().spec().budget();
  }

  private void type(InputField<?> field, String text) {
    field.textProperty().set(text);
  }

  private void press(Study of) {
    Optional<Supplier<?>> work = new BudgetCommand(services, of.id(), study).after(model);
    work.orElseThrow(() -> new AssertionError("the button is off")).get();
  }

  private String outlook() {
    return model.outlookProperty().get();
  }

  private boolean ready() {
    return model.readyProperty().get();
  }

  @Test
  void itBeginsWithAsManyTrialsAgainAndSaysWhyTheSearchHasEnded() {
    open(ended(new Budget(10).withTime(Optional.of(Duration.ofHours(8)))));
    assertThat(model.fields().trials().textProperty().get()).isEqualTo("20");
    assertThat(outlook()).startsWith("10 more trials, about");
    assertThat(ready()).as("one key goes on").isTrue();
    type(model.fields().trials(), "10");
    assertThat(model.fields().time().textProperty().get()).isEqualTo("8h");
    assertThat(model.trialsLabelProperty().get()).isEqualTo("Trials in all, of which 10 are done");
    assertThat(model.timeLabelProperty().get())
        .isEqualTo("Time in all, of which 6 min 40 s is used");
    assertThat(outlook()).isEqualTo("No more trials run: its trials are used up.");
    assertThat(ready()).as("nothing to do").isFalse();
  }

  @Test
  void whatIsWrongStandsBesideItsFieldAndTheButtonIsOff() {
    Study ended = ended(new Budget(10));
    open(ended);
    InputField<Long> trials = model.fields().trials();
    type(trials, "abc");
    assertThat(trials.shownProblem().get())
        .isEqualTo("Must be a whole number from 1 to 1000000, not abc.");
    assertThat(outlook()).isEmpty();
    assertThat(ready()).isFalse();
    type(trials, "9");
    assertThat(trials.shownProblem().get())
        .isEqualTo("Must be at least 10, since so many trials are done.");
    assertThat(ready()).isFalse();
    assertThat(new BudgetCommand(services, ended.id(), study).after(model)).isEmpty();
    type(trials, "12");
    type(model.fields().time(), "soon");
    assertThat(model.fields().time().shownProblem().get()).startsWith("Must be a time such as");
    assertThat(ready()).isFalse();
    type(model.fields().time(), "");
    assertThat(ready()).isTrue();
  }

  @Test
  void aStudyThatHasEndedGoesOnWithMoreTrials() {
    Study ended = ended(new Budget(10));
    open(ended);
    type(model.fields().trials(), "22");
    assertThat(outlook()).startsWith("12 more trials, about 6 min");
    assertThat(model.actionProperty().get()).isEqualTo("Go on");
    press(ended);
    assertThat(kept(ended)).isEqualTo(new Budget(22));
    assertThat(engine.running(ended.id())).isPresent();
  }

  @Test
  void whatIsQueuedAtItsEndIsOfferedTheTrialsThatItNeeds() {
    Study ended = ended(new Budget(10));
    for (int i = 0; i < 2; i++) {
      engine.enqueue(
          ended.id(), engine.repository().trial(ended.id(), i).orElseThrow().configuration());
    }
    open(ended);
    assertThat(model.fields().trials().textProperty().get()).isEqualTo("12");
    assertThat(outlook()).startsWith("2 more trials");
    assertThat(model.actionProperty().get()).isEqualTo("Go on");
    press(ended);
    assertThat(kept(ended)).isEqualTo(new Budget(12));
    assertThat(engine.running(ended.id())).isPresent();
  }

  @Test
  void moreTimeOrNoLimitLetsItGoOn() {
    Budget limited = new Budget(20).withTime(Optional.of(Duration.ofMinutes(5)));
    Study ended = ended(limited);
    open(ended);
    assertThat(outlook()).isEqualTo("No more trials run: its time is used up.");
    type(model.fields().time(), "7m");
    assertThat(outlook()).isEqualTo("10 more trials at most: its time is used up in 20 s.");
    type(model.fields().time(), "");
    assertThat(outlook()).startsWith("10 more trials, about");
    press(ended);
    assertThat(kept(ended)).isEqualTo(new Budget(20));
    assertThat(engine.running(ended.id())).isPresent();
  }

  @Test
  void targetAndPatienceAreTakenOff() {
    Stopping both = new Stopping(OptionalDouble.of(1e9), OptionalInt.of(1));
    Study ended = ended(new Budget(20).withStopping(both));
    open(ended);
    assertThat(model.fields().target().textProperty().get()).isEqualTo("1e9");
    assertThat(outlook()).contains("has reached its target");
    type(model.fields().target(), "");
    assertThat(outlook()).contains("have not improved on");
    assertThat(model.actionProperty().get()).isEqualTo("Change");
    type(model.fields().patience(), "");
    assertThat(outlook()).startsWith("10 more trials");
    press(ended);
    assertThat(kept(ended)).isEqualTo(new Budget(20));
    assertThat(engine.running(ended.id())).isPresent();
  }

  @Test
  void whatElseEndsItMayBeTakenOffToo() {
    Target target = new Target("elbo", Goal.MINIMIZE, 1e9);
    Study ended =
        ended(
            new Budget(20)
                .withStopping(
                    new Stopping(OptionalDouble.empty(), OptionalInt.empty(), List.of(target))));
    open(ended);
    type(model.fields().until(), "what?");
    assertThat(model.fields().until().shownProblem().get()).startsWith("Must be such as accuracy");
    type(model.fields().until(), "");
    press(ended);
    assertThat(kept(ended)).isEqualTo(new Budget(20));
  }

  @Test
  void aRunningStudyTakesAllOfItAndStaysAsItIsOtherwise() {
    Study fresh = engine.repository().create(FakeStudies.spec("r", 100));
    FakeRunningStudy running = engine.start(fresh.id());
    running.complete(running.startTrial(), 3);
    open(fresh);
    assertThat(outlook()).startsWith("99 more trials");
    Budget before = kept(fresh);
    type(model.fields().trials(), "40");
    type(model.fields().time(), "3h");
    press(fresh);

    assertThat(kept(fresh))
        .isEqualTo(before.withTrials(40).withTime(Optional.of(Duration.ofHours(3))));
    assertThat(study.lineProperty().get()).startsWith("1 of 40 trials");
  }

  @Test
  void aRunningStudyThatWouldEndSaysSo() {
    Study fresh = engine.repository().create(FakeStudies.spec("r", 100));
    FakeRunningStudy running = engine.start(fresh.id());
    running.complete(running.startTrial(), 3);
    open(fresh);
    type(model.fields().trials(), "1");
    assertThat(outlook()).isEqualTo("The search ends now: its trials are used up.");
    assertThat(ready()).isTrue();
    running.startTrial();
    assertThat(outlook())
        .isEqualTo(
            "No new trials are started, and those that run come to their end: its trials are used"
                + " up.");
  }

  @Test
  void whatIsTypedIsCheckedAgainWhileTrialsEnd() {
    Study fresh = engine.repository().create(FakeStudies.spec("r", 100));
    FakeRunningStudy running = engine.start(fresh.id());
    running.complete(running.startTrial(), 3);
    open(fresh);
    type(model.fields().trials(), "1");
    assertThat(ready()).isTrue();
    running.complete(running.startTrial(), 2);
    assertThat(model.trialsLabelProperty().get()).isEqualTo("Trials in all, of which 2 are done");
    assertThat(model.fields().trials().shownProblem().get()).startsWith("Must be at least 2");
    assertThat(ready()).isFalse();

    model.close();
    running.complete(running.startTrial(), 1);
    assertThat(model.trialsLabelProperty().get()).as("nobody looks").contains("2 are done");
  }

  @Test
  void aStudyAtRestSaysThatItHasToBeGoneOnWith() {
    Study stopped = FakeStudies.filled(engine.repository(), "s", 5, 10, StudyState.STOPPED);
    open(stopped);
    assertThat(outlook()).startsWith("When the search goes on: 5 more trials, about");
    type(model.fields().trials(), "11");
    press(stopped);
    assertThat(kept(stopped).trials()).isEqualTo(11);
    assertThat(engine.running(stopped.id())).isEmpty();
  }

  @Test
  void whatWouldFollowIsFoundOutBesideTheWindow() {
    Study ended = ended(new Budget(10));
    List<Runnable> waiting = new ArrayList<>();
    Pace atOnce = new Pace(Runnable::run, Runnable::run, Runnable::run);
    new StudyFeed(engine, ended.id(), atOnce, study::apply).open();
    model = new BudgetViewModel(new TestServices().on(engine, waiting::add, Runnable::run), study);
    type(model.fields().trials(), "22");
    assertThat(outlook()).isEmpty();
    assertThat(ready()).as("nobody knows yet whether it goes on").isFalse();
    assertThat(model.trialsLabelProperty().get()).contains("10 are done");

    waiting.remove(0).run();
    assertThat(outlook()).startsWith("12 more trials");
    assertThat(ready()).isTrue();
  }
}
