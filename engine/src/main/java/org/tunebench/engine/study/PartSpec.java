package org.tunebench.engine.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One exchangeable part of a study (its objective, sampler or pruner): which kind, and the settings
 * as the study file has them. The room that knows the kind reads and checks them.
 *
 * @param kind the word of the study file: {@code tpe}
 * @param settings setting name to text, number ({@link Long} or {@link Double}), truth value, list
 *     or map of these; in the order of the file
 */
public record PartSpec(String kind, Map<String, Object> settings) {
  /** Copies the settings in their order. */
  public PartSpec {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /** A part with every setting at its default. */
  public PartSpec(String kind) {
    this(kind, Map.of());
  }

  /** The same part with one setting changed. */
  public PartSpec with(String name, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(settings);
    changed.put(name, value);
    return new PartSpec(kind, changed);
  }
}
