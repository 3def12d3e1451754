package org.tunebench.engine.objective;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Report;

/** A trial that is stopped after a step and goes on as another attempt with the same checkpoint. */
public final class ResumableTrial implements TrialContext, Checkpoints {
  private final Path folder;
  private final Configuration configuration;
  private final int lastStep;
  private final TreeMap<Integer, Map<String, Double>> earlier;
  private final TreeMap<Integer, Map<String, Double>> history = new TreeMap<>();
  private final List<String> log = new ArrayList<>();
  private int firstStep;

  private ResumableTrial(
      Path folder,
      Configuration configuration,
      int lastStep,
      TreeMap<Integer, Map<String, Double>> earlier) {
    this.folder = folder;
    this.configuration = configuration;
    this.lastStep = lastStep;
    this.earlier = earlier;
  }

  /**
   * The first attempt.
   *
   * @param lastStep it is then asked to stop
   */
  public static ResumableTrial first(Path folder, Configuration configuration, int lastStep)
      throws Exception {
    Files.createDirectories(folder);
    return new ResumableTrial(folder, configuration, lastStep, new TreeMap<>());
  }

  /** The next attempt. */
  public ResumableTrial next(int itsLastStep) {
    return new ResumableTrial(folder, configuration, itsLastStep, history);
  }

  /** All that this attempt has reported, earlier steps again. */
  public TreeMap<Integer, Map<String, Double>> history() {
    return history;
  }

  /** The first step that it has reported for the first time. */
  public int firstStep() {
    return firstStep;
  }

  /** Its log, lines joined. */
  public String log() {
    return String.join("\n", log);
  }

  @Override
  public int number() {
    return 0;
  }

  @Override
  public Configuration configuration() {
    return configuration;
  }

  @Override
  public long seed() {
    return 5;
  }

  @Override
  public Path folder() {
    return folder;
  }

  @Override
  public Optional<Checkpoints> checkpoints() {
    return Optional.of(this);
  }

  @Override
  public List<Report> reportAgain(int upTo) {
    history.putAll(earlier.headMap(upTo, true));
    return earlier.headMap(upTo, true).entrySet().stream()
        .map(e -> new Report(0, e.getKey(), e.getValue()))
        .toList();
  }

  @Override
  public void sync() {}

  @Override
  public void report(int step, Map<String, Double> values) {
    firstStep = firstStep == 0 ? step : firstStep;
    history.put(step, values);
  }

  @Override
  public void log(String line) {
    log.add(line);
  }

  @Override
  public boolean stopRequested() {
    return !history.isEmpty() && history.lastKey() >= lastStep;
  }
}
