package org.tunebench.app.trials;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.tunebench.app.shell.Appearance;
import org.tunebench.app.shell.ColumnLayout;

/**
 * The columns of one study's table as the person has laid them out: order, widths, which are shown,
 * and which it is sorted by. A study that nobody has touched shows all that are not empty, as they
 * come.
 */
public final class StudyColumns {
  private final Appearance appearance;
  private final long study;

  /**
   * @param appearance keeps them
   */
  public StudyColumns(Appearance appearance, long study) {
    this.appearance = appearance;
    this.study = study;
  }

  private ColumnLayout layout() {
    return appearance.columns(study);
  }

  /** The columns that there are in the order of the person. */
  <T> List<T> arranged(List<T> natural, Function<T, String> id) {
    return layout().arranged(natural, id);
  }

  /** What the person made of its width, or empty. */
  OptionalDouble width(String id) {
    double width = layout().column(id).map(ColumnLayout.Column::width).orElse(0.0);
    return width > 0 ? OptionalDouble.of(width) : OptionalDouble.empty();
  }

  /** Whether the person has not hidden it. */
  boolean isShown(String id) {
    return layout().column(id).map(ColumnLayout.Column::shown).orElse(true);
  }

  /** Takes down how the columns are that there are at the moment. */
  void keep(List<ColumnLayout.Column> columns) {
    appearance.setColumns(study, layout().with(columns));
  }

  /** What the person has sorted by. */
  List<ColumnLayout.Sort> sort() {
    return layout().sort();
  }

  /** Takes down what the person sorts by. */
  void keepSort(List<ColumnLayout.Sort> sort) {
    appearance.setColumns(study, layout().sorted(sort));
  }

  /** All columns of the study are as they come, and shown. */
  void forget() {
    appearance.setColumns(study, ColumnLayout.NONE);
  }
}
