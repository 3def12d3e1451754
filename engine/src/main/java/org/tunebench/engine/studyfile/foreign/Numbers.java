package org.tunebench.engine.studyfile.foreign;

import java.util.ArrayList;
import java.util.List;
import org.tunebench.engine.studyfile.yaml.Field;
import org.tunebench.engine.studyfile.yaml.Section;

/** Several numbers with names, as a list, as a group by name, or as text such as {@code 1:9:2}. */
public final class Numbers {
  private final Field field;
  private final List<Number> numbers = new ArrayList<>();

  private Numbers(Field field) {
    this.field = field;
  }

  /**
   * Reads them.
   *
   * @param names their names, in the order of the list
   * @param optional a further name that may be left out, or empty
   */
  public static Numbers read(Field field, List<String> names, String optional) {
    Numbers read = new Numbers(field);
    List<String> all = new ArrayList<>(names);
    if (!optional.isEmpty()) {
      all.add(optional);
    }
    String right =
        "%s, such as [%s] or '%s'"
            .formatted(String.join(", ", names), String.join(", ", names), String.join(":", names));
    if (field.isMap()) {
      Section group = new Section(field, all, right);
      names.forEach(name -> read.numbers.add(number(group.need(name, "a number"))));
      group.get(optional).ifPresent(more -> read.numbers.add(number(more)));
    } else if (field.isList()) {
      field.items(right).forEach(item -> read.numbers.add(number(item)));
    } else {
      for (String part : field.text(right).split(":", -1)) {
        read.numbers.add(parse(field, part.strip(), right));
      }
    }
    if (read.count() < names.size() || read.count() > all.size()) {
      throw field.wrong("must be %s, not %d numbers".formatted(right, read.count()));
    }
    return read;
  }

  private static Number number(Field field) {
    if (field.isNumber()) {
      return field.isWhole() ? (Number) field.whole("a number") : (Number) field.number("a number");
    }
    return parse(field, field.text("a number"), "a number");
  }

  private static Number parse(Field field, String text, String right) {
    try {
      if (text.matches("[+-]?\\d{1,18}")) {
        return Long.parseLong(text);
      }
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException noNumber) {
      // Refused below, with the same sentence as an infinity.
    }
    throw field.wrong("must be %s, not %s".formatted(right, field.shown()));
  }

  /** How many there are. */
  public int count() {
    return numbers.size();
  }

  /** One of them. */
  public double real(int index) {
    return numbers.get(index).doubleValue();
  }

  /** Whether all of them are written as whole numbers. */
  public boolean areWhole() {
    return numbers.stream().allMatch(Long.class::isInstance);
  }

  /**
   * One of them that must be whole.
   *
   * @param name for the message
   */
  public long whole(int index, String name) {
    double value = real(index);
    if (value != Math.rint(value) || Math.abs(value) > 1L << 52) {
      throw field.wrong("%s must be a whole number, not %s".formatted(name, numbers.get(index)));
    }
    return numbers.get(index).longValue();
  }
}
