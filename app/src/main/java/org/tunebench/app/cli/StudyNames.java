package org.tunebench.app.cli;

import java.util.List;
import org.tunebench.engine.Nearest;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.run.SearchEngine;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySummary;

/** Finds studies by the names that a person types. */
final class StudyNames {
  private StudyNames() {}

  /**
   * The study of exactly this name.
   *
   * @throws WrongInputException with the nearest name if there is none
   */
  static Study find(SearchEngine engine, String name) {
    return engine.repository().study(name).orElseThrow(() -> none(engine, name));
  }

  private static WrongInputException none(SearchEngine engine, String name) {
    List<String> names = engine.repository().summaries().stream().map(StudySummary::name).toList();
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
