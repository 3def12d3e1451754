package org.tunebench.engine.studyfile.python;

import java.util.List;
import java.util.Set;

/**
 * A statement: a line, or several where brackets are open.
 *
 * @param indent number of columns before it
 * @param tokens its words, at least one
 */
record Line(int indent, List<Token> tokens) {
  /** Words that are names as well where nothing stands between them and the colon. */
  private static final Set<String> SOFT = Set.of("match", "case");

  private static final Set<String> HEADERS =
      Set.of(
          "if", "elif", "else", "for", "while", "except", "match", "case", "def", "class", "async",
          "try", "finally", "with");

  Token first() {
    return tokens.get(0);
  }

  int number() {
    return first().line();
  }

  /** Whether it opens a block. */
  boolean opensBlock() {
    return colon() == tokens.size() - 1;
  }

  /** The word that says what it is: {@code for} of {@code async for}, too. */
  String keyword() {
    return (first().is("async") && tokens.size() > 1 ? tokens.get(1) : first()).text();
  }

  /** Where the colon behind the header of a block stands, or -1 where it opens none. */
  int colon() {
    if (first().kind() != Token.Kind.NAME || !HEADERS.contains(first().text())) {
      return -1;
    }
    int depth = 0;
    int lambdas = 0;
    for (int i = 1; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      depth += token.bracket();
      lambdas += depth == 0 && token.is("lambda") ? 1 : 0;
      if (depth == 0 && token.is(":") && lambdas-- == 0) {
        return i == 1 && SOFT.contains(first().text()) ? -1 : i;
      }
    }
    return -1;
  }

  /** Whether it calls what names a parameter: {@code trial.suggest_…} or {@code hp.…}. */
  boolean namesParameters() {
    for (int i = 2; i + 1 < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean method =
          token.kind() == Token.Kind.NAME && tokens.get(i - 1).is(".") && tokens.get(i + 1).is("(");
      if (method && (token.text().startsWith("suggest_") || tokens.get(i - 2).is("hp"))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a dictionary in it draws values by Ray: {@code "lr": tune.uniform(…)}. */
  boolean drawsByRay() {
    for (int i = 2; i + 1 < tokens.size() && hasEntry(); i++) {
      boolean method = tokens.get(i - 1).is(".") && tokens.get(i + 1).is("(");
      if (method && tokens.get(i - 2).is("tune") && RayTune.draws(tokens.get(i).text())) {
        return true;
      }
    }
    return false;
  }

  /** Whether it holds an entry of a dictionary: {@code "lr": …}. */
  boolean hasEntry() {
    for (int i = 0; i + 1 < tokens.size(); i++) {
      if (tokens.get(i).kind() == Token.Kind.STRING && tokens.get(i + 1).is(":")) {
        return true;
      }
    }
    return false;
  }

  /** Where a word stands outside of brackets, or -1. */
  int indexOf(String word) {
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      depth += tokens.get(i).bracket();
      if (depth == 0 && tokens.get(i).is(word)) {
        return i;
      }
    }
    return -1;
  }
}
