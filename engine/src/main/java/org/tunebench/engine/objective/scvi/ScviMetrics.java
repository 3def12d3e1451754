package org.tunebench.engine.objective.scvi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The scores of a trained model at its best epoch, in nats a cell; lower is better. NaN where there
 * are no held-out cells, or where the model puts out no numbers.
 *
 * @param marginalLl negative log marginal likelihood of the held-out cells
 * @param elboTrain negative ELBO of the training cells
 * @param elboTest negative ELBO of the held-out cells
 * @param reconstruction negative log-likelihood of the held-out cells given a sample of their
 *     latent variables: the ELBO without its divergences
 * @param marginalLlUnseen negative log marginal likelihood of the cells that were put aside, if any
 * @param nParams size of the model as tables of scVI tuning runs count it
 */
public record ScviMetrics(
    double marginalLl,
    double elboTrain,
    double elboTest,
    double reconstruction,
    OptionalDouble marginalLlUnseen,
    long nParams) {
  static final String MARGINAL_LL = "marginal_ll";
  static final String ELBO_TRAIN = "elbo_train";
  static final String ELBO_TEST = "elbo_test";
  static final String RECONSTRUCTION = "reconstruction";
  static final String IMPUTATION_MEDIAN = "imputation_median";
  static final String IMPUTATION_MEAN = "imputation_mean";

  /** No metric of a study: it would no longer tell how well the winner does on unseen cells. */
  static final String MARGINAL_LL_UNSEEN = "marginal_ll_unseen";

  /** Whether a metric is one that a model has to be trained on for. */
  static boolean isOfImputation(String metric) {
    return metric.equals(IMPUTATION_MEDIAN) || metric.equals(IMPUTATION_MEAN);
  }

  /** The scores by the names that a study file uses. */
  public Map<String, Double> byName() {
    Map<String, Double> map = new LinkedHashMap<>();
    map.put(MARGINAL_LL, marginalLl);
    map.put(ELBO_TRAIN, elboTrain);
    map.put(ELBO_TEST, elboTest);
    map.put(RECONSTRUCTION, reconstruction);
    marginalLlUnseen.ifPresent(value -> map.put(MARGINAL_LL_UNSEEN, value));
    map.put("n_params", (double) nParams);
    return map;
  }
}
