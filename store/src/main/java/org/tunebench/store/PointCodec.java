package org.tunebench.store;

import java.nio.ByteBuffer;
import org.tunebench.engine.study.Curve;

/**
 * Points of a curve as bytes: a version, the steps, then the values as raw doubles. Steps that keep
 * a constant distance, as nearly all do, take 13 bytes together; others four bytes each.
 */
final class PointCodec {
  private static final byte EVEN_STEPS = 1;
  private static final byte ANY_STEPS = 2;
  private static final int EVEN_HEADER = 1 + 3 * Integer.BYTES;
  private static final int ANY_HEADER = 1 + Integer.BYTES;

  private PointCodec() {}

  /** All points of a curve that has at least one. */
  static byte[] encode(Curve curve) {
    int size = curve.size();
    boolean even = hasEvenSteps(curve);
    int header = even ? EVEN_HEADER : ANY_HEADER + size * Integer.BYTES;
    ByteBuffer bytes = ByteBuffer.allocate(header + size * Double.BYTES);
    bytes.put(even ? EVEN_STEPS : ANY_STEPS).putInt(size);
    if (even) {
      bytes.putInt(curve.step(0)).putInt(size > 1 ? curve.step(1) - curve.step(0) : 1);
    } else {
      for (int i = 0; i < size; i++) {
        bytes.putInt(curve.step(i));
      }
    }
    for (int i = 0; i < size; i++) {
      bytes.putDouble(curve.value(i));
    }
    return bytes.array();
  }

  private static boolean hasEvenSteps(Curve curve) {
    // Steps are ints: a distance that overflows is negative, and is found to be the same or not.
    for (int i = 2; i < curve.size(); i++) {
      if (curve.step(i) - curve.step(i - 1) != curve.step(1) - curve.step(0)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Appends the points to a curve.
   *
   * @throws IllegalArgumentException if the bytes are not what {@link #encode} gives
   */
  static void decode(byte[] encoded, Curve into) {
    ByteBuffer bytes = ByteBuffer.wrap(encoded);
    byte kind = bytes.get();
    int size = bytes.getInt();
    if (kind == EVEN_STEPS && encoded.length == EVEN_HEADER + size * Double.BYTES) {
      int first = bytes.getInt();
      int distance = bytes.getInt();
      for (int i = 0; i < size; i++) {
        into.add(first + i * distance, bytes.getDouble());
      }
    } else if (kind == ANY_STEPS
        && encoded.length == ANY_HEADER + size * (Integer.BYTES + Double.BYTES)) {
      int steps = ANY_HEADER;
      int values = ANY_HEADER + size * Integer.BYTES;
      for (int i = 0; i < size; i++) {
        into.add(
            bytes.getInt(steps + i * Integer.BYTES), bytes.getDouble(values + i * Double.BYTES));
      }
    } else {
      throw new IllegalArgumentException("%d bytes of kind %d".formatted(encoded.length, kind));
    }
  }
}
