package org.tunebench.engine.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.compute.cluster.SlurmSettings;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.pruner.Pruners;
import org.tunebench.engine.sampler.Samplers;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Target;

/**
 * What must hold before a study is started, so that it is refused as a whole instead of failing
 * trial by trial.
 */
record SpecChecks(ObjectiveTypes objectives) {
  /**
   * Checks what can be checked at once.
   *
   * @throws WrongInputException naming the field
   */
  void definition(StudySpec spec) {
    checks(spec).forEach(Runnable::run);
  }

  /** All that {@link #definition} would refuse, one thing after the other. */
  List<WrongInputException> problems(StudySpec spec) {
    List<WrongInputException> problems = new ArrayList<>();
    for (Runnable check : checks(spec)) {
      try {
        check.run();
      } catch (WrongInputException wrong) {
        problems.add(wrong);
      }
    }
    return problems;
  }

  /** After how many epochs a trial ends by itself, at most; empty where nobody knows. */
  OptionalInt epochs(StudySpec spec) {
    return objectives.get(spec.objective().kind()).epochs(spec.objective());
  }

  private List<Runnable> checks(StudySpec spec) {
    ObjectiveType type = objectives.get(spec.objective().kind());
    return List.of(
        () -> type.check(spec.objective(), spec.space()),
        () -> requireMetrics(spec, type),
        () -> requireOpenTargets(spec, type),
        () -> requireFitting(spec),
        () -> Samplers.create(spec.sampler(), spec.space()),
        () -> Pruners.create(spec.pruner()),
        () -> spec.cluster().ifPresent(SlurmSettings::of));
  }

  /** What is to be tried first must be something that the sampler could have proposed. */
  private static void requireFitting(StudySpec spec) {
    List<Configuration> queue = spec.first().queue();
    for (int i = 0; i < queue.size(); i++) {
      spec.space().accept("queue." + i, queue.get(i));
    }
  }

  /**
   * Checks that a study that goes on still has the inputs that it began with; those of a new one
   * were read when it was created. May take seconds.
   *
   * @throws WrongInputException naming the field
   */
  void inputsAgain(Study study) {
    StudySpec spec = study.spec();
    definition(spec);
    if (study.state() != StudyState.NEW) {
      PartSpec objective = spec.objective();
      objectives.get(objective.kind()).checkInputs(objective, Path.of(""));
    }
  }

  /** A metric that never comes would leave every trial without a result, or the search no end. */
  private static void requireMetrics(StudySpec spec, ObjectiveType type) {
    List<String> names =
        type.metrics(spec.objective()).stream().map(ObjectiveType.Metric::name).toList();
    // An objective that cannot know its metrics in advance, such as a command, names none.
    if (names.isEmpty()) {
      return;
    }
    requireGiven("metric.name", spec.metric().name(), type, names);
    for (Target target : spec.budget().stopping().until()) {
      requireGiven("budget.until", target.metric(), type, names);
    }
  }

  private static void requireGiven(
      String field, String metric, ObjectiveType type, List<String> names) {
    if (!names.contains(metric)) {
      throw new WrongInputException(
          field,
          "the objective '%s' gives no '%s'; it gives %s"
              .formatted(type.kind(), metric, String.join(", ", names)));
    }
  }

  /** What is measured once at the end, to be told honestly, ends no search either. */
  private static void requireOpenTargets(StudySpec spec, ObjectiveType type) {
    Set<String> withheld = type.withheld(spec.objective());
    for (Target target : spec.budget().stopping().until()) {
      if (withheld.contains(target.metric())) {
        throw new WrongInputException(
            "budget.until",
            ("'%s' tells how the winner does on what it has not seen, and could not if it ended the"
                    + " search; take %s")
                .formatted(target.metric(), type.monitor(spec.objective()).name()));
      }
    }
  }
}
