package org.tunebench.app.cli;

import java.time.Instant;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.tunebench.app.plain.FailureReason;
import org.tunebench.app.plain.PlainText;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** Tells which trials have ended since the last look, and each one's end in a line. */
final class EndedTrials {
  private final BitSet told = new BitSet();

  /**
   * @param known the trials of earlier runs: those that have ended are no news
   */
  EndedTrials(List<Trial> known) {
    known.stream()
        .filter(trial -> trial.state().isTerminal())
        .forEach(trial -> told.set(trial.number()));
  }

  /** Those that ended since the last look, in the order of their ends. */
  List<Trial> since(StudySnapshot now) {
    List<Trial> ended =
        now.trials().stream()
            .filter(trial -> trial.state().isTerminal() && !told.get(trial.number()))
            .sorted(
                Comparator.<Trial, Instant>comparing(
                        trial -> trial.run().ended().orElse(Instant.EPOCH))
                    .thenComparingInt(Trial::number))
            .toList();
    ended.forEach(trial -> told.set(trial.number()));
    return ended;
  }

  /**
   * {@code trial 12 completed marginal_ll 1218.5 (best #7 1210.3) 13/100}.
   *
   * @param done how many of the budget are used up
   */
  static String line(StudySnapshot now, Trial trial, int done) {
    MetricSpec metric = now.study().spec().metric();
    StringBuilder line = new StringBuilder("trial ");
    line.append(trial.number()).append(' ').append(trial.state().word());
    if (trial.state() == TrialState.COMPLETED) {
      line.append(' ').append(PlainText.visible(metric.name())).append(' ');
      line.append(PlainText.number(trial.metric(metric.name())));
    } else if (!trial.failure().isEmpty()) {
      line.append(": ").append(PlainText.visible(FailureReason.of(trial).text()));
    }
    now.best()
        .ifPresent(
            best ->
                line.append(
                    " (best #%d %s)"
                        .formatted(
                            best, PlainText.number(now.trials().get(best).metric(metric.name())))));
    return line.append(' ')
        .append(done)
        .append('/')
        .append(now.study().spec().budget().trials())
        .toString();
  }
}
