package org.tunebench.app.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
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

/** The trials of a study that run in another process: how far they are, and what they come to. */
final class RunningTable {
  private final MetricSpec metric;
  private final LiveHistory history;

  /** Reads the histories of a study. */
  RunningTable(StudyRepository repository, Study study, List<Trial> trials) {
    this.metric = study.spec().metric();
    this.history = new LiveHistory(study.spec());
    history.restore(trials, repository.curves(study.id(), metric.monitor()));
  }

  /** Prints them, unless there are none. */
  void print(PrintStream out) {
    int[] running =
        IntStream.range(0, history.size())
            .filter(number -> history.state(number) == TrialState.RUNNING)
            .toArray();
    if (running.length == 0) {
      return;
    }
    SortedMap<Integer, Forecast> forecasts = Forecasts.ofRunning(history);
    String expected = metric.name().equals(metric.monitor()) ? "" : " " + metric.name();
    TextTable table =
        new TextTable(
            List.of(">running", ">epoch", ">" + metric.monitor(), ">expected" + expected));
    for (int number : running) {
      Curve curve = history.curve(number);
      boolean begun = curve.size() > 0;
      Forecast forecast = forecasts.get(number);
      table.row(
          Integer.toString(number),
          begun ? Integer.toString(curve.lastStep()) : "",
          begun ? PlainText.number(curve.value(curve.size() - 1)) : "",
          forecast == null ? "" : PlainText.about(forecast.value(), forecast.deviation()));
    }
    out.println();
    table.print(out);
  }
}
