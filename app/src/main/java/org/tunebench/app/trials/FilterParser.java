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
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.Nearest;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.Trial;

/** Reads one filter expression by recursive descent; see {@link TrialFilter} for the grammar. */
final class FilterParser {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(<=|>=|!=|==|[<>=~()]|\"[^\"]*\"|[^\\s<>=~!()\"]+)");
  private static final List<String> OPERATORS = List.of("<", "<=", ">", ">=", "=", "==", "!=", "~");

  /** As many as a study of a few parameters has. */
  private static final int NAMED = 20;

  private final List<TrialColumn> columns;
  private final Texts texts;
  private final List<String> tokens;
  private int next;

  FilterParser(String text, List<TrialColumn> columns, Texts texts) {
    this.columns = columns;
    this.texts = texts;
    this.tokens = tokens(text);
  }

  private List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    while (matcher.find(at) && matcher.start() == at) {
      tokens.add(matcher.group(1));
      at = matcher.end();
    }
    if (!text.substring(at).isBlank()) {
      throw wrong("Trials.Filter.Wrong.unreadable", text.substring(at).strip());
    }
    return tokens;
  }

  private WrongInputException wrong(String key, Object... arguments) {
    String sentence = texts.get(key, arguments);
    return new WrongInputException(
        "", texts.get("Trials.Filter.Wrong.example", sentence, TypedFilter.example(columns)));
  }

  Predicate<Trial> parse() {
    Predicate<Trial> whole = either();
    if (next < tokens.size()) {
      throw wrong("Trials.Filter.Wrong.more", tokens.get(next));
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
        throw wrong("Trials.Filter.Wrong.bracket");
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
      String tag = unquoted(take("Trials.Filter.Wrong.noTag", after));
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
    TrialColumn column = column(take("Trials.Filter.Wrong.noColumn"));
    String operator = take("Trials.Filter.Wrong.noOperator", column.id());
    if (!OPERATORS.contains(operator)) {
      throw wrong("Trials.Filter.Wrong.operator", column.id(), operator);
    }
    String value = unquoted(take("Trials.Filter.Wrong.noValue", column.id(), operator));
    return switch (operator) {
      case "=", "==" -> trial -> isEqual(column.of(trial), value);
      case "!=" -> trial -> !isEqual(column.of(trial), value);
      case "~" -> contains(column, value);
      default -> inequality(column, operator, value);
    };
  }

  /**
   * The next word.
   *
   * @param missing says that there is none
   */
  private String take(String missing, Object... arguments) {
    if (next == tokens.size()) {
      throw wrong(missing, arguments);
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
            .map(near -> texts.get("Trials.Filter.Wrong.near", name, near))
            .orElseGet(
                () -> texts.get("Trials.Filter.Wrong.unknown", name, texts.names(names, NAMED)));
    return new WrongInputException("", right);
  }

  private static boolean isEqual(Object cell, String value) {
    if (cell instanceof Number number && isNumber(Numbers.typed(value))) {
      double a = number.doubleValue();
      double b = Double.parseDouble(Numbers.typed(value));
      return a == b || (Double.isNaN(a) && Double.isNaN(b));
    }
    return cell != null && Numbers.any(cell).equalsIgnoreCase(value);
  }

  private static Predicate<Trial> contains(TrialColumn column, String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    return trial -> TrialFilter.contains(column.of(trial), lower);
  }

  private Predicate<Trial> inequality(TrialColumn column, String operator, String value) {
    String typed = Numbers.typed(value);
    if (!isNumber(typed)) {
      String point = value.replace(',', '.');
      String key = isNumber(point) ? "Trials.Filter.Wrong.point" : "Trials.Filter.Wrong.number";
      throw wrong(key, column.id(), operator, value, point);
    }
    double limit = Double.parseDouble(typed);
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
