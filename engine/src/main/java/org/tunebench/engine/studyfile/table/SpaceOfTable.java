package org.tunebench.engine.studyfile.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.studyfile.yaml.StudyFileException;

/**
 * Derives a search space from the columns of a table: numbers become the range that they span, on a
 * logarithmic scale where real numbers look drawn from one; truth values and text become choices. A
 * parameter that some trials lack gets the condition that tells them from the others.
 */
final class SpaceOfTable {
  private static final long LARGEST_WHOLE = 1L << 52;

  /** Parents of a condition have few values. */
  private static final int MOST_PARENT_VALUES = 50;

  private final RawTable table;
  private final Map<String, Distribution> known;
  private final UnaryOperator<String> called;

  /** By heading. */
  private final Map<String, Column> columns = new LinkedHashMap<>();

  /** By the name of the parameter. */
  private final Map<String, Column> byName = new LinkedHashMap<>();

  SpaceOfTable(RawTable table, List<String> parameters, UnaryOperator<String> called) {
    this(table, parameters, Map.of(), called);
  }

  /**
   * @param known what the parameters were drawn from, where somebody wrote it down
   * @param called what the parameter of a column is called
   */
  SpaceOfTable(
      RawTable table,
      List<String> parameters,
      Map<String, Distribution> known,
      UnaryOperator<String> called) {
    this.table = table;
    this.known = known;
    this.called = called;
    for (String name : parameters) {
      int index = table.indexOf(name);
      columns.put(
          name,
          known.containsKey(name)
              ? Column.of(table, index, type(known.get(name)))
              : Column.of(table, index));
    }
  }

  private static Column.Type type(Distribution distribution) {
    if (distribution instanceof IntRange) {
      return Column.Type.WHOLE;
    }
    return distribution instanceof FloatRange ? Column.Type.NUMBER : Column.Type.TEXT;
  }

  /**
   * @throws StudyFileException naming line and column of what cannot be a parameter
   */
  SearchSpace space() {
    List<Parameter> parameters = new ArrayList<>();
    for (Column column : columns.values()) {
      try {
        String name = called.apply(column.name());
        parameters.add(new Parameter(name, distribution(column), conditions(column)));
        requireOnce(byName.putIfAbsent(name, column), column);
      } catch (StudyFileException placed) {
        throw placed;
      } catch (WrongInputException e) {
        throw new StudyFileException(
            table.file(), table.headingLine(), column.name(), e.getMessage(), e);
      }
    }
    if (parameters.isEmpty()) {
      throw new StudyFileException(
          table.file(), table.headingLine(), "", "no column is left for a parameter", null);
    }
    return new SearchSpace(parameters);
  }

  private void requireOnce(Column other, Column column) {
    if (other != null) {
      throw new StudyFileException(
          table.file(),
          table.headingLine(),
          column.name(),
          "is the parameter '%s', as is the column '%s': rename one"
              .formatted(called.apply(column.name()), other.name()),
          null);
    }
  }

  private Distribution distribution(Column column) {
    if (known.containsKey(column.name())) {
      return known.get(column.name());
    }
    if (!column.isNumeric()) {
      return new Choice(column.distinct());
    }
    for (int row = 0; row < table.rows().size(); row++) {
      double value = column.number(row).orElse(0.0);
      if (!Double.isFinite(value)) {
        throw table.wrong(
            row,
            table.indexOf(column.name()),
            "a parameter cannot be %s: %s, or %s"
                .formatted(value, ImportOptions.AS_RESULT, ImportOptions.LEAVE_OUT));
      }
    }
    double[] tried =
        IntStream.range(0, table.rows().size())
            .mapToObj(column::number)
            .flatMapToDouble(value -> value.stream().mapToDouble(x -> x))
            .toArray();
    FloatRange range = FloatRange.ofTried(tried);
    boolean whole =
        column.type() == Column.Type.WHOLE
            && range.low() >= -LARGEST_WHOLE
            && range.high() <= LARGEST_WHOLE;
    return whole ? new IntRange((long) range.low(), (long) range.high()) : range;
  }

  private List<Condition> conditions(Column column) {
    if (column.gaps() == 0) {
      return List.of();
    }
    return List.of(
        columns.values().stream()
            .filter(parent -> isParent(parent, column))
            .flatMap(parent -> condition(column, parent).stream())
            .findFirst()
            .orElseThrow(() -> unexplained(column)));
  }

  /** Fewer gaps than the child's: so conditions never go round in a circle. */
  private static boolean isParent(Column parent, Column child) {
    boolean countable = parent.type() != Column.Type.NUMBER;
    return countable
        && parent.gaps() < child.gaps()
        && parent.distinct().size() <= MOST_PARENT_VALUES;
  }

  /** The values of the parent that go with a value of the child, if no other row has them. */
  private Optional<Condition> condition(Column child, Column parent) {
    Set<Object> with = new HashSet<>();
    Set<Object> without = new HashSet<>();
    for (int row = 0; row < table.rows().size(); row++) {
      boolean present = child.value(row).isPresent();
      if (present && parent.value(row).isEmpty()) {
        return Optional.empty();
      }
      parent.value(row).ifPresent(present ? with::add : without::add);
    }
    List<Object> values = parent.distinct().stream().filter(with::contains).toList();
    return with.stream().noneMatch(without::contains)
        ? Optional.of(new Condition(called.apply(parent.name()), values))
        : Optional.empty();
  }

  /** Whether another column tells when this one is empty. */
  boolean isExplained(String name) {
    Column column = columns.get(name);
    return column.gaps() == 0
        || columns.values().stream()
            .filter(parent -> isParent(parent, column))
            .anyMatch(parent -> condition(column, parent).isPresent());
  }

  private StudyFileException unexplained(Column column) {
    int row = 0;
    while (column.value(row).isPresent()) {
      row++;
    }
    return table.wrong(
        row,
        table.indexOf(column.name()),
        "is empty, and no other column tells when: fill it in, "
            + ImportOptions.AS_RESULT
            + ", or "
            + ImportOptions.LEAVE_OUT);
  }

  /** The columns that have no value at all. */
  static List<String> empty(RawTable table, List<String> names) {
    return names.stream()
        .filter(name -> Column.of(table, table.indexOf(name)).distinct().isEmpty())
        .toList();
  }

  /** The value of a parameter in a row, as its distribution has it. */
  Optional<Object> value(Parameter parameter, int row) {
    return byName.get(parameter.name()).value(row).map(parameter.distribution()::coerce);
  }
}
