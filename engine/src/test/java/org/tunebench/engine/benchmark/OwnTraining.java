package org.tunebench.engine.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tunebench.engine.data.DataReader;
import org.tunebench.engine.data.Dataset;
import org.tunebench.engine.data.GeneSelection;
import org.tunebench.engine.data.ReadOptions;
import org.tunebench.engine.data.Split;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.objective.WorkerSetup;
import org.tunebench.engine.objective.scvi.ScviObjectiveType;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;

/**
 * The objective as a worker opens it, its trials on threads of this process.
 *
 * @param device {@code cpu} or {@code gpu}
 * @param fuse the setting of that name
 * @param atOnce how many trials run at a time
 * @param epochs of each trial
 */
record OwnTraining(String name, String device, String fuse, int atOnce, int epochs)
    implements TrainingContestant {

  @Override
  public Throughput train(Path data, List<Configuration> trials) throws Exception {
    PartSpec spec =
        new PartSpec(
            ScviObjectiveType.KIND,
            Map.of(
                "dataset",
                data.toString(),
                "genes",
                TrainingBenchmark.GENES,
                "marginal-samples",
                1,
                "train-elbo-every",
                0,
                "fuse",
                fuse));
    MetricSpec metric = new MetricSpec("marginal_ll", Goal.MINIMIZE);
    WorkerSetup setup = new WorkerSetup(spec, metric, data.getParent(), device, atOnce, 0);
    ExecutorService threads = Executors.newFixedThreadPool(atOnce);
    try (Objective objective = new ScviObjectiveType().open(setup)) {
      runAll(threads, objective, trials, 1);
      double cells = trainingCells(data);
      long wall = System.nanoTime();
      long cpu = cpuNanos();
      runAll(threads, objective, trials, epochs);
      return new Throughput(
          cells * epochs * trials.size(),
          (System.nanoTime() - wall) / 1e9,
          (cpuNanos() - cpu) / 1e9);
    } finally {
      threads.shutdown();
    }
  }

  /** As the objective splits them. */
  private static int trainingCells(Path data) {
    Dataset read = DataReader.read(data, ReadOptions.DEFAULT);
    Dataset kept = GeneSelection.topByStandardDeviation(TrainingBenchmark.GENES).apply(read);
    return Split.of(kept.counts().cells(), Split.DEFAULT_TEST_SHARE, 0).train().length;
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static void runAll(
      ExecutorService threads, Objective objective, List<Configuration> trials, int epochs)
      throws Exception {
    List<Callable<Map<String, Double>>> tasks = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      BoundedTrial trial = new BoundedTrial(i, trials.get(i), epochs);
      tasks.add(() -> objective.run(trial));
    }
    for (Future<Map<String, Double>> end : threads.invokeAll(tasks)) {
      end.get();
    }
  }
}
