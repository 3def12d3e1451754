package org.tunebench.engine.pruner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.TrialState;

class PrunersTest {
  private static final double NAN = Double.NaN;

  private static Pruner pruner(String kind, Object... settings) {
    PartSpec spec = new PartSpec(kind);
    for (int i = 0; i < settings.length; i += 2) {
      spec = spec.with((String) settings[i], settings[i + 1]);
    }
    return Pruners.create(spec);
  }

  @Nested
  class None extends PrunerContract {
    @Override
    Pruner pruner() {
      return PrunersTest.pruner("none");
    }

    @Override
    boolean compares() {
      return false;
    }
  }

  @Nested
  class Median extends PrunerContract {
    @Override
    Pruner pruner() {
      return PrunersTest.pruner("median");
    }

    @Test
    void comparesTheBestSoFarWithTheMedianAtTheSameEpoch() {
      Curves curves = new Curves(Goal.MINIMIZE);
      for (double end : new double[] {1, 2, 3, 4, 5}) {
        curves.completed(10, end);
      }
      assertThat(pruner().shouldStop(curves.history(), curves.running(10, 3.1))).isTrue();
      assertThat(pruner().shouldStop(curves.history(), curves.running(10, 2.9))).isFalse();
      assertThat(pruner().shouldStop(curves.history(), curves.running(2.9, 8))).isFalse();
    }

    @Test
    void waitsForEnoughCompletedTrials() {
      Curves curves = new Curves(Goal.MINIMIZE);
      for (int t = 0; t < 4; t++) {
        curves.completed(1);
        curves.ended(TrialState.PRUNED, 1);
      }
      assertThat(pruner().shouldStop(curves.history(), curves.running(9))).isFalse();
      curves.completed(1);
      assertThat(pruner().shouldStop(curves.history(), curves.running(9))).isTrue();
    }

    @Test
    void looksOnlyAfterTheWarmUpAndAtIntervals() {
      Pruner patient = PrunersTest.pruner("median", "warmup-epochs", 2L, "interval", 3L);
      Curves curves = new Curves(Goal.MINIMIZE);
      for (int t = 0; t < 5; t++) {
        curves.completed(1, 1, 1, 1, 1, 1);
      }
      int trial = curves.running();
      boolean[] stops = new boolean[7];
      for (int epoch = 1; epoch <= 6; epoch++) {
        curves.report(trial, epoch, 9);
        stops[epoch] = patient.shouldStop(curves.history(), trial);
      }
      assertThat(stops).containsExactly(false, false, false, true, false, false, true);
    }
  }

  @Nested
  class Percentile extends PrunerContract {
    @Override
    Pruner pruner() {
      return PrunersTest.pruner("percentile");
    }

    @Test
    void keepsTheGivenShare() {
      Curves curves = new Curves(Goal.MAXIMIZE);
      for (double value : new double[] {1, 2, 3, 4, 5}) {
        curves.completed(value);
      }
      assertThat(pruner().shouldStop(curves.history(), curves.running(3.9))).isTrue();
      assertThat(pruner().shouldStop(curves.history(), curves.running(4.1))).isFalse();
    }
  }

  @Nested
  class Threshold extends PrunerContract {
    @Override
    Pruner pruner() {
      return PrunersTest.pruner("threshold", "upper", 1.4);
    }

    @Override
    boolean compares() {
      return false;
    }

    @Test
    void endsWhatLeavesTheBoundsOrIsNoNumber() {
      Pruner both = PrunersTest.pruner("threshold", "lower", -1, "upper", 1L);
      Curves curves = new Curves(Goal.MINIMIZE);
      assertThat(both.shouldStop(curves.history(), curves.running(1))).isFalse();
      assertThat(both.shouldStop(curves.history(), curves.running(1.1))).isTrue();
      assertThat(both.shouldStop(curves.history(), curves.running(-1.1))).isTrue();
      assertThat(both.shouldStop(curves.history(), curves.running(NAN))).isTrue();
    }

    @Test
    void needsABound() {
      assertThatThrownBy(() -> PrunersTest.pruner("threshold"))
          .isInstanceOfSatisfying(
              WrongInputException.class,
              e -> assertThat(e.field()).isEqualTo("pruner.threshold.upper"));
    }
  }

  @Nested
  class Patience extends PrunerContract {
    @Override
    Pruner pruner() {
      return PrunersTest.pruner("patience", "patience", 3L);
    }

    @Override
    boolean compares() {
      return false;
    }

    @Test
    void anInfinityIsNoGainThatNothingComesUpTo() {
      Curves curves = new Curves(Goal.MAXIMIZE);
      int trial = curves.running(1, Double.POSITIVE_INFINITY, 2, 3, 4, 5);
      assertThat(pruner().shouldStop(curves.history(), trial)).isFalse();
    }

