package org.tunebench.app.cli;

import java.util.List;
import org.tunebench.engine.Nearest;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudySummary;

/** Finds studies by the names that a person types. */
final class StudyNames {
  private StudyNames() {}

  /**
   * The study of exactly this name, or the one that was called so before it was renamed, which is
   * said.
   *
   * @throws WrongInputException with the nearest name if there is none
   */
  static Study find(Console console, StudyRepository repository, String name) {
    return repository
        .study(asCalledNow(console, repository, name))
        .orElseThrow(() -> none(repository, name));
  }

  /**
   * The same to look at it: what the database has lost of it is said.
   *
   * @throws WrongInputException with the nearest name if there is none
   */
  static Study look(Console console, StudyRepository repository, String name) {
    Study study = find(console, repository, name);
    noteLost(console, study.spec().name(), repository.lost(study.id()));
    return study;
  }

  /** Says that trials of a study are lost, if any are. */
  static void noteLost(Console console, String name, int lost) {
    if (lost > 0) {
      console
          .err()
          .printf(
              "note: the database has lost %d %s of the study '%s': a copy in the workspace's folder 'backups' may have %s%n",
              lost, lost == 1 ? "trial" : "trials", name, lost == 1 ? "it" : "them");
    }
  }

  /** The name of the study that was once called so, which is said; any other is given back. */
  static String asCalledNow(Console console, StudyRepository repository, String name) {
    String now = repository.formerNames().getOrDefault(name, name);
    if (!now.equals(name)) {
      console.err().println("note: '%s' is now called '%s'".formatted(name, now));
    }
    return now;
  }

  private static WrongInputException none(StudyRepository repository, String name) {
    List<String> names = repository.summaries().stream().map(StudySummary::name).toList();
    String hint =
        Nearest.to(name, names)
            .map("did you mean '%s'?"::formatted)
            .orElse(
                names.isEmpty()
                    ? "there is none at all in this workspace"
                    : "'tunebench list' shows those that there are");
    return new WrongInputException("", "there is no study '%s': %s".formatted(name, hint));
  }
}
