package org.tunebench.engine.studyfile.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * A study as another tool kept it: like a table of trials, but with what each parameter was drawn
 * from, and with what trials reported on the way.
 *
 * @param file as messages name it
 * @param name of the study
 * @param metric what decides
 * @param distributions of the parameters, by name in order
 * @param trials in order, all of them ended
 * @param notes what a person should know of how it was read: one sentence each
 */
public record TrackedStudy(
    String file,
    String name,
    MetricSpec metric,
    Map<String, Distribution> distributions,
    List<Entry> trials,
    List<String> notes) {
  /**
   * A trial.
   *
   * @param parameters the values that it had, by name
   * @param state how it ended
   * @param run when it ran
   * @param results final metrics; of a trial that did not complete they are not kept
   * @param curve what it reported of the metric, by step from 1
   * @param failure why it has no result, or empty
   */
  public record Entry(
      Map<String, Object> parameters,
      TrialState state,
      Trial.Run run,
      Map<String, Double> results,
      SortedMap<Integer, Double> curve,
      String failure) {
    /** Copies everything in its order. */
    public Entry {
      parameters = new LinkedHashMap<>(parameters);
      results = new LinkedHashMap<>(results);
      curve = new TreeMap<>(curve);
    }
  }

  /** Copies everything in its order. */
  public TrackedStudy {
    distributions = new LinkedHashMap<>(distributions);
    trials = List.copyOf(trials);
    notes = List.copyOf(notes);
  }

  /**
   * Makes a finished study of it. Conditions are told from the trials that came to a result, since
   * one that failed may have drawn but half of its parameters.
   *
   * @throws org.tunebench.engine.WrongInputException naming what cannot be used
   */
  public ImportedStudy imported() {
    return new TrackedStudyReader(this).read();
  }
}
