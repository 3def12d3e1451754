package org.tunebench.app.trials;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The end of a trial's log, however long the log has become. */
final class LogTail {
  /** At most so much is read, in bytes. */
  static final int LIMIT = 64 * 1024;

  private LogTail() {}

  /**
   * Reads whole lines from the end of a UTF-8 file; bytes that are not UTF-8 become replacement
   * characters.
   *
   * @return empty if there is no file
   * @throws IOException if it cannot be read
   */
  static String read(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long size = channel.size();
      long start = Math.max(0, size - LIMIT);
      channel.position(start);
      ByteBuffer bytes = ByteBuffer.allocate((int) (size - start));
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        continue;
      }
      String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
      return start == 0 ? text : text.substring(text.indexOf('\n') + 1);
    } catch (NoSuchFileException e) {
      return "";
    }
  }
}
