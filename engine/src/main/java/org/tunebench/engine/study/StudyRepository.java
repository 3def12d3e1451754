package org.tunebench.engine.study;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.tunebench.engine.WrongInputException;

/**
 * The port behind which everything is kept. Methods may be called from any thread. When one that
 * writes returns, what it wrote outlives a crash of the process or of the machine, except for
 * {@link #append}, whose latest reports may be lost (never torn).
 *
 * <p>A terminal trial never changes: {@link #update} refuses it, whoever asks.
 *
 * <p>Every method throws {@link StorageException} where the storage fails: nothing of that call is
 * kept then, or all of it where it could only not be forced to the disk. After {@link #close} they
 * throw {@link IllegalStateException}.
 */
public interface StudyRepository extends AutoCloseable {

  /**
   * Keeps a new study in state {@link StudyState#NEW}, with the trials that it begins with: as a
   * whole or not at all, whatever happens in between.
   *
   * @param first numbered from 0, each number once
   * @throws WrongInputException if a study has this name
   */
  Study create(StudySpec spec, List<Trial> first);

  /** Keeps a new study without trials. */
  default Study create(StudySpec spec) {
    return create(spec, List.of());
  }

  /**
   * Keeps a study that has ended elsewhere as {@link StudyState#FINISHED}, with all that belongs to
   * it: as a whole or not at all, whatever happens in between.
   *
   * @param isCalledOff is asked now and then, since 100,000 trials take most of a minute
   * @throws WrongInputException if a study has this name
   * @throws CancellationException if it was called off: nothing is kept then
   */
  Study keep(EndedStudy study, BooleanSupplier isCalledOff);

  /** The same where nobody calls it off. */
  default Study keep(EndedStudy study) {
    return keep(study, () -> false);
  }

  /** A study by its key. */
  Optional<Study> study(long id);

  /** A study by its name. */
  Optional<Study> study(String name);

  /**
   * The names that studies had before they were renamed, each with the one that its study has now.
   * A name that a study has now is never among them: with a new owner, it leads to that one alone,
   * even when that is renamed or gone, too.
   */
  Map<String, String> formerNames();

  /** All studies whose definition can be read, the last created first. */
  List<Study> studies();

  /**
   * The study that a person looks at.
   *
   * @throws WrongInputException if it is gone
   */
  default Study present(long id) {
    return study(id)
        .orElseThrow(
            () -> new WrongInputException("", "this study is not in the workspace any more"));
  }

  /** What becomes of the {@link #studies}, in the same order. */
  List<StudySummary> summaries();

  /** The studies that {@link #summaries} has to leave out, the last created first. */
  List<UnreadableStudy> unreadable();

  /**
   * Changes where a study is in its life.
   *
   * @param elapsed how long it has been running, all its runs together
   * @param ending why its last run ended, one sentence, or empty where there is nothing to say
   * @throws IllegalStateException if there is no such study
   */
  void setState(long study, StudyState state, Duration elapsed, String ending);

  /** Changes where a study is in its life, with nothing to say about an ending. */
  default void setState(long study, StudyState state, Duration elapsed) {
    setState(study, state, elapsed, "");
  }

  /**
   * Changes what the person noted about a study.
   *
   * @throws WrongInputException if it is longer than {@link Marks#LONGEST_NOTE}
   * @throws IllegalStateException if there is no such study
   */
  void setNote(long study, String note);

  /**
   * Gives a study another name, here and in the definitions of later studies whose warm start names
   * it: they were begun with its trials, and who repeats one of them begins so again. As a whole or
   * not at all.
   *
   * @return the names of those that name it anew, the first created first
   * @throws WrongInputException if another study has this name, or it cannot be one
   * @throws IllegalStateException if there is no such study
   */
  List<String> rename(long study, String name);

  /**
   * Changes a study's budget and nothing else of its definition, whoever changes that meanwhile.
   *
   * @throws IllegalStateException if there is no such study
   */
  void setBudget(long study, Budget budget);

  /**
   * Changes a study's definition as a whole. Whoever has read it before undoes what was changed
   * since, such as its name.
   *
   * @throws WrongInputException if another study has this name
   * @throws IllegalStateException if there is no such study
   */
  void setSpec(long study, StudySpec spec);

  /**
   * Takes a study out of sight: {@link #study}, {@link #summaries} and {@link #unreadable} do not
   * know it any more, and its name is free. All that it holds is kept. Unknown keys are ignored.
   */
  void putAside(long study);

  /**
   * Brings back a study that was put aside, under the next free name where another study has taken
   * its own. Other keys are ignored.
   */
  void restore(long study);

  /** The keys of the studies that are put aside, the first created first. */
  List<Long> aside();

  /**
   * Removes a study with all its trials and reports, put aside or not. Unknown keys are ignored.
   */
  void delete(long study);

  /**
   * Keeps a new trial, in any state.
   *
   * @throws IllegalStateException if the study has a trial of this number, or there is no such
   *     study
   */
  void add(long study, Trial trial);

  /**
   * Keeps some new trials: as a whole or not at all, whatever happens in between.
   *
   * @throws IllegalStateException as {@link #add}
   */
  void addAll(long study, List<Trial> trials);

  /**
   * Keeps the next state of a trial.
   *
   * @throws IllegalStateException if the kept trial is terminal, or there is none
   */
  void update(long study, Trial trial);

  /** All trials of a study by number; none for an unknown key. */
  List<Trial> trials(long study);

  /** One trial. */
  Optional<Trial> trial(long study, int number);

  /**
   * How many trials of a study were kept and are there no more: those that are missing before the
   * last number. Nobody can tell of any after it. None for an unknown key.
   */
  int lost(long study);

  /** What the person noted at trials, by their numbers; a trial without marks is absent. */
  Map<Integer, Marks> marks(long study);

  /**
   * Changes what the person noted at some trials, which may have ended: as a whole or not at all,
   * whatever happens in between.
   *
   * @param marks by the trials' numbers; the marks of all others stay
   * @throws IllegalStateException if one of them is not there
   */
  void mark(long study, Map<Integer, Marks> marks);

  /**
   * Keeps reports, a batch at a time, in any order of trials. Steps only grow: a report of a step
   * that its trial has reached before is ignored, and so is one of a trial that is not kept,
   * because its study may have been deleted in the meantime. Trials that have ended may still
   * report: their last reports often arrive after them.
   */
  void append(long study, Collection<Report> reports);

  /**
   * One metric of every trial that has reported it, by trial number, each over its steps. The
   * curves belong to the caller.
   */
  Map<Integer, Curve> curves(long study, String metric);

  /** Whether any trial of a study has reported anything. */
  boolean hasReports(long study);

  /**
   * All reported metrics of some trials by number and by name, each over its steps. A trial that
   * has reported nothing is absent. The curves belong to the caller.
   *
   * @param first the number of the first trial
   * @param last the number of the last one
   */
  Map<Integer, Map<String, Curve>> curves(long study, int first, int last);

  /** All reported metrics of one trial by name, each over its steps; they belong to the caller. */
  default Map<String, Curve> curves(long study, int trial) {
    return curves(study, trial, trial).getOrDefault(trial, new TreeMap<>());
  }

  /**
   * When whoever had the studies last has kept something: what it left running is not known to have
   * gone on after that. Empty where nobody had them before, or it is not known.
   */
  default Optional<Instant> lastKept() {
    return Optional.empty();
  }

  /** Gives the storage back. Closing twice is fine. */
  @Override
  void close();
}
