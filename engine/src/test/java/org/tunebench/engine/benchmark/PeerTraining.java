package org.tunebench.engine.benchmark;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tunebench.engine.space.Configuration;

/**
 * {@code src/test/python/scvi_peers.py}: the trials shared out between processes of one thread
 * each.
 *
 * @param python the interpreter
 * @param device {@code cpu} or {@code gpu}
 * @param kind which of the script's contestants
 * @param processes how many
 * @param epochs of each trial
 */
record PeerTraining(
    String name, String python, String device, String kind, int processes, int epochs)
    implements TrainingContestant {
  /** Python writes NaN as it is. */
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  @Override
  public Throughput train(Path data, List<Configuration> trials) throws Exception {
    List<Process> started = new ArrayList<>();
    // In turns, so that none gets all the large ones.
    for (int first = 0; first < processes; first++) {
      List<Configuration> share = new ArrayList<>();
      for (int i = first; i < trials.size(); i += processes) {
        share.add(trials.get(i));
      }
      started.add(start(data, share));
    }
    double cellEpochs = 0;
    double seconds = 0;
    double cpuSeconds = 0;
    for (Process process : started) {
      JsonNode result = JSON.readTree(lastLine(process));
      cellEpochs += result.get("cell_epochs").asDouble();
      seconds = Math.max(seconds, result.get("seconds").asDouble());
      cpuSeconds += result.get("cpu_seconds").asDouble();
    }
    return new Throughput(cellEpochs, seconds, cpuSeconds);
  }

  private Process start(Path data, List<Configuration> trials) throws IOException {
    String script = "src/test/python/scvi_peers.py";
    String genes = String.valueOf(TrainingBenchmark.GENES);
    ProcessBuilder builder =
        new ProcessBuilder(
            python,
            script,
            kind,
            data.toString(),
            genes,
            String.valueOf(epochs),
            device.equals("gpu") ? "cuda" : device);
    builder.environment().put("OMP_NUM_THREADS", "1");
    builder.environment().put("MKL_NUM_THREADS", "1");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    JSON.writeValue(process.getOutputStream(), trials.stream().map(Configuration::values).toList());
    return process;
  }

  private static String lastLine(Process process) throws IOException, InterruptedException {
    List<String> lines = process.inputReader().lines().toList();
    if (process.waitFor() != 0 || lines.isEmpty()) {
      throw new IOException("the Python side ended with code " + process.exitValue());
    }
    return lines.get(lines.size() - 1);
  }
}
