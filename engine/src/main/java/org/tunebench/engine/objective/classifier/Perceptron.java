package org.tunebench.engine.objective.classifier;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.tunebench.engine.objective.torch.Layers;
import org.tunebench.engine.objective.torch.Linear;
import org.tunebench.engine.objective.torch.ModelState;
import org.tunebench.engine.objective.torch.TensorArena;
import org.tunebench.engine.objective.torch.TensorSpace;

/**
 * A multi-layer perceptron: hidden layers of equal width with an activation each, then a linear map
 * to the logits of the classes. Without hidden layers it is softmax regression.
 */
final class Perceptron implements AutoCloseable {
  private final TensorArena arena = new TensorArena();
  private final TensorSpace space;
  private final ModelState state;
  private final Activation activation;
  private final List<Linear> hidden = new ArrayList<>();
  private final List<Tensor> activations = new ArrayList<>();
  private final Linear output;

  /**
   * @param maxRows samples of the largest batch
   * @param seed of the first weights
   */
  Perceptron(
      int features,
      int classes,
      ClassifierConfig config,
      String device,
      ScalarType type,
      int maxRows,
      long seed) {
    try {
      space = new TensorSpace(arena, device, type);
      state = new ModelState(space);
      activation = config.activation();
      // Nothing is random but the first weights.
      Layers layers = new Layers(space, state, null, maxRows);
      long inputs = features;
      for (int i = 1; i <= config.layers(); i++) {
        hidden.add(Linear.withBias(layers, "hidden " + i, inputs, config.units()));
        inputs = config.units();
      }
      output = Linear.withBias(layers, "output", inputs, classes);
      state.allocate(seed);
    } catch (RuntimeException | Error e) {
      // What a device without memory left has made so far would stay on it.
      arena.close();
      throw e;
    }
  }

  ModelState state() {
    return state;
  }

  TensorSpace space() {
    return space;
  }

  /** How many weights there are. */
  long size() {
    return state.values().numel();
  }

  /**
   * @param x rows × features
   * @return logits, rows × classes; overwritten by the next call
   */
  Tensor forward(Tensor x) {
    activations.clear();
    Tensor y = x;
    for (Linear layer : hidden) {
      y = layer.forward(y);
      activation.forward(y);
      activations.add(y);
    }
    return output.forward(y);
  }

  /** Writes the gradients of all weights, given that of the latest logits. */
  void backward(Tensor logitsGradient) {
    if (hidden.isEmpty()) {
      output.backwardToWeights(logitsGradient);
      return;
    }
    Tensor gradient = output.backward(logitsGradient);
    for (int i = hidden.size() - 1; i > 0; i--) {
      activation.backward(gradient, activations.get(i));
      gradient = hidden.get(i).backward(gradient);
    }
    activation.backward(gradient, activations.get(0));
    hidden.get(0).backwardToWeights(gradient);
  }

  @Override
  public void close() {
    arena.close();
  }
}
