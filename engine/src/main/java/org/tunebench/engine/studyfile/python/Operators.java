package org.tunebench.engine.studyfile.python;

import java.util.List;
import java.util.Set;

/** Python's operators, and which of them a parser is at. */
final class Operators {
  private static final Set<String> SIGNS = Set.of("-", "+", "*", "**", "~");

  /** Those of two sides from the loosest to the tightest. */
  private static final List<Set<String>> TWO_SIDED =
      List.of(
          Set.of("or"),
          Set.of("and"),
          Set.of("==", "!=", "<", ">", "<=", ">=", "in", "not", "is"),
          Set.of("|"),
          Set.of("^"),
          Set.of("&"),
          Set.of("+", "-"),
          Set.of("*", "/", "//", "%", "@"));

  /** How many levels those of two sides have; 0 is the loosest. */
  static final int LEVELS = TWO_SIDED.size();

  /** The level of comparisons, above which {@code not} stands. */
  static final int COMPARISONS = 2;

  private Operators() {}

  /** Whether one of two sides is read next. */
  static boolean isAt(Cursor words, int level) {
    return isAt(words, TWO_SIDED.get(level)) && (!words.is("not") || words.nextIs("in"));
  }

  private static boolean isAt(Cursor words, Set<String> operators) {
    return (words.is(Token.Kind.OPERATOR) || words.is(Token.Kind.NAME))
        && operators.contains(words.token().text());
  }

  /** Passes over one of two sides. */
  static String take(Cursor words) {
    String operator = words.take().text();
    return operator.equals("not") && words.takes("in") ? "not in" : operator;
  }

  /** Whether one that stands before its only side is read next. */
  static boolean isSignAt(Cursor words) {
    return isAt(words, SIGNS);
  }
}
