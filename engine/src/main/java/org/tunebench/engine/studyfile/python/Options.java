package org.tunebench.engine.studyfile.python;

import java.util.ArrayList;
import java.util.List;
import org.tunebench.engine.studyfile.python.Expression.Constant;

/** Options of a choice: text, numbers and truth values. */
final class Options {
  private static final String NONE = "None";

  private Options() {}

  /**
   * The values of constants.
   *
   * @throws org.tunebench.engine.WrongInputException for anything else
   */
  static List<Object> of(List<Expression> items, List<String> notes) {
    List<Object> options = new ArrayList<>();
    items.forEach(item -> options.add(of(item, notes)));
    return options;
  }

  static Object of(Expression item, List<String> notes) {
    if (!(item instanceof Constant constant)) {
      throw Refusal.at(
          item.line(),
          "an option must be text, a number or a truth value, not %s: give it a name, such as '50-50'"
              .formatted(item.shown()));
    }
    if (constant.value() == null) {
      notes.add("line %d: None is written as the text None".formatted(item.line()));
      return NONE;
    }
    return constant.value();
  }
}
