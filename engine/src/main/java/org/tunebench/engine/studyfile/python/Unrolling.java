package org.tunebench.engine.studyfile.python;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * Options that a loop over what is written out declares, {@code for flag, kind in [("--lr",
 * float)]: p.add_argument(flag, type=kind)}, one by one, and arguments that a dictionary holds,
 * {@code p.add_argument("--lr", **common)}, each by its name.
 */
final class Unrolling {
  /** So many lines come of a script's loops at most: what is longer stays a loop. */
  private static final int MOST_LINES = 5_000;

  private static final int MOST_WORDS = 2_000;

  /** What variables hold that are given a value once. */
  private final Map<String, List<Token>> values = new HashMap<>();

  private final List<Line> unrolled = new ArrayList<>();

  private Unrolling(List<Line> lines) {
    Set<String> assigned = new HashSet<>();
    for (Line line : lines) {
      if (line.indexOf("=") == 1 && line.tokens().size() <= MOST_WORDS) {
        String name = line.first().text();
        if (assigned.add(name)) {
          values.put(name, line.tokens().subList(2, line.tokens().size()));
        } else {
          values.remove(name);
        }
      }
    }
  }

  /** The lines with those of such loops repeated, each with what it stands for. */
  static List<Line> of(List<Line> lines) {
    Unrolling unrolling = new Unrolling(lines);
    unrolling.take(lines);
    return unrolling.unrolled;
  }

  private void take(List<Line> lines) {
    int at = 0;
    while (at < lines.size()) {
      Line line = lines.get(at);
      int end = at + 1;
      while (end < lines.size() && lines.get(end).indent() > line.indent()) {
        end++;
      }
      List<Line> body = lines.subList(at + 1, end);
      List<Map<String, List<Token>>> rounds = rounds(line, body);
      rounds.forEach(round -> take(body.stream().map(one -> filled(one, round)).toList()));
      if (rounds.isEmpty()) {
        unrolled.add(spread(line));
      }
      at = rounds.isEmpty() ? at + 1 : end;
    }
  }

  /** What the variables of a loop hold in each of its rounds; none where that cannot be told. */
  private List<Map<String, List<Token>>> rounds(Line line, List<Line> body) {
    int in = line.indexOf("in");
    boolean isLoop =
        line.first().is("for")
            && in > 0
            && line.opensBlock()
            && body.stream().anyMatch(one -> OptionReader.calls(one, Argparse.DECLARES));
    if (!isLoop) {
      return List.of();
    }
    List<Token> targets =
        line.tokens().subList(1, in).stream()
            .filter(token -> token.kind() == Token.Kind.NAME)
            .toList();
    List<Map<String, List<Token>>> rounds = new ArrayList<>();
    for (List<Token> item : items(line.tokens().subList(in + 1, line.colon()))) {
      List<List<Token>> parts = targets.size() == 1 ? List.of(item) : parts(bare(item), ",");
      if (parts.size() != targets.size()) {
        return List.of();
      }
      Map<String, List<Token>> round = new HashMap<>();
      for (int i = 0; i < parts.size(); i++) {
        round.put(targets.get(i).text(), parts.get(i));
      }
      rounds.add(round);
    }
    boolean fits = unrolled.size() + (long) rounds.size() * body.size() <= MOST_LINES;
    return fits ? rounds : List.of();
  }

  /** The items of a list, or the keys of a dictionary, or its entries as tuples. */
  private List<List<Token>> items(List<Token> of) {
    int size = of.size();
    boolean areEntries =
        size > 4
            && of.get(size - 3).is("items")
            && of.get(size - 4).is(".")
            && of.get(size - 1).is(")");
    List<Token> whole = areEntries ? of.subList(0, size - 4) : of;
    List<Token> held = value(whole);
    boolean isDictionary = !held.isEmpty() && held.get(0).is("{");
    if (held.isEmpty() || held.get(0).bracket() == 0 || (areEntries && !isDictionary)) {
      return List.of();
    }
    List<List<Token>> items = new ArrayList<>();
    for (List<Token> part : parts(held, ",")) {
      if (part.stream().anyMatch(token -> token.is("for") || token.is("**"))) {
        return List.of();
      }
      List<List<Token>> entry = isDictionary ? parts(inBrackets(part), ":") : List.of(part);
      items.add(areEntries && entry.size() == 2 ? tuple(entry) : entry.get(0));
    }
    return items;
  }

  private static List<Token> inBrackets(List<Token> tokens) {
    List<Token> all = new ArrayList<>();
    all.add(bracket(tokens.get(0), "("));
    all.addAll(tokens);
    all.add(bracket(tokens.get(0), ")"));
    return all;
  }

  private static List<Token> tuple(List<List<Token>> parts) {
    List<Token> all = new ArrayList<>(parts.get(0));
    all.add(new Token(Token.Kind.OPERATOR, ",", null, all.get(0).line()));
    all.addAll(parts.get(1));
    return inBrackets(all);
  }

  private static Token bracket(Token at, String bracket) {
    return new Token(Token.Kind.OPERATOR, bracket, null, at.line());
  }

  /** What stands for a name, or the words themselves, without brackets around all of it. */
  private List<Token> value(List<Token> of) {
    List<Token> held = of.size() == 1 ? values.getOrDefault(of.get(0).text(), of) : of;
    return bare(held);
  }

