package org.tunebench.engine.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Where HDF5 content begins: at the start of a file, or after a user block of 512 bytes, 1024, 2048
 * and so on, twice as much each time (HDF5 file format specification, II.A). What is in such a
 * block is not HDF5's.
 */
final class Hdf5Signature {
  private static final byte[] BYTES = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  private static final int FIRST_USER_BLOCK = 512;

  /** Where superblocks of versions 0, 1, and from 2 on have their base address, of eight bytes. */
  private static final int BASE_0 = 24;

  private static final int BASE_1 = 28;
  private static final int BASE_2 = 12;

  private Hdf5Signature() {}

  /** Whether a file has HDF5 content; one that cannot be read has none. */
  static boolean isIn(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      return userBlock(channel).isPresent();
    } catch (IOException unreadable) {
      return false;
    }
  }

  /** How many bytes are before the content; empty if there is none. */
  static OptionalLong userBlock(SeekableByteChannel channel) throws IOException {
    for (long at = 0; at < channel.size(); at = next(at)) {
      if (Arrays.equals(read(channel, at, BYTES.length).array(), BYTES)) {
        return OptionalLong.of(at);
      }
    }
    return OptionalLong.empty();
  }

  /**
   * Whether the superblock says where it is. Where a block was put before a finished file it does
   * not, and HDF5's own library takes the place where it has found it.
   */
  static boolean knowsItsPlace(SeekableByteChannel channel, long userBlock) throws IOException {
    int version = read(channel, userBlock + BYTES.length, 1).get(0);
    long field = userBlock + (version == 0 ? BASE_0 : version == 1 ? BASE_1 : BASE_2);
    return read(channel, field, Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).getLong(0) == userBlock;
  }

  private static ByteBuffer read(SeekableByteChannel channel, long position, int count)
      throws IOException {
    ByteBuffer found = ByteBuffer.allocate(count);
    channel.position(position);
    while (found.hasRemaining() && channel.read(found) >= 0) {
      // A channel may give less than it is asked for.
    }
    return found;
  }

  /** Whether some first bytes, of an unpacked file perhaps, are such a file's. */
  static boolean isIn(FileHead head) {
    for (long at = 0; at < head.bytes().length; at = next(at)) {
      if (head.startsWithAt((int) at, BYTES)) {
        return true;
      }
    }
    return false;
  }

  private static long next(long position) {
    return Math.max(FIRST_USER_BLOCK, 2 * position);
  }
}
