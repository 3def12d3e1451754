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
  INT8(1) {
    @Override
    double at(ByteBuffer bytes, int offset) {
      return bytes.get(offset);
    }
  },
  UINT8(1) {
    @Override
    double at(ByteBuffer bytes, int offset) {
      return Byte.toUnsignedInt(bytes.get(offset));
    }
  },
  INT16(2) {
    @Override
    double at(ByteBuffer bytes, int offset) {
      return bytes.getShort(offset);
    }
  },
  UINT16(2) {
    @Override
    double at(ByteBuffer bytes, int offset) {
      return Short.toUnsignedInt(bytes.getShort(offset));
    }
  },
  INT32(4) {
    @Override
    double at(ByteBuffer bytes, int offset) {
      return bytes.getInt(offset);
    }
  },
  UINT32(4) {
    @Override
    double at(ByteBuffer bytes, int offset) {
      return Integer.toUnsignedLong(bytes.getInt(offset));
    }
  },
  INT64(8) {
    @Override
    double at(ByteBuffer bytes, int offset) {
      return bytes.getLong(offset);
    }
  },
  UINT64(8) {
    @Override
    double at(ByteBuffer bytes, int offset) {
      long value = bytes.getLong(offset);
      // Beyond 2^63 no use here: such a number is too large for a count or an index anyway.
      return value >= 0 ? value : 0x1p63;
    }
  },
  FLOAT32(4) {
    @Override
    double at(ByteBuffer bytes, int offset) {
      return bytes.getFloat(offset);
    }
  },
  FLOAT64(8) {
    @Override
    double at(ByteBuffer bytes, int offset) {
      return bytes.getDouble(offset);
    }
  };

  private final int size;

  NumberType(int size) {
    this.size = size;
  }

  /** The number that starts at a byte. */
  abstract double at(ByteBuffer bytes, int offset);

  /** Bytes of one number. */
  int size() {
    return size;
  }

  /** The kind of number that jHDF found, or empty for text and structures. */
  static Optional<NumberType> of(DataType type) {
    if (type instanceof EnumDataType named) {
      return of(named.getBaseType());
    }
    if (type instanceof FixedPoint whole && whole.getBitPrecision() == 8 * whole.getSize()) {
      return Optional.ofNullable(whole(whole.getSize(), whole.isSigned()));
    }
    if (type instanceof FloatingPoint real && real.getSize() == Float.BYTES) {
      return Optional.of(FLOAT32);
    }
    if (type instanceof FloatingPoint real && real.getSize() == Double.BYTES) {
      return Optional.of(FLOAT64);
    }
    return Optional.empty();
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
