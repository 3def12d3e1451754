package org.tunebench.engine.objective.command;

import java.util.Map;
import java.util.Optional;
import org.tunebench.engine.objective.TrialContext;
import org.tunebench.engine.study.Report;

/** Passes the reports of a trial on: all of them at first, fewer and fewer later. */
final class ThinnedReports {
  /** Reports that are passed on one by one; of the next tenfold every tenth, and so on. */
  static final int DENSE = 10_000;

  private final TrialContext trial;
  private long reports;
  private Optional<Report> leftOut = Optional.empty();

  ThinnedReports(TrialContext trial) {
    this.trial = trial;
  }

  /** So many have been passed on by earlier attempts. */
  void recall(int earlier) {
    reports += earlier;
  }

  void take(int step, Map<String, Double> values) {
    Report report = new Report(trial.number(), step, Map.copyOf(values));
    boolean kept = reports % stride() == 0;
    if (reports++ == DENSE) {
      trial.log(
          "Tunebench: more than %d reports: of the next ones every tenth is kept, then every"
                  .formatted(DENSE)
              + " hundredth, and so on");
    }
    leftOut = kept ? Optional.empty() : Optional.of(report);
    if (kept) {
      passOn(report);
    }
  }

  private long stride() {
    long stride = 1;
    for (long dense = DENSE; reports >= dense; dense *= 10) {
      stride *= 10;
    }
    return stride;
  }

  private void passOn(Report report) {
    trial.report(report.step(), report.values());
  }

  /** Nothing follows: the last report is passed on in any case. */
  void end() {
    leftOut.ifPresent(this::passOn);
    leftOut = Optional.empty();
  }
}
