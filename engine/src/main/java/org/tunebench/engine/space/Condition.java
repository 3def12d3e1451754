package org.tunebench.engine.space;

import java.util.List;

/**
 * A parameter exists only while another one has one of certain values.
 *
 * @param parent the name of the other parameter
 * @param values the values of the parent under which the parameter exists
 */
public record Condition(String parent, List<Object> values) {
  /** Copies the values and brings their numbers to the types that configurations hold. */
  public Condition {
    values = values.stream().map(Values::normalize).toList();
  }

  /** Whether the parent is active and has one of the values. */
  boolean holds(java.util.Map<String, Object> configuration) {
    Object value = configuration.get(parent);
    return value != null && values.contains(value);
  }
}
