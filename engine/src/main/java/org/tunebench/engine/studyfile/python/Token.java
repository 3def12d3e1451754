package org.tunebench.engine.studyfile.python;

/**
 * A word of Python.
 *
 * @param kind what it is
 * @param text as it stands, or the operator
 * @param value of a number ({@link Long} or {@link Double}) or of a string; null otherwise
 * @param line from 1
 */
record Token(Kind kind, String text, Object value, int line) {
  /** What a word is. */
  enum Kind {
    /** A name or a keyword. */
    NAME,
    /** A number. */
    NUMBER,
    /** A string. */
    STRING,
    /** A string with places to fill in. */
    FORMATTED,
    /** Anything else: an operator or a bracket. */
    OPERATOR
  }

  boolean is(String word) {
    return text.equals(word) && (kind == Kind.OPERATOR || kind == Kind.NAME);
  }

  /** 1 for a bracket that opens, -1 for one that closes, 0 for anything else. */
  int bracket() {
    if (kind != Kind.OPERATOR) {
      return 0;
    }
    return "([{".contains(text) ? 1 : ")]}".contains(text) ? -1 : 0;
  }
}
