package org.tunebench.engine.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tunebench.engine.sampler.Rehearsal;
import org.tunebench.engine.sampler.Samplers;
import org.tunebench.engine.study.PartSpec;

/**
 * What one sampler reaches on one problem.
 *
 * @param regrets by seed, then by checkpoint
 * @param seconds mean time that the sampler took for a run, on one core
 */
record Samples(double[][] regrets, double seconds) {
  /** Trials after which regrets are taken. */
  static final int[] CHECKPOINTS = {10, 25, 50, 75, 100};

  private static final int TRIALS = 100;

  static Samples of(Problem problem, PartSpec sampler, Slots slots, long[] seeds) {
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Rehearsal>> runs = new ArrayList<>();
      for (long seed : seeds) {
        runs.add(pool.submit(() -> run(problem, sampler, slots, seed)));
      }
      double[][] regrets = new double[seeds.length][CHECKPOINTS.length];
      double seconds = 0;
      for (int s = 0; s < seeds.length; s++) {
        Rehearsal study = runs.get(s).get();
        for (int c = 0; c < CHECKPOINTS.length; c++) {
          regrets[s][c] = problem.regret(study.bestAfter(CHECKPOINTS[c]));
        }
        seconds += study.samplerNanos() * 1e-9 / seeds.length;
      }
      return new Samples(regrets, seconds);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      pool.shutdown();
    }
  }

  private static Rehearsal run(Problem problem, PartSpec sampler, Slots slots, long seed) {
    Rehearsal study =
        new Rehearsal(
            problem.space(),
            Samplers.create(sampler, problem.space()),
            seed,
            TRIALS,
            slots.count());
    slots.run(study, TRIALS, problem);
    return study;
  }

  /** Mean regret over the seeds. */
  double mean(int checkpoint) {
    double sum = 0;
    for (double[] run : regrets) {
      sum += run[checkpoint];
    }
    return sum / regrets.length;
  }

  /** Standard error of the mean. */
  double error(int checkpoint) {
    double mean = mean(checkpoint);
    double squares = 0;
    for (double[] run : regrets) {
      squares += (run[checkpoint] - mean) * (run[checkpoint] - mean);
    }
    return Math.sqrt(squares / (regrets.length - 1.0) / regrets.length);
  }
}
