package org.tunebench.engine.studyfile.python;

import java.util.List;

/**
 * A statement: a line, or several where brackets are open.
 *
 * @param indent number of columns before it
 * @param tokens its words, at least one
 */
record Line(int indent, List<Token> tokens) {
  Token first() {
    return tokens.get(0);
  }

  int number() {
    return first().line();
  }

  /** Whether it opens a block. */
  boolean opensBlock() {
    return tokens.get(tokens.size() - 1).is(":");
  }
}
