package org.tunebench.engine.studyfile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.pruner.Pruners;
import org.tunebench.engine.sampler.Samplers;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartKind.Setting;

/** The JSON Schema of study files, from the tables of the {@link Grammar}. */
final class StudySchema {
  private StudySchema() {}

  static String json(ObjectiveTypes types) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (Key key : Grammar.STUDY) {
      properties.put(
          key.name(),
          switch (key.name()) {
            case "objective" -> objective(key, types);
            case "sampler" -> parts(key, Samplers.kinds());
            case "pruner" -> parts(key, Pruners.kinds());
            default -> key.described();
          });
    }
    Map<String, Object> schema =
        Key.object(
            "$schema",
            "https://json-schema.org/draft/2020-12/schema",
            "title",
            "Tunebench study file",
            "type",
            "object",
            "required",
            List.of("objective"),
            "properties",
            properties,
            "additionalProperties",
            false);
    try {
      return new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .writeValueAsString(schema);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of lists and words are always JSON", e);
    }
  }

  /** The objective's entry with the kinds that there are. */
  private static Map<String, Object> objective(Key key, ObjectiveTypes types) {
    Map<String, Object> settings = new LinkedHashMap<>();
    types.all().forEach(type -> settings.put(type.kind(), settings(type)));
    return oneOf(key, settings);
  }

  /** The entry of an exchangeable part with its kinds. */
  private static Map<String, Object> parts(Key key, List<PartKind> kinds) {
    Map<String, Object> settings = new LinkedHashMap<>();
    kinds.forEach(kind -> settings.put(kind.kind(), settings(kind.settings())));
    return oneOf(key, settings);
  }

  /** The word of a kind alone, or with its settings. */
  private static Map<String, Object> oneOf(Key key, Map<String, Object> settings) {
    List<String> kinds = List.copyOf(settings.keySet());
    Map<String, Object> group = Grammar.kinds("properties", settings);
    group.put("additionalProperties", false);
    return Key.either(key.name(), key.about(), List.of(Key.object("enum", kinds), group))
        .described();
  }

  /** What may follow a kind: a group, or its main setting alone. */
  private static Map<String, Object> settings(ObjectiveType type) {
    Map<String, Object> group = settings(type.settings());
    return type.mainSetting().isEmpty()
        ? group
        : Key.object("oneOf", List.of(Grammar.scalarOf("string", "array"), group));
  }

  /** The settings of a kind, where it says which there are. */
  private static Map<String, Object> settings(List<Setting> known) {
    if (known.isEmpty()) {
      return Grammar.settings();
    }
    Map<String, Object> properties = new LinkedHashMap<>();
    known.forEach(setting -> properties.put(setting.name(), described(setting)));
    return Key.object("type", "object", "properties", properties, "additionalProperties", false);
  }

  private static Map<String, Object> described(Setting setting) {
    Map<String, Object> shape =
        switch (setting.type()) {
          case INTEGER -> Key.object("type", "integer");
          case NUMBER -> Key.object("type", "number");
          case FLAG -> Key.object("type", "boolean");
          case WORD ->
              setting.words().isEmpty()
                  ? Grammar.scalarOf("string", "number")
                  : Key.object("enum", setting.words());
          case TIME -> Grammar.scalarOf("string", "number");
          case PAIRS -> Grammar.mapOf(Grammar.scalar());
          case ARGUMENTS -> Grammar.arguments();
        };
    return new Key(setting.name(), setting.description(), shape).described();
  }
}
