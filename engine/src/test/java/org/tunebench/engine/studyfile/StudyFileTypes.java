package org.tunebench.engine.studyfile;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.objective.WorkerSetup;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.PartSpec;

/** Two kinds of objective for tests: one with defaults for everything, one without any. */
final class StudyFileTypes {
  static final SearchSpace DEFAULT_SPACE =
      new SearchSpace(
          List.of(
              new Parameter("n_layers", new IntRange(1, 5)),
              new Parameter("n_hidden", Choice.of(64L, 128L, 256L)),
              new Parameter("lr", new FloatRange(1e-4, 1e-2, true, 0))));

  static final Map<String, Object> DEFAULTS =
      Map.of("n_layers", 1L, "n_hidden", 128L, "n_latent", 10L, "lr", 0.001);

  static final ObjectiveTypes TYPES =
      new ObjectiveTypes(
          List.of(
              new Type(
                  "scvi",
                  List.of(metric("marginal_ll", Goal.MINIMIZE), metric("accuracy", Goal.MAXIMIZE)),
                  DEFAULT_SPACE),
              new Type("command", List.of(), new SearchSpace(List.of()))));

  private StudyFileTypes() {}

  private static ObjectiveType.Metric metric(String name, Goal goal) {
    return new ObjectiveType.Metric(name, name, goal, "");
  }

  private record Type(String kind, List<Metric> known, SearchSpace space) implements ObjectiveType {
    @Override
    public List<Metric> metrics(PartSpec objective) {
      return known;
    }

    @Override
    public Metric monitor(PartSpec objective) {
      return metric("elbo", Goal.MINIMIZE);
    }

    @Override
    public SearchSpace defaultSpace(PartSpec objective) {
      return space;
    }

    @Override
    public Optional<Configuration> defaultConfiguration(PartSpec objective, SearchSpace within) {
      Map<String, Object> values = new LinkedHashMap<>();
      for (Parameter parameter : within.parameters()) {
        if (known.isEmpty() || !DEFAULTS.containsKey(parameter.name())) {
          return Optional.empty();
        }
        values.put(parameter.name(), DEFAULTS.get(parameter.name()));
      }
      return Optional.of(new Configuration(values));
    }

    @Override
    public void check(PartSpec objective, SearchSpace within) {}

    @Override
    public void checkInputs(PartSpec objective, Path folder) {}

    @Override
    public Objective open(WorkerSetup setup) {
      throw new UnsupportedOperationException("nothing runs here");
    }
  }
}
