package org.tunebench.engine.run;

import java.util.List;
import java.util.Optional;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialCounts;
import org.tunebench.engine.study.TrialState;

/**
 * Why the last run of a study ended that is not run now.
 *
 * @param sentence for the person
 * @param isProblem whether something is wrong with it
 */
public record StudyEnding(String sentence, boolean isProblem) {
  /**
   * What a study as it is kept says of it.
   *
   * @param trials all of the study's
   * @return empty where there is nothing to say, as of one that ended elsewhere and was imported
   */
  public static Optional<StudyEnding> of(Study study, List<Trial> trials) {
    String ending = study.ending();
    if (ending.isEmpty()) {
      return Optional.empty();
    }
    if (study.state().isWithoutResult(TrialCounts.of(trials).of(TrialState.COMPLETED))) {
      String why = FalseStart.why(trials).orElse(ending + ", and no trial has completed");
      return Optional.of(new StudyEnding(why, true));
    }
    return Optional.of(new StudyEnding(ending, study.state() == StudyState.STOPPED));
  }
}
