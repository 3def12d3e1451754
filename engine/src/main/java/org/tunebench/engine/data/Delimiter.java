package org.tunebench.engine.data;

import java.util.ArrayList;
import java.util.List;

/** What separates the fields of a table, and how a line is taken apart (RFC 4180 quotes). */
enum Delimiter {
  TAB('\t'),
  COMMA(','),
  SEMICOLON(';');

  private static final char QUOTE = '"';

  private final char character;

  Delimiter(char character) {
    this.character = character;
  }

  /** The delimiter that occurs most often in a line; a comma where none does. */
  static Delimiter detect(String line) {
    Delimiter best = COMMA;
    long most = 0;
    for (Delimiter candidate : values()) {
      long count = line.chars().filter(c -> c == candidate.character).count();
      if (count > most) {
        best = candidate;
        most = count;
      }
    }
    return best;
  }

  /** The fields of a line, quotes and blanks around them removed. */
  List<String> split(String line) {
    List<String> fields = new ArrayList<>();
    int start = 0;
    while (start <= line.length()) {
      int end = end(line, start);
      fields.add(unquoted(line, start, end));
      start = end + 1;
    }
    return fields;
  }

  /** Position of the delimiter that ends the field that starts at a position, or the length. */
  int end(String line, int start) {
    if (start < line.length() && line.charAt(start) == QUOTE) {
      int closing = line.indexOf(QUOTE, start + 1);
      while (closing >= 0 && closing + 1 < line.length() && line.charAt(closing + 1) == QUOTE) {
        closing = line.indexOf(QUOTE, closing + 2);
      }
      start = closing < 0 ? line.length() : closing;
    }
    int end = line.indexOf(character, start);
    return end < 0 ? line.length() : end;
  }

  /** The field between two positions. */
  static String unquoted(String line, int start, int end) {
    String field = line.substring(start, end).strip();
    if (field.length() >= 2 && field.charAt(0) == QUOTE && field.endsWith("\"")) {
      return field.substring(1, field.length() - 1).replace("\"\"", "\"");
    }
    return field;
  }

  /**
   * The number between two positions, NaN where there is none. Plain digits, nearly all fields of a
   * count table, are read without making a string.
   */
  static double number(String line, int start, int end) {
    int value = 0;
    for (int i = start; i < end; i++) {
      int digit = line.charAt(i) - '0';
      if (digit < 0 || digit > 9 || i - start > 8) {
        return parsed(unquoted(line, start, end));
      }
      value = 10 * value + digit;
    }
    return start == end ? Double.NaN : value;
  }

  private static double parsed(String field) {
    // Java's parser also takes "1f", "1d" and hexadecimal numbers, which no table means.
    if (field.isEmpty() || !field.chars().allMatch(c -> "0123456789+-.eE".indexOf(c) >= 0)) {
      return field.equalsIgnoreCase("inf") ? Double.POSITIVE_INFINITY : Double.NaN;
    }
    try {
      return Double.parseDouble(field);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
