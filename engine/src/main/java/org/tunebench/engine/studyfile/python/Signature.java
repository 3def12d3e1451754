package org.tunebench.engine.studyfile.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tunebench.engine.WrongInputException;

/**
 * The parameters of a function: {@code def main(lr: float = 1e-3, *, epochs: int = 10)}.
 *
 * @param parameters in their order
 * @param isClosed whether it takes no others, as {@code **kwargs} does
 */
record Signature(List<Parameter> parameters, boolean isClosed) {
  /**
   * A parameter of a function.
   *
   * @param annotation its type, or empty where there is none that can be read
   * @param standard its default, or empty where it has none; one that is no expression is unknown
   */
  record Parameter(
      int line, String name, Optional<Expression> annotation, Optional<Expression> standard) {}

  /** Reads the line of a {@code def}, or gives empty for any other. */
  static Optional<Signature> of(Line line) {
    if (!line.keyword().equals("def")) {
      return Optional.empty();
    }
    List<Parameter> parameters = new ArrayList<>();
    boolean isClosed = true;
    for (List<Token> part : parts(line.tokens())) {
      if (part.get(0).is("**")) {
        isClosed = false;
      } else if (part.get(0).kind() == Token.Kind.NAME) {
        parameters.add(parameter(part));
      }
    }
    return Optional.of(new Signature(parameters, isClosed));
  }

  /** That of a function by its name, defined outside of all blocks. */
  static Optional<Signature> defined(List<Line> lines, String function) {
    return lines.stream()
        .filter(line -> line.keyword().equals("def") && line.indent() == 0)
        .filter(line -> nameIn(line).equals(function))
        .findFirst()
        .flatMap(Signature::of);
  }

  /** The name of the function whose line it is, or empty where none is given. */
  static String nameIn(Line line) {
    int place = line.first().is("async") ? 2 : 1;
    return place < line.tokens().size() ? line.tokens().get(place).text() : "";
  }

  /** What stands between the commas of the first brackets. */
  private static List<List<Token>> parts(List<Token> tokens) {
    List<List<Token>> parts = new ArrayList<>();
    List<Token> part = new ArrayList<>();
    int depth = 0;
    for (Token token : tokens) {
      depth += token.bracket();
      boolean ends = depth == 0 && token.is(")");
      if (ends || (depth == 1 && token.is(","))) {
        if (!part.isEmpty()) {
          parts.add(part);
        }
        part = new ArrayList<>();
        if (ends) {
          return parts;
        }
      } else if (depth > 1 || (depth == 1 && !token.is("(")) || !part.isEmpty()) {
        part.add(token);
      }
    }
    return parts;
  }

  /** {@code lr: float = 1e-3}, as in the brackets of a function or a line of a class. */
  static Parameter parameter(List<Token> part) {
    int sign = outside(part, "=");
    int end = sign < 0 ? part.size() : sign;
    boolean typed = part.size() > 1 && part.get(1).is(":");
    Token name = part.get(0);
    return new Parameter(
        name.line(),
        name.text(),
        typed ? expression(part.subList(2, end)) : Optional.empty(),
        sign < 0
            ? Optional.empty()
            : Optional.of(
                expression(part.subList(sign + 1, part.size()))
                    .orElse(new Expression.Other(name.line(), "…", List.of()))));
  }

  private static int outside(List<Token> part, String word) {
    int depth = 0;
    for (int i = 0; i < part.size(); i++) {
      depth += part.get(i).bracket();
      if (depth == 0 && part.get(i).is(word)) {
        return i;
      }
    }
    return -1;
  }

  private static Optional<Expression> expression(List<Token> tokens) {
    try {
      return tokens.isEmpty()
          ? Optional.empty()
          : Optional.of(new ExpressionParser(tokens, 0).all());
    } catch (WrongInputException notPlain) {
      return Optional.empty();
    }
  }
}
