package org.tunebench.app.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.tunebench.app.plain.PlainText;
import org.tunebench.engine.sampler.Forecast;
import org.tunebench.engine.sampler.Forecasts;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * A trial that runs in another process: how far it is, and what it comes to.
 *
 * @param trial as it began
 * @param epoch of its last report, or empty before there is one
 * @param value of the monitored metric there
 * @param expected what its result is expected to be, as far as completed ones tell
 */
record RunningTrial(
    Trial trial, OptionalInt epoch, OptionalDouble value, Optional<Forecast> expected) {
  /** Those of a study, by number. */
  static List<RunningTrial> of(StudyRepository repository, Study study, List<Trial> trials) {
    LiveHistory history = new LiveHistory(study.spec());
    history.restore(trials, repository.curves(study.id(), study.spec().metric().monitor()));
    Map<Integer, Forecast> forecasts = Forecasts.ofRunning(history);
    return trials.stream()
        .filter(trial -> trial.state() == TrialState.RUNNING)
        .map(trial -> of(trial, history.curve(trial.number()), forecasts.get(trial.number())))
        .toList();
  }

  private static RunningTrial of(Trial trial, Curve curve, Forecast forecast) {
    boolean begun = curve.size() > 0;
    return new RunningTrial(
        trial,
        begun ? OptionalInt.of(curve.lastStep()) : OptionalInt.empty(),
        begun ? OptionalDouble.of(curve.value(curve.size() - 1)) : OptionalDouble.empty(),
        Optional.ofNullable(forecast));
  }

  /** Prints them as a table, unless there are none. */
  static void print(List<RunningTrial> running, MetricSpec metric, PrintStream out) {
    if (running.isEmpty()) {
      return;
    }
    String expected = metric.name().equals(metric.monitor()) ? "" : " " + metric.name();
    TextTable table =
        new TextTable(
            List.of(">running", ">epoch", ">" + metric.monitor(), ">expected" + expected));
    for (RunningTrial one : running) {
      table.row(
          Integer.toString(one.trial.number()),
          one.epoch.isPresent() ? Integer.toString(one.epoch.getAsInt()) : "",
          one.value.isPresent() ? PlainText.number(one.value.getAsDouble()) : "",
          one.expected.map(of -> PlainText.about(of.value(), of.deviation())).orElse(""));
    }
    out.println();
    table.print(out);
  }
}
