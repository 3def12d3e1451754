package org.tunebench.engine.objective.scvi;

import org.bytedeco.pytorch.Tensor;
import org.tunebench.engine.objective.torch.Layers;

/** Where a model has the inverse dispersion θ of the counts from. */
interface InverseDispersion {
  /**
   * θ at present: a vector of genes or cells × genes, or null where the counts have none.
   *
   * @param logTheta what was decoded, or null where nothing is
   */
  Tensor theta(CellBatch batch, Tensor logTheta);

  /**
   * Writes the parameter's gradient where there is one.
   *
   * @param theta what {@link #theta} gave
   * @param thetaGradient derivative of the loss with respect to each cell's θ: cells × genes;
   *     overwritten
   * @return the derivative with respect to what was decoded, or null where nothing is
   */
  Tensor backward(CellBatch batch, Tensor theta, Tensor thetaGradient);

  /** That of a configuration. */
  static InverseDispersion of(Layers layers, ModelConfig config, ModelInputs inputs) {
    if (config.reconstructionLoss() == ReconstructionLoss.POISSON) {
      return new None();
    }
    return switch (config.dispersion()) {
      case GENE -> new GroupedDispersion(layers, inputs.genes(), 1, null);
      case GENE_BATCH ->
          new GroupedDispersion(layers, inputs.genes(), inputs.batches(), CellBatch::batchOfRow);
      case GENE_LABEL ->
          new GroupedDispersion(layers, inputs.genes(), inputs.labels(), CellBatch::labelOfRow);
      case GENE_CELL -> new Decoded();
    };
  }

  /** Counts without a dispersion. */
  final class None implements InverseDispersion {
    @Override
    public Tensor theta(CellBatch batch, Tensor logTheta) {
      return null;
    }

    @Override
    public Tensor backward(CellBatch batch, Tensor theta, Tensor thetaGradient) {
      return null;
    }
  }

  /** θ = exp(what the decoder puts out for each cell and gene). */
  final class Decoded implements InverseDispersion {
    @Override
    public Tensor theta(CellBatch batch, Tensor logTheta) {
      return logTheta.exp();
    }

    @Override
    public Tensor backward(CellBatch batch, Tensor theta, Tensor thetaGradient) {
      return thetaGradient.mul_(theta);
    }
  }
}
