package org.tunebench.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Normal;
import org.tunebench.engine.space.Ordered;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.Rounded;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.Trial;

class AgreementTest {
  /** The ten best of a hundred trials lie evenly in a part of the unit interval, from its start. */
  private static List<Agreement.Agreed> agreed(Distribution n, double from, double to) {
    return agreed(n, place -> n.valueAt(from + place * (to - from)));
  }

  private static List<Agreement.Agreed> agreed(Distribution n, DoubleFunction<Object> ofBest) {
    SearchSpace space =
        new SearchSpace(List.of(new Parameter("n", n), new Parameter("x", new FloatRange(0, 1))));
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      Object value = i < 10 ? ofBest.apply(i / 9.0) : n.valueAt((i - 10) / 89.0);
      double x = 37 * i % 101 / 101.0;
      trials.add(AnalysisFixtures.completed(i, AnalysisFixtures.values("n", value, "x", x), i));
    }
    return Agreement.of(Results.of(AnalysisFixtures.spec(space, Goal.MINIMIZE), trials));
  }

  private static Distribution narrower(Distribution n, double from, double to) {
    List<Agreement.Agreed> agreed = agreed(n, from, to);
    assertThat(agreed).hasSize(1);
    return agreed.get(0).narrower();
  }

  @Test
  void tellsTheRangeThatTheBestTakeUp() {
    Agreement.Agreed found = agreed(new FloatRange(1e-4, 1, true, 0), 0.5, 0.75).get(0);

    assertThat(found.parameter()).isEqualTo("n");
    assertThat((double) found.values().get(0)).isCloseTo(0.01, within(1e-12));
    assertThat((double) found.values().get(9)).isCloseTo(0.1, within(1e-12));
    assertThat(found.share()).isCloseTo(0.25, within(1e-9));
    assertThat(found.best()).isEqualTo(10);
    assertThat(found.inBetween()).isTrue();
  }

  @Test
  void leavesAMarginOnEitherSideAndRoundNumbers() {
    assertThat(narrower(new FloatRange(1e-4, 1, true, 0), 0.5, 0.75))
        .isEqualTo(new FloatRange(0.0056, 0.18, true, 0));
    assertThat(narrower(new FloatRange(0, 10), 0.2, 0.4)).isEqualTo(new FloatRange(1.5, 4.5));
    assertThat(narrower(new FloatRange(0, 10), 0.8, 1)).isEqualTo(new FloatRange(7.5, 10));
    assertThat(narrower(new FloatRange(0, 1, false, 0.05), 0.1, 0.1))
        .isEqualTo(new FloatRange(0.05, 0.15, false, 0.05));
  }

  @Test
  void theNextWholeNumberStaysEvenWhereAllBestHaveTheSame() {
    assertThat(narrower(new IntRange(1, 5), 0, 0)).isEqualTo(new IntRange(1, 2));
    assertThat(narrower(new IntRange(5, 45, false, 10), 0.5, 0.5))
        .isEqualTo(new IntRange(15, 35, false, 10));
    assertThat(narrower(new Rounded(new FloatRange(0, 100), 10), 0.48, 0.52))
        .isEqualTo(new Rounded(new FloatRange(40, 60), 10));
  }

  @Test
  void ofOptionsThoseThatTheBestHaveAreLeft() {
    Choice words = new Choice(List.of("a", "b", "c", "d"), List.of(0.1, 0.3, 0.4, 0.2));
    assertThat(agreed(words, place -> place < 0.5 ? "c" : "a"))
        .extracting(Agreement.Agreed::narrower)
        .containsExactly(new Choice(List.of("a", "c"), List.of(0.2, 0.8)));
    assertThat(agreed(words, place -> "b").get(0).narrower())
        .isEqualTo(new Choice(List.of("b"), List.of(1.0)));
  }

  @Test
  void whatLiesBetweenTheirNumbersOrTheirPlacesStays() {
    List<Object> rates = List.of(0.1, 0.0001, 0.01, 0.001, 1.0, 10.0, 100.0);
    assertThat(agreed(new Choice(rates), place -> place < 0.5 ? 0.001 : 0.1))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.narrower().values()).containsExactly(0.1, 0.01, 0.001);
              assertThat(found.values()).containsExactly(0.001, 0.1);
              assertThat(found.share()).isCloseTo(3 / 7.0, within(1e-12));
            });
  }

  @Test
  void orderedWordsAreLeftWithThoseBetween() {
    Ordered sizes = Ordered.of("xs", "s", "m", "l", "xl", "xxl", "xxxl");
    assertThat(agreed(sizes, place -> place < 0.5 ? "s" : "l").get(0).narrower())
        .isEqualTo(Ordered.of("s", "m", "l"));
  }

  @Test
  void ofWhatMayBeChanceNothingIsSaid() {
    assertThat(agreed(new FloatRange(0, 1), 0.2, 0.8)).isEmpty();
    assertThat(agreed(Choice.of("a", "b"), place -> place < 0.5 ? "a" : "b")).isEmpty();
    // What has no ends is not narrowed.
    assertThat(agreed(new Normal(0, 1, false, 0), 0.5, 0.5)).isEmpty();
  }

  /** One search in a hundred, at most, would have its random draws narrowed. */
  @Test
  void randomDrawsHardlyEverAgree() {
    int told = 0;
    for (int seed = 0; seed < 1000; seed++) {
      Random random = new Random(seed);
      told += agreed(new FloatRange(0, 1), place -> random.nextDouble()).size();
    }
    // Of "n" and of "x", whose ten best are always the same: 37i mod 101.
    assertThat(told).isBetween(1, 20);
  }

  private static final Parameter KIND = new Parameter("kind", Choice.of("sgd", "adam"));

  private static Parameter momentumOf(String kind) {
    Condition condition = new Condition("kind", List.of(kind));
    return new Parameter("momentum", new FloatRange(0, 1), List.of(condition));
  }

  @Test
  void aParameterThatOthersWaitForKeepsItsValues() {
    SearchSpace space = new SearchSpace(List.of(KIND, momentumOf("adam")));
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      trials.add(
          AnalysisFixtures.completed(
              i,
              i < 50
                  ? AnalysisFixtures.values("kind", "adam", "momentum", 0.5 + 0.005 * i)
                  : AnalysisFixtures.values("kind", "sgd"),
              i));
    }
    Results results = Results.of(AnalysisFixtures.spec(space, Goal.MINIMIZE), trials);

    SearchSpace narrow = Agreement.narrowed(space, Agreement.of(results));

    assertThat(narrow.parameter(0)).isEqualTo(space.parameter(0));
    assertThat(narrow.parameter(1).conditions()).isEqualTo(space.parameter(1).conditions());
    assertThat(narrow.parameter(1).distribution()).isEqualTo(new FloatRange(0.45, 0.6));
  }

  @Test
  void aParameterOfOnlySomeOfTheBestSaysOfHowMany() {
    Parameter x = new Parameter("x", new FloatRange(0, 1));
    SearchSpace space = new SearchSpace(List.of(KIND, momentumOf("sgd"), x));
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      double place = i < 10 ? 0.4 + 0.01 * i : 0.01 * i;
      trials.add(
          AnalysisFixtures.completed(
              i,
              i < 4 || i > 50
                  ? AnalysisFixtures.values("kind", "sgd", "momentum", 0.8 + 0.001 * i, "x", place)
                  : AnalysisFixtures.values("kind", "adam", "x", place),
              i));
    }
    Results results = Results.of(AnalysisFixtures.spec(space, Goal.MINIMIZE), trials);

    assertThat(Agreement.of(results))
        .extracting(Agreement.Agreed::parameter, Agreement.Agreed::having, Agreement.Agreed::best)
        .containsExactly(tuple("momentum", 4, 10), tuple("x", 10, 10));
    // Where it is not, nothing is narrowed.
    SearchSpace narrow = Agreement.narrowed(space, Agreement.of(results));
    assertThat(narrow.parameter(0)).isEqualTo(space.parameter(0));
    assertThat(narrow.parameter(1).conditions()).isEqualTo(space.parameter(1).conditions());
    assertThat(narrow.parameter(1).distribution()).isEqualTo(new FloatRange(0.75, 0.86));
  }
}
