package org.tunebench.app.trials;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.analysis.TrialTable;
import org.tunebench.engine.study.Trial;

/** What the person types to filter trials, and what that accepts while it is being typed. */
final class TypedFilter {
  private static final String FINISHED = "state = completed";

  /** The field has no room for an example with a longer one. */
  private static final int LONGEST_NAME = 24;

  private final Texts texts;
  private final StringProperty text = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private Predicate<Trial> accepted = trial -> true;

  /**
   * What the last text accepts that was no mere word and let any trial through: either may have
   * been half of what is being typed, and a table that is empty beside a wrong text says nothing.
   */
  private Predicate<Trial> finished = accepted;

  /**
   * An expression as the person would type it, about a parameter of the study that is shown.
   *
   * @param columns what it may name
   */
  static String example(List<TrialColumn> columns) {
    return parameter(columns, TrialTable.Type.NUMBER)
        .map(name -> name + " < " + Numbers.local("0.5") + " and " + FINISHED)
        .or(
            () ->
                parameter(columns, TrialTable.Type.WHOLE)
                    .map(name -> name + " > 1 and " + FINISHED))
        .orElse(FINISHED);
  }

  private static Optional<String> parameter(List<TrialColumn> columns, TrialTable.Type type) {
    return columns.stream()
        .filter(column -> column.isParameter() && column.type() == type)
        .map(TrialColumn::id)
        .filter(name -> name.matches("[\\w.-]+") && name.length() <= LONGEST_NAME)
        .findFirst();
  }

  TypedFilter(Texts texts) {
    this.texts = texts;
  }

  StringProperty textProperty() {
    return text;
  }

  /** Why it cannot be read, one sentence, or empty. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  boolean isBlank() {
    return text.get().isBlank();
  }

  /** Which trials it lets through: while it cannot be read, those of the last that did any. */
  Predicate<Trial> accepted() {
    return accepted;
  }

  /**
   * Reads it anew.
   *
   * @param columns what it may name
   * @param trials all trials as of now
   */
  void read(List<TrialColumn> columns, List<Trial> trials) {
    try {
      TrialFilter.Parsed parsed = TrialFilter.parse(text.get(), columns, texts);
      // The name of a column is the beginning of a comparison, and seldom what cells contain.
      boolean begun =
          parsed.isBeginning()
              && trials.size() < RowSorting.FEW
              && trials.stream().noneMatch(parsed.accepted());
      accepted = begun ? finished : parsed.accepted();
      if (isBlank() || !parsed.isText() && trials.stream().anyMatch(accepted)) {
        finished = accepted;
      }
      problem.set("");
    } catch (WrongInputException wrong) {
      accepted = finished;
      problem.set(Sentences.of(wrong));
    }
  }
}