    @Override
    @Test
    void survivesEqualCurves() {
      // Equal curves that fall are no reason to lose patience; flat ones are.
      Curves curves = new Curves(Goal.MINIMIZE);
      assertThat(pruner().shouldStop(curves.history(), curves.running(5, 4, 4, 4))).isFalse();
      assertThat(pruner().shouldStop(curves.history(), curves.running(5, 4, 4, 4, 4))).isTrue();
    }

    @Test
    void asksForTheLeastGain() {
      Pruner strict = PrunersTest.pruner("patience", "patience", 2L, "min-delta", 0.5);
      Curves curves = new Curves(Goal.MAXIMIZE);
      assertThat(strict.shouldStop(curves.history(), curves.running(1, 1.4, 1.45))).isTrue();
      assertThat(strict.shouldStop(curves.history(), curves.running(1, 1.6, 1.65))).isFalse();
    }
  }

  @Nested
  class SuccessiveHalving extends PrunerContract {
    @Override
    Pruner pruner() {
      return PrunersTest.pruner("successive-halving");
    }

    @Test
    void oneInThreeGoesOnAtEachRung() {
      Pruner halving = PrunersTest.pruner("successive-halving", "min-epochs", 2L);
      Curves curves = new Curves(Goal.MINIMIZE);
      for (double value : new double[] {1, 2, 3, 4, 5}) {
        curves.ended(TrialState.PRUNED, 9, value);
      }
      assertThat(halving.shouldStop(curves.history(), curves.running(9))).isFalse();
      assertThat(halving.shouldStop(curves.history(), curves.running(9, 1.5))).isFalse();
      assertThat(halving.shouldStop(curves.history(), curves.running(9, 2.5))).isTrue();
    }

    @Test
    void judgesOnceARung() {
      Pruner halving = PrunersTest.pruner("successive-halving", "min-epochs", 2L);
      Curves curves = new Curves(Goal.MINIMIZE);
      for (int t = 0; t < 5; t++) {
        curves.completed(1, 1, 1, 1);
      }
      int trial = curves.running(9, 9);
      assertThat(halving.shouldStop(curves.history(), trial)).isTrue();
      curves.report(trial, 3, 9);
      assertThat(halving.shouldStop(curves.history(), trial)).isFalse();
      curves.report(trial, 7, 9);
      assertThat(halving.shouldStop(curves.history(), trial)).isFalse();
    }
  }

  @Nested
  class Hyperband extends PrunerContract {
    @Override
    Pruner pruner() {
      return PrunersTest.pruner("hyperband", "max-epochs", 27L, "brackets", "one");
    }

    @Test
    void hasTheBracketsOfThePaper() {
      // Table 1 of Li et al. (2018): R = 81, reduction 3 starts 81, 34, 15, 8 and 5 trials.
      Brackets brackets = Brackets.hyperband(81, 4, 3);
      int[] paper = {8100, 3400, 1500, 800, 500};
      int[] counts = new int[paper.length];
      for (int t = 0; t < 14_300; t++) {
        counts[brackets.of(t)]++;
      }
      for (int b = 0; b < paper.length; b++) {
        assertThat(counts[b]).isBetween(paper[b] - 20, paper[b] + 20);
      }
      assertThat(brackets.rungs(0)).hasToString("[1, 3, 9, 27]");
      assertThat(brackets.rungs(2)).hasToString("[9, 27]");
      assertThat(brackets.rungs(4)).hasToString("[]");
    }

    @Test
    void countsHalvingsRightAtWholePowers() {
      HalvingPruner pruner = (HalvingPruner) PrunersTest.pruner("hyperband", "max-epochs", 243L);
      assertThat(IntStream.range(0, 1_000).map(pruner.brackets()::of).distinct().count())
          .isEqualTo(6);
    }

    @Test
    void hasTheBandsOfEarlyTerminate() {
      HalvingPruner down =
          (HalvingPruner)
              PrunersTest.pruner("hyperband", "max-epochs", 27L, "halvings", 2L, "brackets", "one");
      assertThat(down.brackets().rungs(0)).hasToString("[3, 9]");
      HalvingPruner up = (HalvingPruner) PrunersTest.pruner("hyperband", "min-epochs", 3L);
      assertThat(up.brackets().rungs(0).toString()).startsWith("[3, 9, 27, 81, ");
    }

    @Test
    void whatDividesTheEpochsOfATrialNeedsThem() {
      assertThatThrownBy(() -> PrunersTest.pruner("hyperband", "min-epochs", 3L, "halvings", 2L))
          .isInstanceOfSatisfying(
              WrongInputException.class,
              e -> assertThat(e.field()).isEqualTo("pruner.hyperband.max-epochs"))
          .hasMessage("is missing: give the epochs that the halvings divide");
    }

    @Test
    void aTrialThatGoesOnStaysInItsBracket() {
      HalvingPruner pruner = (HalvingPruner) PrunersTest.pruner("hyperband", "max-epochs", 81L);
      Brackets brackets = pruner.brackets();
      int first = IntStream.range(0, 50).filter(t -> brackets.of(t) == 0).findFirst().orElseThrow();
      int again =
          IntStream.range(50, 200).filter(t -> brackets.of(t) == 4).findFirst().orElseThrow();
      Curves curves = new Curves(Goal.MINIMIZE);
      for (int t = 0; t < again; t++) {
        curves.completed(1, 1, 1);
      }
      assertThat(pruner.shouldStop(curves.history(), curves.running(9, 9, 9))).isFalse();
      assertThat(pruner.shouldStop(curves.history(), curves.again(first, 9, 9, 9))).isTrue();
    }

