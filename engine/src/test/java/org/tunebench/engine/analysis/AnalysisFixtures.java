package org.tunebench.engine.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.DeviceSlots;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** Studies with a known truth, to analyse. */
final class AnalysisFixtures {
  static final MetricSpec LOSS = new MetricSpec("loss", Goal.MINIMIZE);

  private AnalysisFixtures() {}

  /** A space of floats in [0, 1]. */
  static SearchSpace cube(String... names) {
    List<Parameter> parameters = new ArrayList<>();
    for (String name : names) {
      parameters.add(new Parameter(name, new FloatRange(0, 1)));
    }
    return new SearchSpace(parameters);
  }

  static StudySpec spec(SearchSpace space, Goal goal) {
    return new StudySpec(
        "known",
        new PartSpec("function"),
        new MetricSpec("loss", goal),
        space,
        new PartSpec("random"),
        new PartSpec("none"),
        new Budget(100),
        List.of(new DeviceSlots("cpu")),
        3,
        Optional.empty());
  }

  static Configuration values(Object... namesAndValues) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Configuration(values);
  }

  static double number(Configuration values, String name) {
    return ((Number) values.get(name).orElseThrow()).doubleValue();
  }

  static Trial running(int number, Configuration values) {
    Trial.Source source = new Trial.Source(Origin.SAMPLED, OptionalInt.empty(), number, 0);
    return Trial.waiting(number, source, values).start("cpu", at(number));
  }

  static Instant at(int seconds) {
    return Instant.EPOCH.plusSeconds(seconds);
  }

  static Trial completed(int number, Configuration values, double loss) {
    return running(number, values).complete(Map.of("loss", loss), at(number + 1));
  }

  /** Another run of a configuration, which the person asked for. */
  static Trial replicate(int number, Configuration values, double loss) {
    Trial.Source source = new Trial.Source(Origin.REPLICATE, OptionalInt.empty(), number, 0);
    return Trial.waiting(number, source, values)
        .start("cpu", at(number))
        .complete(Map.of("loss", loss), at(number + 1));
  }

  static Trial ended(int number, Configuration values, TrialState state) {
    return running(number, values).end(state, "", at(number + 1));
  }

  /** Trials drawn evenly from a space. */
  static Results random(
      SearchSpace space, int trials, long seed, ToDoubleFunction<Configuration> f) {
    return Results.of(spec(space, Goal.MINIMIZE), randomTrials(space, trials, seed, f));
  }

  static List<Trial> randomTrials(
      SearchSpace space, int trials, long seed, ToDoubleFunction<Configuration> f) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Trial> all = new ArrayList<>();
    for (int i = 0; i < trials; i++) {
      Configuration values = space.configure(p -> p.distribution().valueAt(random.nextDouble()));
      all.add(completed(i, values, f.applyAsDouble(values)));
    }
    return all;
  }

  /** Trials in a space that plays no part. */
  static Results losses(double... losses) {
    SearchSpace space = cube("x");
    List<Trial> trials = new ArrayList<>();
    for (double loss : losses) {
      int number = trials.size();
      trials.add(completed(number, values("x", number / (double) losses.length), loss));
    }
    return Results.of(spec(space, Goal.MINIMIZE), trials);
  }
}
