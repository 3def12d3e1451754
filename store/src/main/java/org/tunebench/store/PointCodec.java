package org.tunebench.store;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.jooq.exception.DataTypeException;
import org.tunebench.engine.study.Curve;

/**
 * Points of a curve as bytes: a version, the steps, the values as raw doubles, and a checksum
 * (CRC-32) of all that: H2 finds a page that was torn by its head alone, not by what it holds.
 * Steps that keep a constant distance, as nearly all do, take 13 bytes together; others four bytes
 * each.
 */
final class PointCodec {
  /** Without a checksum, as schemas 1 and 2 had them. */
  private static final byte EVEN_UNCHECKED = 1;

  private static final byte ANY_UNCHECKED = 2;

  private static final byte EVEN_STEPS = 3;
  private static final byte ANY_STEPS = 4;
  private static final int EVEN_HEADER = 1 + 3 * Integer.BYTES;
  private static final int ANY_HEADER = 1 + Integer.BYTES;

  private PointCodec() {}

  /** All points of a curve that has at least one. */
  static byte[] encode(Curve curve) {
    int size = curve.size();
    boolean even = hasEvenSteps(curve);
    int header = even ? EVEN_HEADER : ANY_HEADER + size * Integer.BYTES;
    ByteBuffer bytes = ByteBuffer.allocate(header + size * Double.BYTES + Integer.BYTES);
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
    return bytes.putInt(checksum(bytes.array(), bytes.position())).array();
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32 sum = new CRC32();
    sum.update(bytes, 0, length);
    return (int) sum.getValue();
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
   * @throws DataTypeException if the bytes are not what {@link #encode} gives
   */
  static void decode(byte[] encoded, Curve into) {
    ByteBuffer bytes = ByteBuffer.wrap(encoded);
    if (encoded.length < ANY_HEADER) {
      throw damaged(encoded);
    }
    byte kind = bytes.get();
    int size = bytes.getInt();
    boolean isChecked = kind == EVEN_STEPS || kind == ANY_STEPS;
    int length = encoded.length - (isChecked ? Integer.BYTES : 0);
    if (isChecked && (length < 0 || bytes.getInt(length) != checksum(encoded, length))) {
      throw damaged(encoded);
    }
    boolean even = kind == EVEN_STEPS || kind == EVEN_UNCHECKED;
    boolean any = kind == ANY_STEPS || kind == ANY_UNCHECKED;
    if (even && length == EVEN_HEADER + (long) size * Double.BYTES) {
      int first = bytes.getInt();
      int distance = bytes.getInt();
      into.reserve(size);
      for (int i = 0; i < size; i++) {
        into.add(first + i * distance, bytes.getDouble());
      }
    } else if (any && length == ANY_HEADER + (long) size * (Integer.BYTES + Double.BYTES)) {
      int steps = ANY_HEADER;
      into.reserve(size);
      int values = ANY_HEADER + size * Integer.BYTES;
      for (int i = 0; i < size; i++) {
        into.add(
            bytes.getInt(steps + i * Integer.BYTES), bytes.getDouble(values + i * Double.BYTES));
      }
    } else {
      throw damaged(encoded);
    }
  }

  private static DataTypeException damaged(byte[] encoded) {
    return new DataTypeException("%d bytes are no part of a curve".formatted(encoded.length));
  }
}
