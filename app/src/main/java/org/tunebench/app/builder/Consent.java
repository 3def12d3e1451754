package org.tunebench.app.builder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tunebench.engine.compute.cluster.SlurmSettings;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.study.StudySpec;

/**
 * What a definition would run on this computer or on a cluster's nodes: a person has to see and
 * accept it before it first runs if it came from somewhere else.
 */
final class Consent {
  private Consent() {}

  /** What would be run, or empty if the definition runs nothing but ourselves. */
  static Optional<String> needed(StudySpec spec, ObjectiveTypes types) {
    List<String> programs =
        new ArrayList<>(types.get(spec.objective().kind()).programs(spec.objective()));
    spec.cluster().map(SlurmSettings::programs).ifPresent(programs::addAll);
    return programs.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", programs));
  }
}
