package org.tunebench.engine.studyfile.python;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tunebench.engine.studyfile.python.Expression.Constant;

/** Classes of named values: {@code class Loss(str, Enum)} with {@code mse = "mse"} under it. */
final class Enums {
  private static final List<String> BASES = List.of("Enum", "StrEnum");

  private Enums() {}

  /** The text of each member that is one, by its name; empty where a script has no such class. */
  static Map<String, Expression> members(List<Line> lines, String name) {
    Map<String, Expression> members = new LinkedHashMap<>();
    int outside = -1;
    for (Line line : lines) {
      List<Token> words = line.tokens();
      if (outside >= 0 && line.indent() <= outside) {
        return members;
      }
      if (outside >= 0 && line.indexOf("=") == 1) {
        OptionReader.expression(line, 2)
            .filter(value -> value instanceof Constant text && text.value() instanceof String)
            .ifPresent(value -> members.put(line.first().text(), value));
      } else if (words.get(0).is("class") && words.size() > 1 && words.get(1).is(name)) {
        boolean isEnum = words.stream().anyMatch(word -> BASES.stream().anyMatch(word::is));
        outside = isEnum ? line.indent() : outside;
      }
    }
    return members;
  }
}
