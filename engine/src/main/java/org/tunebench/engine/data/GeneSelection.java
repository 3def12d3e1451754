package org.tunebench.engine.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.tunebench.engine.WrongInputException;

/**
 * Keeps the genes that vary most: of scVI's Cortex, the top 558 by standard deviation.
 *
 * <p>The kept genes stay in the dataset's order; of genes that vary equally, earlier ones are kept.
 * Cells that have no count left are dropped.
 *
 * @param genes how many genes to keep
 */
public record GeneSelection(int genes) {
  /**
   * @throws WrongInputException when fewer than {@link Dataset#MIN_GENES} genes are asked for
   */
  public GeneSelection {
    if (genes < Dataset.MIN_GENES) {
      throw new WrongInputException(
          "genes", "%d is too few; keep at least %d genes".formatted(genes, Dataset.MIN_GENES));
    }
  }

  /** The genes of the largest standard deviation over all cells. */
  public static GeneSelection topByStandardDeviation(int genes) {
    return new GeneSelection(genes);
  }

  /**
   * The dataset of the cells that have a count.
   *
   * @throws WrongInputException when no cell has one
   */
  public static Dataset withoutEmptyCells(Dataset dataset) {
    CountMatrix counts = dataset.counts();
    int[] cells =
        IntStream.range(0, counts.cells())
            .filter(cell -> counts.rowStart(cell + 1) > counts.rowStart(cell))
            .toArray();
    if (cells.length == 0) {
      throw new WrongInputException("", "no cell of '%s' has a count".formatted(dataset.name()));
    }
    return cells.length == counts.cells()
        ? dataset
        : dataset.select(cells, IntStream.range(0, counts.genes()).toArray());
  }

  /**
   * The dataset of the kept genes and of the cells that still have a count.
   *
   * @throws WrongInputException when the dataset has fewer genes, or no cell keeps a count
   */
  public Dataset apply(Dataset dataset) {
    int[] kept = keptGenes(dataset);
    int[] cells = cellsWithCounts(dataset.counts(), kept);
    if (cells.length == 0) {
      throw new WrongInputException(
          "genes",
          "no cell of '%s' has a count in the %d kept genes".formatted(dataset.name(), genes));
    }
    return dataset.select(cells, kept);
  }

  /**
   * Indices of the kept genes, ascending.
   *
   * @throws WrongInputException when the dataset has fewer genes
   */
  public int[] keptGenes(Dataset dataset) {
    CountMatrix counts = dataset.counts();
    if (genes > counts.genes()) {
      throw new WrongInputException(
          "genes",
          "%d genes asked for, but '%s' has %d; ask for at most as many"
              .formatted(genes, dataset.name(), counts.genes()));
    }
    double[] variances = variances(counts);
    return IntStream.range(0, counts.genes())
        .boxed()
        .sorted(Comparator.comparingDouble(gene -> -variances[gene]))
        .limit(genes)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  /**
   * Population variance of each gene. Sums of counts and of their squares are whole numbers, so
   * they are exact up to 2⁵³ and equal genes get equal variances.
   */
  private static double[] variances(CountMatrix counts) {
    int cells = counts.cells();
    double[] sums = new double[counts.genes()];
    double[] squares = new double[counts.genes()];
    for (int i = 0; i < counts.rowStart(cells); i++) {
      double value = counts.value(i);
      sums[counts.column(i)] += value;
      squares[counts.column(i)] += value * value;
    }
    double[] variances = new double[counts.genes()];
    Arrays.setAll(variances, g -> squares[g] / cells - sums[g] / cells * (sums[g] / cells));
    return variances;
  }

  /** Indices of the cells that have a count in any of the genes. */
  static int[] cellsWithCounts(CountMatrix counts, int[] genes) {
    boolean[] kept = new boolean[counts.genes()];
    for (int gene : genes) {
      kept[gene] = true;
    }
    return IntStream.range(0, counts.cells())
        .filter(
            cell ->
                IntStream.range(counts.rowStart(cell), counts.rowStart(cell + 1))
                    .anyMatch(i -> kept[counts.column(i)]))
        .toArray();
  }
}
