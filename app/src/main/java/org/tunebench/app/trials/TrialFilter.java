package org.tunebench.app.trials;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.analysis.TrialTable;
import org.tunebench.engine.study.Trial;

/**
 * What the filter field above the trial table takes: a text that any cell may contain, or an
 * expression over columns such as {@code lr < 0.01 and n_layers = 1}.
 *
 * <pre>
 * either     := both { "or" both }
 * both       := negation { "and" negation }
 * negation   := "not" negation | "(" either ")" | comparison
 * comparison := column ( "&lt;" | "&lt;=" | ">" | ">=" | "=" | "!=" | "~" ) value
 * </pre>
 *
 * <p>{@code pinned} alone is a comparison, too, and {@code tag = x} looks at each tag by itself.
 *
 * <p>{@code ~} means contains. A column or value with spaces stands in double quotes. A comparison
 * with an empty cell holds for {@code !=} only; {@code NaN} equals itself and is neither below nor
 * above anything.
 */
final class TrialFilter {
  private static final String OPERATORS = "<>=~!";
  private static final Pattern PINNED = Pattern.compile("(?i)(not\\s+)*pinned");

  private TrialFilter() {}

  /**
   * What a text asks for.
   *
   * @param accepted the trials that pass
   * @param isText whether it is what any cell may contain, and no expression
   * @param isBeginning whether it may be the beginning of an expression: of a column's name
   */
  record Parsed(Predicate<Trial> accepted, boolean isText, boolean isBeginning) {}

  /**
   * @param text empty: everything passes
   * @param columns those that the text may name
   * @param texts say what is wrong with it
   * @throws WrongInputException with a sentence if it is an expression that cannot be read
   */
  static Parsed parse(String text, List<TrialColumn> columns, Texts texts) {
    String wanted = text.strip();
    if (wanted.isEmpty()) {
      return new Parsed(trial -> true, false, false);
    }
    if (wanted.chars().anyMatch(c -> OPERATORS.indexOf(c) >= 0)
        || PINNED.matcher(wanted).matches()) {
      return new Parsed(new FilterParser(wanted, columns, texts).parse(), false, false);
    }
    String lower = wanted.toLowerCase(Locale.ROOT);
    boolean beginning =
        columns.stream().anyMatch(column -> column.id().toLowerCase(Locale.ROOT).startsWith(lower));
    return new Parsed(trial -> anyCellContains(trial, columns, lower), true, beginning);
  }

  private static boolean anyCellContains(Trial trial, List<TrialColumn> columns, String lowerCase) {
    for (TrialColumn column : columns) {
      // Nobody looks for a trial by typing a moment of the clock, and formatting it is slow.
      if (column.type() != TrialTable.Type.TIME && contains(column.of(trial), lowerCase)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a cell contains a text as it is shown, or with the decimal point that is typed. */
  static boolean contains(Object cell, String lowerCase) {
    return holds(Numbers.any(cell), lowerCase)
        || cell instanceof Double && holds(Numbers.inPlainForm(() -> Numbers.any(cell)), lowerCase);
  }

  private static boolean holds(String text, String lowerCase) {
    return text.toLowerCase(Locale.ROOT).contains(lowerCase);
  }
}
