package org.tunebench.store.optuna;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;

/**
 * What a parameter was drawn from. Optuna keeps each value as a number: of a choice, its place.
 *
 * @param distribution ours for it
 */
record Drawn(Distribution distribution) {
  /**
   * @param json with {@code name} and {@code attributes}, by today's names or those before Optuna 3
   * @throws WrongInputException for what there is no distribution for
   */
  static Drawn of(String parameter, JsonNode json) {
    JsonNode with = json.path("attributes");
    String kind = json.path("name").asText();
    try {
      return new Drawn(
          switch (kind) {
            case "FloatDistribution",
                "UniformDistribution",
                "LogUniformDistribution",
                "DiscreteUniformDistribution" ->
                real(with, isLog(with) || kind.startsWith("Log"));
            case "IntDistribution", "IntUniformDistribution", "IntLogUniformDistribution" ->
                whole(with, isLog(with) || kind.startsWith("IntLog"));
            case "CategoricalDistribution" -> choice(with);
            default -> throw new WrongInputException("", "there is no such distribution: " + kind);
          });
    } catch (WrongInputException e) {
      throw new WrongInputException(parameter, e.getMessage(), e);
    }
  }

  private static boolean isLog(JsonNode with) {
    return with.path("log").asBoolean();
  }

  private static FloatRange real(JsonNode with, boolean log) {
    double step = with.path("step").asDouble(with.path("q").asDouble(0));
    return new FloatRange(
        with.path("low").asDouble(Double.NaN),
        with.path("high").asDouble(Double.NaN),
        log,
        log ? 0 : step);
  }

  private static IntRange whole(JsonNode with, boolean log) {
    long step = log ? 1 : with.path("step").asLong(1);
    return new IntRange(with.path("low").asLong(), with.path("high").asLong(), log, step);
  }

  private static Choice choice(JsonNode with) {
    List<Object> options = new ArrayList<>();
    with.path("choices").forEach(option -> options.add(option(option)));
    return new Choice(options);
  }

  /** Python's None and lists are kept as text. */
  private static Object option(JsonNode json) {
    if (json.isBoolean()) {
      return json.booleanValue();
    }
    if (json.isIntegralNumber() && json.canConvertToLong()) {
      return json.longValue();
    }
    if (json.isNumber()) {
      return json.doubleValue();
    }
    return json.isNull() ? "None" : json.isTextual() ? json.textValue() : json.toString();
  }

  /** The value that a number stands for. */
  Object value(double number) {
    if (distribution instanceof Choice choice) {
      int place = (int) number;
      boolean known = place == number && place >= 0 && place < choice.options().size();
      return known ? choice.options().get(place) : (Object) number;
    }
    return distribution.coerce(number);
  }

  /** The range that holds both, or empty where they are of different kinds. */
  Optional<Drawn> or(Drawn other) {
    if (distribution instanceof FloatRange a && other.distribution instanceof FloatRange b) {
      return Optional.of(
          new Drawn(
              new FloatRange(
                  Math.min(a.low(), b.low()),
                  Math.max(a.high(), b.high()),
                  a.log() && b.log(),
                  a.step() == b.step() && a.low() == b.low() ? a.step() : 0)));
    }
    if (distribution instanceof IntRange a && other.distribution instanceof IntRange b) {
      return Optional.of(
          new Drawn(
              new IntRange(
                  Math.min(a.low(), b.low()),
                  Math.max(a.high(), b.high()),
                  a.log() && b.log(),
                  a.step() == b.step() && a.low() == b.low() ? a.step() : 1)));
    }
    return Optional.empty();
  }
}
