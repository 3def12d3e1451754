package org.tunebench.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.analysis.Sensitivity.Shares;
import org.tunebench.engine.analysis.forest.Units;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;

/** Shares of variance against functions whose shares are known in closed form. */
class SensitivityTest {
  private static Shares shares(SearchSpace space, int p, ToDoubleFunction<double[]> function) {
    return new Sensitivity(new Units(space), function, 1).of(p);
  }

  @Test
  void aSumSharesItsVarianceByTheSquaresOfItsWeights() {
    SearchSpace space = AnalysisFixtures.cube("a", "b", "c");
    ToDoubleFunction<double[]> sum = u -> 3 * u[0] + 4 * u[1];
    assertThat(shares(space, 0, sum).alone()).isCloseTo(9 / 25.0, within(0.03));
    assertThat(shares(space, 1, sum).alone()).isCloseTo(16 / 25.0, within(0.04));
    assertThat(shares(space, 1, sum).total()).isCloseTo(16 / 25.0, within(0.06));
    assertThat(shares(space, 2, sum)).isEqualTo(new Shares(0, 0, 1, 0));
  }

  /** Ishigami and Homma (1990), a = 7, b = 0.1; indices as in Saltelli et al., 2008. */
  @Test
  void ishigami() {
    SearchSpace space = AnalysisFixtures.cube("x1", "x2", "x3");
    ToDoubleFunction<double[]> ishigami =
        u -> {
          double x1 = Math.PI * (2 * u[0] - 1);
          double x2 = Math.PI * (2 * u[1] - 1);
          double x3 = Math.PI * (2 * u[2] - 1);
          return Math.sin(x1)
              + 7 * Math.pow(Math.sin(x2), 2)
              + 0.1 * Math.pow(x3, 4) * Math.sin(x1);
        };
    assertThat(shares(space, 0, ishigami).alone()).isCloseTo(0.3139, within(0.06));
    assertThat(shares(space, 0, ishigami).total()).isCloseTo(0.5576, within(0.08));
    assertThat(shares(space, 1, ishigami).alone()).isCloseTo(0.4424, within(0.06));
    assertThat(shares(space, 1, ishigami).total()).isCloseTo(0.4424, within(0.08));
    assertThat(shares(space, 2, ishigami).alone()).isLessThan(0.02);
    assertThat(shares(space, 2, ishigami).total()).isCloseTo(0.2437, within(0.06));
  }

  @Test
  void aConditionalParameterCountsForThePartOfTheSpaceThatHasIt() {
    Parameter parent = new Parameter("kind", Choice.of("sgd", "adam"));
    Parameter child =
        new Parameter(
            "momentum", new FloatRange(0, 1), List.of(new Condition("kind", List.of("sgd"))));
    SearchSpace space = new SearchSpace(List.of(parent, child));
    ToDoubleFunction<double[]> function = u -> Double.isNaN(u[1]) ? 10 : u[1];
    Shares momentum = shares(space, 1, function);
    assertThat(momentum.active()).isCloseTo(0.5, within(0.05));
    assertThat(momentum.within()).as("nothing else varies under sgd").isCloseTo(1, within(0.03));
    // Var(E[f | kind]) = 4.75², Var(f) = that + Var(u) / 2.
    double between = 4.75 * 4.75;
    double children = 1 / 24.0;
    assertThat(momentum.alone()).isCloseTo(children / (between + children), within(0.0002));
    assertThat(shares(space, 0, function).alone())
        .isCloseTo(between / (between + children), within(0.02));
  }

  /** Of a sum over a parent and its child, the shares are of one whole. */
  @Test
  void whatAParentAndItsChildCauseAddsUp() {
    Parameter parent = new Parameter("kind", Choice.of("sgd", "adam"));
    Parameter child =
        new Parameter(
            "momentum", new FloatRange(0, 1), List.of(new Condition("kind", List.of("sgd"))));
    SearchSpace space = new SearchSpace(List.of(parent, child));
    // Var(E[f | kind]) = 0.25², and the child's variance of 1 / 12 counts in half of the space.
    ToDoubleFunction<double[]> function = u -> Double.isNaN(u[1]) ? 0 : u[1];
    double whole = 1 / 16.0 + 1 / 24.0;
    assertThat(shares(space, 0, function).alone()).isCloseTo(1 / 16.0 / whole, within(0.06));
    assertThat(shares(space, 1, function).alone()).isCloseTo(1 / 24.0 / whole, within(0.03));
  }
}
