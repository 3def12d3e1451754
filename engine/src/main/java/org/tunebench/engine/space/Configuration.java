package org.tunebench.engine.space;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One assignment of values to the active parameters, in the order of the search space. Inactive
 * parameters are absent.
 *
 * @param values the values by parameter name; see {@link Distribution} for their types
 */
public record Configuration(Map<String, Object> values) {
  /** The configuration without a parameter. */
  public static final Configuration EMPTY = new Configuration(Map.of());

  /** Copies the map in its order and brings the numbers to {@link Long} and {@link Double}. */
  public Configuration {
    Map<String, Object> copy = new LinkedHashMap<>();
    values.forEach((name, value) -> copy.put(name, Values.normalize(value)));
    values = Collections.unmodifiableMap(copy);
  }

  /** The value of a parameter, or empty where it is inactive. */
  public Optional<Object> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Whether the parameter is active. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    values.forEach(
        (name, value) ->
            text.append(text.isEmpty() ? "" : ", ").append(name).append(" = ").append(value));
    return text.toString();
  }
}
