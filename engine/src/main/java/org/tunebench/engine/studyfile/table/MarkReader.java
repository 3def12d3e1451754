package org.tunebench.engine.studyfile.table;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.analysis.TrialColumns;
import org.tunebench.engine.study.Marks;

/** Reads what a person noted at trials, from the columns of our own tables. */
final class MarkReader {
  private final RawTable table;
  private final Roles roles;

  MarkReader(RawTable table, Roles roles) {
    this.table = table;
    this.roles = roles;
  }

  /**
   * The marks of all trials that have some.
   *
   * @param numbers of the trials, by row
   */
  Map<Integer, Marks> read(int[] numbers) {
    Map<Integer, Marks> found = new HashMap<>();
    for (int row = 0; row < numbers.length; row++) {
      Marks marks = noted(row, tagged(row, Marks.NONE.withPinned(isPinned(row))));
      if (!marks.isNone()) {
        found.put(numbers[row], marks);
      }
    }
    return found;
  }

  private Optional<String> cell(int row, String which) {
    return roles
        .mark(which)
        .map(column -> table.rows().get(row).cells().get(table.indexOf(column)))
        .map(String::valueOf);
  }

  private WrongInputException wrong(int row, String which, String sentence) {
    return table.wrong(row, table.indexOf(roles.mark(which).orElseThrow()), sentence);
  }

  private boolean isPinned(int row) {
    String word = cell(row, TrialColumns.PINNED).orElse("false");
    if (!word.equalsIgnoreCase("true") && !word.equalsIgnoreCase("false")) {
      throw wrong(row, TrialColumns.PINNED, "must be true or empty, not " + word);
    }
    return word.equalsIgnoreCase("true");
  }

  private Marks tagged(int row, Marks marks) {
    String text = cell(row, TrialColumns.TAGS).orElse("");
    TreeSet<String> tags = new TreeSet<>();
    Arrays.stream(text.split(",")).map(String::strip).filter(t -> !t.isEmpty()).forEach(tags::add);
    try {
      return marks.withTags(tags);
    } catch (WrongInputException notTags) {
      throw wrong(row, TrialColumns.TAGS, notTags.getMessage());
    }
  }

  private Marks noted(int row, Marks marks) {
    try {
      return marks.withNote(cell(row, TrialColumns.NOTE).orElse(""));
    } catch (WrongInputException tooLong) {
      throw wrong(row, TrialColumns.NOTE, tooLong.getMessage());
    }
  }
}
