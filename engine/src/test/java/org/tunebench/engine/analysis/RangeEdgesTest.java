package org.tunebench.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.space.Choice;
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

class RangeEdgesTest {
  private static final SearchSpace SPACE =
      new SearchSpace(
          List.of(
              new Parameter("n_hidden", Choice.of(64L, 128L, 256L)),
              new Parameter("lr", new FloatRange(1e-4, 1e-2, true, 0)),
              new Parameter("kind", Choice.of("zinb", "nb"))));

  private static Results results(int atEdge) {
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      long hidden = i < atEdge ? 256 : 64;
      trials.add(
          AnalysisFixtures.completed(
              i,
              AnalysisFixtures.values("n_hidden", hidden, "lr", 1e-3 + 1e-6 * i, "kind", "zinb"),
              i));
    }
    return Results.of(AnalysisFixtures.spec(SPACE, Goal.MINIMIZE), trials);
  }

  @Test
  void tellsTheLastOptionOfNumbersAndWidensIt() {
    List<RangeEdges.Edge> edges = RangeEdges.of(results(9));
    assertThat(edges).hasSize(1);
    RangeEdges.Edge edge = edges.get(0);
    assertThat(edge.parameter()).isEqualTo("n_hidden");
    assertThat(edge.upper()).isTrue();
    assertThat(edge.bound()).isEqualTo(256L);
    assertThat(edge.atEdge()).isEqualTo(9);
    assertThat(edge.best()).isEqualTo(10);
    SearchSpace wider = RangeEdges.widened(SPACE, edges);
    assertThat(wider.parameter(0).distribution().values()).containsExactly(64L, 128L, 256L, 512L);
    assertThat(wider.parameter(1)).isEqualTo(SPACE.parameter(1));
  }

  @Test
  void sixOfTenOnOneOfThreeOptionsMayBeChance() {
    assertThat(RangeEdges.of(results(6))).isEmpty();
  }

  private static Results atBest(SearchSpace space, Object... best) {
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < best.length; i++) {
      trials.add(
          AnalysisFixtures.completed(
              i, AnalysisFixtures.values("n", best[i], "x", 0.1 + 0.01 * i), i));
    }
    for (int i = best.length; i < 100; i++) {
      double x = 0.2 + 0.006 * i;
      Object other = space.parameter(0).distribution().valueAt(0.3 + 0.004 * i);
      trials.add(
          AnalysisFixtures.completed(i, AnalysisFixtures.values("n", other, "x", x), 1e3 + i));
    }
    return Results.of(AnalysisFixtures.spec(space, Goal.MINIMIZE), trials);
  }

  private static SearchSpace spaceOf(Distribution n) {
    return new SearchSpace(
        List.of(new Parameter("n", n), new Parameter("x", new FloatRange(0, 1))));
  }

  @Test
  void aDefaultOutsideOfTheOptionsIsOnNoEdge() {
    SearchSpace space = spaceOf(Choice.of(64L, 256L));
    Results results =
        atBest(space, 128L, 256L, 256L, 256L, 256L, 256L, 256L, 256L, 256L, 256L, 256L);
    assertThat(RangeEdges.of(results))
        .extracting(RangeEdges.Edge::bound, RangeEdges.Edge::atEdge, RangeEdges.Edge::best)
        .containsExactly(tuple(256L, 10, 10));
    assertThat(RangeEdges.of(results)).noneMatch(RangeEdges.Edge::near);
  }

  @Test
  void onlyOfARangeOfManyValuesSomethingIsNearItsEnd() {
    SearchSpace many = spaceOf(new IntRange(1, 100));
    SearchSpace few = spaceOf(new IntRange(1, 9));
    assertThat(RangeEdges.of(atBest(many, 1L, 2L, 1L, 2L, 1L, 2L, 1L, 2L, 1L, 2L)))
        .extracting(RangeEdges.Edge::near)
        .containsExactly(true);
    assertThat(RangeEdges.of(atBest(few, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L)))
        .extracting(RangeEdges.Edge::near)
        .containsExactly(false);
  }

  /** On a log scale from 1 to 100, a fifth of all draws is 1: five of ten are no news. */
  @Test
  void theShareOfAnEdgeIsThatOfTheDistribution() {
    SearchSpace log = spaceOf(new IntRange(1, 100, true, 1));
    assertThat(RangeEdges.of(atBest(log, 1L, 1L, 1L, 1L, 1L, 9L, 9L, 9L, 9L, 9L))).isEmpty();
    SearchSpace line = spaceOf(new IntRange(1, 100));
    assertThat(RangeEdges.of(atBest(line, 1L, 1L, 1L, 1L, 1L, 9L, 9L, 9L, 9L, 9L)))
        .extracting(RangeEdges.Edge::bound)
        .containsExactly(1L);
  }

  @Test
  void roundedValuesOfARangeHaveEdges() {
    SearchSpace space = spaceOf(new Rounded(new FloatRange(0, 100), 10));
    Results results = atBest(space, 100L, 100L, 100L, 100L, 100L, 100L, 100L, 100L, 100L, 100L);
    assertThat(RangeEdges.of(results))
        .extracting(RangeEdges.Edge::bound, RangeEdges.Edge::wider)
        .containsExactly(tuple(100L, Optional.of(new Rounded(new FloatRange(0, 150), 10))));
  }

  private static Optional<Distribution> wider(Distribution distribution, boolean upper) {
    return WiderRange.of(distribution, upper);
  }

  @Test
  void rangesGrowByHalfOfTheirLengthOnTheirScale() {
    assertThat(wider(new FloatRange(1e-4, 1e-2, true, 0), true))
        .contains(new FloatRange(1e-4, 0.1, true, 0));
    assertThat(wider(new FloatRange(1e-4, 1e-2, true, 0), false))
        .contains(new FloatRange(1e-5, 1e-2, true, 0));
    assertThat(wider(new FloatRange(-2, 2), true)).contains(new FloatRange(-2, 4));
    assertThat(wider(new IntRange(5, 15), true)).contains(new IntRange(5, 20));
    assertThat(wider(new IntRange(5, 15), false)).contains(new IntRange(1, 15));
    assertThat(wider(new IntRange(16, 256, true, 1), true))
        .contains(new IntRange(16, 1024, true, 1));
  }

  @Test
  void aNarrowRangeFarFromZeroIsRoundedByItsWidth() {
    assertThat(wider(new FloatRange(300, 310), false)).contains(new FloatRange(295, 310));
    assertThat(wider(new FloatRange(300, 310), true)).contains(new FloatRange(300, 315));
    assertThat(wider(new FloatRange(300, 310, true, 0), false))
        .hasValueSatisfying(wide -> assertThat((double) wide.valueAt(0)).isBetween(295.0, 295.2));
    assertThat(wider(new FloatRange(0.1, 0.3), true)).contains(new FloatRange(0.1, 0.4));
  }

  @Test
  void stepsGoAsFarAsThereIsRoom() {
    assertThat(wider(new FloatRange(0.3, 0.9, false, 0.1), false))
        .contains(new FloatRange(0.1, 0.9, false, 0.1));
    assertThat(wider(new FloatRange(0.3, 0.9, false, 0.1), true))
        .contains(new FloatRange(0.3, 1, false, 0.1));
    assertThat(wider(new FloatRange(0.1, 0.5, false, 0.1), false)).isEmpty();
    assertThat(wider(new FloatRange(0, 0.4, false, 0.1), false)).isEmpty();
    assertThat(wider(new IntRange(7, 107, false, 10), false)).isEmpty();
    assertThat(wider(new IntRange(27, 107, false, 10), false))
        .contains(new IntRange(7, 107, false, 10));
  }

  @Test
  void rangesAtTheEndOfAllNumbersGoNoFurther() {
    long most = IntRange.LARGEST;
    assertThat(wider(new IntRange(1, most - 1, true, 1), true))
        .contains(new IntRange(1, most, true, 1));
    assertThat(wider(new IntRange(1, most, true, 1), true)).isEmpty();
    assertThat(wider(new IntRange(-most, most), false)).isEmpty();
    assertThat(wider(new IntRange(1, most), false)).isEmpty();
    assertThat(wider(new IntRange(3, most), false)).contains(new IntRange(1, most));
    assertThat(wider(new FloatRange(1e-300, 1e300, true, 0), true)).isEmpty();
    assertThat(wider(new FloatRange(1e-320, 1e300, true, 0), false)).isEmpty();
    assertThat(wider(new FloatRange(0, 1.7e308), true)).isEmpty();
    assertThat(wider(new Rounded(new FloatRange(1, 1e15, true, 0), 1), true)).isEmpty();
  }

  @Test
  void anOptionMoreTakesItsShareOfAllOthers() {
    Choice wide =
        (Choice) wider(new Choice(List.of(1L, 2L, 3L), List.of(0.5, 0.3, 0.2)), true).orElseThrow();
    assertThat(wide.options()).containsExactly(1L, 2L, 3L, 4L);
    assertThat(wide.probabilities().get(0)).isCloseTo(0.375, within(1e-12));
    assertThat(wide.probabilities().get(3)).isCloseTo(0.25, within(1e-12));
  }

  @Test
  void whatCountsThingsAndWhatIsAShareStaysSo() {
    assertThat(wider(new IntRange(1, 5), false)).isEmpty();
    assertThat(wider(new IntRange(0, 5), false)).isEmpty();
    assertThat(wider(new FloatRange(0, 1), true)).isEmpty();
    assertThat(wider(new FloatRange(0, 1), false)).isEmpty();
    assertThat(wider(new FloatRange(0, 0.9), true)).contains(new FloatRange(0, 0.95));
    assertThat(wider(Choice.of(0.1, 0.3, 0.5, 0.7), true))
        .contains(Choice.of(0.1, 0.3, 0.5, 0.7, 0.9));
    assertThat(wider(Choice.of(0.1, 0.3, 0.5, 0.7), false))
        .contains(Choice.of(0.03, 0.1, 0.3, 0.5, 0.7));
    assertThat(wider(Ordered.of(8L, 4L, 2L), true)).contains(Ordered.of(16L, 8L, 4L, 2L));
    assertThat(wider(Choice.of("a", "b"), true)).isEmpty();
    assertThat(wider(new Normal(0, 1, false, 0), true)).isEmpty();
  }

  @Test
  void whyAnEndStaysIsSaid() {
    assertThat(new RangeEdges.Edge("x", true, 1.0, true, 9, 10, Optional.empty()).held())
        .isEqualTo(RangeEdges.Held.SHARE);
    assertThat(new RangeEdges.Edge("n", false, 1L, true, 9, 10, Optional.empty()).held())
        .isEqualTo(RangeEdges.Held.POSITIVE);
    assertThat(new RangeEdges.Edge("n", false, 0L, true, 9, 10, Optional.empty()).held())
        .isEqualTo(RangeEdges.Held.NOT_NEGATIVE);
    assertThat(new RangeEdges.Edge("n", true, 1e15, true, 9, 10, Optional.empty()).held())
        .isEqualTo(RangeEdges.Held.LARGEST);
  }
}
