package org.tunebench.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.exception.DataTypeException;

/**
 * Text, truth values, numbers and lists and maps of these as JSON, and back without loss: a whole
 * number comes back as {@link Long}, any other as the same {@link Double}. What JSON has no number
 * for is written as {@code {"$double": "NaN"}}; keys that begin with a dollar sign get a second
 * one.
 */
final class JsonValues {
  private static final String DOUBLE = "$double";
  private static final String ESCAPE = "$";

  /** Beyond ASCII everything is escaped, so that half of a surrogate pair survives, too. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonValues() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  static String text(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON: " + node, e);
    }
  }

  /**
   * @throws IllegalArgumentException if the text is not JSON
   */
  static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * What a text in a row says.
   *
   * @param form such as {@link #map}
   * @throws DataTypeException if it does not have the form in which it was written
   */
  static <T> T ofRow(String text, Function<JsonNode, T> form) {
    try {
      return form.apply(parse(text));
    } catch (IllegalArgumentException e) {
      throw Failures.torn("a text", e);
    }
  }

  /**
   * @throws IllegalArgumentException if the value is of another type
   */
  static JsonNode node(Object value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (value instanceof String text) {
      return nodes.textNode(text);
    } else if (value instanceof Boolean flag) {
      return nodes.booleanNode(flag);
    } else if (value instanceof Double || value instanceof Float) {
      return number(((Number) value).doubleValue());
    } else if (value instanceof Number whole && isWhole(whole)) {
      return nodes.numberNode(whole.longValue());
    } else if (value instanceof List<?> list) {
      ArrayNode array = array();
      list.forEach(item -> array.add(node(item)));
      return array;
    } else if (value instanceof Map<?, ?> map) {
      return map(map);
    } else if (value == null) {
      return nodes.nullNode();
    }
    throw new IllegalArgumentException("cannot be kept: a value of " + value.getClass());
  }

  private static boolean isWhole(Number value) {
    return value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte;
  }

  private static JsonNode number(double value) {
    return Double.isFinite(value)
        ? JsonNodeFactory.instance.numberNode(value)
        : object().put(DOUBLE, Double.toString(value));
  }

  static ObjectNode map(Map<?, ?> map) {
    ObjectNode object = object();
    map.forEach(
        (key, value) -> {
          String name = String.valueOf(key);
          object.set(name.startsWith(ESCAPE) ? ESCAPE + name : name, node(value));
        });
    return object;
  }

  static Object value(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> node.textValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> node.isIntegralNumber() ? (Object) whole(node) : node.doubleValue();
      case ARRAY -> {
        List<Object> list = new ArrayList<>(node.size());
        node.forEach(item -> list.add(value(item)));
        yield list;
      }
      case OBJECT ->
          node.size() == 1 && node.has(DOUBLE)
              ? (Object) Double.valueOf(string(node.get(DOUBLE)))
              : map(node);
      default -> null;
    };
  }

  private static String string(JsonNode node) {
    if (!node.isTextual()) {
      throw new IllegalArgumentException("no text: " + node);
    }
    return node.textValue();
  }

  private static Long whole(JsonNode node) {
    if (!node.canConvertToLong()) {
      throw new IllegalArgumentException("beyond the whole numbers: " + node);
    }
    return node.longValue();
  }

  /**
   * @throws IllegalArgumentException if it is no map
   */
  static Map<String, Object> map(JsonNode object) {
    if (!object.isObject()) {
      throw new IllegalArgumentException("no map: " + object);
    }
    Map<String, Object> map = new LinkedHashMap<>();
    object
        .properties()
        .forEach(
            entry -> {
              String name = entry.getKey();
              map.put(name.startsWith(ESCAPE) ? name.substring(1) : name, value(entry.getValue()));
            });
    return map;
  }

  /**
   * A map all of whose values are numbers.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Map<String, Double> doubles(JsonNode object) {
    Map<String, Double> doubles = new LinkedHashMap<>();
    map(object).forEach((name, value) -> doubles.put(name, real(value)));
    return doubles;
  }

  private static double real(Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException("no number: " + value);
  }

  /**
   * A list of texts.
   *
   * @throws IllegalArgumentException if it is none
   */
  static List<String> texts(JsonNode array) {
    if (!array.isArray()) {
      throw new IllegalArgumentException("no list: " + array);
    }
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(string(item)));
    return texts;
  }
}
