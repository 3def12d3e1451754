package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RangeRuleTest {
  private final RangeRule rule = RangeRule.of(false);

  @Test
  void theExplosionOfTheFirstEpochsIsClipped() {
    List<Curve> curves = new ArrayList<>();
    for (int trial = 0; trial < 20; trial++) {
      double level = 1220 + 10 * trial;
      curves.add(Curves.of(trial, 500, step -> level + 1e6 * Math.exp(-step)));
    }
    ValueRange range = rule.clipped(curves, List.of()).orElseThrow();
    assertThat(range.lower()).isBetween(1150.0, 1220.0);
    assertThat(range.upper()).isBetween(1410.0, 2000.0);
    ValueRange all = rule.everything(curves).orElseThrow();
    assertThat(all.upper()).isGreaterThan(1e6);
    assertThat(rule.anyOutside(curves, range)).isTrue();
    assertThat(rule.anyOutside(curves, all)).isFalse();
  }

  @Test
  void aFifthOfDivergedTrialsDoesNotStretchTheAxis() {
    List<Curve> curves = new ArrayList<>();
    for (int trial = 0; trial < 20; trial++) {
      double level = trial % 5 == 0 ? 1e12 : 100 + trial;
      curves.add(Curves.flat(trial, level));
    }
    assertThat(rule.clipped(curves, List.of()).orElseThrow().upper()).isLessThan(300);
  }

  @Test
  void trialsThatWerePrunedOnTheirWayDownDoNotStretchTheAxis() {
    List<Curve> curves = new ArrayList<>();
    for (int trial = 0; trial < 20; trial++) {
      double level = 1230 + 10 * trial;
      int epochs = trial % 4 == 0 ? 600 : 40;
      curves.add(Curves.of(trial, epochs, step -> level + 12_000 * Math.exp(-step / 20)));
    }
    ValueRange range = rule.clipped(curves, List.of()).orElseThrow();
    assertThat(range.lower()).isBetween(1100.0, 1230.0);
    assertThat(range.upper()).isBetween(1430.0, 2200.0);
  }

  @Test
  void theSlowFirstHalfOfCurvesDoesNotStretchTheAxis() {
    List<Curve> curves = new ArrayList<>();
    for (int trial = 0; trial < 20; trial++) {
      double level = 1230 + 10 * trial;
      curves.add(Curves.of(trial, 100, step -> step < 9 ? 14_000 : step < 45 ? 1900 : level));
    }
    assertThat(rule.clipped(curves, List.of()).orElseThrow().upper()).isBetween(1420.0, 2100.0);
  }

  @Test
  void goalsAboveWorkLikeGoalsBelow() {
    List<Curve> curves = new ArrayList<>();
    for (int trial = 0; trial < 20; trial++) {
      double level = 0.9 + 0.001 * trial;
      curves.add(Curves.of(trial, 500, step -> level - 1e4 * Math.exp(-step)));
    }
    assertThat(rule.clipped(curves, List.of()).orElseThrow().lower()).isBetween(0.0, 0.9);
  }

  @Test
  void oneConvergedCurveStillShowsItsWayDown() {
    Curve curve = Curves.of(0, 1000, step -> 1300 + 300 * Math.exp(-step / 80));
    ValueRange range = rule.clipped(List.of(curve), List.of()).orElseThrow();
    assertThat(range.upper()).isGreaterThan(1320);
  }

  @Test
  void namedCurvesEndInsideHoweverFarOut() {
    List<Curve> curves = new ArrayList<>();
    for (int trial = 0; trial < 20; trial++) {
      curves.add(Curves.flat(trial, trial));
    }
    Curve far = Curves.baseline(Curves.flat(-1, 5000));
    curves.add(far);
    assertThat(rule.clipped(curves, List.of()).orElseThrow().contains(5000)).isFalse();
    assertThat(rule.clipped(curves, List.of(far)).orElseThrow().contains(5000)).isTrue();
  }

  @Test
  void curvesShownIfNearEndInsideUnlessTheyAreOutliers() {
    List<Curve> curves = new ArrayList<>();
    for (int trial = 0; trial < 20; trial++) {
      int id = trial;
      curves.add(Curves.of(trial, 7, step -> 0.1 + 0.4 / (1 + step) + 0.002 * id));
    }
    Curve near = Curves.baseline(Curves.of(-1, 7, step -> 0.6));
    Curve far = Curves.baseline(Curves.of(-1, 7, step -> 1000));
    assertThat(rule.clipped(withOne(curves, near), List.of()).orElseThrow().contains(0.6))
        .isFalse();
    assertThat(
            rule.clipped(withOne(curves, near), List.of(), new double[0], List.of(near))
                .orElseThrow())
        .satisfies(range -> assertThat(range.contains(0.6)).isTrue());
    assertThat(rule.clipped(withOne(curves, far), List.of(), new double[0], List.of(far)))
        .isEqualTo(rule.clipped(withOne(curves, far), List.of()));
  }

  private static List<Curve> withOne(List<Curve> curves, Curve more) {
    List<Curve> all = new ArrayList<>(curves);
    all.add(more);
    return all;
  }

  @Test
  void spikesLeaveNoEmptyRoomAndCutNothingThatIsOrdinary() {
    List<Curve> curves = new ArrayList<>();
    for (int trial = 0; trial < 20; trial++) {
      double level = 0.75 + 0.01 * trial;
      curves.add(Curves.of(trial, 15, step -> level * (0.6 + 0.4 * step / 15)));
    }
    curves.add(Curves.of(20, 15, step -> step == 4 ? 1e6 : 0.7));
    ValueRange range = rule.clipped(curves, List.of()).orElseThrow();
    assertThat(range.lower()).as("the lowest beginning").isLessThanOrEqualTo(0.48);
    assertThat(range.upper()).as("nothing but the spike lies above").isBetween(0.92, 1.0);
  }

  @Test
  void theBeginningOfASearchIsSeenUnlessTheRestWouldBeFlat() {
    Curve search = Curves.of(0, 40, step -> step < 2 ? 0.45 : step < 12 ? 0.9 : 0.96);
    Curve failing = Curves.of(0, 40, step -> step < 2 ? 1e6 : step < 12 ? 1400 : 1300);
    ValueRange whole = rule.fromTheBeginning(List.of(search), List.of(search)).orElseThrow();
    ValueRange cut = rule.fromTheBeginning(List.of(failing), List.of(failing)).orElseThrow();
    assertThat(whole.contains(0.45)).isTrue();
    assertThat(cut.upper()).isBetween(1400.0, 2000.0);
  }

  @Test
  void whatCannotBeDrawnIsNoRange() {
    Curve nothing = Curves.flat(0, Double.NaN);
    assertThat(rule.clipped(List.of(nothing), List.of(nothing))).isEmpty();
    assertThat(rule.steps(List.of(nothing))).isEmpty();
    assertThat(RangeRule.of(true).everything(List.of(Curves.flat(0, -1)))).isEmpty();
  }

  @Test
  void aLogarithmicAxisLeavesOutWhatHasNoLogarithm() {
    Curve curve = Curves.of(0, 10, step -> step < 5 ? -1 : Math.pow(10, step - 5));
    ValueRange range = RangeRule.of(true).everything(List.of(curve)).orElseThrow();
    assertThat(range.lower()).isPositive().isLessThanOrEqualTo(1);
    assertThat(range.upper()).isBetween(1e4, 2e4);
  }

  @Property(tries = 200)
  void anyNumbersGiveARangeWithinAllOrNone(
      @ForAll @Size(max = 40) double[] values, @ForAll boolean log) {
    Curve curve = Curves.of(0, values.length, step -> values[(int) step]);
    RangeRule any = RangeRule.of(log);
    boolean drawable = curve.lastFinite() >= 0 && any.everything(List.of(curve)).isPresent();
    assertThat(any.clipped(List.of(curve), List.of(curve)).isPresent()).isEqualTo(drawable);
  }
}
