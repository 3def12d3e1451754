package org.tunebench.engine.studyfile.table;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.tunebench.engine.study.EndedStudy;
import org.tunebench.engine.study.Marks;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;

/**
 * A study from a table of finished trials, or from another tool's file.
 *
 * @param spec its definition; its objective cannot be run
 * @param trials by number, all of them ended
 * @param reports what they reported on the way, each trial's in the order of steps
 * @param marks what a person noted at trials, by their numbers
 * @param notes what a person should know of how the table was read: one sentence each
 */
public record ImportedStudy(
    StudySpec spec,
    List<Trial> trials,
    List<Report> reports,
    Map<Integer, Marks> marks,
    List<String> notes) {
  /** Copies the lists. */
  public ImportedStudy {
    trials = List.copyOf(trials);
    reports = List.copyOf(reports);
    marks = Map.copyOf(marks);
    notes = List.copyOf(notes);
  }

  /**
   * Keeps it as a finished study, as a whole or not at all. What was left out or read otherwise is
   * its first note, because nobody can tell later.
   *
   * @param isCalledOff is asked now and then
   * @throws org.tunebench.engine.WrongInputException if there is a study of this name
   * @throws org.tunebench.engine.study.StorageException if the storage fails
   * @throws java.util.concurrent.CancellationException if it was called off: nothing is kept then
   */
  public Study keepIn(StudyRepository repository, BooleanSupplier isCalledOff) {
    return repository.keep(
        new EndedStudy(spec, trials, reports, marks, note(), elapsed()), isCalledOff);
  }

  /** The same where nobody calls it off. */
  public Study keepIn(StudyRepository repository) {
    return keepIn(repository, () -> false);
  }

  private String note() {
    String all = String.join("\n", notes);
    return all.substring(0, Math.min(all.length(), Marks.LONGEST_NOTE));
  }

  /** The same under another name. */
  public ImportedStudy named(String name) {
    return new ImportedStudy(spec.withName(name), trials, reports, marks, notes);
  }

  /** From the first start to the last end, as far as the table says: trials ran side by side. */
  private Duration elapsed() {
    Optional<Instant> first = of(Trial.Run::started, BinaryOperator.minBy(Instant::compareTo));
    Optional<Instant> last = of(Trial.Run::ended, BinaryOperator.maxBy(Instant::compareTo));
    return first
        .flatMap(from -> last.map(to -> Duration.between(from, to)))
        .filter(time -> !time.isNegative())
        .orElse(Duration.ZERO);
  }

  private Optional<Instant> of(
      Function<Trial.Run, Optional<Instant>> time, BinaryOperator<Instant> which) {
    return trials.stream().flatMap(trial -> time.apply(trial.run()).stream()).reduce(which);
  }
}
