package org.tunebench.engine.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Measures the samplers and pruners and prints what came out: regret on reference problems and on
 * closed forms beyond them, cost, growth, loss by parallelism, and what pruning saves. Run by the
 * Maven profile {@code benchmark}.
 */
public final class SamplerBenchmark {
  private static final int SEEDS = 20;
  private static final List<String> KINDS =
      List.of("auto", "gp", "tpe", "cmaes", "evolution", "coarse-to-fine", "qmc", "random");

  private static final List<Slots> SIDE_BY_SIDE =
      List.of(new Slots(8, 0, false), new Slots(8, 0.1, false), new Slots(8, 0.1, true));

  private SamplerBenchmark() {}

  /**
   * @param args the first seed, or nothing for 0
   */
  public static void main(String[] args) throws IOException {
    PrintStream out = System.out;
    long first = args.length > 0 ? Long.parseLong(args[0]) : 0;
    long[] seeds = LongStream.range(first, first + SEEDS).toArray();
    List<ParallelTable> parallel =
        SIDE_BY_SIDE.stream()
            .flatMap(
                slots -> learning(slots).map(kind -> new ParallelTable(out, kind, slots, seeds)))
            .toList();
    Optional<SharedProblems> shared = SharedProblems.find();
    if (shared.isPresent()) {
      measure(out, shared.get().problems(), shared.get().reference(), parallel, seeds);
    } else {
      out.println(
          "The reference problems are not beside the checkout (folder named by the property"
              + " tunebench.shared): only closed forms are measured.");
    }
    measure(out, SyntheticProblems.problems(), MissingNode.getInstance(), parallel, seeds);
    GrowthTable.print(out, List.of("tpe", "auto", "evolution", "cmaes", "gp", "random"));
    HyperbandTable.print(out);
    BohbTable.print(out);
    OutlookTable.print(out);
  }

  /** TPE makes nothing of reports: it would reach the same with them. */
  private static Stream<String> learning(Slots slots) {
    return slots.reports() ? Stream.of("auto") : Stream.of("auto", "tpe");
  }

  private static void measure(
      PrintStream out,
      List<Problem> problems,
      JsonNode reference,
      List<ParallelTable> parallel,
      long[] seeds) {
    QualityTable table = new QualityTable(out, problems, reference);
    table.run(KINDS, seeds).print();
    parallel.forEach(sideBySide -> sideBySide.add(problems, table.of(sideBySide.kind())));
  }
}
