package org.tunebench.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

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
  void whatCountsThingsAndWhatIsAShareStaysSo() {
    assertThat(wider(new IntRange(1, 5), false)).isEmpty();
    assertThat(wider(new IntRange(0, 5), false)).isEmpty();
    assertThat(wider(new FloatRange(0, 1), true)).isEmpty();
    assertThat(wider(new FloatRange(0, 1), false)).isEmpty();
    assertThat(wider(new FloatRange(0, 0.9), true)).contains(new FloatRange(0, 0.95));
    assertThat(wider(Choice.of(0.1, 0.3, 0.5, 0.7), true))
        .contains(Choice.of(0.1, 0.3, 0.5, 0.7, 0.9));
    assertThat(wider(Choice.of(0.1, 0.3, 0.5, 0.7), false))
        .contains(Choice.of(0.033, 0.1, 0.3, 0.5, 0.7));
    assertThat(wider(Ordered.of(8L, 4L, 2L), true)).contains(Ordered.of(16L, 8L, 4L, 2L));
    assertThat(wider(Choice.of("a", "b"), true)).isEmpty();
    assertThat(wider(new Normal(0, 1, false, 0), true)).isEmpty();
  }
}
