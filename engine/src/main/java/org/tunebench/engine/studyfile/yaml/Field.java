package org.tunebench.engine.studyfile.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value in a study file together with its place. Asked for a kind of value that it is not, it
 * refuses with file, line, field and what would be right.
 */
public final class Field {
  private static final int LONGEST_SHOWN = 40;

  private final String file;
  private final String path;
  private final int line;
  private final Node node;

  private Field(String file, String path, int line, Node node) {
    this.file = file;
    this.path = path;
    this.line = line;
    this.node = node;
  }

  public static Field root(String file, Node node) {
    return new Field(file, "", lineOf(node), node);
  }

  /** Whether it is written as a whole number: 5, but not 5.0. */
  public boolean isWhole() {
    return node.getTag().equals(Tag.INT);
  }

  private static int lineOf(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  /** The dotted name, empty for the whole file. */
  public String path() {
    return path;
  }

  /** The line of its key, from 1. */
  public int line() {
    return line;
  }

  /** What to throw when this field cannot be used. */
  public StudyFileException wrong(String message) {
    return wrongAs(path, message);
  }

  /** The same under the name of a field around this one. */
  public StudyFileException wrongAs(String name, String message) {
    return new StudyFileException(file, line, name, message, null);
  }

  /** A sentence about this field, with its place: for notes. */
  public String about(String sentence) {
    return wrong(sentence).sentence();
  }

  /**
   * The refusal of this field's value.
   *
   * @param right what would be right: {@code "a whole number"}
   */
  public StudyFileException mustBe(String right) {
    return wrong("must be %s, not %s".formatted(right, shown()));
  }

  /** The value as a message shows it. */
  public String shown() {
    if (isNothing()) {
      return "nothing";
    }
    if (node instanceof ScalarNode scalar) {
      String text = scalar.getValue().replaceAll("\\s+", " ");
      String start = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
      return scalar.isPlain() ? start : "'" + start + "'";
    }
    return isMap() ? "a group" : "a list";
  }

  /** Whether it is a group. */
  public boolean isMap() {
    return node instanceof MappingNode;
  }

  /** Whether it is a list. */
  public boolean isList() {
    return node instanceof SequenceNode;
  }

  /** Whether it is a key without a value, or null. */
  public boolean isNothing() {
    return node.getTag().equals(Tag.NULL);
  }

  /** Whether it is {@code true} or {@code false}. */
  public boolean isFlag() {
    return node.getTag().equals(Tag.BOOL);
  }

  /** Whether it is a number, NaN and infinities included. */
  public boolean isNumber() {
    return node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT);
  }

  private String scalar() {
    return ((ScalarNode) node).getValue();
  }

  /** The fields of a group by key, in the order of the file. */
  public Map<String, Field> entries(String right) {
    if (!(node instanceof MappingNode map)) {
      throw mustBe(right);
    }
    Map<String, Field> entries = new LinkedHashMap<>();
    for (NodeTuple entry : map.getValue()) {
      int at = lineOf(entry.getKeyNode());
      if (!(entry.getKeyNode() instanceof ScalarNode key) || key.getTag().equals(Tag.NULL)) {
        throw new StudyFileException(
            file, at, path, "a key must be a word: write 'key: value'", null);
      }
      String name = key.getValue();
      String inner = path.isEmpty() ? name : path + "." + name;
      Field value = new Field(file, inner, at, entry.getValueNode());
      if (entries.putIfAbsent(name, value) != null) {
        throw value.wrong("occurs twice: leave one out");
      }
    }
    return entries;
  }

  /** The items of a list, under the name of the list. */
  public List<Field> items(String right) {
    if (!(node instanceof SequenceNode list)) {
      throw mustBe(right);
    }
    List<Field> items = new ArrayList<>();
    for (Node item : list.getValue()) {
      items.add(new Field(file, path, lineOf(item), item));
    }
    return items;
  }

  /** Text; numbers and truth values as they are written. */
  public String text(String right) {
    if (isNothing() || !(node instanceof ScalarNode)) {
      throw mustBe(right);
    }
    return scalar();
  }

  /** A truth value. */
  public boolean flag() {
    if (!isFlag()) {
      throw mustBe("true or false");
    }
    return Boolean.parseBoolean(scalar());
  }

  /** A whole number; 5.0 counts. */
  public long whole(String right) {
    if (isNumber()) {
      Object value = numeric();
      if (value instanceof Long x) {
        return x;
      }
      double x = ((Number) value).doubleValue();
      if (x == Math.rint(x) && Math.abs(x) <= 1L << 53) {
        return (long) x;
      }
    }
    throw mustBe(right);
  }

  /** A finite number. */
  public double number(String right) {
    if (isNumber()) {
      double x = ((Number) numeric()).doubleValue();
      if (Double.isFinite(x)) {
        return x;
      }
    }
    throw mustBe(right);
  }

  private Object numeric() {
    String digits = scalar();
    if (node.getTag().equals(Tag.FLOAT)) {
      return floating(digits);
    }
    try {
      return digits.startsWith("0x") || digits.startsWith("0o")
          ? Long.parseLong(digits.substring(2), digits.charAt(1) == 'x' ? 16 : 8)
          : (Object) Long.parseLong(digits);
    } catch (NumberFormatException beyondLong) {
      throw wrong("%s is beyond the largest whole number".formatted(shown()));
    }
  }

  private static double floating(String digits) {
    String word = digits.toLowerCase(java.util.Locale.ROOT);
    if (word.endsWith(".nan")) {
      return Double.NaN;
    }
    if (word.endsWith(".inf")) {
      return word.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    return Double.parseDouble(digits);
  }

  /** Text, {@link Long}, {@link Double}, truth value, or a list or map of these. */
  public Object plain() {
    if (isMap()) {
      Map<String, Object> map = new LinkedHashMap<>();
      entries("a group").forEach((key, value) -> map.put(key, value.plain()));
      return map;
    }
    if (isList()) {
      return items("a list").stream().map(Field::plain).toList();
    }
    return option();
  }

  /** Text, {@link Long}, {@link Double} or truth value. */
  public Object option() {
    if (isNothing()) {
      throw wrong("has no value: give one, or leave it out");
    }
    if (isNumber()) {
      return numeric();
    }
    return isFlag() ? (Object) flag() : text("text, a number or a truth value");
  }

  /** Notes the line of this field and of all within it by their dotted names. */
  public void collectLines(Map<String, Integer> lines) {
    if (!path.isEmpty()) {
      lines.putIfAbsent(path, line);
    }
    if (isMap()) {
      entries("a group").values().forEach(value -> value.collectLines(lines));
    }
  }
}
