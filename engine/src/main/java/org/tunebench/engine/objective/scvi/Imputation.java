package org.tunebench.engine.objective.scvi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.apache.commons.math3.util.ResizableDoubleArray;
import org.tunebench.engine.objective.torch.GradientGuard;
import org.tunebench.engine.objective.torch.RowBatches;

/**
 * The imputation score of scVI's autotune: a trained model goes on training on corrupted counts,
 * and is then asked for the rates of those that were lost, from one sample of each cell.
 *
 * <p>It is measured on all cells but those put aside, as in the original: of those trained on the
 * model has seen the true counts before.
 *
 * @param data the counts
 * @param corruption which of them are lost
 * @param epochs how long the training goes on, from 1
 */
record Imputation(TrainingData data, Corruption corruption, int epochs) {
  /** How long unless somebody says otherwise. */
  static final int DEFAULT_EPOCHS = 100;

  /**
   * The absolute errors of lost counts.
   *
   * @param median over cells of the median of a cell's errors
   * @param mean over cells of the same; cells that lost nothing are left out of both
   */
  record Score(double median, double mean) {
    /** The scores by the names that a study file uses. */
    Map<String, Double> byName() {
      Map<String, Double> map = new LinkedHashMap<>();
      map.put(ScviMetrics.IMPUTATION_MEDIAN, median);
      map.put(ScviMetrics.IMPUTATION_MEAN, mean);
      return map;
    }
  }

  /** How many counts the model is asked for. */
  int lost() {
    return IntStream.of(cells()).map(cell -> corruption.lostGenes(cell).length).sum();
  }

  private int[] cells() {
    return IntStream.concat(IntStream.of(data.train()), IntStream.of(data.test())).toArray();
  }

  /**
   * Trains the model on and measures it.
   *
   * @param trained epochs that it has been trained for
   * @return empty if the thread was interrupted
   */
  Optional<Score> measure(ScviModel model, TrainingConfig training, long seed, int trained) {
    RowBatches batches = new RowBatches(model.space(), training.batchSize());
    Adam adam = new Adam(model.state(), model.space(), training.lr());
    GradientGuard guard = new GradientGuard(model.state(), "a smaller lr may help");
    for (int epoch = trained + 1; epoch <= trained + epochs; epoch++) {
      model.seed(Seeds.IMPUTATION.of(seed, epoch));
      int current = epoch;
      batches.forEachShuffled(
          data.train(),
          TrainingConfig.SMALLEST_BATCH,
          Seeds.SHUFFLE.of(seed, epoch),
          rows -> {
            LostCounts lost = LostCounts.of(data, corruption, rows, model.space());
            model.computeGradients(lost.batch(), training.klWeight(current));
            if (guard.allows(current)) {
              adam.step();
            }
          });
      if (Thread.currentThread().isInterrupted()) {
        return Optional.empty();
      }
    }
    model.seed(Seeds.IMPUTATION.of(seed, 0));
    return Optional.of(score(model, batches));
  }

  private Score score(ScviModel model, RowBatches batches) {
    ResizableDoubleArray ofCells = new ResizableDoubleArray();
    Median median = new Median();
    batches.forEach(
        cells(),
        rows -> {
          LostCounts lost = LostCounts.of(data, corruption, rows, model.space());
          lost.errors(
              model.sampledRate(lost.batch()),
              errors -> ofCells.addElement(median.evaluate(errors)));
        });
    double[] medians = ofCells.getElements();
    double mean =
        IntStream.range(0, medians.length)
            .mapToDouble(i -> medians[i])
            .average()
            .orElse(Double.NaN);
    return new Score(median.evaluate(medians), mean);
  }
}
