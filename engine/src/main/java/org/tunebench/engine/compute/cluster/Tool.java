package org.tunebench.engine.compute.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the commands of Slurm: an argument list each, never a shell, each within a time limit. */
final class Tool {
  private static final Logger LOG = LoggerFactory.getLogger(Tool.class);

  /** Slurm's own commands give up on a silent controller later than a person does. */
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** The states of 100,000 jobs. */
  private static final int MOST_BYTES = 16 << 20;

  /**
   * What a command said.
   *
   * @param exit its exit code
   * @param out its standard output
   * @param err its standard error
   */
  record Said(int exit, String out, String err) {
    boolean well() {
      return exit == 0;
    }
  }

  private final Optional<Path> folder;
  private final Duration limit;

  /**
   * @param folder where the commands are, or empty to look for them on {@code PATH}
   */
  Tool(Optional<Path> folder) {
    this(folder, LIMIT);
  }

  /**
   * @param limit how long an answer may take
   */
  Tool(Optional<Path> folder, Duration limit) {
    this.folder = folder;
    this.limit = limit;
  }

  /**
   * Runs a command to its end.
   *
   * @throws ClusterException if there is no such command, or it does not answer in time
   */
  Said run(String name, List<String> arguments) {
    List<String> line = new ArrayList<>();
    line.add(folder.map(at -> at.resolve(name).toString()).orElse(name));
    line.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.redirectInput(ProcessBuilder.Redirect.from(new java.io.File(nowhere())));
    try {
      return heard(name, builder.start());
    } catch (IOException e) {
      throw new ClusterException(
          ClusterException.Kind.ABSENT,
          "there is no Slurm on this machine: '%s' cannot be started".formatted(name),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException(
          ClusterException.Kind.SILENT, "Slurm was not waited for: Tunebench is ending", e);
    }
  }

  private static String nowhere() {
    return System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null";
  }

  private Said heard(String name, Process process) throws InterruptedException {
    long until = System.nanoTime() + limit.toNanos();
    CompletableFuture<String> out = said(process.getInputStream());
    CompletableFuture<String> err = said(process.getErrorStream());
    try {
      // What it leaves running may hold its output for ever.
      String all = out.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      String problems = err.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (process.waitFor(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        return new Said(process.exitValue(), all, problems);
      }
    } catch (ExecutionException | TimeoutException noAnswer) {
      LOG.debug("{} gave no answer", name, noAnswer);
    }
    // Only now: destroying closes the streams, also of a process that has said all it has to.
    process.destroyForcibly();
    throw new ClusterException(
        ClusterException.Kind.SILENT,
        "Slurm does not answer: '%s' took more than %d seconds".formatted(name, limit.toSeconds()),
        null);
  }

  private static CompletableFuture<String> said(InputStream stream) {
    CompletableFuture<String> text = new CompletableFuture<>();
    Thread reader = new Thread(() -> text.complete(text(stream)), "slurm-answer");
    reader.setDaemon(true);
    reader.start();
    return text;
  }

  private static String text(InputStream stream) {
    try (stream) {
      return new String(stream.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    } catch (IOException ended) {
      return "";
    }
  }
}
