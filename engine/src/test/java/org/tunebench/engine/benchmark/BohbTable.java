package org.tunebench.engine.benchmark;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.tunebench.engine.pruner.Pruners;
import org.tunebench.engine.sampler.Rehearsal;
import org.tunebench.engine.sampler.Samplers;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.PartSpec;

/**
 * What samplers with and without Hyperband reach when they may train equally long: TPE with it is
 * BOHB (Falkner, Klein and Hutter, ICML 2018).
 */
final class BohbTable {
  /** Epochs that a study may train, as whole trials. */
  private static final int[] WHOLE_TRIALS = {10, 20, 40};

  private static final int SEEDS = 50;

  private BohbTable() {}

  static void print(PrintStream out) {
    out.printf(
        "%nMean loss of the best completed trial, by epochs of training (%d seeds)%n", SEEDS);
    out.printf("%-24s", "epochs");
    for (int trials : WHOLE_TRIALS) {
      out.printf(Locale.ROOT, " %,10d", trials * SimulatedTraining.EPOCHS);
    }
    out.println();
    PartSpec hyperband =
        new PartSpec("hyperband").with("max-epochs", (long) SimulatedTraining.EPOCHS);
    for (PartSpec pruner : List.of(new PartSpec("none"), hyperband)) {
      for (String sampler : List.of("random", "tpe", "auto")) {
        boolean prunes = pruner == hyperband;
        out.printf("%-24s", sampler + (prunes ? " + hyperband" : ""));
        for (int trials : WHOLE_TRIALS) {
          out.printf(Locale.ROOT, " %10.4f", mean(sampler, pruner, trials));
        }
        out.println();
      }
    }
  }

  private static double mean(String sampler, PartSpec pruner, int wholeTrials) {
    double sum = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      sum += best(sampler, pruner, wholeTrials * SimulatedTraining.EPOCHS, seed);
    }
    return sum / SEEDS;
  }

  private static double best(String sampler, PartSpec pruner, int epochs, int seed) {
    SimulatedTraining training = SimulatedTraining.of(Pruners.create(pruner));
    SearchSpace space = training.function().space();
    Rehearsal study =
        new Rehearsal(
            space, Samplers.create(new PartSpec(sampler), space), seed, SimulatedTraining.EPOCHS);
    double best = Double.POSITIVE_INFINITY;
    int left = epochs;
    while (left > 0) {
      Configuration next = study.ask().orElseThrow();
      int number = study.history().size();
      if (training.run(study, next, left)) {
        best = Math.min(best, training.end(next));
      }
      left -= study.history().curve(number).lastStep();
    }
    return best;
  }
}
