package org.tunebench.engine.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.tunebench.engine.objective.function.TestFunctions;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;

/** The twelve problems beside the checkout, and what other samplers reach on them. */
final class SharedProblems {
  private final Path folder;

  private SharedProblems(Path folder) {
    this.folder = folder;
  }

  /** The folder of the problems, where there is one. */
  static Optional<SharedProblems> find() {
    Path folder = Path.of(System.getProperty("tunebench.shared", "../shared"), "benchmarks");
    return Files.isRegularFile(folder.resolve("problems.json"))
        ? Optional.of(new SharedProblems(folder))
        : Optional.empty();
  }

  /** What other samplers reach: problem, then sampler, to {@code mean_regret} by trials. */
  JsonNode reference() throws IOException {
    return new ObjectMapper().readTree(folder.resolve("reference.json").toFile());
  }

  List<Problem> problems() throws IOException {
    List<Problem> problems = new ArrayList<>();
    for (JsonNode node : new ObjectMapper().readTree(folder.resolve("problems.json").toFile())) {
      problems.add(problem(node));
    }
    return problems;
  }

  private Problem problem(JsonNode node) throws IOException {
    List<Parameter> parameters = new ArrayList<>();
    node.get("space").forEach(p -> parameters.add(parameter(p)));
    JsonNode reference = node.get("reference");
    return new Problem(
        node.get("name").asText(),
        new SearchSpace(parameters),
        loss(node),
        reference.get("f_opt").asDouble(),
        reference.get("f_median").asDouble());
  }

  private ToDoubleFunction<Configuration> loss(JsonNode node) throws IOException {
    if (node.has("scenario")) {
      Map<String, Double> fidelity = new HashMap<>();
      node.get("fidelity")
          .properties()
          .forEach(f -> fidelity.put(f.getKey(), f.getValue().asDouble()));
      Surrogate surrogate =
          new Surrogate(
              folder.resolve("surrogates").resolve(node.get("scenario").asText()),
              node.get("instance").asText(),
              node.get("metric").asText(),
              fidelity);
      return configuration -> -surrogate.metric(configuration);
    }
    return switch (node.get("name").asText()) {
      case "branin" -> TestFunctions.named("branin", 2)::at;
      case "rosenbrock4" -> TestFunctions.named("rosenbrock", 4)::at;
      case "ackley5" -> TestFunctions.named("ackley", 5)::at;
      case "mixed6" -> TestFunctions.named("mixed", 6)::at;
      default -> throw new IOException("no formula for " + node.get("name"));
    };
  }

  private static Parameter parameter(JsonNode node) {
    List<Condition> conditions = new ArrayList<>();
    if (node.has("when")) {
      node.get("when")
          .properties()
          .forEach(f -> conditions.add(new Condition(f.getKey(), options(f.getValue()))));
    }
    return new Parameter(node.get("name").asText(), distribution(node), conditions);
  }

  private static Distribution distribution(JsonNode node) {
    boolean log = node.path("log").asBoolean();
    return switch (node.get("type").asText()) {
      case "float" ->
          new FloatRange(node.get("low").asDouble(), node.get("high").asDouble(), log, 0);
      case "int" -> new IntRange(node.get("low").asLong(), node.get("high").asLong(), log, 1);
      default -> new Choice(options(node.get("choices")));
    };
  }

  private static List<Object> options(JsonNode values) {
    List<Object> options = new ArrayList<>();
    values.forEach(v -> options.add(v.asText()));
    return options;
  }
}
