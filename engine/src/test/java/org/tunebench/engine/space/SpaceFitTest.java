package org.tunebench.engine.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.SpaceFit.Kind;

class SpaceFitTest {
  private static boolean takes(SearchSpace space, Configuration values) {
    try {
      space.accept("here", values);
      return true;
    } catch (WrongInputException wrong) {
      return false;
    }
  }

  @Property(tries = 500)
  void whatASpaceTakesInMayFitAndWhatFitsWhollyIsTakenIn(@ForAll long seed) {
    Random random = new Random(seed);
    holds(SearchSpaceTest.randomSpace(random), SearchSpaceTest.randomSpace(random), random);
  }

  private static void holds(SearchSpace one, SearchSpace other, Random random) {
    Kind kind = SpaceFit.of(one, other).kind();
    for (int i = 0; i < 10; i++) {
      boolean taken = takes(one, SearchSpaceTest.random(other, random));
      assertThat(taken ? kind.mayFit() : kind != Kind.WHOLLY)
          .as("%s into %s: %s", other, one, kind)
          .isTrue();
    }
  }

  private static Distribution randomDistribution(Random random) {
    double low = random.nextInt(20) / 4.0;
    double high = low + 1 + random.nextInt(20) / 4.0;
    return switch (random.nextInt(9)) {
      case 0 -> new FloatRange(low, high);
      case 1 -> new FloatRange(low + 0.1, high, true, 0);
      case 2 -> new FloatRange(low, high, false, 0.25);
      case 3 -> new IntRange(random.nextInt(5), 5 + random.nextInt(300));
      case 4 -> new Normal(low, high, false, random.nextInt(2) * 0.5);
      case 5 -> new Beta(2, 2);
      case 6 -> new Rounded(new FloatRange(low, high), 0.5);
      case 7 -> Choice.of("a", random.nextInt(9), true);
      default -> Ordered.of(random.nextInt(9) / 2.0, 99, 1.25);
    };
  }

  @Property(tries = 2_000)
  void theSameOfParametersOfEveryKind(@ForAll long seed) {
    Random random = new Random(seed);
    holds(one(randomDistribution(random)), one(randomDistribution(random)), random);
  }

  private static SearchSpace one(Distribution distribution) {
    return new SearchSpace(List.of(new Parameter("p", distribution)));
  }

  private static Kind kind(Distribution into, Distribution from) {
    return SpaceFit.of(one(into), one(from)).kind();
  }

  @Test
  void valuesAreHeldAgainstEachOther() {
    assertThat(kind(new FloatRange(0, 1), new FloatRange(0.2, 0.4))).isEqualTo(Kind.WHOLLY);
    assertThat(kind(new FloatRange(0.2, 0.4), new FloatRange(0, 1))).isEqualTo(Kind.IN_PART);
    assertThat(kind(new FloatRange(0.001, 0.002), new FloatRange(0, 1))).isEqualTo(Kind.IN_PART);
    assertThat(kind(new FloatRange(0, 1), new FloatRange(2, 3))).isEqualTo(Kind.APART);
    assertThat(kind(new IntRange(1, 4), Choice.of(2, 3))).isEqualTo(Kind.WHOLLY);
    assertThat(kind(new IntRange(1, 4), Choice.of(2, 9))).isEqualTo(Kind.IN_PART);
    assertThat(kind(new IntRange(1, 4), new IntRange(5, 9_000))).isEqualTo(Kind.APART);
    assertThat(kind(Choice.of("relu", "tanh"), Choice.of("elu"))).isEqualTo(Kind.APART);
    assertThat(kind(Choice.of("relu", "tanh"), new IntRange(1, 4))).isEqualTo(Kind.OTHER_KIND);
    assertThat(kind(new FloatRange(0, 1), Choice.of(true, false))).isEqualTo(Kind.OTHER_KIND);
  }

  @Test
  void whatEitherAlwaysHasTheOtherMustHave() {
    Parameter layers = new Parameter("layers", new IntRange(1, 3));
    Parameter optimizer = new Parameter("optimizer", Choice.of("sgd", "adam"));
    SearchSpace less = new SearchSpace(List.of(layers, optimizer));
    SearchSpace optimizers = SearchSpaceTest.optimizers();
    SpaceFit momentum = new SpaceFit(Kind.IN_PART, List.of("nesterov", "momentum"));
    assertThat(SpaceFit.of(optimizers, less)).as("not always there").isEqualTo(momentum);
    assertThat(SpaceFit.of(less, optimizers)).isEqualTo(momentum);
    assertThat(SpaceFit.of(optimizers, optimizers)).isEqualTo(new SpaceFit(Kind.WHOLLY, List.of()));

    SearchSpace other = new SearchSpace(List.of(layers));
    assertThat(SpaceFit.of(other, less))
        .isEqualTo(new SpaceFit(Kind.HAS_MORE, List.of("optimizer")));
    assertThat(SpaceFit.of(less, other)).isEqualTo(new SpaceFit(Kind.LACKS, List.of("optimizer")));
  }
}
