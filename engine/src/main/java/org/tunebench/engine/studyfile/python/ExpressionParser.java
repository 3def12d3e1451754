package org.tunebench.engine.studyfile.python;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tunebench.engine.studyfile.python.Expression.Call;
import org.tunebench.engine.studyfile.python.Expression.Constant;
import org.tunebench.engine.studyfile.python.Expression.Dictionary;
import org.tunebench.engine.studyfile.python.Expression.Items;
import org.tunebench.engine.studyfile.python.Expression.Name;
import org.tunebench.engine.studyfile.python.Expression.Operation;
import org.tunebench.engine.studyfile.python.Expression.Other;

/** Reads one expression by precedence climbing; arithmetic of constants is done at once. */
final class ExpressionParser {
  private static final int DEEPEST = 60;

  /** Operators of two sides from the loosest to the tightest. */
  private static final List<Set<String>> LEVELS =
      List.of(
          Set.of("or"),
          Set.of("and"),
          Set.of("==", "!=", "<", ">", "<=", ">=", "in", "not", "is"),
          Set.of("|"),
          Set.of("^"),
          Set.of("&"),
          Set.of("+", "-"),
          Set.of("*", "/", "//", "%", "@"));

  private final List<Token> tokens;
  private int at;
  private int depth;

  ExpressionParser(List<Token> tokens, int from) {
    this.tokens = tokens;
    this.at = from;
  }

  /** Reads all that is left, which may be several expressions separated by commas. */
  Expression all() {
    Expression first = sequence("");
    if (at < tokens.size()) {
      throw unexpected();
    }
    return first;
  }

  /** Reads up to a word at the end, such as the colon of a block. */
  Expression upTo(String end) {
    Expression first = sequence(end);
    expect(end);
    return first;
  }

  private RuntimeException unexpected() {
    if (at >= tokens.size()) {
      return Refusal.at(lastLine(), "something is missing at the end of this line");
    }
    Token token = tokens.get(at);
    return Refusal.at(
        token.line(),
        "'%s' cannot be read here: only literal values, lists, dictionaries and calls can"
            .formatted(token.text()));
  }

