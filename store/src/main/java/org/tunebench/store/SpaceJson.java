package org.tunebench.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.tunebench.engine.space.Beta;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Normal;
import org.tunebench.engine.space.Ordered;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.Rounded;
import org.tunebench.engine.space.SearchSpace;

/** A search space as JSON and back: part of {@link SpecJson}. */
final class SpaceJson {
  private SpaceJson() {}

  static ArrayNode write(SearchSpace space) {
    ArrayNode parameters = JsonValues.array();
    for (Parameter parameter : space.parameters()) {
      ObjectNode node = parameters.addObject().put("name", parameter.name());
      node.set("distribution", write(parameter.distribution()));
      ArrayNode when = node.putArray("when");
      for (Condition condition : parameter.conditions()) {
        when.addObject()
            .put("parent", condition.parent())
            .set("values", JsonValues.node(condition.values()));
      }
    }
    return parameters;
  }

  private static ObjectNode write(Distribution distribution) {
    ObjectNode node = JsonValues.object();
    if (distribution instanceof FloatRange range) {
      node.put("kind", "float").put("low", range.low()).put("high", range.high());
      node.put("log", range.log()).put("step", range.step());
    } else if (distribution instanceof IntRange range) {
      node.put("kind", "int").put("low", range.low()).put("high", range.high());
      node.put("log", range.log()).put("step", range.step());
    } else if (distribution instanceof Normal normal) {
      node.put("kind", "normal").put("mean", normal.mean()).put("deviation", normal.deviation());
      node.put("log", normal.log()).put("quantum", normal.quantum());
    } else if (distribution instanceof Choice choice) {
      node.put("kind", "choice").set("options", JsonValues.node(choice.options()));
      node.set("probabilities", JsonValues.node(choice.probabilities()));
    } else if (distribution instanceof Ordered ordered) {
      node.put("kind", "ordered").set("options", JsonValues.node(ordered.options()));
    } else if (distribution instanceof Beta beta) {
      node.put("kind", "beta").put("alpha", beta.alpha()).put("beta", beta.beta());
    } else if (distribution instanceof Rounded rounded) {
      node.put("kind", "rounded").put("quantum", rounded.quantum()).put("down", rounded.down());
      node.set("of", write(rounded.of()));
    } else {
      throw new IllegalArgumentException("cannot be kept: " + distribution.getClass());
    }
    return node;
  }

  static SearchSpace readSpace(JsonNode parameters) {
    List<Parameter> all = new ArrayList<>();
    for (JsonNode node : parameters) {
      List<Condition> conditions = new ArrayList<>();
      for (JsonNode when : node.required("when")) {
        conditions.add(
            new Condition(when.required("parent").asText(), list(when.required("values"))));
      }
      all.add(
          new Parameter(
              node.required("name").asText(), read(node.required("distribution")), conditions));
    }
    return new SearchSpace(all);
  }

  private static Distribution read(JsonNode node) {
    String kind = node.required("kind").asText();
    return switch (kind) {
      case "float" ->
          new FloatRange(
              real(node, "low"), real(node, "high"), flag(node, "log"), real(node, "step"));
      case "int" ->
          new IntRange(
              whole(node, "low"), whole(node, "high"), flag(node, "log"), whole(node, "step"));
      case "normal" ->
          new Normal(
              real(node, "mean"),
              real(node, "deviation"),
              flag(node, "log"),
              real(node, "quantum"));
      case "choice" ->
          new Choice(
              list(node.required("options")),
              list(node.required("probabilities")).stream()
                  .map(share -> ((Number) share).doubleValue())
                  .toList());
      case "ordered" -> new Ordered(list(node.required("options")));
      case "beta" -> new Beta(real(node, "alpha"), real(node, "beta"));
      case "rounded" ->
          new Rounded(read(node.required("of")), real(node, "quantum"), flag(node, "down"));
      default -> throw new IllegalArgumentException("unknown distribution " + kind);
    };
  }

  private static double real(JsonNode node, String name) {
    return node.required(name).doubleValue();
  }

  private static long whole(JsonNode node, String name) {
    return node.required(name).longValue();
  }

  private static boolean flag(JsonNode node, String name) {
    return node.required(name).booleanValue();
  }

  private static List<Object> list(JsonNode node) {
    List<Object> values = new ArrayList<>();
    node.forEach(item -> values.add(JsonValues.value(item)));
    return values;
  }
}
