package org.tunebench.engine.objective.scvi;

import java.util.Objects;
import org.tunebench.engine.objective.torch.Checks;

/**
 * Everything that decides what a trial of the scVI objective does, its data and its seed aside.
 *
 * @param model shape of the model
 * @param training how it is trained
 * @param marginalSamples importance samples a cell in the estimate of the marginal likelihood
 */
public record ScviConfig(ModelConfig model, TrainingConfig training, int marginalSamples) {

  /** The default configuration. */
  public static final ScviConfig DEFAULT =
      new ScviConfig(ModelConfig.DEFAULT, TrainingConfig.DEFAULT, 100);

  public ScviConfig {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(training, "training");
    Checks.atLeast("marginal_samples", marginalSamples, 1);
  }
}
