/**
 * The scVI objective: trains a variational autoencoder of single-cell counts and scores it by its
 * marginal likelihood on held-out cells. This package runs inside a worker process; what touches
 * LibTorch is here and in the rooms {@code torch}, {@code fused} and {@code classifier}.
 *
 * <h2>Model</h2>
 *
 * After Lopez et al., "Deep generative modeling for single-cell transcriptomics" (Nature Methods
 * 2018), with the settings of scVI's hyperparameter tuning module:
 *
 * <ul>
 *   <li>Encoders of z and of l = ln library size see ln(1 + x). A hidden block is a linear map,
 *       batch normalisation (momentum 0.01, eps 0.001), ReLU and dropout; a posterior has a linear
 *       mean and the variance exp(linear) + 1e-4. The encoder of l has one block.
 *   <li>The decoder has the same blocks without dropout, told the experimental batch when there are
 *       several. rate = exp(l) · softmax(linear); θ = exp(r) with one r a gene, or a gene and
 *       batch, a gene and label, or decoded for each cell ({@link
 *       org.tunebench.engine.objective.scvi.InverseDispersion}); with zero inflation also linear
 *       dropout logits.
 *   <li>The linear decoder (LDVAE) has a linear map of z with batch normalisation for each of these
 *       instead, without hidden layers, ReLU or dropout.
 *   <li>Likelihoods and their derivatives: {@link
 *       org.tunebench.engine.objective.scvi.CountLikelihood}, {@link
 *       org.tunebench.engine.objective.scvi.CountGradient}, {@link
 *       org.tunebench.engine.objective.scvi.Poisson}.
 *   <li>Priors: standard normal for z; for l the mean and population variance of ln(total count)
 *       over all cells of the experimental batch.
 *   <li>Loss: mean over cells of reconstruction + KL(l) + w·KL(z), w = min(1, epochs done / 400).
 *       The ELBO that is reported has w = 1, evaluation mode, one sample.
 * </ul>
 *
 * <h2>How it computes</h2>
 *
 * There is no automatic differentiation. Each layer writes its result to a buffer of its own and
 * has a backward pass by hand, checked against finite differences in double precision; nothing is
 * recorded, and a step allocates next to nothing. All parameters are views into one vector, all
 * gradients into another: Adam is one pass over vectors, a copy of the best state two copies. On a
 * CPU the derivatives of the likelihood go through loops of Java that become vector instructions
 * ({@link org.tunebench.engine.objective.scvi.CountKernel}); they are checked against the plain
 * formulas in double precision.
 *
 * <p>Every random number comes from a generator of the trial's own, started anew for each epoch and
 * purpose from the trial's seed. So the same seed gives the same history whatever else runs in the
 * process, an evaluation can be repeated exactly, and a training could be taken up at any epoch
 * from the vectors alone.
 *
 * <h2>Speed</h2>
 *
 * The engine's README has what was measured. Two thirds of a step are matrix products at the
 * processor's peak.
 */
package org.tunebench.engine.objective.scvi;
