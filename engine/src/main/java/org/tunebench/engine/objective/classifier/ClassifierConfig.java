package org.tunebench.engine.objective.classifier;

import java.util.Objects;
import org.tunebench.engine.objective.torch.Checks;

/**
 * How a classifier is built and trained.
 *
 * @param layers hidden layers; 0 for softmax regression
 * @param units width of each
 * @param activation of the hidden units
 * @param learningRate of stochastic gradient descent
 * @param momentum from 0 to below 1
 * @param batchSize samples of a mini-batch
 * @param maxEpochs epochs at most
 * @param patience training ends after so many epochs in a row without a lower validation error
 */
record ClassifierConfig(
    int layers,
    int units,
    Activation activation,
    double learningRate,
    double momentum,
    int batchSize,
    int maxEpochs,
    int patience) {
  ClassifierConfig {
    Checks.atLeast("n_layers", layers, 0);
    Checks.atLeast("n_units", units, 1);
    Objects.requireNonNull(activation, "activation");
    Checks.positive("learning_rate", learningRate);
    Checks.that(
        momentum >= 0 && momentum < 1,
        "momentum",
        "%s is no momentum: give a number from 0 to below 1",
        momentum);
    Checks.atLeast("batch_size", batchSize, 1);
    Checks.atLeast("max-epochs", maxEpochs, 1);
    Checks.atLeast("patience", patience, 1);
  }
}
