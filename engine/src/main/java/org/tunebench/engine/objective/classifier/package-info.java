/**
 * The classifier objective: trains softmax regression or a multi-layer perceptron on labelled
 * samples and scores it by its error on a validation part. Runs inside a worker process.
 *
 * <p>After "What Is Hyperparameter Optimization?" of the book Dive into Deep Learning (19.1): its
 * configuration spaces, cross-entropy, stochastic gradient descent with momentum. Different from
 * there, and the answer to its first exercise: samples are split in three. Training sees the first
 * part; early stopping, the search and the person see the second; the test error comes from the
 * third, is computed once when a trial ends, and can be no study's metric. With folds, the first
 * two are parted several times over, with a model for each.
 *
 * <p>The layers and how they compute are those of {@link org.tunebench.engine.objective.torch}:
 * each has a backward pass by hand, checked against finite differences. Every random number comes
 * from the trial's seed and the epoch.
 */
package org.tunebench.engine.objective.classifier;
