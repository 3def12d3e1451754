package org.tunebench.engine.compute.cluster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole lines of a file that another machine appends to, each given once. The file is opened
 * anew at every look, because only then a network file system asks its server. What has no line
 * break yet, or holds zeros where its bytes have not arrived yet, waits for the next look.
 */
final class Lines {
  /** What one look reads at most: the rest is for the next. */
  private static final int MOST_BYTES = 1 << 20;

  /** Zeros at the same place for so many looks will not become anything any more. */
  private static final int PATIENCE = 120;

  private final Path file;
  private long position;
  private int zeros;

  Lines(Path file) {
    this.file = file;
  }

  /**
   * What has been appended since the last look.
   *
   * @throws NoSuchFileException if there is no such file
   */
  List<String> look() throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long waiting = channel.size() - position;
      if (waiting <= 0) {
        return List.of();
      }
      channel.position(position);
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(waiting, MOST_BYTES));
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // Reads until the buffer is full or the file has been cut.
      }
      return split(bytes.array(), bytes.position());
    }
  }

  /** How far it has been read; grows as long as there is more. */
  long position() {
    return position;
  }

  private List<String> split(byte[] bytes, int length) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < length; at++) {
      if (bytes[at] == '\n') {
        if (hasZero(bytes, from, at) && zeros++ < PATIENCE) {
          break;
        }
        lines.add(new String(bytes, from, at - from, StandardCharsets.UTF_8));
        from = at + 1;
        zeros = 0;
      }
    }
    if (from == 0 && length == MOST_BYTES && zeros == 0) {
      // No line of ours is that long: it is noise, and must not stop what follows.
      from = length;
    }
    position += from;
    return lines;
  }

  private static boolean hasZero(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }
}
