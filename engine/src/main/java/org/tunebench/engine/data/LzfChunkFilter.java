package org.tunebench.engine.data;

import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.filter.Filter;
import java.util.Arrays;

/**
 * The LZF filter that h5py registers, in place of jHDF's: since HDF5 2.0 text arrays are stored
 * without the unpacked size, which jHDF 0.10 cannot do without. jHDF finds it as a service.
 *
 * @see <a href="http://oldhome.schmorp.de/marc/liblzf.html">LibLZF</a>
 */
public final class LzfChunkFilter implements Filter {
  private static final int ID = 32000;
  private static final int SIZE_FIELD = 2;
  private static final int LITERAL = 32;
  private static final int LONG_MATCH = 7;

  /** For jHDF, which makes filters as services. */
  public LzfChunkFilter() {}

  @Override
  public int getId() {
    return ID;
  }

  @Override
  public String getName() {
    return "lzf";
  }

  /**
   * Unpacks a chunk.
   *
   * @param packed the chunk as stored; a chunk that would have grown is stored as it is
   * @param settings of the filter: the third, where there is one, is the unpacked size
   */
  @Override
  public byte[] decode(byte[] packed, int[] settings) {
    boolean sized = settings.length > SIZE_FIELD;
    if (sized && settings[SIZE_FIELD] == packed.length) {
      return packed;
    }
    try {
      return new Unpacking(packed, sized ? settings[SIZE_FIELD] : 4 * packed.length).unpack();
    } catch (IndexOutOfBoundsException e) {
      if (!sized) {
        return packed;
      }
      throw new HdfFilterException("damaged LZF data", e);
    }
  }

  /** One chunk's unpacking. */
  private static final class Unpacking {
    private final byte[] in;
    private int read;
    private byte[] out;
    private int written;

    Unpacking(byte[] in, int expected) {
      this.in = in;
      this.out = new byte[Math.max(16, Math.min(expected, LITERAL * 9 * in.length))];
    }

    byte[] unpack() {
      while (read < in.length) {
        int control = in[read++] & 0xff;
        if (control < LITERAL) {
          copyLiteral(control + 1);
        } else {
          copyMatch(control);
        }
      }
      return Arrays.copyOf(out, written);
    }

    private void copyLiteral(int length) {
      reserve(length);
      System.arraycopy(in, read, out, written, length);
      read += length;
      written += length;
    }

    /** A match may overlap what it writes, so it is copied byte by byte. */
    private void copyMatch(int control) {
      int length = control >> 5;
      if (length == LONG_MATCH) {
        length += in[read++] & 0xff;
      }
      int from = written - ((control & 0x1f) << 8) - (in[read++] & 0xff) - 1;
      length += 2;
      reserve(length);
      for (int i = 0; i < length; i++) {
        out[written++] = out[from++];
      }
    }

    private void reserve(int length) {
      if (written + length > out.length) {
        out = Arrays.copyOf(out, Math.max(written + length, 2 * out.length));
      }
    }
  }
}
