package org.tunebench.engine.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * SHA-256 of a matrix, over a canonical sequence of bytes, integers big-endian: cells, genes; each
 * cell name, then each gene name, as length and UTF-8; then for each cell its number of non-zero
 * counts and for each of them gene and count (a float's bits).
 */
final class Fingerprint {
  private static final int BUFFER = 1 << 16;

  private final MessageDigest digest;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

  private Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The fingerprint of several texts, such as other fingerprints. */
  static String ofTexts(List<String> texts) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(texts);
    fingerprint.flush();
    return HexFormat.of().formatHex(fingerprint.digest.digest());
  }

  static String of(CountMatrix counts) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(counts.cells());
    fingerprint.add(counts.genes());
    fingerprint.add(counts.cellNames());
    fingerprint.add(counts.geneNames());
    for (int cell = 0; cell < counts.cells(); cell++) {
      int end = counts.rowStart(cell + 1);
      fingerprint.add(end - counts.rowStart(cell));
      for (int i = counts.rowStart(cell); i < end; i++) {
        fingerprint.add(counts.column(i));
        fingerprint.add(Float.floatToIntBits(counts.value(i)));
      }
    }
    fingerprint.flush();
    return HexFormat.of().formatHex(fingerprint.digest.digest());
  }

  private void add(int number) {
    if (buffer.remaining() < Integer.BYTES) {
      flush();
    }
    buffer.putInt(number);
  }

  private void add(List<String> names) {
    for (String name : names) {
      byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
      add(bytes.length);
      flush();
      digest.update(bytes);
    }
  }

  private void flush() {
    digest.update(buffer.flip());
    buffer.clear();
  }
}
