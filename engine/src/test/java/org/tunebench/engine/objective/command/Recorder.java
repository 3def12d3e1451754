package org.tunebench.engine.objective.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.tunebench.engine.objective.TrialContext;
import org.tunebench.engine.space.Configuration;

/** A trial that writes down what it is told. */
class Recorder implements TrialContext {
  /**
   * @param step the epoch
   * @param values the metrics
   */
  record Entry(int step, Map<String, Double> values) {}

  private final Path folder;
  private final Configuration configuration;
  private final List<String> log = new ArrayList<>();
  private final List<Entry> reports = new ArrayList<>();
  private final List<Runnable> waiting = new ArrayList<>();
  private volatile boolean stopRequested;

  Recorder(Path folder, Configuration configuration) {
    this.folder = folder;
    this.configuration = configuration;
  }

  Recorder(Path folder) {
    this(folder, Configuration.EMPTY);
  }

  /** The number after {@code pid} in the log, as soon as it is there. */
  CompletableFuture<Long> pid() {
    return line("pid ").thenApply(Long::parseLong);
  }

  /** The rest of the first line that begins so, as soon as it is there. */
  synchronized CompletableFuture<String> line(String beginning) {
    CompletableFuture<String> rest = new CompletableFuture<>();
    Runnable look =
        () ->
            log.stream()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .ifPresent(line -> rest.complete(line.substring(beginning.length())));
    waiting.add(look);
    look.run();
    return rest;
  }

  void stop() {
    stopRequested = true;
  }

  synchronized List<String> lines() {
    return List.copyOf(log);
  }

  synchronized List<Entry> reports() {
    return List.copyOf(reports);
  }

  @Override
  public int number() {
    return 7;
  }

  @Override
  public Configuration configuration() {
    return configuration;
  }

  @Override
  public long seed() {
    return 42;
  }

  @Override
  public Path folder() {
    return folder;
  }

  @Override
  public synchronized void report(int step, Map<String, Double> values) {
    reports.add(new Entry(step, values));
  }

  @Override
  public synchronized void log(String line) {
    log.add(line);
    waiting.forEach(Runnable::run);
  }

  @Override
  public boolean stopRequested() {
    return stopRequested;
  }
}
