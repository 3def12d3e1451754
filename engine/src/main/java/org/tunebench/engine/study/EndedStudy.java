package org.tunebench.engine.study;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * A study that has ended elsewhere, to be kept as a whole.
 *
 * @param spec its definition
 * @param trials all of them ended, each number once
 * @param reports what they reported, each trial's in the order of steps
 * @param marks what a person noted at trials, by their numbers
 * @param note what there is to say of the study, at most {@link Marks#LONGEST_NOTE} characters
 * @param elapsed how long it ran, or zero where that is not known
 */
public record EndedStudy(
    StudySpec spec,
    List<Trial> trials,
    List<Report> reports,
    Map<Integer, Marks> marks,
    String note,
    Duration elapsed) {
  /**
   * Copies lists and map.
   *
   * @throws IllegalStateException if a number is given twice, or one is marked that is not given
   */
  public EndedStudy {
    trials = List.copyOf(trials);
    reports = List.copyOf(reports);
    marks = Map.copyOf(marks);
    Marks.requireNote(note);
    Set<Integer> numbers = trials.stream().map(Trial::number).collect(Collectors.toSet());
    if (numbers.size() < trials.size() || !numbers.containsAll(marks.keySet())) {
      throw new IllegalStateException("a trial is given twice, or marked and not given");
    }
  }

  /**
   * Ends work for it that is not wanted any more.
   *
   * @throws CancellationException if it was called off
   */
  public static void requireWanted(BooleanSupplier isCalledOff) {
    if (isCalledOff.getAsBoolean()) {
      throw new CancellationException("the import was called off");
    }
  }

  /**
   * Keeps it step by step, in a repository that nobody else looks into meanwhile.
   *
   * @throws org.tunebench.engine.WrongInputException if there is a study of this name
   */
  public Study keepIn(StudyRepository repository) {
    long id = repository.create(spec).id();
    trials.forEach(trial -> repository.add(id, trial));
    repository.mark(id, marks);
    repository.append(id, reports);
    repository.setNote(id, note);
    repository.setState(id, StudyState.FINISHED, elapsed);
    return repository.study(id).orElseThrow();
  }
}
