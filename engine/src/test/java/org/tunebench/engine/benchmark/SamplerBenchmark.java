package org.tunebench.engine.benchmark;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Measures the samplers and pruners and prints what came out: regret on reference problems and on
 * closed forms beyond them, cost, growth, loss by parallelism, and what pruning saves. Run by the
 * Maven profile {@code benchmark}.
 */
public final class SamplerBenchmark {
  private static final int SEEDS = 20;
  private static final List<String> KINDS =
      List.of("auto", "gp", "tpe", "cmaes", "evolution", "coarse-to-fine", "qmc", "random");

  private SamplerBenchmark() {}

  /**
   * @param args the first seed, or nothing for 0
   */
  public static void main(String[] args) throws IOException {
    PrintStream out = System.out;
    long first = args.length > 0 ? Long.parseLong(args[0]) : 0;
    long[] seeds = LongStream.range(first, first + SEEDS).toArray();
    Optional<SharedProblems> shared = SharedProblems.find();
    if (shared.isPresent()) {
      List<Problem> problems = shared.get().problems();
      QualityTable table = new QualityTable(out, problems, shared.get().reference());
      table.run(KINDS, seeds).print();
      for (String kind : List.of("auto", "tpe")) {
        ParallelTable.print(out, problems, kind, table.of(kind), seeds);
      }
    } else {
      out.println(
          "The reference problems are not beside the checkout (folder named by the property"
              + " tunebench.shared): only closed forms are measured.");
    }
    new QualityTable(out, SyntheticProblems.problems(), MissingNode.getInstance())
        .run(KINDS, seeds)
        .print();
    GrowthTable.print(out, List.of("tpe", "auto", "evolution", "cmaes", "gp", "random"));
    HyperbandTable.print(out);
    BohbTable.print(out);
    OutlookTable.print(out);
  }
}
