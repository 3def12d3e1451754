package org.tunebench.engine.objective.scvi;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.tunebench.engine.objective.torch.Layers;

/** Hidden blocks one after another. */
final class HiddenStack {
  private final List<HiddenBlock> blocks = new ArrayList<>();

  /**
   * @param depth number of blocks, from 1
   * @param batches number of experimental batches that each block is told about; 1 for none
   */
  HiddenStack(
      Layers layers,
      String name,
      long inputs,
      long width,
      int depth,
      int batches,
      double dropoutRate) {
    for (int i = 0; i < depth; i++) {
      long in = i == 0 ? inputs : width;
      blocks.add(new HiddenBlock(layers, name + "." + i, in, width, batches, dropoutRate));
    }
  }

  Tensor forward(Tensor x, Tensor batchOfRow, boolean training) {
    Tensor y = x;
    for (HiddenBlock block : blocks) {
      y = block.forward(y, batchOfRow, training);
    }
    return y;
  }

  /** Writes the parameters' gradients; overwrites its argument. The input's is not computed. */
  void backwardToWeights(Tensor outputGradient) {
    blocks.get(0).backwardToWeights(backwardDownTo(1, outputGradient));
  }

  /** Writes the parameters' gradients, overwrites its argument, returns the input's gradient. */
  Tensor backward(Tensor outputGradient) {
    return backwardDownTo(0, outputGradient);
  }

  private Tensor backwardDownTo(int first, Tensor outputGradient) {
    Tensor gradient = outputGradient;
    for (int i = blocks.size() - 1; i >= first; i--) {
      gradient = blocks.get(i).backward(gradient);
    }
    return gradient;
  }
}
