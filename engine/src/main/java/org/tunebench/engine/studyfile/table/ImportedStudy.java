package org.tunebench.engine.studyfile.table;

import java.time.Duration;
import java.util.List;
import org.tunebench.engine.study.Marks;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.StorageException;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;

/**
 * A study from a table of finished trials, or from another tool's file.
 *
 * @param spec its definition; its objective cannot be run
 * @param trials by number, all of them ended
 * @param reports what they reported on the way, each trial's in the order of steps
 * @param notes what a person should know of how the table was read: one sentence each
 */
public record ImportedStudy(
    StudySpec spec, List<Trial> trials, List<Report> reports, List<String> notes) {
  /** Copies the lists. */
  public ImportedStudy {
    trials = List.copyOf(trials);
    reports = List.copyOf(reports);
    notes = List.copyOf(notes);
  }

  /**
   * Keeps it as a finished study, as a whole or not at all. What was left out or read otherwise is
   * its first note, because nobody can tell later.
   *
   * @throws org.tunebench.engine.WrongInputException if there is a study of this name
   * @throws StorageException if the storage fails
   */
  public Study keepIn(StudyRepository repository) {
    Study study = repository.create(spec);
    try {
      trials.forEach(trial -> repository.add(study.id(), trial));
      repository.append(study.id(), reports);
      repository.setNote(study.id(), note());
      repository.setState(study.id(), StudyState.FINISHED, elapsed());
    } catch (StorageException e) {
      repository.delete(study.id());
      throw e;
    }
    return repository.study(study.id()).orElseThrow();
  }

  private String note() {
    String all = String.join("\n", notes);
    return all.substring(0, Math.min(all.length(), Marks.LONGEST_NOTE));
  }

  /** The same under another name. */
  public ImportedStudy named(String name) {
    return new ImportedStudy(spec.withName(name), trials, reports, notes);
  }

  /** The time that all trials took together, as far as the table says. */
  private Duration elapsed() {
    return trials.stream()
        .flatMap(trial -> trial.run().duration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }
}
