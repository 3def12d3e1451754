package org.tunebench.engine.objective.scvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.data.CountMatrix;

class TrainingDataTest {
  private static final CountMatrix COUNTS =
      SmallData.matrix(new float[][] {{1, 0, 3}, {0, 2, 0}, {4, 4, 0}, {0, 0, 5}});

  @Test
  @SuppressWarnings("try") // the scope works by being open
  void handsOutRowsWithTheirConstants() {
    try (PointerScope scope = new PointerScope();
        TrainingData data = TrainingData.of(COUNTS, new int[] {0, 1, 2}, new int[] {3}, "cpu")) {
      CellBatch batch = data.batch(indices(2, 0));

      assertThat(Tensors.array(batch.counts())).containsExactly(4, 4, 0, 1, 0, 3);
      assertThat(Tensors.array(batch.logCounts()))
          .containsExactly(
              new double[] {Math.log(5), Math.log(5), 0, Math.log(2), 0, Math.log(4)},
              within(1e-6));
      assertThat(Tensors.array(batch.logFactorials()))
          .containsExactly(new double[] {2 * Math.log(24), Math.log(6)}, within(1e-6));
      assertThat(data.trainCells()).isEqualTo(3);
      assertThat(data.testCells()).isEqualTo(1);
    }
  }

  private static Tensor indices(long... rows) {
    return torch.tensor(rows);
  }

  @Test
  void priorOfTheLibraryIsTakenOverAllCellsOfABatch() {
    LibraryPrior prior = LibraryPrior.of(COUNTS, new int[] {0, 1, 0, 1});
    double a = Math.log(4);
    double b = Math.log(8);

    assertThat(prior.mean()[0]).isCloseTo((a + b) / 2, within(1e-12));
    assertThat(prior.variance()[0]).isCloseTo((b - a) * (b - a) / 4, within(1e-12));
    assertThat(prior.mean()[1]).isCloseTo((Math.log(2) + Math.log(5)) / 2, within(1e-12));
  }

  @Test
  void aPriorDoesNotKnowOfCellsPutAside() {
    LibraryPrior prior = LibraryPrior.of(COUNTS, new int[] {0, 1, 0, 1}, new int[] {0, 1, 3});

    assertThat(prior.mean()[0]).isCloseTo(Math.log(8), within(1e-12));
    // All cells of this batch are put aside: what is known of the others has to do.
    assertThat(prior.mean()[1]).isEqualTo(prior.mean()[0]);
    assertThat(prior.variance()[1]).isEqualTo(prior.variance()[0]).isPositive();
  }

  @Test
  void aBatchWithoutAVarianceTakesThatOfAllCells() {
    LibraryPrior one = LibraryPrior.of(COUNTS, new int[] {0, 0, 0, 1});
    double all = LibraryPrior.of(COUNTS, new int[4]).variance()[0];

    assertThat(one.mean()[1]).isCloseTo(Math.log(5), within(1e-12));
    assertThat(one.variance()[1]).isEqualTo(all).isGreaterThan(0.01);
    assertThat(one.variance()[0]).isNotEqualTo(all);
  }

  @Test
  @SuppressWarnings("try") // the scope works by being open
  void eachCellHasThePriorOfItsBatch() {
    int[] all = {0, 1, 2, 3};
    try (PointerScope scope = new PointerScope();
        TrainingData data =
            TrainingData.of(
                COUNTS,
                new CellGroups(new int[] {0, 1, 0, 1}, new int[4]),
                all,
                new int[0],
                "cpu")) {
      Gaussian prior = data.batch(indices(1, 0)).libraryPrior();

      assertThat(data.batches()).isEqualTo(2);
      assertThat(Tensors.array(prior.mean()))
          .containsExactly(
              new double[] {(Math.log(2) + Math.log(5)) / 2, (Math.log(4) + Math.log(8)) / 2},
              within(1e-6));
    }
  }

  @Test
  void refusesACellWithoutCounts() {
    CountMatrix counts = SmallData.matrix(new float[][] {{1, 0}, {0, 0}, {1, 1}, {2, 2}});

    assertRefused(counts, new int[] {0, 1, 2}, "cell 'cell1' has no count in the 2 chosen genes");
  }

  @Test
  void refusesNegativeAndUndefinedCounts() {
    assertRefused(
        SmallData.matrix(new float[][] {{1, 0}, {1, -2}, {1, 1}}),
        new int[] {0, 1, 2},
        "cell 'cell1' has the count -2.0 for gene 'gene1'");
    assertRefused(
        SmallData.matrix(new float[][] {{1, 0}, {1, Float.NaN}, {1, 1}}),
        new int[] {0, 1, 2},
        "cell 'cell1' has the count NaN for gene 'gene1'");
  }

  @Test
  void refusesSplitsThatDoNotFit() {
    assertRefused(COUNTS, new int[] {0, 1}, "2 cells are too few to train on");
    assertRefused(COUNTS, new int[] {0, 1, 7}, "the split names cell 7, but cells go from 0 to 3");
    assertRefused(COUNTS, new int[] {0, 1, 1}, "the split names cell 1 twice");
  }

  @Test
  void refusesBatchesThatDoNotFit() {
    assertThatThrownBy(() -> LibraryPrior.of(COUNTS, new int[] {0, 2, 0, 2}))
        .isInstanceOf(WrongInputException.class)
        .hasMessageStartingWith("batch 1 has no cell");
    assertThatThrownBy(() -> LibraryPrior.of(COUNTS, new int[] {0}))
        .isInstanceOf(WrongInputException.class)
        .hasMessageStartingWith("1 batch labels do not fit 4 cells");
  }

  @Test
  @SuppressWarnings("try") // the scope works by being open
  void eachCellHasItsLabel() {
    int[] all = {0, 1, 2, 3};
    CellGroups groups = new CellGroups(new int[4], new int[] {2, 1, 0, 1});
    try (PointerScope scope = new PointerScope();
        TrainingData data = TrainingData.of(COUNTS, groups, all, new int[0], "cpu")) {
      assertThat(data.inputs()).isEqualTo(new ModelInputs("cpu", 3, 1, 3));
      assertThat(Tensors.array(data.batch(indices(3, 0)).labelOfRow())).containsExactly(1, 2);
    }
  }

  @Test
  void refusesLabelsThatDoNotFit() {
    CellGroups groups = new CellGroups(new int[4], new int[] {0, 2, 0, 2});

    assertThatThrownBy(
            () -> TrainingData.of(COUNTS, groups, new int[] {0, 1, 2}, new int[0], "cpu"))
        .isInstanceOf(WrongInputException.class)
        .hasMessage("label 1 has no cell: number each label from 0 without a gap");
  }

  @Test
  void refusesAnUnknownDevice() {
    assertThatThrownBy(() -> TrainingData.of(COUNTS, new int[] {0, 1, 2}, new int[0], "gpu:0"))
        .isInstanceOf(WrongInputException.class)
        .hasMessage("'gpu:0' is not a device: give cpu, cuda or cuda:N");
  }

  private static void assertRefused(CountMatrix counts, int[] train, String start) {
    assertThatThrownBy(() -> TrainingData.of(counts, train, new int[0], "cpu"))
        .isInstanceOf(WrongInputException.class)
        .hasMessageStartingWith(start);
  }
}
