package org.tunebench.engine.data;

import io.jhdf.HdfFile;
import io.jhdf.api.Group;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.StandardOpenOption;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * An open HDF5 file. What jHDF throws when a file is damaged is turned into a sentence ({@link
 * Hdf5Refusal}) here and nowhere else.
 *
 * <p>Files up to 2 GiB are mapped into memory, so that a damaged length is found against the file's
 * end before anything is allocated; larger ones are read through jHDF's own channel.
 */
final class Hdf5File implements AutoCloseable {
  private final InputFile input;
  private final FileChannel channel;
  private final long cutOff;
  private final HdfFile hdf;

  private Hdf5File(InputFile input, FileChannel channel) throws IOException {
    this.input = input;
    this.channel = channel;
    this.cutOff = cutOff(channel);
    long size = channel.size() - cutOff;
    this.hdf =
        size <= Integer.MAX_VALUE
            ? HdfFile.fromByteBuffer(channel.map(MapMode.READ_ONLY, cutOff, size))
            : new HdfFile(input.path());
  }

  /** jHDF takes a user block only where the superblock tells of it: else it does not see it. */
  private static long cutOff(FileChannel channel) throws IOException {
    long block = Hdf5Signature.userBlock(channel).orElse(0);
    return block == 0 || Hdf5Signature.knowsItsPlace(channel, block) ? 0 : block;
  }

  /** Opens a file, reads from it and closes it. */
  static <T> T read(InputFile input, Function<Hdf5File, T> reading) {
    try (FileChannel channel = FileChannel.open(input.path(), StandardOpenOption.READ);
        Hdf5File file = new Hdf5File(input, channel)) {
      return reading.apply(file);
    } catch (IOException e) {
      throw input.unreadable(e);
    } catch (HdfException
        | IllegalArgumentException
        | IllegalStateException
        | IndexOutOfBoundsException
        | BufferUnderflowException
        | ArithmeticException
        | NegativeArraySizeException
        | ArrayStoreException
        | ClassCastException
        | NoSuchElementException
        | NullPointerException
        | UnsupportedOperationException
        // A cycle of links or index nodes, a size field that became huge, a mapped file that
        // shrank.
        | StackOverflowError
        | OutOfMemoryError
        | InternalError e) {
      throw Hdf5Refusal.of(input, e);
    }
  }

  InputFile input() {
    return input;
  }

  Hdf5Group root() {
    return new Hdf5Group(this, top());
  }

  /** The top group as jHDF has it. */
  Group top() {
    return hdf;
  }

  FileChannel channel() {
    return channel;
  }

  /** Bytes before the HDF5 content. */
  long userBlockSize() {
    return cutOff + hdf.getUserBlockSize();
  }

  /** The object that a reference points to. */
  Hdf5Node byAddress(long address) {
    return Hdf5Node.of(this, hdf.getNodeByAddress(address));
  }

  @Override
  public void close() {
    hdf.close();
  }
}
