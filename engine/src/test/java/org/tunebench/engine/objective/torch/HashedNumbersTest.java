package org.tunebench.engine.objective.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.IntBuffer;
import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HashedNumbersTest {
  private static final int ROWS = 1000;
  private static final int COLUMNS = 257;
  private static final int COUNT = ROWS * COLUMNS;

  private final PointerScope scope = new PointerScope();
  private final TensorArena arena = new TensorArena();
  private final TensorSpace floats = new TensorSpace(arena, "cpu", ScalarType.Float);
  private final TensorSpace doubles = new TensorSpace(arena, "cpu", ScalarType.Double);
  private final RandomNumbers random = floats.random();

  @AfterEach
  void free() {
    arena.close();
    scope.close();
  }

  private double[] drawn(TensorSpace space) {
    Tensor target = space.empty(ROWS, COLUMNS);
    random.uniform(target);
    Tensor inDouble = target.to(ScalarType.Double);
    double[] numbers = new double[COUNT];
    inDouble.data_ptr_double().get(numbers);
    return numbers;
  }

  private double[] drawnFrom(long seed) {
    random.seed(seed);
    return drawn(floats);
  }

  @Test
  void areSpreadEvenlyFromZeroToOne() {
    int[] ofPart = new int[100];
    for (double number : drawnFrom(1)) {
      assertThat(number).isBetween(0.0, Math.nextDown(1.0));
      ofPart[(int) (number * ofPart.length)]++;
    }

    double expected = COUNT / (double) ofPart.length;
    double chiSquare =
        Arrays.stream(ofPart).mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
    // 99 degrees of freedom: 14 is the standard deviation.
    assertThat(chiSquare).isCloseTo(99, within(4 * 14.1));
  }

  @Test
  void areNotRelatedToTheirNeighboursOfRowColumnOrPiece() {
    double[] numbers = drawnFrom(2);
    for (int distance : new int[] {1, 2, 16, COLUMNS, 1024, 2048, 1023}) {
      assertThat(correlation(numbers, numbers, distance))
          .as("distance %d", distance)
          .isCloseTo(0, within(0.01));
    }
  }

  /** About 0 ± 0.002 if they have nothing to do with each other. */
  private static double correlation(double[] one, double[] other, int distance) {
    double sum = 0;
    for (int i = 0; i + distance < one.length; i++) {
      sum += (one[i] - 0.5) * (other[i + distance] - 0.5);
    }
    return 12 * sum / (one.length - distance);
  }

  @Test
  void dependOnTheSeedAndOnWhatWasDrawnBefore() {
    double[] first = drawnFrom(3);
    double[] second = drawn(floats);

    assertThat(drawnFrom(3)).isEqualTo(first);
    assertThat(drawn(floats)).isEqualTo(second);
    assertThat(correlation(first, second, 0)).isCloseTo(0, within(0.01));
    assertThat(correlation(first, drawnFrom(4), 0)).isCloseTo(0, within(0.01));
  }

  @Test
  void areTheSameInDoublePrecision() {
    double[] inSingle = drawnFrom(5);
    random.seed(5);

    assertThat(drawn(doubles)).isEqualTo(inSingle);
  }

  @Test
  void areTheSameOnEveryDevice() {
    int key = 0x12345678;
    IntBuffer inJava = IntBuffer.allocate(5000);
    HashedNumbers.bits(key, 70_000, inJava);

    int[] mixed = new int[inJava.capacity()];
    Arrays.setAll(mixed, i -> ((70_000 + i) * HashedNumbers.SPREAD) ^ key);
    Tensor byLibrary = floats.wholeNumbers(mixed, mixed.length);
    HashedNumbers.bits(byLibrary, floats.emptyWholeNumbers(mixed.length));

    int[] found = new int[mixed.length];
    TensorMemory.ints(byLibrary).get(found);
    assertThat(found).isEqualTo(inJava.array());
  }

  @Test
  void aThresholdIsTheLeastThatIsNoLessThanTheNumber() {
    double step = Math.scalb(1.0, -HashedNumbers.BITS);
    for (double number : new double[] {0, 0.1, 0.25, 0.3, 0.9}) {
      int bits = HashedNumbers.threshold(number);
      assertThat(bits * step).isGreaterThanOrEqualTo(number);
      assertThat((bits - 1) * step).isLessThan(number);
    }
  }

  @Test
  void normalOnesAreDistributedSo() {
    random.seed(6);
    Tensor target = doubles.empty(ROWS, COLUMNS);
    random.normal(target);
    double[] numbers = new double[COUNT];
    target.data_ptr_double().get(numbers);
    Arrays.sort(numbers);

    // Kolmogorov & Smirnov: 1.63 / sqrt(n) is exceeded once in a hundred times.
    NormalDistribution normal = new NormalDistribution();
    double most = 0;
    for (int i = 0; i < COUNT; i += 100) {
      double expected = (i + 0.5) / COUNT;
      most = Math.max(most, Math.abs(normal.cumulativeProbability(numbers[i]) - expected));
    }
    assertThat(most).isLessThan(1.63 / Math.sqrt(COUNT));
    assertThat(Arrays.stream(numbers)).allMatch(Double::isFinite);
  }
}
