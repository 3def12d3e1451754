package org.tunebench.engine.studyfile.python;

import java.util.List;

/** Where a parser is among the words of an expression, and how deep in it. */
final class Cursor {
  private static final int DEEPEST = 60;
  private static final int LONGEST = 300;

  private final List<Token> tokens;
  private int at;
  private int depth;
  private int links;

  Cursor(List<Token> tokens, int from) {
    this.tokens = tokens;
    this.at = from;
  }

  boolean isAtEnd() {
    return at >= tokens.size();
  }

  /** The word that is read next; there must be one. */
  Token token() {
    return tokens.get(at);
  }

  /** Passes over a word, which must be there. */
  Token take() {
    return tokens.get(at++);
  }

  boolean is(String word) {
    return !isAtEnd() && token().is(word);
  }

  boolean is(Token.Kind kind) {
    return !isAtEnd() && token().kind() == kind;
  }

  /** Whether a word comes after the one that is read next. */
  boolean nextIs(String word) {
    return at + 1 < tokens.size() && tokens.get(at + 1).is(word);
  }

  /** Passes over a word if it is there. */
  boolean takes(String word) {
    boolean there = is(word);
    at += there ? 1 : 0;
    return there;
  }

  void expect(String word) {
    if (!takes(word)) {
      throw unexpected();
    }
  }

  /** The line of the word that is read next, or of the last one. */
  int line() {
    return isAtEnd() ? lastLine() : token().line();
  }

  private int lastLine() {
    return tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1).line();
  }

  /** What to throw where the word that is read next cannot stand. */
  RuntimeException unexpected() {
    if (isAtEnd()) {
      return Refusal.at(lastLine(), "something is missing at the end of this line");
    }
    return Refusal.at(
        line(),
        "'%s' cannot be read here: only literal values, lists, dictionaries and calls can"
            .formatted(token().text()));
  }

  /**
   * Goes into an expression inside another; what is nested without end would end the stack.
   *
   * @param line where it begins
   */
  void deeper(int line) {
    if (++depth > DEEPEST) {
      throw Refusal.at(line, "this is nested too deeply to be read");
    }
  }

  /** Comes back out of it. */
  void higher() {
    depth--;
  }

  /**
   * Hangs one more link to a chain, such as {@code + b} to {@code a}: what was read so far lies
   * deeper by one. The tree of a chain without end would end the stack, too.
   *
   * @param line where it stands
   */
  void link(int line) {
    if (++links > LONGEST) {
      throw Refusal.at(line, "this is too long a chain of operations to be read");
    }
  }
}
