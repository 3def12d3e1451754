package org.tunebench.engine.objective.scvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tunebench.engine.objective.torch.Layers;
import org.tunebench.engine.objective.torch.ModelState;
import org.tunebench.engine.objective.torch.TensorArena;
import org.tunebench.engine.objective.torch.TensorSpace;

/** The derivatives in single precision against the plain formulas in double precision. */
class CountKernelTest {
  private static final double FACTOR = 1 / 7.0;

  private final PointerScope scope = new PointerScope();
  private final TensorArena arena = new TensorArena();

  /** Some cells, and what a model has decoded for them. */
  private record Case(double[][] x, double[][] rate, double[] theta, double[][] logits) {}

  @AfterEach
  void free() {
    arena.close();
    scope.close();
  }

  /** Counts of all sizes, half of them zeros; rates, θ and logits over many orders. */
  private static Case random(int cells, int genes) {
    Random random = new Random(1);
    Case made =
        new Case(
            new double[cells][genes],
            new double[cells][genes],
            new double[genes],
            new double[cells][genes]);
    for (int gene = 0; gene < genes; gene++) {
      made.theta[gene] = Math.exp(2 * random.nextGaussian());
      for (int cell = 0; cell < cells; cell++) {
        boolean zero = random.nextBoolean();
        made.x[cell][gene] = zero ? 0 : Math.ceil(Math.exp(6 * random.nextDouble()));
        made.rate[cell][gene] = Math.exp(3 * random.nextGaussian());
        made.logits[cell][gene] = 5 * random.nextGaussian();
      }
    }
    return made;
  }

  private CountGradient.Result gradient(Case of, boolean zeroInflated, ScalarType type) {
    int cells = of.x.length;
    TensorSpace space = new TensorSpace(arena, "cpu", type);
    Layers layers = new Layers(space, new ModelState(space), null, cells + 1);
    NegativeBinomial counts = new NegativeBinomial(layers, of.theta.length, zeroInflated);
    Tensor x = Tensors.matrix(of.x).to(type);
    CountDistribution.Decoded decoded =
        new CountDistribution.Decoded(
            Tensors.matrix(of.rate).to(type),
            Tensors.vector(of.theta).to(type),
            zeroInflated ? Tensors.matrix(of.logits).to(type) : null);
    // Nothing of a batch may be left in the sums of the next one.
    counts.gradient(x, decoded, 2 * FACTOR);
    return counts.gradient(x, decoded, FACTOR);
  }

  /**
   * @param terms how large what was subtracted from each other was
   */
  private static void assertClose(Tensor values, Tensor expected, double[] terms) {
    double[] right = Tensors.array(expected);
    double[] found = Tensors.array(values);
    assertThat(found).hasSameSizeAs(right);
    for (int i = 0; i < right.length; i++) {
      assertThat(found[i])
          .as("number %d", i)
          .isCloseTo(right[i], within(1e-5 * (terms[i] + Math.abs(right[i]))));
    }
  }

  private static double[] ofSize(int length, double size) {
    double[] terms = new double[length];
    Arrays.fill(terms, size);
    return terms;
  }

  @ParameterizedTest(name = "{0} cells, {1} genes, zero-inflated: {2}")
  @CsvSource({
    "1, 1, true",
    "128, 558, true",
    "128, 558, false",
    "7, 300, true",
    "2, 700, false",
    "3, 2500, true"
  })
  void agreesWithThePlainFormulas(int cells, int genes, boolean zeroInflated) {
    Case some = random(cells, genes);
    CountGradient.Result expected = gradient(some, zeroInflated, ScalarType.Double);
    CountGradient.Result found = gradient(some, zeroInflated, ScalarType.Float);

    double[] terms =
        Arrays.stream(some.x).flatMapToDouble(Arrays::stream).map(x -> x + 1).toArray();
    assertClose(found.logRate(), expected.logRate(), terms);
    assertClose(found.theta().sum(0), expected.theta().sum(0), ofSize(genes, cells));
    if (zeroInflated) {
      assertClose(found.dropoutLogits(), expected.dropoutLogits(), ofSize(cells * genes, 1));
    } else {
      assertThat(found.dropoutLogits()).isNull();
    }
  }

  @Test
  void aRateThatIsNotANumberIsSeenInAllDerivatives() {
    Case some = random(5, 40);
    some.rate[3][17] = Double.NaN;
    CountGradient.Result found = gradient(some, true, ScalarType.Float);

    assertThat(Tensors.array(found.logRate())[3 * 40 + 17]).isNaN();
    assertThat(Tensors.array(found.theta())[17]).isNaN();
    assertThat(Tensors.array(found.logRate())[3 * 40 + 18]).isFinite();
    assertThat(Tensors.array(found.theta())[18]).isFinite();
  }
}
