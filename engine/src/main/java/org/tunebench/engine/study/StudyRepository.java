package org.tunebench.engine.study;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The port behind which everything is kept. Methods may be called from any thread. When one that
 * writes returns, what it wrote outlives a crash of the process or of the machine, except for
 * {@link #append}, whose latest reports may be lost (never torn).
 *
 * <p>A terminal trial never changes: {@link #update} refuses it, whoever asks.
 */
public interface StudyRepository extends AutoCloseable {

  /**
   * Keeps a new study in state {@link StudyState#NEW}.
   *
   * @throws org.tunebench.engine.WrongInputException if a study has this name
   */
  Study create(StudySpec spec);

  /** A study by its key. */
  Optional<Study> study(long id);

  /** A study by its name. */
  Optional<Study> study(String name);

  /** All studies, the last created first. */
  List<StudySummary> summaries();

  /**
   * Changes where a study is in its life.
   *
   * @param elapsed how long it has been running, all its runs together
   */
  void setState(long study, StudyState state, Duration elapsed);

  /**
   * Changes a study's definition: its budget, its name.
   *
   * @throws org.tunebench.engine.WrongInputException if another study has this name
   */
  void setSpec(long study, StudySpec spec);

  /** Removes a study with all its trials and reports. Unknown keys are ignored. */
  void delete(long study);

  /**
   * Keeps a new trial, in any state.
   *
   * @throws IllegalStateException if the study has a trial of this number
   */
  void add(long study, Trial trial);

  /**
   * Keeps the next state of a trial.
   *
   * @throws IllegalStateException if the kept trial is terminal, or there is none
   */
  void update(long study, Trial trial);

  /** All trials of a study by number. */
  List<Trial> trials(long study);

  /** One trial. */
  Optional<Trial> trial(long study, int number);

  /**
   * Keeps reports, a batch at a time. A report of a step that its trial has reported before is
   * ignored.
   */
  void append(long study, Collection<Report> reports);

  /** One metric of every trial that has reported it, by trial number, each over its steps. */
  Map<Integer, Curve> curves(long study, String metric);

  /** All reported metrics of one trial by name, each over its steps. */
  Map<String, Curve> curves(long study, int trial);

  @Override
  void close();
}