  /** Without brackets that hold one value only. */
  private static List<Token> bare(List<Token> tokens) {
    List<Token> inner = tokens;
    while (isWrapped(inner) && inner.get(0).is("(") && parts(inner, ",").size() == 1) {
      boolean isTuple = inner.get(inner.size() - 2).is(",");
      if (isTuple) {
        return inner;
      }
      inner = inner.subList(1, inner.size() - 1);
    }
    return inner;
  }

  private static boolean isWrapped(List<Token> tokens) {
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      depth += tokens.get(i).bracket();
      if (depth == 0) {
        return i > 0 && i == tokens.size() - 1;
      }
    }
    return false;
  }

  /** What stands between separators right within the brackets around all of it. */
  private static List<List<Token>> parts(List<Token> wrapped, String separator) {
    List<List<Token>> parts = new ArrayList<>();
    if (!isWrapped(wrapped)) {
      return parts;
    }
    int depth = 0;
    int from = 1;
    for (int i = 1; i < wrapped.size(); i++) {
      boolean isLast = i == wrapped.size() - 1;
      if ((isLast || (depth == 0 && wrapped.get(i).is(separator)))) {
        if (i > from) {
          parts.add(wrapped.subList(from, i));
        }
        from = i + 1;
      }
      depth += wrapped.get(i).bracket();
    }
    return parts;
  }

  private static Line filled(Line line, Map<String, List<Token>> round) {
    List<Token> tokens = line.tokens();
    List<Token> filled = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean isName =
          token.kind() == Token.Kind.NAME
              && !(i > 0 && tokens.get(i - 1).is("."))
              && !(i + 1 < tokens.size() && tokens.get(i + 1).is("="));
      List<Token> value = isName ? round.get(token.text()) : null;
      if (value != null) {
        filled.addAll(inBrackets(value));
      } else {
        filled.add(token.kind() == Token.Kind.FORMATTED ? formatted(token, round) : token);
      }
    }
    return new Line(line.indent(), filled);
  }

  /** {@code f"--{name}"} with the text that the name stands for. */
  private static Token formatted(Token token, Map<String, List<Token>> round) {
    String text = token.text();
    for (Map.Entry<String, List<Token>> one : round.entrySet()) {
      if (one.getValue().size() == 1 && one.getValue().get(0).kind() == Token.Kind.STRING) {
        String value = (String) one.getValue().get(0).value();
        text =
            text.replace("{" + one.getKey() + "}", value)
                .replaceAll(
                    "\\{%s\\.replace\\(['\"]_['\"], ?['\"]-['\"]\\)\\}".formatted(one.getKey()),
                    Matcher.quoteReplacement(value.replace('_', '-')));
      }
    }
    return text.indexOf('{') < 0
        ? new Token(Token.Kind.STRING, text, text, token.line())
        : new Token(token.kind(), text, text, token.line());
  }

  /** Puts named arguments in the place of a dictionary that is spread out over a call. */
  private Line spread(Line line) {
    if (!OptionReader.calls(line, Argparse.DECLARES)) {
      return line;
    }
    List<Token> tokens = line.tokens();
    List<Token> spread = new ArrayList<>();
    int i = 0;
    while (i < tokens.size()) {
      boolean isSpread =
          tokens.get(i).is("**")
              && i > 0
              && (tokens.get(i - 1).is("(") || tokens.get(i - 1).is(","));
      int end = isSpread ? argumentEnd(tokens, i + 1) : i;
      Optional<List<Token>> named =
          isSpread ? named(value(tokens.subList(i + 1, end))) : Optional.empty();
      if (named.isPresent()) {
        spread.addAll(named.get());
        i = end;
      } else {
        spread.add(tokens.get(i++));
      }
    }
    return new Line(line.indent(), spread);
  }

  private static int argumentEnd(List<Token> tokens, int from) {
    int depth = 0;
    for (int i = from; i < tokens.size(); i++) {
      depth += tokens.get(i).bracket();
      if (depth < 0 || (depth == 0 && tokens.get(i).is(","))) {
        return i;
      }
    }
    return tokens.size();
  }

  /** {@code dict(type=int)}, or {@code {"type": int}}, as arguments. */
  private static Optional<List<Token>> named(List<Token> dictionary) {
    boolean isCall =
        dictionary.size() > 2
            && dictionary.get(0).is("dict")
            && isWrapped(dictionary.subList(1, dictionary.size()));
    if (isCall) {
      return Optional.of(dictionary.subList(2, dictionary.size() - 1));
    }
    if (dictionary.isEmpty() || !dictionary.get(0).is("{") || !isWrapped(dictionary)) {
      return Optional.empty();
    }
    List<Token> named = new ArrayList<>();
    for (List<Token> part : parts(dictionary, ",")) {
      List<List<Token>> entry = parts(inBrackets(part), ":");
      if (entry.size() != 2 || entry.get(0).get(0).kind() != Token.Kind.STRING) {
        return Optional.empty();
      }
      Token key = entry.get(0).get(0);
      named.add(new Token(Token.Kind.NAME, (String) key.value(), null, key.line()));
      named.add(new Token(Token.Kind.OPERATOR, "=", null, key.line()));
      named.addAll(entry.get(1));
      named.add(new Token(Token.Kind.OPERATOR, ",", null, key.line()));
    }
    return Optional.of(named);
  }
}
