package org.tunebench.engine.objective.scvi;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.tunebench.engine.data.CountMatrix;
import org.tunebench.engine.data.Split;
import org.tunebench.engine.objective.torch.EarlyStoppingConfig;

/** Made-up counts: two kinds of cells that differ in half of the genes. */
final class SmallData {
  private SmallData() {}

  static CountMatrix counts(int cells, int genes, long seed) {
    Random random = new Random(seed);
    float[][] dense = new float[cells][genes];
    for (int cell = 0; cell < cells; cell++) {
      double depth = Math.exp(0.3 * random.nextGaussian());
      for (int gene = 0; gene < genes; gene++) {
        boolean marker = gene % 2 == cell % 2;
        double mean = depth * (marker ? 6 : 1);
        dense[cell][gene] =
            random.nextDouble() < 0.3
                ? 0
                : (float) Math.floor(-mean * Math.log(1 - random.nextDouble()));
      }
      dense[cell][cell % genes] += 1;
    }
    return matrix(dense);
  }

  static CountMatrix matrix(float[][] dense) {
    List<Integer> columns = new ArrayList<>();
    List<Float> values = new ArrayList<>();
    int[] rowStart = new int[dense.length + 1];
    for (int cell = 0; cell < dense.length; cell++) {
      for (int gene = 0; gene < dense[cell].length; gene++) {
        if (dense[cell][gene] != 0) {
          columns.add(gene);
          values.add(dense[cell][gene]);
        }
      }
      rowStart[cell + 1] = values.size();
    }
    float[] array = new float[values.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = values.get(i);
    }
    return new CountMatrix(
        names("cell", dense.length),
        names("gene", dense[0].length),
        rowStart,
        columns.stream().mapToInt(Integer::intValue).toArray(),
        array);
  }

  private static List<String> names(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }

  /** Every fourth cell is held out. */
  static TrainingData data(int cells, int genes, long seed) {
    int[] test = IntStream.range(0, cells).filter(i -> i % 4 == 3).toArray();
    int[] train = IntStream.range(0, cells).filter(i -> i % 4 != 3).toArray();
    return TrainingData.of(counts(cells, genes, seed), train, test, "cpu");
  }

  /** All cells train, in double precision, in so many experimental batches and twice the labels. */
  static TrainingData precise(CountMatrix counts, int batches) {
    int[] all = IntStream.range(0, counts.cells()).toArray();
    CellGroups groups = groups(counts.cells(), batches);
    return TrainingData.of(
        counts, groups, new Split(all, new int[0], new int[0]), "cpu", ScalarType.Double);
  }

  /** Batches in turn, labels in turn. */
  static CellGroups groups(int cells, int batches) {
    return new CellGroups(
        IntStream.range(0, cells).map(i -> i % batches).toArray(),
        IntStream.range(0, cells).map(i -> i % (2 * batches)).toArray());
  }

  /** A configuration that trains quickly. */
  static ScviConfig config(int epochs, double dropout, ReconstructionLoss loss) {
    return new ScviConfig(
        new ModelConfig(2, 16, 3, loss, dropout),
        new TrainingConfig(0.01, epochs, 32, 10, 1, EarlyStoppingConfig.DEFAULT),
        20);
  }
}
