package org.tunebench.engine.studyfile.python;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tunebench.engine.studyfile.python.Expression.Call;
import org.tunebench.engine.studyfile.python.Expression.Constant;
import org.tunebench.engine.studyfile.python.Expression.Dictionary;
import org.tunebench.engine.studyfile.python.Expression.Items;
import org.tunebench.engine.studyfile.python.Expression.Name;
import org.tunebench.engine.studyfile.python.Expression.Operation;
import org.tunebench.engine.studyfile.python.Expression.Other;

/** Reads one expression by precedence climbing; arithmetic of constants is done at once. */
final class ExpressionParser {
  private final Cursor words;

  ExpressionParser(List<Token> tokens, int from) {
    words = new Cursor(tokens, from);
  }

  /** Reads all that is left, which may be several expressions separated by commas. */
  Expression all() {
    Expression first = sequence("");
    if (!words.isAtEnd()) {
      throw words.unexpected();
    }
    return first;
  }

  /** Reads up to a word at the end, such as the colon of a block. */
  Expression upTo(String end) {
    Expression first = sequence(end);
    words.expect(end);
    return first;
  }

  private Expression sequence(String end) {
    int line = words.line();
    Expression first = expression();
    if (!words.is(",")) {
      return first;
    }
    List<Expression> parts = new ArrayList<>(List.of(first));
    while (words.takes(",") && !words.isAtEnd() && !words.is(end)) {
      parts.add(expression());
    }
    return new Items(line, parts);
  }

  private Expression expression() {
    int line = words.line();
    words.deeper(line);
    Expression whole = words.is("lambda") ? skipLambda() : binary(0);
    if (words.takes("if")) {
      List<Expression> parts = new ArrayList<>(List.of(whole, binary(0)));
      words.expect("else");
      parts.add(expression());
      whole = new Other(line, "… if … else …", parts);
    }
    words.higher();
    return whole;
  }

  private Expression skipLambda() {
    int line = words.line();
    while (!words.isAtEnd() && !words.is(":")) {
      words.take();
    }
    words.expect(":");
    return new Other(line, "lambda", List.of(expression()));
  }

  private Expression binary(int level) {
    if (level == Operators.LEVELS) {
      return unary();
    }
    Expression left =
        level == Operators.COMPARISONS && words.is("not") ? negated() : binary(level + 1);
    while (Operators.isAt(words, level)) {
      int line = words.line();
      left = combine(line, Operators.take(words), left, binary(level + 1));
      if (left instanceof Operation) {
        words.link(line);
      }
    }
    return left;
  }

  private Expression negated() {
    int line = words.line();
    words.expect("not");
    words.deeper(line);
    Expression of = binary(Operators.COMPARISONS);
    words.higher();
    return new Operation(line, "not", List.of(of));
  }

  private static Expression combine(int line, String operator, Expression a, Expression b) {
    return Arithmetic.fold(line, operator, a, b)
        .orElseGet(() -> new Operation(line, operator, List.of(a, b)));
  }

  private Expression unary() {
    int line = words.line();
    if (Operators.isSignAt(words)) {
      String operator = words.take().text();
      words.deeper(line);
      Expression of = unary();
      words.higher();
      boolean number = of instanceof Constant constant && constant.isNumber();
      return number && (operator.equals("-") || operator.equals("+"))
          ? combine(line, operator, new Constant(line, 0L), of)
          : new Operation(line, operator, List.of(of));
    }
    Expression base = trailed(atom());
    if (words.takes("**")) {
      words.deeper(line);
      Expression exponent = unary();
      words.higher();
      return combine(line, "**", base, exponent);
    }
    return base;
  }

  /** Calls, attributes and indices behind an expression. */
  private Expression trailed(Expression of) {
    Expression whole = of;
    while (words.is("(") || words.is("[") || words.is(".")) {
      int line = words.line();
      if (!(whole instanceof Name)) {
        words.link(line);
      }
      if (words.takes("(")) {
        whole = call(whole);
      } else if (words.takes("[")) {
        whole = new Operation(line, "[]", List.of(whole, sequence("]")));
        words.expect("]");
      } else {
        words.expect(".");
        whole = attribute(line, whole);
      }
    }
    return whole;
  }

