package org.tunebench.app.trials;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tunebench.app.shell.Numbers;
import org.tunebench.engine.Nearest;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.Trial;

/** Reads one filter expression by recursive descent; see {@link TrialFilter} for the grammar. */
final class FilterParser {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(<=|>=|!=|==|[<>=~()]|\"[^\"]*\"|[^\\s<>=~!()\"]+)");
  private static final List<String> OPERATORS = List.of("<", "<=", ">", ">=", "=", "==", "!=", "~");

  private final List<TrialColumn> columns;
  private final List<String> tokens;
  private int next;

  FilterParser(String text, List<TrialColumn> columns) {
    this.columns = columns;
    this.tokens = tokens(text);
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    while (matcher.find(at) && matcher.start() == at) {
      tokens.add(matcher.group(1));
      at = matcher.end();
    }
    if (!text.substring(at).isBlank()) {
      throw wrong("“%s” cannot be read here".formatted(text.substring(at).strip()));
    }
    return tokens;
  }

  private static WrongInputException wrong(String sentence) {
    return new WrongInputException("", sentence + "; an example is: lr < 0.01 and n_layers = 1");
  }

  Predicate<Trial> parse() {
    Predicate<Trial> whole = either();
    if (next < tokens.size()) {
      throw wrong("“%s” does not belong after a comparison".formatted(tokens.get(next)));
    }
    return whole;
  }

  private Predicate<Trial> either() {
    Predicate<Trial> left = both();
    while (takes("or")) {
      left = left.or(both());
    }
    return left;
  }

  private Predicate<Trial> both() {
    Predicate<Trial> left = negation();
    while (takes("and")) {
      left = left.and(negation());
    }
    return left;
  }

  private Predicate<Trial> negation() {
    if (takes("not")) {
      return negation().negate();
    }
    if (takes("(")) {
      Predicate<Trial> inner = either();
      if (!takes(")")) {
        throw wrong("a closing bracket is missing");
      }
      return inner;
    }
    return comparison();
  }

  private boolean takes(String word) {
    boolean there = next < tokens.size() && tokens.get(next).equalsIgnoreCase(word);
    if (there) {
      next++;
    }
    return there;
  }

  /** {@code pinned} by itself, or one of several tags; empty for anything else. */
  private Optional<Predicate<Trial>> mark() {
    String word = next < tokens.size() ? tokens.get(next).toLowerCase(Locale.ROOT) : "";
    String after = next + 1 < tokens.size() ? tokens.get(next + 1) : "";
    if (word.equals("pinned") && !OPERATORS.contains(after)) {
      next++;
      return Optional.of(trial -> cell("pinned", trial) != null);
    }
    if (word.equals("tag") && (after.equals("=") || after.equals("!=")) && !has(word)) {
      next += 2;
      String tag = unquoted(take("a tag after tag " + after));
      Predicate<Trial> tagged = trial -> isTagged(trial, tag);
      return Optional.of(after.equals("=") ? tagged : tagged.negate());
    }
    return Optional.empty();
  }

  private boolean has(String column) {
    return columns.stream().anyMatch(known -> known.id().equalsIgnoreCase(column));
  }

  /** Before anything is marked there is no such column. */
  private Object cell(String column, Trial trial) {
    return columns.stream()
        .filter(known -> known.id().equals(column))
        .findFirst()
        .map(known -> known.of(trial))
        .orElse(null);
  }

  private boolean isTagged(Trial trial, String tag) {
    Object tags = cell("tags", trial);
    return tags != null
        && Arrays.stream(tags.toString().split(", ")).anyMatch(tag::equalsIgnoreCase);
  }

  private Predicate<Trial> comparison() {
    Optional<Predicate<Trial>> mark = mark();
    if (mark.isPresent()) {
      return mark.get();
    }
    TrialColumn column = column(take("a column's name"));
    String operator = take("one of < <= > >= = != ~ after %s".formatted(column.id()));
    if (!OPERATORS.contains(operator)) {
      throw wrong(
          "after %s, “%s” must be one of < <= > >= = != ~".formatted(column.id(), operator));
    }
    String value = unquoted(take("a value after %s %s".formatted(column.id(), operator)));
    return switch (operator) {
      case "=", "==" -> trial -> isEqual(column.of(trial), value);
      case "!=" -> trial -> !isEqual(column.of(trial), value);
      case "~" -> contains(column, value);
      default -> inequality(column, operator, value);
    };
  }

  private String take(String what) {
    if (next == tokens.size()) {
      throw wrong(what + " is missing at the end");
    }
    return tokens.get(next++);
  }

  private static String unquoted(String token) {
    return token.startsWith("\"") ? token.substring(1, token.length() - 1) : token;
  }

  private TrialColumn column(String token) {
    String name = unquoted(token);
    return columns.stream()
        .filter(column -> column.id().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  private WrongInputException unknown(String name) {
    List<String> names = columns.stream().map(TrialColumn::id).toList();
    String right =
        Nearest.to(name, names)
            .map("did you mean %s?"::formatted)
            .orElse("there are " + String.join(", ", names));
    return new WrongInputException("", "there is no column “%s”; %s".formatted(name, right));
  }

  private static boolean isEqual(Object cell, String value) {
    if (cell instanceof Number number && isNumber(value)) {
      double a = number.doubleValue();
      double b = Double.parseDouble(value);
      return a == b || (Double.isNaN(a) && Double.isNaN(b));
    }
    return cell != null && Numbers.any(cell).equalsIgnoreCase(value);
  }

  private static Predicate<Trial> contains(TrialColumn column, String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    return trial -> TrialFilter.contains(column.of(trial), lower);
  }

  private static Predicate<Trial> inequality(TrialColumn column, String operator, String value) {
    if (!isNumber(value)) {
      throw wrong("%s %s needs a number, not “%s”".formatted(column.id(), operator, value));
    }
    double limit = Double.parseDouble(value);
    return trial ->
        column.of(trial) instanceof Number number && holds(number.doubleValue(), operator, limit);
  }

  private static boolean holds(double number, String operator, double limit) {
    return switch (operator) {
      case "<" -> number < limit;
      case "<=" -> number <= limit;
      case ">" -> number > limit;
      default -> number >= limit;
    };
  }

  private static boolean isNumber(String text) {
    try {
      Double.parseDouble(text);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
