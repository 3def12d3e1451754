package org.tunebench.engine.studyfile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A key that a group of a study file may have.
 *
 * @param name as files write it
 * @param about one sentence for the person
 * @param schema what its value looks like, in the words of JSON Schema
 */
record Key(String name, String about, Map<String, Object> schema) {

  /** The JSON Schema of the value, with its description. */
  Map<String, Object> described() {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("description", about);
    described.putAll(schema);
    return described;
  }

  /** A map in the order given, so that the printed schema is always the same. */
  static Map<String, Object> object(Object... keysAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      object.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return object;
  }

  static Key text(String name, String about) {
    return new Key(name, about, object("type", "string"));
  }

  static Key word(String name, String about, List<String> words) {
    return new Key(name, about, object("enum", words));
  }

  static Key flag(String name, String about) {
    return new Key(name, about, object("type", "boolean"));
  }

  static Key whole(String name, String about, long least, long most, long otherwise) {
    return new Key(
        name,
        about,
        object("type", "integer", "minimum", least, "maximum", most, "default", otherwise));
  }

  /** A list of numbers, of exactly so many. */
  static Key numbers(String name, String about, String type, int count) {
    Map<String, Object> items = object("type", type);
    return new Key(
        name, about, object("type", "array", "items", items, "minItems", count, "maxItems", count));
  }

  /** A list of at least one item of these types. */
  static Key list(String name, String about, Object types) {
    return new Key(
        name, about, object("type", "array", "items", object("type", types), "minItems", 1));
  }

  /** One of several shapes. */
  static Key either(String name, String about, List<Map<String, Object>> shapes) {
    return new Key(name, about, object("oneOf", shapes));
  }
}
