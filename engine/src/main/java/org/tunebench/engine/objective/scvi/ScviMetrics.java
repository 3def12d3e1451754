package org.tunebench.engine.objective.scvi;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The scores of a trained model at its best epoch, in nats a cell; lower is better. NaN where there
 * are no held-out cells, or where the model puts out no numbers.
 *
 * @param marginalLl negative log marginal likelihood of the held-out cells
 * @param elboTrain negative ELBO of the training cells
 * @param elboTest negative ELBO of the held-out cells
 * @param nParams size of the model as tables of scVI tuning runs count it
 */
public record ScviMetrics(double marginalLl, double elboTrain, double elboTest, long nParams) {

  /** The scores by the names that a study file uses. */
  public Map<String, Double> byName() {
    Map<String, Double> map = new LinkedHashMap<>();
    map.put("marginal_ll", marginalLl);
    map.put("elbo_train", elboTrain);
    map.put("elbo_test", elboTest);
    map.put("n_params", (double) nParams);
    return map;
  }
}
