package org.tunebench.engine.pruner;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** A history that is written by hand, curve by curve. */
final class Curves {
  private static final SearchSpace SPACE =
      new SearchSpace(List.of(new Parameter("x", new FloatRange(0, 1))));

  private final LiveHistory history;

  Curves(Goal goal) {
    this.history = new LiveHistory(SPACE, new MetricSpec("loss", goal), 0, 100);
  }

  LiveHistory history() {
    return history;
  }

  /** A running trial that has reported values at epochs 1, 2, 3, … */
  int running(double... values) {
    return start(Origin.SAMPLED, OptionalInt.empty(), values);
  }

  /** A running trial that tries an earlier one again. */
  int again(int earlier, double... values) {
    return start(Origin.SAMPLED, OptionalInt.of(earlier), values);
  }

  private int start(Origin origin, OptionalInt retryOf, double... values) {
    int number = history.size();
    Trial.Source source = new Trial.Source(origin, retryOf, number, 0);
    Configuration configuration = new Configuration(Map.of("x", 0.5));
    history.put(Trial.waiting(number, source, configuration).start("cpu", Instant.EPOCH));
    for (int i = 0; i < values.length; i++) {
      report(number, i + 1, values[i]);
    }
    return number;
  }

  void report(int trial, int epoch, double value) {
    history.put(new Report(trial, epoch, Map.of("loss", value)));
  }

  int completed(double... values) {
    return complete(running(values), values);
  }

  /** A completed trial that tries the configuration of another with a seed of its own. */
  int replicate(double... values) {
    return complete(start(Origin.REPLICATE, OptionalInt.empty(), values), values);
  }

  /** Ends a running trial with a result: the last of some values. */
  int complete(int number, double... values) {
    double last = values.length == 0 ? Double.NaN : values[values.length - 1];
    history.put(history.trial(number).complete(Map.of("loss", last), Instant.EPOCH));
    return number;
  }

  int ended(TrialState state, double... values) {
    int number = running(values);
    history.put(history.trial(number).end(state, "", Instant.EPOCH));
    return number;
  }
}
