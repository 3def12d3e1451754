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
 * A study in which trials failed and none had a result: most likely for one reason, which the last
 * of them says. Those that were interrupted or stopped ended by no fault of their own and say
 * nothing against it.
 *
 * @param count how many have failed
 * @param last the last of them
 */
record AllFailed(int count, Trial last) {
  static Optional<AllFailed> of(StudySnapshot snapshot) {
    List<Trial> failed =
        snapshot.trials().stream().filter(trial -> trial.state() == TrialState.FAILED).toList();
    boolean none =
        snapshot.count(TrialState.COMPLETED) == 0 && snapshot.count(TrialState.PRUNED) == 0;
    return none && !failed.isEmpty()
        ? Optional.of(new AllFailed(failed.size(), failed.get(failed.size() - 1)))
        : Optional.empty();
  }

  /** Its reason, and the last line that it printed. */
  String reason(Texts texts) {
    return FailureText.of(texts, FailureReason.of(last));
  }
}
