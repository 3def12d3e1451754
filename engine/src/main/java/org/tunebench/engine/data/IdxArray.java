package org.tunebench.engine.data;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;

/**
 * An array of unsigned bytes from an IDX file: two zero bytes, a type, the number of dimensions,
 * their sizes as big-endian integers, then the bytes.
 *
 * @see <a href="http://yann.lecun.com/exdb/mnist/">The format, at its end</a>
 */
final class IdxArray {
  private static final int UNSIGNED_BYTE = 0x08;

  /** The best ratio that gzip reaches; more announced bytes than that are not in the file. */
  private static final long LARGEST_RATIO = 1032;

  private final int[] sizes;
  private final byte[] bytes;

  private IdxArray(int[] sizes, byte[] bytes) {
    this.sizes = sizes;
    this.bytes = bytes;
  }

  /** Reads a file that has to have so many dimensions. */
  static IdxArray read(InputFile file, int dimensions) {
    file.requireContent();
    try (DataInputStream in = new DataInputStream(file.open())) {
      requireMagic(file, in, dimensions);
      int[] sizes = new int[dimensions];
      long count = 1;
      for (int i = 0; i < dimensions; i++) {
        sizes[i] = in.readInt();
        count = sizes[i] < 1 || count > Integer.MAX_VALUE ? Long.MAX_VALUE : count * sizes[i];
      }
      if (count > Math.min(Integer.MAX_VALUE - 8, LARGEST_RATIO * Files.size(file.path()))) {
        throw file.wrong("the sizes in its head cannot be; the file is cut or damaged");
      }
      byte[] bytes = in.readNBytes((int) count);
      if (bytes.length < count || in.read() >= 0) {
        throw file.wrong(
            "%s bytes follow the head, where it announces %d; the file is cut or damaged",
            bytes.length < count ? "only " + bytes.length : "more", count);
      }
      return new IdxArray(sizes, bytes);
    } catch (EOFException e) {
      throw file.wrong(e, "the file is cut: it ends early; copy it again");
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  private static void requireMagic(InputFile file, DataInputStream in, int dimensions)
      throws IOException {
    int magic = in.readInt();
    int expected = UNSIGNED_BYTE << 8 | dimensions;
    if (magic != expected) {
      throw file.wrong(
          "the file begins with 0x%08X; IDX %s begin with 0x%08X (unsigned bytes)",
          magic, dimensions == 1 ? "labels" : "images", expected);
    }
  }

  /** Size of a dimension. */
  int size(int dimension) {
    return sizes[dimension];
  }

  /** The numbers as stored; take them as unsigned. */
  byte[] bytes() {
    return bytes;
  }

  /** The numbers, 0 to 255. */
  float[] floats() {
    float[] floats = new float[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      floats[i] = Byte.toUnsignedInt(bytes[i]);
    }
    return floats;
  }
}
