package org.tunebench.engine.studyfile.python;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names in capitals that a script gives a value once, outside of all blocks, and uses further down:
 * {@code MODELS = ["a", "b"]}, {@code choices=MODELS}. The value is put in the place of the name.
 */
final class Constants {
  private static final Pattern CAPITALS = Pattern.compile("[A-Z][A-Z0-9_]*");

  /** So many words of a value, and so many places: what is longer stays a name. */
  private static final int MOST_WORDS = 64;

  private static final int MOST_PLACES = 10_000;

  private final Map<String, List<Token>> values = new HashMap<>();
  private int places;

  private Constants(List<Line> lines) {
    Set<String> assigned = new HashSet<>();
    for (Line line : lines) {
      int sign = line.indexOf("=");
      String name = line.first().text();
      if (!CAPITALS.matcher(name).matches()) {
        continue;
      }
      if (!assigned.add(name)) {
        values.remove(name);
      } else if (sign == 1 && line.indent() == 0 && line.tokens().size() <= MOST_WORDS) {
        values.put(name, line.tokens().subList(2, line.tokens().size()));
      }
    }
  }

  /** The lines with values in the place of such names. */
  static List<Line> filledIn(List<Line> lines) {
    Constants constants = new Constants(lines);
    return constants.values.isEmpty() ? lines : lines.stream().map(constants::fillIn).toList();
  }

  private Line fillIn(Line line) {
    List<Token> tokens = line.tokens();
    List<Token> filled = new ArrayList<>(tokens.size());
    for (int i = 0; i < tokens.size(); i++) {
      List<Token> value = isUsed(tokens, i) ? values.get(tokens.get(i).text()) : null;
      if (value == null || ++places > MOST_PLACES) {
        filled.add(tokens.get(i));
      } else {
        filled.add(bracket(tokens.get(i), "("));
        filled.addAll(value);
        filled.add(bracket(tokens.get(i), ")"));
      }
    }
    return filled.size() == tokens.size() ? line : new Line(line.indent(), filled);
  }

  /** Whether a word is a value by itself: no attribute, nor the name of an argument. */
  private static boolean isUsed(List<Token> tokens, int i) {
    boolean isLast = i + 1 == tokens.size();
    return i > 0
        && tokens.get(i).kind() == Token.Kind.NAME
        && !tokens.get(i - 1).is(".")
        && (isLast || List.of("=", ".", "(", "[").stream().noneMatch(tokens.get(i + 1)::is));
  }

  private static Token bracket(Token at, String bracket) {
    return new Token(Token.Kind.OPERATOR, bracket, null, at.line());
  }
}
