package org.tunebench.engine.objective.command;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Makes UTF-8 of bytes that begin as UTF-16 does: with its byte order mark, as PowerShell writes
 * files, or with a letter of ASCII and a byte of 0, as Python prints into a pipe with {@code
 * PYTHONIOENCODING=utf-16}. All others it leaves as they are.
 */
final class WideText {
  private static final int BIG_FIRST = 0xFE;
  private static final int LITTLE_FIRST = 0xFF;
  private static final int FIRST_BEYOND_ASCII = 0x80;

  /** Nothing is held back. */
  private static final int NOTHING = -1;

  /** The first byte alone does not tell. */
  private int first = NOTHING;

  private boolean begun;
  private CharsetDecoder decoder;

  /** What was left of the last bytes: a letter that is not whole yet. */
  private byte[] left = new byte[0];

  /** The same text in UTF-8, as far as it has come. */
  byte[] utf8(byte[] bytes, int length) {
    if (length == 0 || begun && decoder == null) {
      return bytes;
    }
    byte[] all = joined(first == NOTHING ? new byte[0] : new byte[] {(byte) first}, bytes, length);
    first = NOTHING;
    if (!begun) {
      if (all.length == 1) {
        first = all[0] & 0xFF;
        return new byte[0];
      }
      begun = true;
      look(all[0] & 0xFF, all[1] & 0xFF);
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

  private void look(int one, int two) {
    if (one == BIG_FIRST && two == LITTLE_FIRST || one == 0 && isAscii(two)) {
      decoder = decoder(StandardCharsets.UTF_16BE);
    } else if (one == LITTLE_FIRST && two == BIG_FIRST || isAscii(one) && two == 0) {
      decoder = decoder(StandardCharsets.UTF_16LE);
    }
  }

  private static boolean isAscii(int letter) {
    return letter > 0 && letter < FIRST_BEYOND_ASCII;
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
