package org.tunebench.engine.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * What tells formats apart without reading a file: its path, whether it is a folder and its first
 * bytes, unpacked where the file is gzip.
 */
record FileHead(Path path, boolean folder, byte[] bytes) {
  private static final int LENGTH = 4096;
  private static final byte[] LFS =
      "version https://git-lfs.github.com/spec/".getBytes(StandardCharsets.US_ASCII);

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

  /** Whether it is what Git LFS leaves in the place of a file that was not fetched. */
  boolean isLfsPointer() {
    return startsWith(LFS);
  }

  /** Whether it is a web page, which a download saves that was led to a login or an error. */
  boolean isWebPage() {
    String text = new String(bytes, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
    String start = text.replace("\uFEFF", "").strip();
    return start.startsWith("<") && (start.contains("<!doctype html") || start.contains("<html"));
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
