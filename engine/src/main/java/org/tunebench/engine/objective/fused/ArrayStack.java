package org.tunebench.engine.objective.fused;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * Hidden layers one after another, of each trial as many as it has. A layer works on the trials
 * that have it, the first ones.
 */
public final class ArrayStack {
  private final List<ArrayBlock> blocks = new ArrayList<>();
  private final SideBySide result;
  private final SideBySide gradient;

  /**
   * @param depth number of layers at most; a trial has no more than its shape says
   * @param batches number of experimental batches that each layer is told about; 1 for none
   * @param dropout whether layers drop units in training
   */
  public ArrayStack(
      ArrayLayers layers, String name, long inputs, int depth, int batches, boolean dropout) {
    long width = layers.shape().width();
    for (int i = 0; i < depth; i++) {
      int trials = layers.shape().deeperThan(i);
      long in = i == 0 ? inputs : width;
      blocks.add(new ArrayBlock(layers, name + "." + i, trials, in, batches, dropout));
    }
    result = layers.sideBySide(width);
    gradient = layers.sideBySide(width);
  }

  /**
   * @param x trials × rows × inputs
   * @param batchOfRow one-hot, trials × rows × batches; null where there is but one
   * @return what each trial's last layer puts out, trials × rows × units
   */
  public Tensor forward(Tensor x, Tensor batchOfRow, boolean training) {
    Tensor y = x;
    for (int i = 0; i < blocks.size(); i++) {
      ArrayBlock block = blocks.get(i);
      y = block.forward(y.narrow(0, 0, block.trials()), batchOfRow, training);
      keepThoseThatEnd(i, y);
    }
    return result.byTrial(x.size(1));
  }

  private void keepThoseThatEnd(int layer, Tensor y) {
    boolean last = layer + 1 == blocks.size();
    int deeper = last ? 0 : blocks.get(layer + 1).trials();
    int ending = blocks.get(layer).trials() - deeper;
    if (ending > 0) {
      Tensor place = result.byTrial(y.size(1)).narrow(0, deeper, ending);
      place.copy_(y.narrow(0, deeper, ending));
    }
  }

  /** Where the caller writes the gradient of the output before it goes backward. */
  public Tensor outputGradient(long rows) {
    return gradient.byTrial(rows);
  }

  /** Writes the weights' gradients, from {@link #outputGradient}. */
  public void backwardToWeights(long rows) {
    backwardDownTo(1, rows);
    blocks.get(0).backwardToWeights(gradient.byTrial(rows, blocks.get(0).trials()));
  }

  /** Writes the weights' gradients and that of the input, from {@link #outputGradient}. */
  public void backward(long rows, Tensor inputGradient) {
    backwardDownTo(1, rows);
    blocks.get(0).backward(gradient.byTrial(rows, blocks.get(0).trials()), inputGradient);
  }

  /** A layer's input gradient takes the place of its output's: shallower trials wait there. */
  private void backwardDownTo(int first, long rows) {
    for (int i = blocks.size() - 1; i >= first; i--) {
      Tensor place = gradient.byTrial(rows, blocks.get(i).trials());
      blocks.get(i).backward(place, place);
    }
  }
}
