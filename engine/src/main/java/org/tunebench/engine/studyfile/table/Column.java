package org.tunebench.engine.studyfile.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A column of a table with its values of one type: whole numbers, numbers, truth values or text.
 */
final class Column {
  /** What its values are. */
  enum Type {
    /** {@link Long}. */
    WHOLE,
    /** {@link Double}, possibly NaN or infinite. */
    NUMBER,
    /** {@link Boolean}. */
    FLAG,
    /** Text, or values of several types. */
    TEXT
  }

  /** As many digits as each {@link Long} has. */
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");
  private static final Pattern INFINITE = Pattern.compile("([+-]?)inf(?:inity)?");

  private final String name;
  private final Type type;
  private final List<Object> values;

  private Column(String name, Type type, List<Object> values) {
    this.name = name;
    this.type = type;
    this.values = values;
  }

  /** The column at a position of a table. */
  static Column of(RawTable table, int index) {
    List<Object> raw = cells(table, index);
    return of(table, index, type(raw.stream().filter(Objects::nonNull).toList()));
  }

  private static List<Object> cells(RawTable table, int index) {
    List<Object> raw = new ArrayList<>();
    table.rows().forEach(row -> raw.add(row.cells().get(index)));
    return raw;
  }

  /** The column at a position of a table whose values are known to be of a type. */
  static Column of(RawTable table, int index, Type type) {
    List<Object> raw = cells(table, index);
    List<Object> values = new ArrayList<>();
    raw.forEach(value -> values.add(value == null ? null : typed(value, type)));
    return new Column(table.columns().get(index), type, values);
  }

  private static Type type(List<Object> given) {
    if (given.stream().allMatch(Column::isWhole)) {
      return Type.WHOLE;
    }
    if (given.stream().allMatch(value -> number(value).isPresent())) {
      return Type.NUMBER;
    }
    return given.stream().allMatch(Column::isFlag) ? Type.FLAG : Type.TEXT;
  }

  private static boolean isWhole(Object value) {
    return value instanceof Long || value instanceof String text && WHOLE.matcher(text).matches();
  }

  private static boolean isFlag(Object value) {
    String text = String.valueOf(value);
    return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
  }

  /** The number that a value is or reads as, or empty. */
  static Optional<Double> number(Object value) {
    if (value instanceof Number number) {
      return Optional.of(number.doubleValue());
    }
    if (!(value instanceof String text)) {
      return Optional.empty();
    }
    String word = text.toLowerCase(Locale.ROOT);
    if (word.equals("nan")) {
      return Optional.of(Double.NaN);
    }
    if (INFINITE.matcher(word).matches()) {
      boolean negative = word.startsWith("-");
      return Optional.of(negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    }
    return NUMBER.matcher(text).matches()
        ? Optional.of(Double.parseDouble(text))
        : Optional.empty();
  }

  private static Object typed(Object value, Type type) {
    return switch (type) {
      case WHOLE -> value instanceof Long whole ? whole : (Object) Long.parseLong((String) value);
      case NUMBER -> number(value).orElseThrow();
      case FLAG -> Boolean.parseBoolean(String.valueOf(value));
      case TEXT -> value;
    };
  }

  String name() {
    return name;
  }

  Type type() {
    return type;
  }

  boolean isNumeric() {
    return type == Type.WHOLE || type == Type.NUMBER;
  }

  /** The value of a row, or empty. */
  Optional<Object> value(int row) {
    return Optional.ofNullable(values.get(row));
  }

  /** The number of a row, or empty. */
  Optional<Double> number(int row) {
    return value(row).flatMap(Column::number);
  }

  /** Its different values, in the order of their appearance. */
  List<Object> distinct() {
    return values.stream().filter(Objects::nonNull).distinct().toList();
  }

  /** How many cells are empty. */
  long gaps() {
    return values.stream().filter(Objects::isNull).count();
  }
}
