package org.tunebench.engine.sampler.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of sizes around the number of rows that are added at once. */
class MatricesTest {
  private static final double NEAR = 1e-9;

  /** Symmetric and positive definite. */
  private static double[][] covariance(int n) {
    SplittableRandom random = new SplittableRandom(7);
    double[] places = random.doubles(n).toArray();
    double[][] covariance = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        covariance[i][j] = Math.exp(-Math.abs(places[i] - places[j])) + (i == j ? 0.1 : 0);
      }
    }
    return covariance;
  }

  private static double[][] factorOf(double[][] covariance) {
    double[][] factor = new double[covariance.length][];
    for (int i = 0; i < factor.length; i++) {
      factor[i] = covariance[i].clone();
    }
    assertThat(Matrices.cholesky(factor, factor.length)).isTrue();
    return factor;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 23})
  void theTransposeOfTheFactorTimesTheFactorIsTheMatrix(int n) {
    double[][] covariance = covariance(n);
    double[][] factor = factorOf(covariance);
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        double sum = 0;
        for (int k = 0; k <= i; k++) {
          sum += factor[k][i] * factor[k][j];
        }
        assertThat(sum).isCloseTo(covariance[i][j], within(NEAR));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 23})
  void theInverseOfTheFactorGivesThatOfTheMatrix(int n) {
    double[][] covariance = covariance(n);
    double[][] ofFactor = new double[n][n];
    Matrices.invertTransposed(factorOf(covariance), ofFactor, n);
    double[][] inverse = new double[n][n];
    Matrices.transposeTimes(ofFactor, inverse, n);
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < n; i++) {
        assertThat(Matrices.dot(covariance[i], inverse[j], n))
            .isCloseTo(i == j ? 1 : 0, within(NEAR));
        assertThat(inverse[i][j]).isEqualTo(inverse[j][i]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 23})
  void trianglesTimesVectorsAreWhatTheirElementsSay(int n) {
    double[][] lower = new double[n][n];
    Matrices.invertTransposed(factorOf(covariance(n)), lower, n);
    double[] x = new SplittableRandom(8).doubles(n).toArray();
    double[] times = new double[n];
    double[] transposeTimes = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        times[i] += lower[i][j] * x[j];
        transposeTimes[j] += lower[i][j] * x[i];
      }
    }
    double[] product = new double[n];
    Matrices.lowerTimes(lower, x, product, n);
    assertThat(product).containsExactly(times, within(NEAR));
    Matrices.lowerTransposeTimes(lower, x, product, n);
    assertThat(product).containsExactly(transposeTimes, within(NEAR));
    Matrices.upperTransposeTimes(Matrices.transposeOfLower(lower, n), x, product, n);
    assertThat(product).containsExactly(times, within(NEAR));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 6})
  void whatWasInTheInverseBeforeDoesNotCount(int n) {
    double[][] factor = factorOf(covariance(n));
    double[][] fresh = new double[n][n];
    double[][] used = covariance(n);
    Matrices.invertTransposed(factor, fresh, n);
    Matrices.invertTransposed(factor, used, n);
    assertThat(used).isEqualTo(fresh);
  }

  @Test
  void aMatrixThatIsNotPositiveDefiniteHasNoFactor() {
    assertThat(Matrices.cholesky(new double[][] {{1, 2}, {2, 1}}, 2)).isFalse();
    double[][] late = covariance(7);
    late[6][6] = -1;
    assertThat(Matrices.cholesky(late, 7)).isFalse();
    assertThat(Matrices.cholesky(new double[][] {{Double.NaN}}, 1)).isFalse();
  }
}
