package org.tunebench.app.trials;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.Options;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;

/** A configuration as fields to type into, and back. */
public final class ConfigurationEditor {
  /**
   * One parameter's field.
   *
   * @param parameter which
   * @param text what the person typed; empty: no value
   */
  public record Field(Parameter parameter, StringProperty text) {}

  private final SearchSpace space;
  private final List<Field> fields;

  /**
   * @param start fills the fields
   */
  ConfigurationEditor(SearchSpace space, Configuration start) {
    this.space = space;
    this.fields = space.parameters().stream().map(p -> field(p, start)).toList();
  }

  private static Field field(Parameter parameter, Configuration start) {
    String text = start.get(parameter.name()).map(ConfigurationText::typed).orElse("");
    return new Field(parameter, new SimpleStringProperty(text));
  }

  /** One field a parameter, those that are inactive at the moment included. */
  public List<Field> fields() {
    return fields;
  }

  /**
   * What the fields say.
   *
   * @throws WrongInputException naming the parameter
   */
  Configuration read() {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Field field : fields) {
      String text = field.text().get() == null ? "" : field.text().get().strip();
      if (!text.isEmpty()) {
        values.put(field.parameter().name(), value(field.parameter().distribution(), text));
      }
    }
    return space.accept("configuration", new Configuration(values));
  }

  private static Object value(Distribution distribution, String text) {
    if (distribution instanceof Options) {
      for (Object option : distribution.values()) {
        if (ConfigurationText.typed(option).equalsIgnoreCase(text)) {
          return option;
        }
      }
    }
    try {
      return distribution.coerce(Double.valueOf(text));
    } catch (NumberFormatException notANumber) {
      return text;
    }
  }
}
