package org.tunebench.engine.data;

import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** How the numbers of an array are stored; read as doubles without an object for each. */
enum NumberType {
  INT8(1, ByteBuffer::get),
  UINT8(1, (bytes, offset) -> Byte.toUnsignedInt(bytes.get(offset))),
  INT16(2, ByteBuffer::getShort),
  UINT16(2, (bytes, offset) -> Short.toUnsignedInt(bytes.getShort(offset))),
  INT32(4, ByteBuffer::getInt),
  UINT32(4, (bytes, offset) -> Integer.toUnsignedLong(bytes.getInt(offset))),
  INT64(8, ByteBuffer::getLong),
  UINT64(8, (bytes, offset) -> unsigned(bytes.getLong(offset))),
  FLOAT16(2, (bytes, offset) -> FloatingPoint.toFloat(bytes.getShort(offset))),
  FLOAT32(4, ByteBuffer::getFloat),
  FLOAT64(8, ByteBuffer::getDouble);

  /** Reads the number that starts at a byte. */
  private interface Reader {
    double at(ByteBuffer bytes, int offset);
  }

  private final int size;
  private final Reader reader;

  NumberType(int size, Reader reader) {
    this.size = size;
    this.reader = reader;
  }

  /** Beyond 2^63 no use here: such a number is too large for a count or an index anyway. */
  private static double unsigned(long value) {
    return value >= 0 ? value : 0x1p63;
  }

  /** The number that starts at a byte. */
  double at(ByteBuffer bytes, int offset) {
    return reader.at(bytes, offset);
  }

  /** Bytes of one number. */
  int size() {
    return size;
  }

  /** The kind of number that jHDF found, or empty for text, structures and rare ones. */
  static Optional<NumberType> of(DataType type) {
    if (type instanceof EnumDataType named) {
      return of(named.getBaseType());
    }
    if (type instanceof FixedPoint whole && whole.getBitPrecision() == 8 * whole.getSize()) {
      return Optional.ofNullable(whole(whole.getSize(), whole.isSigned()));
    }
    return type instanceof FloatingPoint real ? Optional.ofNullable(real(real)) : Optional.empty();
  }

  private static NumberType real(FloatingPoint type) {
    return switch (type.getSize()) {
      // What machines learn with also comes with a wider exponent, as bfloat16.
      case 2 -> type.getExponentSize() == 5 ? FLOAT16 : null;
      case 4 -> FLOAT32;
      case 8 -> FLOAT64;
      default -> null;
    };
  }

  private static NumberType whole(int size, boolean signed) {
    return switch (size) {
      case 1 -> signed ? INT8 : UINT8;
      case 2 -> signed ? INT16 : UINT16;
      case 4 -> signed ? INT32 : UINT32;
      case 8 -> signed ? INT64 : UINT64;
      default -> null;
    };
  }

  /** The order in which the bytes of a number are stored. */
  static ByteOrder order(DataType type) {
    if (type instanceof EnumDataType named) {
      return order(named.getBaseType());
    }
    if (type instanceof FixedPoint whole) {
      return whole.getByteOrder();
    }
    return type instanceof FloatingPoint real ? real.getByteOrder() : ByteOrder.LITTLE_ENDIAN;
  }
}
