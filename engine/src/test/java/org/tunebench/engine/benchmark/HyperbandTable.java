package org.tunebench.engine.benchmark;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tunebench.engine.objective.function.LearningCurve;
import org.tunebench.engine.objective.function.TestFunction;
import org.tunebench.engine.objective.function.TestFunctions;
import org.tunebench.engine.pruner.Pruner;
import org.tunebench.engine.pruner.Pruners;
import org.tunebench.engine.sampler.Rehearsal;
import org.tunebench.engine.sampler.Samplers;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.TrialState;

/** What pruning saves on simulated learning curves, and how often it ends the best trial. */
final class HyperbandTable {
  private static final int EPOCHS = 81;
  private static final int TRIALS = 100;
  private static final int SEEDS = 200;
  private static final double START = 6;
  private static final double NOISE = 0.02;

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
    TestFunction function = TestFunctions.named("mixed", 1);
    LearningCurve curve = new LearningCurve(function, EPOCHS, START, NOISE);
    double epochs = 0;
    double unpruned = 0;
    int ended = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Outcome with = search(Pruners.create(spec), curve, seed);
      unpruned += search(Pruners.create(new PartSpec("none")), curve, seed).epochsToBest;
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

  private static Outcome search(Pruner pruner, LearningCurve curve, int seed) {
    TestFunction function = curve.function();
    Rehearsal study =
        new Rehearsal(
            function.space(),
            Samplers.create(new PartSpec("random"), function.space()),
            seed,
            TRIALS);
    double best = Double.POSITIVE_INFINITY;
    long epochs = 0;
    long epochsToBest = 0;
    boolean kept = true;
    for (int t = 0; t < TRIALS; t++) {
      Optional<Configuration> next = study.ask();
      double end = function.at(next.orElseThrow());
      boolean completed = train(study, pruner, curve, next.get());
      epochs += study.history().curve(t).lastStep();
      if (end < best) {
        best = end;
        kept = completed;
        epochsToBest = epochs;
      }
    }
    return new Outcome(epochsToBest, kept);
  }

  private static boolean train(
      Rehearsal study, Pruner pruner, LearningCurve curve, Configuration configuration) {
    int number = study.start(configuration);
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
      double loss = curve.at(configuration, epoch, number);
      study.history().put(new Report(number, epoch, Map.of("loss", loss)));
      if (pruner.shouldStop(study.history(), number)) {
        study.end(number, TrialState.PRUNED);
        return false;
      }
    }
    study.complete(number, curve.function().at(configuration));
    return true;
  }
}
