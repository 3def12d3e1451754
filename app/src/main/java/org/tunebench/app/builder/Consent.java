package org.tunebench.app.builder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;

/**
 * What a definition would run on this computer or on a cluster's nodes: a person has to see and
 * accept it before it first runs if it came from somewhere else.
 */
final class Consent {
  /** The settings that are words of a program: of a command, and of what a job begins with. */
  private static final List<String> PROGRAMS = List.of("run", "prologue");

  private Consent() {}

  /** The words that would be run, or empty if the definition runs nothing but ourselves. */
  static Optional<String> needed(StudySpec spec) {
    List<String> programs = new ArrayList<>();
    add(spec.objective(), programs);
    spec.cluster().ifPresent(cluster -> add(cluster, programs));
    return programs.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", programs));
  }

  private static void add(PartSpec part, List<String> programs) {
    for (String setting : PROGRAMS) {
      Object value = part.settings().get(setting);
      if (value != null) {
        programs.add(words(value));
      }
    }
  }

  private static String words(Object value) {
    return value instanceof Collection<?> all
        ? String.join(" ", all.stream().map(Consent::words).toList())
        : String.valueOf(value);
  }
}
