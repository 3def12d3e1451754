package org.tunebench.engine.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Lines of a UTF-8 text file, packed or not, with their numbers and a bound on their length. */
final class LineReader implements Closeable {
  /** A table of 500,000 genes of 12 characters has shorter lines than this. */
  private static final int LONGEST_LINE = 1 << 26;

  private static final int END = -1;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final InputFile file;
  private final Reader reader;
  private final char[] buffer = new char[1 << 16];
  private int position;
  private int limit;
  private long number;

  LineReader(InputFile file) throws IOException {
    this.file = file;
    InputStream in = file.open();
    this.reader =
        new InputStreamReader(
            in,
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  /** Number of the line that was returned last, from 1. */
  long number() {
    return number;
  }

  /** The next line that is not blank, without its end, or null after the last. */
  String next() throws IOException {
    String line = nextOfAnyKind();
    while (line != null && line.isBlank()) {
      line = nextOfAnyKind();
    }
    return line;
  }

  private String nextOfAnyKind() throws IOException {
    StringBuilder line = new StringBuilder();
    boolean any = false;
    while (position < limit || fill() != END) {
      any = true;
      int start = position;
      while (position < limit && buffer[position] != '\n') {
        position++;
      }
      line.append(buffer, start, position - start);
      if (line.length() > LONGEST_LINE) {
        throw file.wrong("line %d is longer than any table's", number + 1);
      }
      if (position < limit) {
        position++;
        break;
      }
    }
    if (!any) {
      return null;
    }
    number++;
    return trimmed(line);
  }

  private String trimmed(StringBuilder line) {
    int end = line.length();
    if (end > 0 && line.charAt(end - 1) == '\r') {
      end--;
    }
    boolean marked = number == 1 && end > 0 && line.charAt(0) == BYTE_ORDER_MARK;
    return line.substring(marked ? 1 : 0, end);
  }

  private int fill() throws IOException {
    try {
      position = 0;
      limit = Math.max(0, reader.read(buffer));
      return limit == 0 ? END : limit;
    } catch (CharacterCodingException e) {
      throw file.wrong(e, "line %d is not UTF-8 text; save the file as UTF-8", number + 1);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
