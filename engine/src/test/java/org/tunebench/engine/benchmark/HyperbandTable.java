package org.tunebench.engine.benchmark;

import java.io.PrintStream;
import java.util.Locale;
import org.tunebench.engine.pruner.Pruners;
import org.tunebench.engine.sampler.Rehearsal;
import org.tunebench.engine.sampler.Samplers;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.PartSpec;

/** What pruning saves on simulated learning curves, and how often it ends the best trial. */
final class HyperbandTable {
  private static final int EPOCHS = SimulatedTraining.EPOCHS;
  private static final int TRIALS = 100;
  private static final int SEEDS = 200;

  private HyperbandTable() {}

  /**
   * One search.
   *
   * @param epochsToBest epochs of all trials up to the end of the best one
   * @param keptBest whether the best configuration was not ended early
   */
  private record Outcome(long epochsToBest, boolean keptBest) {}

  static void print(PrintStream out) {
    out.printf(
        "%nPruning on simulated curves: %d random trials of %d epochs, %d seeds%n",
        TRIALS, EPOCHS, SEEDS);
    out.printf("%-44s %14s %14s%n", "", "epochs to best", "best ended");
    row(out, "none", new PartSpec("none"));
    row(out, "median", new PartSpec("median"));
    PartSpec hyperband = new PartSpec("hyperband").with("max-epochs", (long) EPOCHS);
    row(out, "hyperband (all brackets)", hyperband);
    row(out, "hyperband (from 3 epochs)", hyperband.with("min-epochs", 3L));
    row(out, "hyperband (one bracket)", hyperband.with("brackets", "one"));
    row(out, "successive-halving", new PartSpec("successive-halving"));
  }

  private static void row(PrintStream out, String label, PartSpec spec) {
    double epochs = 0;
    double unpruned = 0;
    int ended = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Outcome with = search(spec, seed);
      unpruned += search(new PartSpec("none"), seed).epochsToBest;
      epochs += with.epochsToBest;
      ended += with.keptBest ? 0 : 1;
    }
    out.printf(
        Locale.ROOT,
        "%-44s %13.1f%% %13.1f%%%n",
        label,
        100 * epochs / unpruned,
        100.0 * ended / SEEDS);
  }

  private static Outcome search(PartSpec pruner, int seed) {
    SimulatedTraining training = SimulatedTraining.of(Pruners.create(pruner));
    SearchSpace space = training.function().space();
    Rehearsal study =
        new Rehearsal(space, Samplers.create(new PartSpec("random"), space), seed, TRIALS);
    double best = Double.POSITIVE_INFINITY;
    long epochs = 0;
    long epochsToBest = 0;
    boolean kept = true;
    for (int t = 0; t < TRIALS; t++) {
      Configuration next = study.ask().orElseThrow();
      double end = training.end(next);
      boolean completed = training.run(study, next, EPOCHS);
      epochs += study.history().curve(t).lastStep();
      if (end < best) {
        best = end;
        kept = completed;
        epochsToBest = epochs;
      }
    }
    return new Outcome(epochsToBest, kept);
  }
}
