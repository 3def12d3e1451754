package org.tunebench.engine.compute.cluster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.tunebench.engine.OwnerOnly;

/**
 * Appends lines to a file that another machine reads. What {@link #append} has written is on the
 * server's disk when it returns. A line that an earlier writer left torn is closed first.
 */
final class LineWriter implements AutoCloseable {
  private final FileChannel channel;

  LineWriter(Path file) throws IOException {
    boolean torn = isTorn(file);
    channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
            OwnerOnly.file(file));
    if (torn) {
      try {
        append("\n");
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    }
  }

  private static boolean isTorn(Path file) throws IOException {
    try (SeekableByteChannel before = Files.newByteChannel(file)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      before.position(Math.max(0, before.size() - 1));
      return before.read(last) == 1 && last.get(0) != '\n';
    } catch (NoSuchFileException none) {
      return false;
    }
  }

  /**
   * Appends whole lines, each with its line break.
   *
   * @throws IOException if they are not on the disk, which may be full
   */
  synchronized void append(String lines) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(false);
  }

  @Override
  public synchronized void close() throws IOException {
    channel.close();
  }
}
