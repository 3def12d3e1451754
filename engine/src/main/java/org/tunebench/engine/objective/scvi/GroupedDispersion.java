package org.tunebench.engine.objective.scvi;

import static org.bytedeco.pytorch.global.torch.sum_out;

import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.tunebench.engine.objective.torch.Initializer;
import org.tunebench.engine.objective.torch.Layers;
import org.tunebench.engine.objective.torch.Parameter;

/**
 * θ = exp(r) with one r for each gene, or for each gene and group of cells; r starts from a
 * standard normal.
 */
final class GroupedDispersion implements InverseDispersion {
  private final boolean oneGroup;
  private final Parameter logTheta;
  private final Function<CellBatch, Tensor> groupOfRow;

  /**
   * @param groups number of groups of cells, from 1
   * @param groupOfRow the group of each cell; not asked if there is one
   */
  GroupedDispersion(Layers layers, long genes, int groups, Function<CellBatch, Tensor> groupOfRow) {
    this.oneGroup = groups == 1;
    this.groupOfRow = groupOfRow;
    long[] shape = oneGroup ? new long[] {genes} : new long[] {groups, genes};
    logTheta = layers.state().add("dispersion", Initializer.standardNormal(), shape);
  }

  @Override
  public Tensor theta(CellBatch batch, Tensor decoded) {
    Tensor theta = logTheta.value().exp();
    return oneGroup ? theta : theta.index_select(0, groupOfRow.apply(batch));
  }

  @Override
  public Tensor backward(CellBatch batch, Tensor theta, Tensor thetaGradient) {
    Tensor gradient = logTheta.gradient();
    if (oneGroup) {
      sum_out(gradient, thetaGradient, 0);
      gradient.mul_(theta);
    } else {
      gradient.zero_();
      gradient.index_add_(0, groupOfRow.apply(batch), thetaGradient.mul_(theta));
    }
    return null;
  }
}