  private int lastLine() {
    return tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1).line();
  }

  private int line() {
    return at < tokens.size() ? tokens.get(at).line() : lastLine();
  }

  private boolean is(String word) {
    return at < tokens.size() && tokens.get(at).is(word);
  }

  private boolean takes(String word) {
    boolean there = is(word);
    at += there ? 1 : 0;
    return there;
  }

  private void expect(String word) {
    if (!takes(word)) {
      throw unexpected();
    }
  }

  private Expression sequence(String end) {
    int line = line();
    Expression first = expression();
    if (!is(",")) {
      return first;
    }
    List<Expression> parts = new ArrayList<>(List.of(first));
    while (takes(",") && at < tokens.size() && !is(end)) {
      parts.add(expression());
    }
    return new Items(line, parts);
  }

  private Expression expression() {
    if (++depth > DEEPEST) {
      throw Refusal.at(line(), "this is nested too deeply to be read");
    }
    int line = line();
    Expression whole = is("lambda") ? skipLambda() : binary(0);
    if (takes("if")) {
      List<Expression> parts = new ArrayList<>(List.of(whole, binary(0)));
      expect("else");
      parts.add(expression());
      whole = new Other(line, "… if … else …", parts);
    }
    depth--;
    return whole;
  }

  private Expression skipLambda() {
    int line = line();
    while (at < tokens.size() && !is(":")) {
      at++;
    }
    expect(":");
    return new Other(line, "lambda", List.of(expression()));
  }

  private Expression binary(int level) {
    if (level == LEVELS.size()) {
      return unary();
    }
    Expression left = level == 2 && is("not") ? negated() : binary(level + 1);
    while (at < tokens.size() && operatorOf(level) != null) {
      int line = line();
      String operator = operatorOf(level);
      at += operator.contains(" ") ? 2 : 1;
      left = combine(line, operator, left, binary(level + 1));
    }
    return left;
  }

  private Expression negated() {
    int line = line();
    expect("not");
    if (++depth > DEEPEST) {
      throw Refusal.at(line, "this is nested too deeply to be read");
    }
    Expression of = binary(2);
    depth--;
    return new Operation(line, "not", List.of(of));
  }

  private String operatorOf(int level) {
    Token token = tokens.get(at);
    boolean known =
        (token.kind() == Token.Kind.OPERATOR || token.kind() == Token.Kind.NAME)
            && LEVELS.get(level).contains(token.text());
    if (!known) {
      return null;
    }
    if (token.is("not")) {
      boolean notIn = at + 1 < tokens.size() && tokens.get(at + 1).is("in");
      return notIn ? "not in" : null;
    }
    return token.text();
  }

  private static Expression combine(int line, String operator, Expression a, Expression b) {
    return Arithmetic.fold(line, operator, a, b)
        .orElseGet(() -> new Operation(line, operator, List.of(a, b)));
  }

  private Expression unary() {
    int line = line();
    boolean negative = is("-");
    if (takes("-") || takes("+") || takes("*") || takes("**") || takes("~")) {
      if (++depth > DEEPEST) {
        throw Refusal.at(line, "this is nested too deeply to be read");
      }
      String operator = tokens.get(at - 1).text();
      Expression of = unary();
      depth--;
      boolean plus = operator.equals("+");
      boolean number = of instanceof Constant constant && constant.isNumber();
      return number && (negative || plus)
          ? combine(line, operator, new Constant(line, 0L), of)
          : new Operation(line, operator, List.of(of));
    }
    Expression base = trailed(atom());
    if (takes("**")) {
      if (++depth > DEEPEST) {
        throw Refusal.at(line, "this is nested too deeply to be read");
      }
      Expression exponent = unary();
      depth--;
      return combine(line, "**", base, exponent);
    }
    return base;
  }

  /** Calls, attributes and indices behind an expression. */
  private Expression trailed(Expression of) {
    Expression whole = of;
    while (is("(") || is("[") || is(".")) {
      int line = line();
      if (takes("(")) {
        whole = call(whole);
      } else if (takes("[")) {
        whole = new Operation(line, "[]", List.of(whole, sequence("]")));
        expect("]");
      } else {
        expect(".");
        whole = attribute(line, whole);
      }
    }
    return whole;
  }

  private Expression attribute(int line, Expression of) {
    if (at >= tokens.size() || tokens.get(at).kind() != Token.Kind.NAME) {
      throw unexpected();
    }
    String name = tokens.get(at++).text();
    return of instanceof Name base
        ? new Name(base.line(), base.dotted() + "." + name)
        : new Operation(line, "." + name, List.of(of));
  }

  private Expression call(Expression function) {
    List<Expression> arguments = new ArrayList<>();
    Map<String, Expression> named = new LinkedHashMap<>();
    while (!is(")")) {
      boolean byName =
          at + 1 < tokens.size()
              && tokens.get(at).kind() == Token.Kind.NAME
              && tokens.get(at + 1).is("=");
      if (byName) {
        String name = tokens.get(at).text();
        at += 2;
        named.put(name, expression());
      } else {
        arguments.add(comprehended(expression()));
      }
      if (!takes(",")) {
        break;
      }
    }
    expect(")");
    Call call = new Call(function.line(), function, arguments, named);
    return Arithmetic.fold(call).orElse(call);
  }

  /** Passes over a comprehension: what it makes is no literal. */
  private Expression comprehended(Expression element) {
    if (!is("for")) {
      return element;
    }
    int line = line();
    while (at < tokens.size() && !is("]") && !is(")") && !is("}")) {
      at++;
      if (at < tokens.size() && (is("(") || is("[") || is("{"))) {
        atom();
      }
    }
    return new Other(line, "… for … in …", List.of(element));
  }

  private Expression atom() {
    if (at >= tokens.size()) {
      throw unexpected();
    }
    Token token = tokens.get(at);
    return switch (token.kind()) {
      case NUMBER -> {
        at++;
        yield new Constant(token.line(), token.value());
      }
      case STRING -> strings();
      case FORMATTED -> {
        at++;
        yield new Other(token.line(), "f'" + token.text() + "'", List.of());
      }
      case NAME -> name(token);
      case OPERATOR -> bracketed(token);
    };
  }

  private Expression strings() {
    int line = line();
    StringBuilder text = new StringBuilder();
    while (at < tokens.size() && tokens.get(at).kind() == Token.Kind.STRING) {
      text.append(tokens.get(at++).text());
    }
    return new Constant(line, text.toString());
  }

  private Expression name(Token token) {
    at++;
    return switch (token.text()) {
      case "True" -> new Constant(token.line(), Boolean.TRUE);
      case "False" -> new Constant(token.line(), Boolean.FALSE);
      case "None" -> new Constant(token.line(), null);
      default -> new Name(token.line(), token.text());
    };
  }

  private Expression bracketed(Token token) {
    if (takes("[")) {
      return items(token.line(), "]");
    }
    if (takes("{")) {
      return braces(token.line());
    }
    if (takes("(")) {
      return parenthesis(token.line());
    }
    if (takes("...")) {
      return new Other(token.line(), "...", List.of());
    }
    throw unexpected();
  }

  private Expression items(int line, String end) {
    List<Expression> parts = new ArrayList<>();
    while (!is(end)) {
      parts.add(comprehended(expression()));
      if (!takes(",")) {
        break;
      }
    }
    expect(end);
    boolean made = parts.size() == 1 && parts.get(0) instanceof Other;
    return made ? parts.get(0) : new Items(line, parts);
  }

  private Expression parenthesis(int line) {
    if (takes(")")) {
      return new Items(line, List.of());
    }
    Expression first = comprehended(expression());
    if (takes(")")) {
      return first;
    }
    expect(",");
    List<Expression> parts = new ArrayList<>(List.of(first));
    parts.addAll(items(line, ")").parts());
    return new Items(line, parts);
  }

  private Expression braces(int line) {
    List<Expression> keys = new ArrayList<>();
    List<Expression> values = new ArrayList<>();
    while (!is("}")) {
      Expression key = expression();
      if (keys.isEmpty() && !is(":")) {
        return braced(line, key);
      }
      expect(":");
      keys.add(key);
      values.add(comprehended(expression()));
      if (!takes(",")) {
        break;
      }
    }
    expect("}");
    return new Dictionary(line, keys, values);
  }

  private Expression braced(int line, Expression first) {
    List<Expression> parts = new ArrayList<>(List.of(comprehended(first)));
    if (takes(",")) {
      parts.addAll(items(line, "}").parts());
    } else {
      expect("}");
    }
    return new Items(line, parts);
  }
}
