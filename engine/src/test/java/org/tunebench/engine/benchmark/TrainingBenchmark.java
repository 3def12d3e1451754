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
import org.tunebench.engine.compute.CudaLibraries;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.WorkerEnvironment;
import org.tunebench.engine.compute.WorkerJava;
import org.tunebench.engine.objective.scvi.ScviObjectiveType;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.PartSpec;

/**
 * Measures how fast scVI trials train, in cells × epochs a second, against a plain PyTorch loop and
 * scvi-tools where a Python with them is named (property {@code tunebench.python}), on the CPU or
 * on the first GPU (property {@code tunebench.device}, {@code cpu} or {@code gpu}). The contestants
 * take turns within one run and start anew each time, so that whatever else the machine does meets
 * them alike; the CPU time is what to compare by on a machine that is shared.
 */
public final class TrainingBenchmark {
  private static final int ROUNDS = 3;
  private static final String DEVICE = "tunebench.device";
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
    boolean onGpu = System.getProperty(DEVICE, "cpu").equals("gpu");
    Map<TrainingContestant, List<Throughput>> measured = new LinkedHashMap<>();
    for (TrainingContestant contestant : onGpu ? onGpu(out) : onCpu(out)) {
      measured.put(contestant, new ArrayList<>());
    }
    List<Configuration> trials = trials(onGpu ? 16 : 8);
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
    boolean onGpu = System.getProperty(DEVICE, "cpu").equals("gpu");
    List<String> line = new ArrayList<>(WorkerJava.line(TrainingBenchmark.class.getName(), onGpu));
    for (String property : List.of("tunebench.shared", "tunebench.python", DEVICE)) {
      Optional.ofNullable(System.getProperty(property))
          .ifPresent(value -> line.add(1, "-D%s=%s".formatted(property, value)));
    }
    line.add("as a worker");
    ProcessBuilder builder = new ProcessBuilder(line).inheritIO();
    Map<String, String> environment = builder.environment();
    if (environment.keySet().removeIf(name -> name.startsWith("OPENBLAS_"))) {
      System.out.println("What the environment asks of OpenBLAS is left out.");
    }
    Device device = new Device(onGpu ? "gpu:0" : Device.CPU, "", 0, "");
    WorkerEnvironment.set(environment, device, ScviObjectiveType.KIND, CudaLibraries::find);
    return builder.start().waitFor();
  }

  private static List<TrainingContestant> onCpu(PrintStream out) {
    List<TrainingContestant> all = new ArrayList<>();
    all.add(new OwnTraining("Tunebench, 2 at once", "cpu", "off", 2, 60));
    all.add(new OwnTraining("Tunebench, 8 fused", "cpu", "on", 8, 10));
    python(out)
        .ifPresent(
            python -> {
              all.add(new PeerTraining("PyTorch loop, 2 processes", python, "cpu", "plain", 2, 20));
              all.add(
                  new PeerTraining("scvi-tools, 2 processes", python, "cpu", "scvi-tools", 2, 20));
            });
    return all;
  }

  private static List<TrainingContestant> onGpu(PrintStream out) {
    List<TrainingContestant> all = new ArrayList<>();
    for (int atOnce : new int[] {1, 4, 16}) {
      all.add(new OwnTraining("Tunebench, %d at once".formatted(atOnce), "gpu", "off", atOnce, 20));
    }
    for (int atOnce : new int[] {4, 16}) {
      all.add(new OwnTraining("Tunebench, %d fused".formatted(atOnce), "gpu", "on", atOnce, 60));
    }
    python(out)
        .ifPresent(
            python -> {
              for (int processes : new int[] {1, 4, 16}) {
                String name = "PyTorch loop, %d processes".formatted(processes);
                all.add(new PeerTraining(name, python, "gpu", "plain", processes, 10));
              }
            });
    return all;
  }

  private static Optional<String> python(PrintStream out) {
    String python = System.getProperty("tunebench.python", "");
    if (python.isEmpty()) {
      out.println("No Python is named by the property tunebench.python: Tunebench runs alone.");
    }
    return Optional.of(python).filter(name -> !name.isEmpty());
  }

  /** Drawn from the default space, the same each time. */
  private static List<Configuration> trials(int number) {
    ScviObjectiveType type = new ScviObjectiveType();
    SearchSpace space = type.defaultSpace(new PartSpec(ScviObjectiveType.KIND, Map.of()));
    Random random = new Random(0);
    return IntStream.range(0, number)
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
