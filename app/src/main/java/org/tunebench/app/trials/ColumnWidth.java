package org.tunebench.app.trials;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.tunebench.app.shell.Numbers;
import org.tunebench.engine.analysis.TrialColumns;
import org.tunebench.engine.study.Trial;

/** How wide a column is at first: so that its heading and usual values are not cut. */
final class ColumnWidth {
  /** Rows that are measured; a column of a hundred thousand rows need not be exact. */
  private static final int MEASURED = 300;

  /** Of those, the longest are laid out, which takes longer than all else. */
  private static final int LAID_OUT = 10;

  private static final double PADDING = 18;
  private static final double SORT_ARROW = 14;
  private static final double ICON = 22;

  /** Around what is not final. */
  private static final double PARENTHESES = 12;

  private static final double SENTENCE = 320;

  /** A column of exactly 80 is taken for one that nobody set, and fitted to its cells. */
  private static final double NOBODY_SET = 80;

  private static final double SIZE = 14;
  private static final Font CELLS = Font.font(Font.getDefault().getFamily(), SIZE);
  private static final Font HEADING =
      Font.font(Font.getDefault().getFamily(), FontWeight.BOLD, SIZE);

  private ColumnWidth() {}

  /**
   * In pixels.
   *
   * @param trials whose cells are measured
   */
  static double of(TrialColumn column, List<Trial> trials) {
    double heading = heading(column.id());
    double cells =
        Stream.concat(Stream.of(usual(column)), texts(column, trials))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .limit(LAID_OUT)
                .mapToDouble(text -> width(text, CELLS))
                .max()
                .orElse(0)
            + (column.isDeciding() ? PARENTHESES : 0);
    double content = Math.max(heading, cells + (hasIcon(column) ? ICON : 0));
    return set(Math.ceil(Math.min(content, SENTENCE) + PADDING));
  }

  /** In pixels, of a column whose cells are no longer than its heading with the arrow of a sort. */
  static double of(String heading) {
    return set(Math.ceil(heading(heading) + PADDING));
  }

  private static double heading(String words) {
    return width(words, HEADING) + SORT_ARROW;
  }

  /** In pixels, so that a cell with a text is not cut. */
  static double of(TrialColumn column, String text) {
    double cell = width(text, CELLS) + (hasIcon(column) ? ICON : 0);
    return set(Math.ceil(Math.min(cell, SENTENCE) + PADDING));
  }

  /** The state has its own, and the number that of a pin. */
  private static boolean hasIcon(TrialColumn column) {
    return column.isState() || column.id().equals(TrialColumn.TRIAL);
  }

  /** A width that counts as set by somebody. */
  static double set(double width) {
    return width == NOBODY_SET ? width + 1 : width;
  }

  private static Stream<String> texts(TrialColumn column, List<Trial> trials) {
    return trials.stream()
        .limit(MEASURED)
        .map(column::of)
        .filter(value -> value instanceof Number || value instanceof String)
        .map(
            value ->
                column.isMetric() && value instanceof Double number
                    ? Numbers.metric(number)
                    : Numbers.any(value));
  }

  /** What there is room for before there are trials. */
  private static String usual(TrialColumn column) {
    if (column.isState()) {
      return "completed";
    }
    return switch (column.type()) {
      case TIME -> "2026-12-31 00:00:00";
      case NUMBER -> "1000.00";
      case TEXT -> column.id().equals(TrialColumns.FAILURE) ? "x".repeat(30) : "";
      case WHOLE, OPTION -> "";
    };
  }

  private static double width(String text, Font font) {
    int end = text.indexOf('\n');
    Text measured = new Text(end < 0 ? text : text.substring(0, end));
    measured.setFont(font);
    return measured.getLayoutBounds().getWidth();
  }
}
