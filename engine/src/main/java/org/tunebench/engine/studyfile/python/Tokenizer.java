package org.tunebench.engine.studyfile.python;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes Python apart into statements and words, by its lexical rules as far as literals need. */
final class Tokenizer {
  private static final int TAB = 8;
  private static final Pattern NUMBER =
      Pattern.compile(
          "0[xX][0-9a-fA-F_]+|(\\d[\\d_]*\\.?[\\d_]*|\\.\\d[\\d_]*)([eE][+-]?\\d[\\d_]*)?");
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
  private static final Pattern OPERATOR =
      Pattern.compile(
          "\\*\\*=?|//=?|<<=|>>=|==|!=|<=|>=|->|:=|[-+*/%&|^@]=|\\.\\.\\.|.", Pattern.DOTALL);
  private static final Pattern PREFIX = Pattern.compile("(?i)[rbuf]{0,2}(?=['\"])");

  private final String text;
  private final List<Line> lines = new ArrayList<>();
  private List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;
  private int indent;
  private int depth;

  private Tokenizer(String text) {
    this.text = text;
  }

  /**
   * The statements of a text.
   *
   * @throws org.tunebench.engine.WrongInputException if a string or a bracket is not closed
   */
  static List<Line> lines(String text) {
    Tokenizer tokenizer = new Tokenizer(text.replace("\r\n", "\n").replace('\r', '\n'));
    tokenizer.read();
    return tokenizer.lines;
  }

  private void read() {
    readIndent();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n') {
        newLine();
      } else if (c == '#') {
        skipComment();
      } else if (c == '\\' && text.startsWith("\n", at + 1)) {
        at += 2;
        line++;
      } else if (c == ';' && depth == 0) {
        at++;
        endStatement();
      } else if (Character.isWhitespace(c) || c == '\ufeff') {
        at++;
      } else {
        readToken();
      }
    }
    if (depth > 0) {
      throw Refusal.at(tokens.get(0).line(), "a bracket that is opened here is not closed");
    }
    endStatement();
  }

  private void newLine() {
    at++;
    line++;
    if (depth == 0) {
      endStatement();
      readIndent();
    }
  }

  private void endStatement() {
    if (tokens.isEmpty()) {
      return;
    }
    int colon = new Line(indent, tokens).colon();
    if (colon >= 0 && colon + 1 < tokens.size()) {
      // What follows the colon, up to the end of the line, stands as if it were indented under it.
      lines.add(new Line(indent, List.copyOf(tokens.subList(0, colon + 1))));
      tokens = new ArrayList<>(tokens.subList(colon + 1, tokens.size()));
      indent++;
    }
    lines.add(new Line(indent, tokens));
    tokens = new ArrayList<>();
  }

  private void readIndent() {
    indent = 0;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      indent = text.charAt(at) == '\t' ? (indent / TAB + 1) * TAB : indent + 1;
      at++;
    }
  }

  private void skipComment() {
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end;
  }

  private void readToken() {
    Matcher prefix = matcher(PREFIX);
    if (prefix.lookingAt()) {
      at = prefix.end();
      readString(prefix.group().toLowerCase(Locale.ROOT));
      return;
    }
    Matcher number = matcher(NUMBER);
    if (number.lookingAt()) {
      add(Token.Kind.NUMBER, number, number(number.group()));
      return;
    }
    Matcher name = matcher(NAME);
    if (name.lookingAt()) {
      add(Token.Kind.NAME, name, null);
      return;
    }
    Matcher operator = matcher(OPERATOR);
    if (!operator.lookingAt()) {
      throw new IllegalStateException("the last alternative takes any character");
    }
    countBrackets(operator.group());
    add(Token.Kind.OPERATOR, operator, null);
  }

  private Matcher matcher(Pattern pattern) {
    return pattern.matcher(text).region(at, text.length());
  }

  private void add(Token.Kind kind, Matcher found, Object value) {
    tokens.add(new Token(kind, found.group(), value, line));
    at = found.end();
  }

  private void countBrackets(String operator) {
    if ("([{".contains(operator)) {
      depth++;
    } else if (")]}".contains(operator)) {
      depth = Math.max(0, depth - 1);
    }
  }

  /** One beyond 64 bits, such as a mask, is held as nearly as a real number can. */
  private static Object number(String digits) {
    String plain = digits.replace("_", "");
    boolean hexadecimal = plain.startsWith("0x") || plain.startsWith("0X");
    if (!hexadecimal && !plain.matches("\\d+")) {
      return Double.parseDouble(plain);
    }
    BigInteger whole =
        new BigInteger(hexadecimal ? plain.substring(2) : plain, hexadecimal ? 16 : 10);
    return whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : whole.doubleValue();
  }

  private void readString(String prefix) {
    int opened = line;
    String quote = text.startsWith(text.substring(at, at + 1).repeat(3), at) ? triple() : single();
    at += quote.length();
    StringBuilder content = new StringBuilder();
    while (!text.startsWith(quote, at)) {
      if (at >= text.length() || (quote.length() == 1 && text.charAt(at) == '\n')) {
        throw Refusal.at(opened, "a string is not closed: end it with " + quote);
      }
      content.append(character(prefix.contains("r")));
    }
    at += quote.length();
    Token.Kind kind = prefix.contains("f") ? Token.Kind.FORMATTED : Token.Kind.STRING;
    tokens.add(new Token(kind, content.toString(), content.toString(), opened));
  }

  private String triple() {
    return single().repeat(3);
  }

  private String single() {
    return text.substring(at, at + 1);
  }

  private char character(boolean raw) {
    char c = text.charAt(at++);
    if (c == '\n') {
      line++;
    }
    if (c != '\\' || raw || at >= text.length()) {
      return c;
    }
    char escaped = text.charAt(at++);
    if (escaped == '\n') {
      line++;
    }
    return switch (escaped) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      default -> escaped;
    };
  }
}