    @Test
    void interruptionsChangeNoTrialsBracketAndAreNotComparedWith() {
      HalvingPruner pruner = (HalvingPruner) PrunersTest.pruner("hyperband", "max-epochs", 81L);
      Curves whole = new Curves(Goal.MINIMIZE);
      Curves interrupted = new Curves(Goal.MINIMIZE);
      List<Boolean> expected = new ArrayList<>();
      List<Boolean> judged = new ArrayList<>();
      for (int t = 0; t < 40; t++) {
        double loss = (t * 7) % 40;
        int running = whole.running(loss, loss, loss);
        expected.add(pruner.shouldStop(whole.history(), running));
        int first = interrupted.ended(TrialState.INTERRUPTED, loss, loss, loss);
        int again = interrupted.again(first, loss, loss, loss);
        judged.add(pruner.shouldStop(interrupted.history(), again));
      }
      assertThat(expected).contains(true, false);
      assertThat(judged).isEqualTo(expected);
    }

    @Test
    void aTrialIsNeverComparedBeforeMinEpochs() {
      PartSpec none = new PartSpec("hyperband").with("max-epochs", 25L).with("min-epochs", 10L);
      PartSpec three =
          new PartSpec("hyperband")
              .with("max-epochs", 81L)
              .with("min-epochs", 9L)
              .with("halvings", 4L);
      assertThat(rungs(none)).containsOnly("[]");
      assertThat(rungs(three)).containsOnly("[9, 27]", "[27]", "[]");
      assertThatThrownBy(() -> Pruners.requireSound(none))
          .isInstanceOf(WrongInputException.class)
          .hasMessageContaining("at most 8");
      assertThatThrownBy(() -> Pruners.requireSound(three))
          .isInstanceOf(WrongInputException.class)
          .hasMessageContaining("at most 2");
      Pruners.requireSound(new PartSpec("hyperband").with("max-epochs", 81L));
      Pruners.requireSound(new PartSpec("median"));
    }

    @Test
    void aTrialIsNotComparedMoreOftenThanItsEpochsCanBeDivided() {
      PartSpec thirty = new PartSpec("hyperband").with("max-epochs", 81L).with("halvings", 30L);
      assertThat(rungs(thirty)).contains("[]", "[27]", "[1, 3, 9, 27]");
      assertThatThrownBy(() -> Pruners.requireSound(thirty))
          .isInstanceOfSatisfying(
              WrongInputException.class,
              e -> assertThat(e.field()).isEqualTo("pruner.hyperband.halvings"))
          .hasMessageContaining("at most 4, or a trial would be compared before min-epochs (1)");
      Pruners.requireSound(thirty.with("halvings", 4L));
      Pruners.requireSound(new PartSpec("hyperband").with("max-epochs", 2L));
      Pruners.requireSound(new PartSpec("hyperband").with("max-epochs", 2L).with("halvings", 1L));
    }

    private Stream<String> rungs(PartSpec spec) {
      Brackets brackets = ((HalvingPruner) Pruners.create(spec)).brackets();
      return IntStream.range(0, 200).mapToObj(t -> brackets.rungs(brackets.of(t)).toString());
    }

    @Test
    void needsEpochs() {
      assertThatThrownBy(() -> PrunersTest.pruner("hyperband"))
          .isInstanceOfSatisfying(
              WrongInputException.class,
              e -> assertThat(e.field()).isEqualTo("pruner.hyperband.max-epochs"));
      assertThatThrownBy(() -> PrunersTest.pruner("hyperband", "min-epochs", 9L, "max-epochs", 9L))
          .isInstanceOfSatisfying(
              WrongInputException.class,
              e -> assertThat(e.field()).isEqualTo("pruner.hyperband.min-epochs"));
    }
  }

  @Test
  void everyKindIsNamedOnceAndDescribed() {
    assertThat(Pruners.kinds()).extracting(PartKind::kind).doesNotHaveDuplicates();
    assertThat(Pruners.kinds())
        .allSatisfy(
            kind -> {
              assertThat(kind.label()).isNotBlank();
              assertThat(kind.description()).endsWith(".");
            });
  }

  @Test
  void refusesUnknownKindsAndSettings() {
    assertThatThrownBy(() -> pruner("magic"))
        .isInstanceOfSatisfying(
            WrongInputException.class, e -> assertThat(e.sentence()).contains("hyperband"));
    assertThatThrownBy(() -> pruner("median", "percentile", 10L))
        .isInstanceOfSatisfying(
            WrongInputException.class,
            e -> assertThat(e.field()).isEqualTo("pruner.median.percentile"));
  }
}
