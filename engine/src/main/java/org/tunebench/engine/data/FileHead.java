package org.tunebench.engine.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What tells formats apart without reading a file: its path, whether it is a folder and its first
 * bytes, unpacked where the file is gzip.
 */
record FileHead(Path path, boolean folder, byte[] bytes) {
  private static final int LENGTH = 4096;

  static FileHead of(InputFile file) {
    if (Files.isDirectory(file.path())) {
      return new FileHead(file.path(), true, new byte[0]);
    }
    try (InputStream in = file.open()) {
      return new FileHead(file.path(), false, in.readNBytes(LENGTH));
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  boolean startsWith(byte... magic) {
    return startsWithAt(0, magic);
  }

  boolean startsWithAt(int offset, byte... magic) {
    return bytes.length >= offset + magic.length
        && Arrays.equals(bytes, offset, offset + magic.length, magic, 0, magic.length);
  }

  /** Whether the first bytes could be text: no control character but tab and line ends. */
  boolean looksLikeText() {
    for (byte b : bytes) {
      if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') {
        return false;
      }
    }
    return bytes.length > 0;
  }
}
