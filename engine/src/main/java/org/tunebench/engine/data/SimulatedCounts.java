package org.tunebench.engine.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tunebench.engine.WrongInputException;

/**
 * Simulated counts of cells of several types and batches, for demonstrations and tests: scVI's own
 * generative model with known truth. With G genes, for cell n of type t in batch b:
 *
 * <pre>
 * expression   ρ_g  ∝ exp(1.2 ε)                    basic level of gene g
 * programmes   f_tg = 2 ε for a random 15% of genes, else 0: what makes type t
 * activity     a_n  = two numbers ~ N(0, 1) a cell, w_g = two weights 0.35 ε a gene:
 *                     variation within a type, which takes latent dimensions to explain
 * batch        s_bg = 0.25 ε; 0 in the first batch
 * library      l_n  = medianCounts · exp(0.4 ε)
 * mean         μ_ng = l_n · softmax_g(ln ρ_g + f_tg + a_n·w_g + s_bg)
 * dispersion   θ_g  = exp(0.7 + 0.6 ε)
 * count        y_ng ~ Poisson(Gamma(shape θ_g, mean μ_ng)), a negative binomial
 * dropout      x_ng = 0 with probability maxDropout · exp(−μ_ng), else y_ng
 * </pre>
 *
 * where each ε is a standard normal of its own. Types have random sizes, none below half of an
 * equal share. A cell that came out without counts is drawn again.
 *
 * @param cells number of cells
 * @param genes number of genes
 * @param types number of cell types
 * @param batches number of batches
 * @param medianCounts median of a cell's library size before dropout
 * @param maxDropout probability that a count of a gene of mean 0 is lost, from 0 to below 1
 * @param seed the same seed gives the same dataset on every platform
 */
public record SimulatedCounts(
    int cells,
    int genes,
    int types,
    int batches,
    double medianCounts,
    double maxDropout,
    long seed) {
  /** The annotation that holds the cell type. */
  public static final String CELL_TYPE = "cell_type";

  /** The annotation that holds the batch. */
  public static final String BATCH = "batch";

  /** The demonstration: 600 cells of 5 types, 200 genes, about 1,000 counts a cell. */
  public static final SimulatedCounts DEMO = new SimulatedCounts(600, 200, 5, 1, 1000, 0.3, 0);

  private static final double PROGRAMME_SHARE = 0.15;
  private static final int ACTIVITIES = 2;

  /**
   * @throws WrongInputException when a number is outside its range
   */
  public SimulatedCounts {
    require(genes >= Dataset.MIN_GENES, "genes", "at least " + Dataset.MIN_GENES);
    require(types >= 1, "types", "at least 1");
    require(cells >= types, "cells", "at least as many as types");
    require(batches >= 1 && batches <= cells, "batches", "from 1 to the number of cells");
    require(
        medianCounts >= 1 && medianCounts <= 1e6, "median-counts", "a number from 1 to 1000000");
    require(maxDropout >= 0 && maxDropout < 1, "max-dropout", "a number from 0 to below 1");
  }

  private static void require(boolean holds, String field, String right) {
    if (!holds) {
      throw new WrongInputException(field, "expected " + right);
    }
  }

  /** Draws the dataset. */
  public Dataset generate() {
    SeededRandom random = new SeededRandom(seed);
    Truth truth = new Truth(random);
    int[] typeOf = typesOfCells(random);
    SparseRows rows = new SparseRows();
    float[] counts = new float[genes];
    for (int cell = 0; cell < cells; cell++) {
      do {
        truth.draw(typeOf[cell], cell % batches, counts);
      } while (isEmpty(counts));
      for (int gene = 0; gene < genes; gene++) {
        rows.add(gene, counts[gene]);
      }
      rows.endRow();
    }
    Map<String, CellAnnotation> annotations = new LinkedHashMap<>();
    annotations.put(CELL_TYPE, new CellAnnotation(names("type ", types), typeOf));
    int[] batchOf = IntStream.range(0, cells).map(cell -> cell % batches).toArray();
    annotations.put(BATCH, new CellAnnotation(names("batch ", batches), batchOf));
    return new Dataset(
        "simulated", rows.toMatrix(names("cell ", cells), names("gene ", genes)), annotations);
  }

  /** Half of the cells are shared equally, the others fall where they may. */
  private int[] typesOfCells(SeededRandom random) {
    double[] bounds = new double[types];
    double sum = 0;
    for (int type = 0; type < types; type++) {
      sum += random.nextGamma(2);
      bounds[type] = sum;
    }
    int[] typeOf = new int[cells];
    for (int cell = 0; cell < cells; cell++) {
      if (cell < (cells + 1) / 2 || cell < types) {
        typeOf[cell] = cell % types;
      } else {
        double point = random.nextDouble() * sum;
        int type = 0;
        while (bounds[type] <= point) {
          type++;
        }
        typeOf[cell] = type;
      }
    }
    random.shuffle(typeOf);
    return typeOf;
  }

  private static boolean isEmpty(float[] counts) {
    for (float count : counts) {
      if (count > 0) {
        return false;
      }
    }
    return true;
  }

  private static List<String> names(String prefix, int count) {
    List<String> names = new ArrayList<>(count);
    for (int i = 1; i <= count; i++) {
      names.add(prefix + i);
    }
    return names;
  }

  /** What is fixed for a dataset: the levels, programmes, weights and dispersions of all genes. */
  private final class Truth {
    private final SeededRandom random;
    private final double[] level = new double[genes];
    private final double[] dispersion = new double[genes];
    private final double[][] programme = new double[types][genes];
    private final double[][] weight = new double[ACTIVITIES][genes];
    private final double[][] shift = new double[batches][genes];
    private final double[] mean = new double[genes];

    Truth(SeededRandom random) {
      this.random = random;
      Arrays.setAll(level, g -> 1.2 * random.nextGaussian());
      Arrays.setAll(dispersion, g -> StrictMath.exp(0.7 + 0.6 * random.nextGaussian()));
      for (double[] of : programme) {
        Arrays.setAll(
            of, g -> random.nextDouble() < PROGRAMME_SHARE ? 2 * random.nextGaussian() : 0);
      }
      for (double[] of : weight) {
        Arrays.setAll(of, g -> 0.35 * random.nextGaussian());
      }
      for (int batch = 1; batch < batches; batch++) {
        Arrays.setAll(shift[batch], g -> 0.25 * random.nextGaussian());
      }
    }

    void draw(int type, int batch, float[] counts) {
      setMeans(type, batch);
      for (int gene = 0; gene < genes; gene++) {
        double rate = random.nextGamma(dispersion[gene]) * mean[gene] / dispersion[gene];
        int count = random.nextPoisson(rate);
        boolean lost = random.nextDouble() < maxDropout * StrictMath.exp(-mean[gene]);
        counts[gene] = lost ? 0 : count;
      }
    }

    private void setMeans(int type, int batch) {
      double[] activity = new double[ACTIVITIES];
      Arrays.setAll(activity, a -> random.nextGaussian());
      double library = medianCounts * StrictMath.exp(0.4 * random.nextGaussian());
      double sum = 0;
      for (int gene = 0; gene < genes; gene++) {
        double log = level[gene] + programme[type][gene] + shift[batch][gene];
        for (int a = 0; a < ACTIVITIES; a++) {
          log += activity[a] * weight[a][gene];
        }
        mean[gene] = StrictMath.exp(log);
        sum += mean[gene];
      }
      for (int gene = 0; gene < genes; gene++) {
        mean[gene] *= library / sum;
      }
    }
  }
}
