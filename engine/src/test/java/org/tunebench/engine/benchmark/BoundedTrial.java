package org.tunebench.engine.benchmark;

import java.nio.file.Path;
import java.util.Map;
import org.tunebench.engine.objective.TrialContext;
import org.tunebench.engine.space.Configuration;

/** A trial that is stopped after some epochs, before it is scored, and keeps nothing. */
final class BoundedTrial implements TrialContext {
  private final int number;
  private final Configuration configuration;
  private final int epochs;
  private volatile int reached;

  BoundedTrial(int number, Configuration configuration, int epochs) {
    this.number = number;
    this.configuration = configuration;
    this.epochs = epochs;
  }

  @Override
  public int number() {
    return number;
  }

  @Override
  public Configuration configuration() {
    return configuration;
  }

  @Override
  public long seed() {
    return number;
  }

  @Override
  public Path folder() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  @Override
  public void report(int step, Map<String, Double> values) {
    reached = step;
  }

  @Override
  public void log(String line) {}

  @Override
  public boolean stopRequested() {
    return reached >= epochs;
  }
}
