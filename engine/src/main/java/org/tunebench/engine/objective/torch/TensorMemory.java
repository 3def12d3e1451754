package org.tunebench.engine.objective.torch;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** A tensor's numbers where they are, for code in Java that works on them. */
public final class TensorMemory {
  private TensorMemory() {}

  /**
   * The numbers of a tensor in single precision on the CPU that lie one after another. The buffer
   * is good for as long as the tensor is.
   */
  public static FloatBuffer floats(Tensor tensor) {
    requireOnePiece(tensor);
    return tensor.data_ptr_float().capacity(tensor.numel()).asBuffer();
  }

  /** The bits of the same. */
  public static IntBuffer floatBits(Tensor tensor) {
    requireOnePiece(tensor);
    return new IntPointer(tensor.data_ptr_float()).capacity(tensor.numel()).asBuffer();
  }

  /** The whole numbers of 32 bits of a tensor on the CPU that lie one after another. */
  public static IntBuffer ints(Tensor tensor) {
    requireOnePiece(tensor);
    return tensor.data_ptr_int().capacity(tensor.numel()).asBuffer();
  }

  static boolean holdsFloats(Tensor tensor) {
    return tensor.scalar_type().intern() == ScalarType.Float;
  }

  /** The same in double precision. */
  public static DoubleBuffer doubles(Tensor tensor) {
    requireOnePiece(tensor);
    return tensor.data_ptr_double().capacity(tensor.numel()).asBuffer();
  }

  private static void requireOnePiece(Tensor tensor) {
    if (!tensor.is_contiguous() || !tensor.device().is_cpu()) {
      throw new IllegalArgumentException("not in one piece of this computer's memory");
    }
  }
}
