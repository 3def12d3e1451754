package org.tunebench.app.live;

import java.util.List;
import java.util.Optional;
import org.tunebench.app.plain.FailureReason;
import org.tunebench.app.shell.FailureText;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * A study in which every trial that has ended failed: most likely for one reason, which the last of
 * them says.
 *
 * @param count how many have failed
 * @param last the last of them
 */
record AllFailed(int count, Trial last) {
  static Optional<AllFailed> of(StudySnapshot snapshot) {
    List<Trial> ended =
        snapshot.trials().stream().filter(trial -> trial.state().isTerminal()).toList();
    boolean all = ended.stream().allMatch(trial -> trial.state() == TrialState.FAILED);
    return all && !ended.isEmpty()
        ? Optional.of(new AllFailed(ended.size(), ended.get(ended.size() - 1)))
        : Optional.empty();
  }

  /** Its reason, and the last line that it printed. */
  String reason(Texts texts) {
    return FailureText.of(texts, FailureReason.of(last));
  }
}
