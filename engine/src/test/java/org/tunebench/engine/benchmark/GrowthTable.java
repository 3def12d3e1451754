package org.tunebench.engine.benchmark;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleBiFunction;
import org.tunebench.engine.sampler.Rehearsal;
import org.tunebench.engine.sampler.Sampler;
import org.tunebench.engine.sampler.Samplers;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.PartSpec;

/** How long one suggestion takes, by the number of trials before it and by that of parameters. */
final class GrowthTable {
  private static final int[] TRIALS = {100, 1_000, 5_000, 10_000};
  private static final int[] PARAMETERS = {2, 10, 30, 100};
  private static final int USUAL_PARAMETERS = 10;
  private static final int USUAL_TRIALS = 1_000;
  private static final int REPEATS = 60;
  private static final int WARM_UP = 20;

  /** A suggestion that takes longer is repeated less often. */
  private static final double SLOW_SECONDS = 3;

  private GrowthTable() {}

  static void print(PrintStream out, List<String> kinds) {
    out.printf("%nMilliseconds for one suggestion with %d floats (median)%n", USUAL_PARAMETERS);
    table(out, "trials so far", TRIALS, kinds, (kind, n) -> millis(kind, USUAL_PARAMETERS, n));
    out.printf("%nMilliseconds for one suggestion after %,d trials (median)%n", USUAL_TRIALS);
    table(out, "floats", PARAMETERS, kinds, (kind, n) -> millis(kind, n, USUAL_TRIALS));
  }

  private static void table(
      PrintStream out,
      String heading,
      int[] sizes,
      List<String> kinds,
      ToDoubleBiFunction<String, Integer> millis) {
    out.printf("%-16s", heading);
    for (int size : sizes) {
      out.printf(Locale.ROOT, " %,10d", size);
    }
    out.println();
    for (String kind : kinds) {
      out.printf("%-16s", kind);
      for (int size : sizes) {
        out.printf(Locale.ROOT, " %10.3f", millis.applyAsDouble(kind, size));
      }
      out.println();
    }
  }

  private static double millis(String kind, int parameters, int trials) {
    List<Parameter> all = new ArrayList<>();
    for (int p = 0; p < parameters; p++) {
      all.add(new Parameter("x" + p, new FloatRange(0, 1)));
    }
    SearchSpace space = new SearchSpace(all);
    Sampler random = Samplers.create(new PartSpec("random"), space);
    Rehearsal study =
        new Rehearsal(space, random, 1, 2 * trials)
            .run(
                trials,
                c ->
                    c.values().values().stream()
                        .mapToDouble(v -> Math.pow((double) v - 0.4, 2))
                        .sum());
    return median(times(Samplers.create(new PartSpec(kind), space), space, study, trials));
  }

  private static List<Double> times(Sampler sampler, SearchSpace space, Rehearsal study, int size) {
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    List<Double> times = new ArrayList<>();
    double spent = 0;
    for (int i = 0; i < WARM_UP + REPEATS && (spent < SLOW_SECONDS || times.isEmpty()); i++) {
      long start = clock.getCurrentThreadCpuTime();
      sampler.suggest(space, study.history(), size + i);
      double millis = (clock.getCurrentThreadCpuTime() - start) * 1e-6;
      spent += millis / 1000;
      if (i >= WARM_UP || millis > 50) {
        times.add(millis);
      }
    }
    return times;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(Double.NaN);
  }
}
