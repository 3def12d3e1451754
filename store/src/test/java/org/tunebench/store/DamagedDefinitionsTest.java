package org.tunebench.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.StudyFixtures;
import org.tunebench.engine.study.StudySpec;

/** Definitions of which one thing is not as it was written. */
class DamagedDefinitionsTest {
  private static final List<String> INSTEAD =
      List.of("null", "\"x\"", "\"\"", "-1.5", "true", "[]", "[null]", "{}", "{\"$double\":7}");

  private static List<StudySpec> definitions() {
    return List.of(
        StudyFixtures.spec("one"), StudyFixtures.later("two"), StudyFixtures.maximizing("three"));
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void areReadOrRefusedWithAReason(StudySpec definition) {
    JsonNode whole = JsonValues.parse(SpecJson.write(definition));
    List<String> damaged = new ArrayList<>();
    damage(whole, whole, damaged);
    assertThat(damaged).hasSizeGreaterThan(100).allSatisfy(DamagedDefinitionsTest::read);
  }

  private static void read(String text) {
    try {
      assertThat(SpecJson.read(text)).isNotNull();
    } catch (IllegalArgumentException | WrongInputException refused) {
      assertThat(refused).hasMessageMatching("(?s).+");
    }
  }

  /** Puts other values in the place of each, one at a time. */
  private static void damage(JsonNode whole, JsonNode part, List<String> damaged) {
    if (part instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        JsonNode before = object.get(name);
        for (String instead : INSTEAD) {
          object.set(name, JsonValues.parse(instead));
          damaged.add(whole.toString());
        }
        object.remove(name);
        damaged.add(whole.toString());
        object.set(name, before);
        damage(whole, before, damaged);
      }
    } else if (part instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        JsonNode before = array.get(i);
        for (String instead : INSTEAD) {
          array.set(i, JsonValues.parse(instead));
          damaged.add(whole.toString());
        }
        array.set(i, before);
        damage(whole, before, damaged);
      }
    }
  }
}
