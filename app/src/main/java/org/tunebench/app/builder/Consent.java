package org.tunebench.app.builder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tunebench.engine.compute.cluster.SlurmSettings;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.study.StudySpec;

/**
 * What a definition would run on this computer or on a cluster's nodes: a person has to see and
 * accept it before it first runs if it came from somewhere else.
 */
final class Consent {
  private Consent() {}

  /**
   * What would be run, and where, or empty if the definition runs nothing but ourselves.
   *
   * @param from the folder that relative paths in it start from
   */
  static Optional<String> needed(StudySpec spec, ObjectiveTypes types, Path from) {
    ObjectiveType type = types.get(spec.objective().kind());
    List<String> programs = new ArrayList<>(type.programs(type.resolve(spec.objective(), from)));
    spec.cluster().map(SlurmSettings::programs).ifPresent(programs::addAll);
    return programs.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", programs));
  }
}
