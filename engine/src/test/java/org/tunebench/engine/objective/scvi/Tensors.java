package org.tunebench.engine.objective.scvi;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Between Java arrays and tensors. */
final class Tensors {
  private Tensors() {}

  /** Matrix of doubles. */
  static Tensor matrix(double[][] rows) {
    int columns = rows[0].length;
    double[] flat = new double[rows.length * columns];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, flat, i * columns, columns);
    }
    return vector(flat).view(rows.length, columns);
  }

  /** Vector of doubles. */
  static Tensor vector(double... values) {
    DoublePointer pointer = new DoublePointer(values);
    return torch
        .from_blob(pointer, new long[] {values.length}, new TensorOptions(ScalarType.Double))
        .clone();
  }

  /** All elements, row by row. */
  static double[] array(Tensor tensor) {
    Tensor flat = tensor.to(ScalarType.Double).contiguous();
    double[] values = new double[(int) flat.numel()];
    flat.data_ptr_double().get(values);
    return values;
  }
}
