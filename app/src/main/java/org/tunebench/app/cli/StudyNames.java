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
   * The study of exactly this name.
   *
   * @throws WrongInputException with the nearest name if there is none
   */
  static Study find(StudyRepository repository, String name) {
    return repository.study(name).orElseThrow(() -> none(repository, name));
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
