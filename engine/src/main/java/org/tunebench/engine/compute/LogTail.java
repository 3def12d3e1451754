package org.tunebench.engine.compute;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The end of a log file. */
public final class LogTail {
  private static final int DEFAULT_BYTES = 4096;

  private LogTail() {}

  /** The last 4 KB of a file in whole lines, or nothing if it cannot be read. */
  public static String read(Path file) {
    try {
      return read(file, DEFAULT_BYTES);
    } catch (IOException unreadable) {
      return "";
    }
  }

  /**
   * The end of a file in whole lines, without what is empty at its end; nothing if there is no
   * file. It is UTF-8; other bytes become replacement characters.
   *
   * @param most bytes to read
   * @throws IOException if it cannot be read
   */
  public static String read(Path file, int most) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long from = Math.max(0, channel.size() - most);
      channel.position(from);
      ByteBuffer bytes = ByteBuffer.allocate((int) (channel.size() - from));
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // Reads until the buffer is full or the file has been cut.
      }
      String text =
          new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).stripTrailing();
      return from > 0 ? text.substring(text.indexOf('\n') + 1) : text;
    } catch (NoSuchFileException none) {
      return "";
    }
  }
}