  private Expression attribute(int line, Expression of) {
    if (!words.is(Token.Kind.NAME)) {
      throw words.unexpected();
    }
    String name = words.take().text();
    return of instanceof Name base
        ? new Name(base.line(), base.dotted() + "." + name)
        : new Operation(line, "." + name, List.of(of));
  }

  private Expression call(Expression function) {
    List<Expression> arguments = new ArrayList<>();
    Map<String, Expression> named = new LinkedHashMap<>();
    while (!words.is(")")) {
      if (words.is(Token.Kind.NAME) && words.nextIs("=")) {
        String name = words.take().text();
        words.expect("=");
        named.put(name, expression());
      } else {
        arguments.add(comprehended(expression()));
      }
      if (!words.takes(",")) {
        break;
      }
    }
    words.expect(")");
    Call call = new Call(function.line(), function, arguments, named);
    return Arithmetic.fold(call).orElse(call);
  }

  /** What a comprehension makes is no literal. */
  private Expression comprehended(Expression element) {
    if (!words.is("for")) {
      return element;
    }
    int line = words.line();
    List<Expression> parts = new ArrayList<>(List.of(element));
    while (words.is("for") || words.is("if")) {
      if (words.take().is("for")) {
        while (!words.isAtEnd() && !words.is("in")) {
          words.take();
        }
        words.expect("in");
      }
      parts.add(binary(0));
    }
    return new Other(line, "… for … in …", parts);
  }

  private Expression atom() {
    if (words.isAtEnd()) {
      throw words.unexpected();
    }
    Token token = words.token();
    return switch (token.kind()) {
      case NUMBER -> {
        words.take();
        yield new Constant(token.line(), token.value());
      }
      case STRING, FORMATTED -> strings();
      case NAME -> name(token);
      case OPERATOR -> bracketed(token);
    };
  }

  private Expression strings() {
    int line = words.line();
    StringBuilder text = new StringBuilder();
    boolean formatted = false;
    while (words.is(Token.Kind.STRING) || words.is(Token.Kind.FORMATTED)) {
      formatted |= words.is(Token.Kind.FORMATTED);
      text.append(words.take().text());
    }
    return formatted
        ? new Other(line, "f'" + text + "'", List.of())
        : new Constant(line, text.toString());
  }

  private Expression name(Token token) {
    words.take();
    return switch (token.text()) {
      case "True" -> new Constant(token.line(), Boolean.TRUE);
      case "False" -> new Constant(token.line(), Boolean.FALSE);
      case "None" -> new Constant(token.line(), null);
      default -> new Name(token.line(), token.text());
    };
  }

  private Expression bracketed(Token token) {
    if (words.takes("[")) {
      return items(token.line(), "]");
    }
    if (words.takes("{")) {
      return braces(token.line());
    }
    if (words.takes("(")) {
      return parenthesis(token.line());
    }
    if (words.takes("...")) {
      return new Other(token.line(), "...", List.of());
    }
    throw words.unexpected();
  }

  private Expression items(int line, String end) {
    List<Expression> parts = new ArrayList<>();
    while (!words.is(end)) {
      parts.add(comprehended(expression()));
      if (!words.takes(",")) {
        break;
      }
    }
    words.expect(end);
    boolean made = parts.size() == 1 && parts.get(0) instanceof Other;
    return made ? parts.get(0) : new Items(line, parts);
  }

  private Expression parenthesis(int line) {
    if (words.takes(")")) {
      return new Items(line, List.of());
    }
    Expression first = comprehended(expression());
    if (words.takes(")")) {
      return first;
    }
    words.expect(",");
    List<Expression> parts = new ArrayList<>(List.of(first));
    parts.addAll(items(line, ")").parts());
    return new Items(line, parts);
  }

  private Expression braces(int line) {
    List<Expression> keys = new ArrayList<>();
    List<Expression> values = new ArrayList<>();
    while (!words.is("}")) {
      Expression key = expression();
      if (keys.isEmpty() && !words.is(":")) {
        return braced(line, key);
      }
      words.expect(":");
      keys.add(key);
      values.add(comprehended(expression()));
      if (!words.takes(",")) {
        break;
      }
    }
    words.expect("}");
    return new Dictionary(line, keys, values);
  }

  private Expression braced(int line, Expression first) {
    List<Expression> parts = new ArrayList<>(List.of(comprehended(first)));
    if (words.takes(",")) {
      parts.addAll(items(line, "}").parts());
    } else {
      words.expect("}");
    }
    return new Items(line, parts);
  }
}
