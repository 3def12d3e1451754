package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Stopping;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;

/** What would follow: four trials of a minute are done, two at a time, and a fifth may run. */
class BudgetOutlookTest {
  private static final Instant BEGIN = Instant.ofEpochMilli(0);
  private static final Duration USED = Duration.ofMinutes(2);

  private static BudgetOutlook outlook(boolean runs) {
    List<Trial> trials = new ArrayList<>();
    for (int number = 0; number < 4; number++) {
      trials.add(started(number).complete(Map.of("loss", (double) number), BEGIN.plusSeconds(60)));
    }
    if (runs) {
      trials.add(started(4));
    }
    Study study = Study.created(1, ScriptedStudies.spec(4, 2), BEGIN);
    return new BudgetOutlook(
        new StudySnapshot(
            study,
            runs ? RunStatus.RUNNING : RunStatus.IDLE,
            trials,
            OptionalInt.of(0),
            trials.size(),
            Optional.empty(),
            "",
            Optional.empty()));
  }

  private static Trial started(int number) {
    return Trial.waiting(number, source(), ScriptedStudies.MIDDLE).start("cpu", BEGIN);
  }

  private static Trial.Source source() {
    return new Trial.Source(Origin.SAMPLED, OptionalInt.empty(), 0, 0);
  }

  @Test
  void moreTrialsTakeAsLongAsThoseBeforeBesideEachOther() {
    BudgetOutlook.Answer more = outlook(false).of(new Budget(10), USED);
    assertThat(more.end()).isEmpty();
    assertThat(more.trials()).isEqualTo(6);
    assertThat(more.time()).contains(Duration.ofMinutes(3));
    assertThat(more.timeEnds()).isFalse();
    assertThat(outlook(true).of(new Budget(10), USED).trials())
        .as("the one that runs among them")
        .isEqualTo(6);
  }

  @Test
  void theTimeMayEndItBeforeTheTrialsDo() {
    Budget limited = new Budget(10).withTime(Optional.of(Duration.ofMinutes(3)));
    BudgetOutlook.Answer some = outlook(false).of(limited, USED);
    assertThat(some.timeEnds()).isTrue();
    assertThat(some.time()).contains(Duration.ofMinutes(1));

    BudgetOutlook.Answer none = outlook(true).of(limited, Duration.ofMinutes(3));
    assertThat(none.end()).contains(BudgetOutlook.End.TIME);
    assertThat(none.trials()).as("that still run").isEqualTo(1);
  }

  @Test
  void itSaysWhatEndsIt() {
    BudgetOutlook outlook = outlook(false);
    assertThat(outlook.of(new Budget(4), USED).end()).contains(BudgetOutlook.End.TRIALS);
    BudgetOutlook.Answer tired = outlook.of(with(OptionalDouble.empty(), OptionalInt.of(3)), USED);
    assertThat(tired.end()).contains(BudgetOutlook.End.ENOUGH);
    assertThat(tired.because()).isEqualTo("3 trials have not improved on #0");
    assertThat(outlook.of(with(OptionalDouble.of(0), OptionalInt.empty()), USED).because())
        .startsWith("loss has reached its target");
    assertThat(outlook.of(with(OptionalDouble.of(-1), OptionalInt.of(4)), USED).end())
        .as("each question stands for itself")
        .isEmpty();
  }

  @Test
  void aGridEndsWithItsLastPointWhateverTheBudget() {
    BudgetOutlook some = grid(List.of(0.0, 1.0));
    assertThat(some.of(new Budget(10), USED).trials()).isEqualTo(2);
    assertThat(some.of(new Budget(3), USED).trials()).as("the budget ends it").isEqualTo(1);
    assertThat(grid(List.of(0.0, 1.0, 2.0, 3.0)).of(new Budget(10), USED).end())
        .contains(BudgetOutlook.End.SPACE);
  }

  /** A grid of four points of which some have been tried. */
  private static BudgetOutlook grid(List<Double> tried) {
    SearchSpace space =
        new SearchSpace(List.of(new Parameter("x", new FloatRange(0, 3, false, 1))));
    StudySpec random = ScriptedStudies.spec(4, 2);
    StudySpec spec =
        new StudySpec(
            random.name(),
            random.objective(),
            random.metric(),
            space,
            new PartSpec("grid"),
            random.pruner(),
            random.budget(),
            List.of(),
            7,
            Optional.empty());
    List<Trial> trials = new ArrayList<>();
    for (double x : tried) {
      Trial waiting = Trial.waiting(trials.size(), source(), new Configuration(Map.of("x", x)));
      trials.add(waiting.start("cpu", BEGIN).complete(Map.of("loss", x), BEGIN.plusSeconds(60)));
    }
    return new BudgetOutlook(
        new StudySnapshot(
            Study.created(1, spec, BEGIN),
            RunStatus.IDLE,
            trials,
            OptionalInt.of(0),
            trials.size(),
            Optional.empty(),
            "",
            Optional.empty()));
  }

  private static Budget with(OptionalDouble target, OptionalInt patience) {
    return new Budget(10).withStopping(new Stopping(target, patience));
  }
}
