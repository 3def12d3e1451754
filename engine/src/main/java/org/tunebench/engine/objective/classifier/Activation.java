package org.tunebench.engine.objective.classifier;

import static org.bytedeco.pytorch.global.torch.tanh_backward_out;
import static org.bytedeco.pytorch.global.torch.threshold_backward_out;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** What a hidden unit makes of its input. */
enum Activation {
  /** max(0, x). */
  RELU {
    @Override
    void forward(Tensor x) {
      x.relu_();
    }

    @Override
    void backward(Tensor gradient, Tensor y) {
      threshold_backward_out(gradient, gradient, y, new Scalar(0.0));
    }
  },

  /** The hyperbolic tangent. */
  TANH {
    @Override
    void forward(Tensor x) {
      x.tanh_();
    }

    @Override
    void backward(Tensor gradient, Tensor y) {
      tanh_backward_out(gradient, gradient, y);
    }
  };

  /** Works in place. */
  abstract void forward(Tensor x);

  /**
   * Turns the gradient of the result into that of the input, in place.
   *
   * @param y what {@link #forward} gave
   */
  abstract void backward(Tensor gradient, Tensor y);

  /** The word of study files. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Activation::word).toList();
  }

  static Activation of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
