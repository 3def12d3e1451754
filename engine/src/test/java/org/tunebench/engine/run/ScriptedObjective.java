package org.tunebench.engine.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.objective.WorkerSetup;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.PartSpec;

/** An objective whose trials do what a test says. */
class ScriptedObjective implements ObjectiveType {
  static final SearchSpace SPACE =
      new SearchSpace(List.of(new Parameter("x", new FloatRange(0, 1))));

  private static final Metric LOSS = new Metric("loss", "Loss", Goal.MINIMIZE, "");

  private final Objective script;
  private final Supplier<Optional<String>> inputs;

  ScriptedObjective(Objective script) {
    this(script, Optional::empty);
  }

  /**
   * @param inputs what is wrong with them, or empty
   */
  ScriptedObjective(Objective script, Supplier<Optional<String>> inputs) {
    this.script = script;
    this.inputs = inputs;
  }

  static double x(Configuration configuration) {
    return (double) configuration.values().get("x");
  }

  @Override
  public String kind() {
    return "scripted";
  }

  @Override
  public List<Metric> metrics(PartSpec objective) {
    return Stream.of("loss", "accuracy", "speed", "time", "final_word")
        .map(name -> name.equals("loss") ? LOSS : new Metric(name, name, Goal.MAXIMIZE, ""))
        .toList();
  }

  @Override
  public Set<String> withheld(PartSpec objective) {
    return Set.of("final_word");
  }

  @Override
  public Metric monitor(PartSpec objective) {
    return LOSS;
  }

  @Override
  public SearchSpace defaultSpace(PartSpec objective) {
    return SPACE;
  }

  @Override
  public Optional<Configuration> defaultConfiguration(PartSpec objective, SearchSpace space) {
    return Optional.of(new Configuration(Map.of("x", 0.5)));
  }

  @Override
  public void check(PartSpec objective, SearchSpace space) {}

  @Override
  public void checkInputs(PartSpec objective, Path folder) {
    inputs
        .get()
        .ifPresent(
            wrong -> {
              throw new WrongInputException("", wrong);
            });
  }

  @Override
  public Objective open(WorkerSetup setup) {
    return script;
  }
}
