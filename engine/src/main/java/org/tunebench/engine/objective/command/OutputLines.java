package org.tunebench.engine.objective.command;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Cuts bytes of whatever kind into lines of text: UTF-8 with replacement, or UTF-16 where they
 * begin so, without control characters and the colours of terminals. A carriage return ends a line,
 * too: progress bars write over themselves.
 */
final class OutputLines {
  /** Bytes of a line that are kept; the rest of it is counted. */
  static final int LONGEST = 64 * 1024;

  private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;?]*[A-Za-z]");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\t]]");

  /** Hears of the lines. */
  interface Listener {
    /**
     * @param text without its line break
     * @param overwritten whether it ended with a carriage return alone: on a terminal, the next
     *     line covers it
     * @param cut bytes that were left out at its end
     */
    void line(String text, boolean overwritten, long cut);
  }

  private final Listener listener;
  private final WideText wide = new WideText();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
  private long cut;
  private boolean returned;
  private volatile boolean unmarked;

  OutputLines(Listener listener) {
    this.listener = listener;
  }

  /** Takes the next bytes. */
  void accept(byte[] bytes, int length) {
    byte[] text = wide.utf8(bytes, length);
    cut(text, text == bytes ? length : text.length);
  }

  private void cut(byte[] bytes, int length) {
    int from = 0;
    for (int i = 0; i < length; i++) {
      byte b = bytes[i];
      if (b != '\n' && b != '\r' && !returned) {
        continue;
      }
      keep(bytes, from, i);
      from = i;
      if (returned && b != '\n') {
        emit(true);
      }
      returned = b == '\r';
      if (b == '\n') {
        emit(false);
      }
      if (b == '\n' || b == '\r') {
        from = i + 1;
      }
    }
    keep(bytes, from, length);
  }

  /** Whether a line in UTF-16 has come after others: every other byte is 0. */
  boolean sawUnmarked() {
    return unmarked;
  }

  private void keep(byte[] bytes, int from, int to) {
    int room = Math.min(to - from, LONGEST - line.size());
    line.write(bytes, from, room);
    cut += to - from - room;
  }

  /** Nothing follows: the last line needs no line break. */
  void end() {
    byte[] rest = wide.end();
    cut(rest, rest.length);
    if (line.size() > 0) {
      emit(false);
    }
  }

  private void emit(boolean overwritten) {
    returned = false;
    String text = line.toString(StandardCharsets.UTF_8);
    long left = cut;
    unmarked |=
        text.length() > 2 && 2 * text.chars().filter(c -> c == 0).count() > text.length() - 2;
    line.reset();
    cut = 0;
    listener.line(plain(text), overwritten, left);
  }

  private static String plain(String text) {
    boolean clean = text.chars().noneMatch(c -> c < ' ' && c != '\t' || c == 0x7F);
    return clean ? text : CONTROL.matcher(COLOUR.matcher(text).replaceAll("")).replaceAll("\uFFFD");
  }
}
