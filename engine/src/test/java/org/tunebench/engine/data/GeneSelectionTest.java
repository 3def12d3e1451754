package org.tunebench.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.WrongInputException;

class GeneSelectionTest {
  /** Variances of the genes: 0, 4, 1, 1, 9, 0.25, 4 in all cells. */
  private static final float[][] ROWS = {
    {0, 0, 0, 2, 0, 1, 4},
    {0, 4, 2, 0, 6, 0, 0},
    {0, 4, 2, 0, 6, 1, 4},
    {0, 0, 0, 2, 0, 0, 0},
  };

  private final Dataset dataset = new Dataset("small", Fixtures.matrix(ROWS), Map.of());

  @Test
  void theMostVariableGenesStayInTheirOrderAndTiesGoToTheEarlier() {
    assertThat(GeneSelection.topByStandardDeviation(5).keptGenes(dataset))
        .containsExactly(1, 2, 3, 4, 6);
    float[][] wide = {{0, 1, 1, 1, 1, 1, 1}, {0, 0, 0, 0, 0, 0, 0}};
    Dataset ties = new Dataset("ties", Fixtures.matrix(wide), Map.of());
    assertThat(GeneSelection.topByStandardDeviation(5).keptGenes(ties))
        .containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void emptyCellsAreLeftOutAndNothingElse() {
    float[][] rows = {{1, 0, 0, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 7, 0, 1}};
    Dataset some = new Dataset("some", Fixtures.matrix(rows), Map.of());

    Dataset kept = GeneSelection.withoutEmptyCells(some);
    assertThat(kept.counts().cellNames()).containsExactly("c1", "c3");
    assertThat(kept.counts().geneNames()).isEqualTo(some.counts().geneNames());
    assertThat(GeneSelection.withoutEmptyCells(kept)).isSameAs(kept);
  }

  @Test
  void cellsLeftWithoutACountAreDroppedWithTheirAnnotation() {
    float[][] rows = {{1, 0, 0, 0, 0, 0}, {0, 5, 4, 3, 2, 9}, {0, 0, 7, 0, 1, 0}};
    CellAnnotation type = new CellAnnotation(List.of("a", "b"), new int[] {0, 1, 1});
    Dataset mixed = new Dataset("mixed", Fixtures.matrix(rows), Map.of("type", type));

    Dataset kept = GeneSelection.topByStandardDeviation(5).apply(mixed);

    assertThat(kept.counts().geneNames()).containsExactly("g2", "g3", "g4", "g5", "g6");
    assertThat(kept.counts().cellNames()).containsExactly("c2", "c3");
    assertThat(kept.annotations().get("type"))
        .isEqualTo(new CellAnnotation(List.of("b"), new int[] {0, 0}));
  }

  @Test
  void whatCannotBeSelectedIsRefused() {
    assertThatThrownBy(() -> GeneSelection.topByStandardDeviation(8).apply(dataset))
        .isInstanceOf(WrongInputException.class)
        .hasMessage("8 genes asked for, but 'small' has 7; ask for at most as many");
    assertThatThrownBy(() -> GeneSelection.topByStandardDeviation(4))
        .hasMessage("4 is too few; keep at least 5 genes");
    Dataset empty = new Dataset("empty", Fixtures.matrix(new float[2][5]), Map.of());
    assertThatThrownBy(() -> GeneSelection.topByStandardDeviation(5).apply(empty))
        .hasMessage("no cell of 'empty' has a count in the 5 kept genes");
    assertThatThrownBy(() -> GeneSelection.withoutEmptyCells(empty))
        .hasMessage("no cell of 'empty' has a count");
  }

  @Test
  void cortexKeepsTheGenesThatTwoPassesInDoublesFind() {
    Dataset cortex = DataReader.read(SharedData.require("cortex/cortex.h5ad"));
    float[][] rows = Fixtures.dense(cortex.counts());
    double[] deviations =
        IntStream.range(0, 1000).mapToDouble(gene -> deviation(rows, gene)).toArray();

    int[] kept = GeneSelection.topByStandardDeviation(558).keptGenes(cortex);

    double smallestKept = Arrays.stream(kept).mapToDouble(g -> deviations[g]).min().orElseThrow();
    long larger = Arrays.stream(deviations).filter(d -> d > smallestKept).count();
    assertThat(kept).hasSize(558).isSorted();
    assertThat(larger).isLessThanOrEqualTo(557);
  }

  private static double deviation(float[][] rows, int gene) {
    double mean = Arrays.stream(rows).mapToDouble(row -> row[gene]).average().orElseThrow();
    return Math.sqrt(
        Arrays.stream(rows)
            .mapToDouble(row -> (row[gene] - mean) * (row[gene] - mean))
            .average()
            .orElseThrow());
  }
}
