package org.tunebench.engine.studyfile.foreign;

import java.util.List;
import java.util.Map;
import org.tunebench.engine.study.StudySpec;

/**
 * A study file of another tool in our words.
 *
 * @param spec the definition
 * @param origins our field names ({@code budget.parallel}) to those of the file ({@code
 *     hptuning.concurrency}), so that a mistake that is found later is shown where it was made
 * @param notes what a person should know of what was read: one sentence each, with its place
 */
public record Translated(StudySpec spec, Map<String, String> origins, List<String> notes) {
  /** Copies the collections. */
  public Translated {
    origins = Map.copyOf(origins);
    notes = List.copyOf(notes);
  }
}
