package org.tunebench.engine.benchmark;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.tunebench.engine.compute.MatrixKernels;
import org.tunebench.engine.compute.WorkerJava;
import org.tunebench.engine.objective.scvi.ScviObjectiveType;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.PartSpec;

/**
 * Measures how fast scVI trials train, in cells × epochs a second, against a plain PyTorch loop and
 * scvi-tools where a Python with them is named (property {@code tunebench.python}). The contestants
 * take turns within one run and start anew each time, so that whatever else the machine does meets
 * them alike; the CPU time is what to compare by on a machine that is shared.
 */
public final class TrainingBenchmark {
  private static final int TRIALS = 8;
  private static final int ROUNDS = 3;
  static final int GENES = 558;

  private TrainingBenchmark() {}

  /**
   * @param args none; with one, the environment is that of a worker already
   */
  public static void main(String[] args) throws Exception {
    if (args.length == 0) {
      System.exit(inTheEnvironmentOfAWorker());
    }
    PrintStream out = System.out;
    Path data =
        Path.of(System.getProperty("tunebench.shared", "../shared"), "data/cortex/cortex.h5ad");
    if (!Files.isRegularFile(data)) {
      out.println(
          "The cortex counts are not beside the checkout (folder named by the property"
              + " tunebench.shared): nothing was measured.");
      return;
    }
    Map<TrainingContestant, List<Throughput>> measured = new LinkedHashMap<>();
    for (TrainingContestant contestant : contestants(out)) {
      measured.put(contestant, new ArrayList<>());
    }
    List<Configuration> trials = trials();
    for (int round = 0; round < ROUNDS; round++) {
      for (Map.Entry<TrainingContestant, List<Throughput>> entry : measured.entrySet()) {
        Throughput throughput = entry.getKey().train(data.toAbsolutePath(), trials);
        entry.getValue().add(throughput);
        out.printf("%d. %s: %s%n", round + 1, entry.getKey().name(), throughput);
      }
    }
    print(out, trials, measured);
  }

  /**
   * Native libraries read these when they load: this process is too old for them. A worker keeps
   * what the caller's environment asks of OpenBLAS; here it would pass for the worker's own choice.
   */
  private static int inTheEnvironmentOfAWorker() throws Exception {
    List<String> line = new ArrayList<>(WorkerJava.line(TrainingBenchmark.class.getName(), false));
    for (String property : List.of("tunebench.shared", "tunebench.python")) {
      Optional.ofNullable(System.getProperty(property))
          .ifPresent(value -> line.add(1, "-D%s=%s".formatted(property, value)));
    }
    line.add("as a worker");
    ProcessBuilder builder = new ProcessBuilder(line).inheritIO();
    Map<String, String> environment = builder.environment();
    if (environment.keySet().removeIf(name -> name.startsWith("OPENBLAS_"))) {
      System.out.println("What the environment asks of OpenBLAS is left out.");
    }
    environment.put("CLASSPATH", System.getProperty("java.class.path"));
    environment.put("OMP_NUM_THREADS", "1");
    environment.put("MKL_NUM_THREADS", "1");
    MatrixKernels.choose(environment);
    return builder.start().waitFor();
  }

  private static List<TrainingContestant> contestants(PrintStream out) {
    List<TrainingContestant> all = new ArrayList<>();
    all.add(new OwnTraining("Tunebench, 2 at once", "off", 2, 60));
    all.add(new OwnTraining("Tunebench, 8 fused", "on", 8, 10));
    String python = System.getProperty("tunebench.python", "");
    if (python.isEmpty()) {
      out.println("No Python is named by the property tunebench.python: Tunebench runs alone.");
    } else {
      all.add(new PeerTraining("PyTorch loop, 2 processes", python, "plain", 20));
      all.add(new PeerTraining("scvi-tools, 2 processes", python, "scvi-tools", 20));
    }
    return all;
  }

  /** Drawn from the default space, the same each time. */
  private static List<Configuration> trials() {
    ScviObjectiveType type = new ScviObjectiveType();
    SearchSpace space = type.defaultSpace(new PartSpec(ScviObjectiveType.KIND, Map.of()));
    Random random = new Random(0);
    return IntStream.range(0, TRIALS)
        .mapToObj(i -> space.configure(p -> p.distribution().valueAt(random.nextDouble())))
        .toList();
  }

  private static void print(
      PrintStream out,
      List<Configuration> trials,
      Map<TrainingContestant, List<Throughput>> measured) {
    trials.forEach(trial -> out.println(trial.values()));
    out.printf(
        "%n| cells × epochs a second | CPU time of one core, each round | median | wall |%n");
    out.println("|---|---|---|---|");
    measured.forEach(
        (contestant, rounds) ->
            out.printf(
                "| %s | %s | %.0f | %.0f |%n",
                contestant.name(),
                rounds.stream().map(r -> "%.0f".formatted(r.perCpuSecond())).toList(),
                median(rounds, Throughput::perCpuSecond),
                median(rounds, Throughput::perSecond)));
  }

  private static double median(List<Throughput> rounds, ToDoubleFunction<Throughput> number) {
    double[] sorted = rounds.stream().mapToDouble(number).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
