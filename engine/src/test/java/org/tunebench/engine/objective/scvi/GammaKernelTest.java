package org.tunebench.engine.objective.scvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tunebench.engine.objective.torch.TensorMemory;

/** lnΓ in single precision against the plain formula in double precision. */
class GammaKernelTest {
  private final PointerScope scope = new PointerScope();

  /** Counts and θ, in double precision. */
  private record Case(Tensor x, Tensor theta) {}

  @AfterEach
  void free() {
    scope.close();
  }

  /** Counts of all sizes, half of them zeros; θ over many orders. */
  private static Case random(int cells, int genes) {
    Random random = new Random(1);
    double[][] x = new double[cells][genes];
    double[] theta = new double[genes];
    for (int gene = 0; gene < genes; gene++) {
      theta[gene] = (float) Math.exp(2 * random.nextGaussian());
      for (int cell = 0; cell < cells; cell++) {
        x[cell][gene] = random.nextBoolean() ? 0 : Math.ceil(Math.exp(6 * random.nextDouble()));
      }
    }
    return new Case(Tensors.matrix(x), Tensors.vector(theta));
  }

  private static double[] sums(Case some) {
    Tensor x = some.x.to(ScalarType.Float);
    Tensor sums = x.new_empty(x.size(0));
    new GammaKernel((int) x.size(1))
        .sums(
            TensorMemory.floats(x),
            TensorMemory.floats(some.theta.to(ScalarType.Float)),
            TensorMemory.floats(sums));
    return Tensors.array(sums);
  }

  @ParameterizedTest(name = "{0} cells, {1} genes")
  @CsvSource({"1, 1", "128, 558", "7, 300", "2, 700", "3, 2500"})
  void agreesWithThePlainFormula(int cells, int genes) {
    Case some = random(cells, genes);
    some.x.narrow(0, 0, 1).add_(Tensors.vector(1));
    Tensor noFactorials = some.x.new_zeros(cells);
    double[] expected = Tensors.array(CountLikelihood.gammaTerm(some.x, some.theta, noFactorials));
    double[] found = sums(some);

    assertThat(found).hasSize(cells);
    for (int i = 0; i < cells; i++) {
      assertThat(found[i])
          .as("cell %d", i)
          .isCloseTo(expected[i], within(2e-6 * Math.abs(expected[i])));
    }
  }

  @Test
  void aCellWithoutCountsHasNone() {
    Case some = random(4, 50);
    some.x.narrow(0, 2, 1).zero_();

    assertThat(sums(some)[2]).isZero();
    assertThat(sums(some)[3]).isNotZero();
  }

  @Test
  void whatIsNotANumberIsSeenInAllCellsThatHaveCounted() {
    Case some = random(5, 40);
    some.x.add_(Tensors.vector(1));
    some.theta.data_ptr_double().put(17, Double.NaN);

    assertThat(sums(some)).hasSize(5).containsOnly(Double.NaN);
  }
}
