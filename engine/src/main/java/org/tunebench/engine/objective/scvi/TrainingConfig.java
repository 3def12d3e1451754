package org.tunebench.engine.objective.scvi;

import java.util.Objects;
import org.tunebench.engine.objective.torch.Checks;
import org.tunebench.engine.objective.torch.EarlyStoppingConfig;

/**
 * How a model is trained.
 *
 * @param lr learning rate of Adam at the start
 * @param maxEpochs epochs at most, from 1
 * @param batchSize cells of a mini-batch, from 3: smaller batches are skipped
 * @param klWarmupEpochs epochs over which the weight of the latent KL divergence rises from 0 to 1;
 *     0 for full weight at once
 * @param trainElboEvery how often the ELBO of the training cells is measured, in epochs; 0 for the
 *     final metrics only
 * @param earlyStopping when training ends before {@code maxEpochs}
 */
public record TrainingConfig(
    double lr,
    int maxEpochs,
    int batchSize,
    int klWarmupEpochs,
    int trainElboEvery,
    EarlyStoppingConfig earlyStopping) {

  /** A batch of fewer cells has no meaningful batch statistics and is skipped. */
  public static final int SMALLEST_BATCH = 3;

  /**
   * The default configuration with room to stop early. The ELBO of the training cells is for
   * looking at only, and measuring it takes half as long as training on them: every tenth epoch
   * will do.
   */
  public static final TrainingConfig DEFAULT =
      new TrainingConfig(0.001, 1000, 128, 400, 10, EarlyStoppingConfig.DEFAULT);

  public TrainingConfig {
    Checks.positive("lr", lr);
    Checks.atLeast("max_epochs", maxEpochs, 1);
    Checks.atLeast("batch_size", batchSize, SMALLEST_BATCH);
    Checks.atLeast("kl_warmup_epochs", klWarmupEpochs, 0);
    Checks.atLeast("train_elbo_every", trainElboEvery, 0);
    Objects.requireNonNull(earlyStopping, "earlyStopping");
  }

  /** The same training with another learning rate. */
  TrainingConfig withLr(double other) {
    return new TrainingConfig(
        other, maxEpochs, batchSize, klWarmupEpochs, trainElboEvery, earlyStopping);
  }

  /** Whether the ELBO of the training cells is due after an epoch. */
  boolean measuresTraining(int epoch) {
    return trainElboEvery > 0 && epoch % trainElboEvery == 0;
  }

  /** Weight of the latent KL divergence in an epoch; the first epoch is 1 and has weight 0. */
  double klWeight(int epoch) {
    return klWarmupEpochs == 0 ? 1 : Math.min(1, (epoch - 1) / (double) klWarmupEpochs);
  }
}
