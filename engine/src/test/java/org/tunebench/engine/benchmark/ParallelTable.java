package org.tunebench.engine.benchmark;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tunebench.engine.study.PartSpec;

/** What is lost when trials run eight at a time, at the same number of trials. */
final class ParallelTable {
  private static final int PARALLEL = 8;

  private ParallelTable() {}

  static void print(
      PrintStream out,
      List<Problem> problems,
      String kind,
      Map<String, Samples> alone,
      long[] seeds) {
    int last = Samples.CHECKPOINTS.length - 1;
    out.printf(
        "%nMean regret of %s after %d trials, one and %d at a time (standard error)%n",
        kind, Samples.CHECKPOINTS[last], PARALLEL);
    double sumAlone = 0;
    double sumTogether = 0;
    for (Problem problem : problems) {
      Samples one = alone.get(problem.name());
      Samples many = Samples.of(problem, new PartSpec(kind), PARALLEL, seeds);
      sumAlone += one.mean(last);
      sumTogether += many.mean(last);
      out.printf(
          Locale.ROOT,
          "%-20s %10.2e (%.1e) %10.2e (%.1e)%n",
          problem.name(),
          one.mean(last),
          one.error(last),
          many.mean(last),
          many.error(last));
    }
    out.printf(
        Locale.ROOT,
        "%-20s %10.2e           %10.2e            lost: %.0f%%%n",
        "mean",
        sumAlone / problems.size(),
        sumTogether / problems.size(),
        100 * (sumTogether / sumAlone - 1));
  }
}
