package org.tunebench.engine.objective.command;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Makes UTF-8 of bytes that begin with the byte order mark of UTF-16, as PowerShell writes files
 * and Python prints with {@code PYTHONIOENCODING=utf-16}. All others it leaves as they are.
 */
final class WideText {
  private static final int BIG_FIRST = 0xFE;
  private static final int LITTLE_FIRST = 0xFF;

  /** No mark has come; or the one byte of which it may be made. */
  private static final int NOTHING = -1;

  private int first = NOTHING;
  private boolean begun;
  private CharsetDecoder decoder;

  /** What was left of the last bytes: a letter that is not whole yet. */
  private byte[] left = new byte[0];

  /** The same text in UTF-8, as far as it has come. */
  byte[] utf8(byte[] bytes, int length) {
    if (length == 0) {
      return bytes;
    }
    byte[] all = joined(first == NOTHING ? new byte[0] : new byte[] {(byte) first}, bytes, length);
    first = NOTHING;
    if (!begun) {
      int start = all[0] & 0xFF;
      if (all.length == 1 && (start == BIG_FIRST || start == LITTLE_FIRST)) {
        first = start;
        return new byte[0];
      }
      begun = true;
      all = withoutMark(all);
    }
    return decoder == null ? all : decoded(all);
  }

  /** What of the text was not whole yet; others that come begin anew. */
  byte[] end() {
    byte[] rest = first == NOTHING ? new byte[0] : new byte[] {(byte) first};
    first = NOTHING;
    begun = false;
    decoder = null;
    left = new byte[0];
    return rest;
  }

  private byte[] withoutMark(byte[] all) {
    if (all.length < 2) {
      return all;
    }
    int start = (all[0] & 0xFF) << Byte.SIZE | all[1] & 0xFF;
    if (start == (BIG_FIRST << Byte.SIZE | LITTLE_FIRST)) {
      decoder = decoder(StandardCharsets.UTF_16BE);
    } else if (start == (LITTLE_FIRST << Byte.SIZE | BIG_FIRST)) {
      decoder = decoder(StandardCharsets.UTF_16LE);
    }
    return all;
  }

  private static CharsetDecoder decoder(Charset charset) {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .onUnmappableCharacter(CodingErrorAction.REPLACE);
  }

  private byte[] decoded(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(joined(left, bytes, bytes.length));
    CharBuffer out = CharBuffer.allocate(in.remaining() + 1);
    decoder.decode(in, out, false);
    left = new byte[in.remaining()];
    in.get(left);
    // Each stream of a process begins with a mark, and two may come through one pipe.
    return out.flip().toString().replace("\uFEFF", "").getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] joined(byte[] before, byte[] bytes, int length) {
    byte[] all = new byte[before.length + length];
    System.arraycopy(before, 0, all, 0, before.length);
    System.arraycopy(bytes, 0, all, before.length, length);
    return all;
  }
}
