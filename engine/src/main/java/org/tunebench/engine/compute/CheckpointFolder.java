package org.tunebench.engine.compute;

import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.tunebench.engine.objective.Checkpoints;
import org.tunebench.engine.study.Report;

/**
 * The checkpoint of a trial: the folder {@link Checkpoints#FOLDER} in the trial's own, with what
 * the objective puts there and a file of all that the trial has reported. Attempts one after the
 * other add to the file; a report of a step takes the place of what was reported from that step on.
 */
final class CheckpointFolder implements Checkpoints, AutoCloseable {
  private static final String REPORTS = "reports.jsonl";

  /** A line of the file. */
  private record Line(int step, Map<String, Double> values) {}

  private final int trial;
  private final Path folder;
  private final Consumer<? super WorkerEvent> events;
  private final TreeMap<Integer, Map<String, Double>> earlier = new TreeMap<>();
  private final FileOutputStream file;
  private IOException broken;
  private boolean closed;

  private CheckpointFolder(int trial, Path folder, Consumer<? super WorkerEvent> events)
      throws IOException {
    this.trial = trial;
    this.folder = folder;
    this.events = events;
    Files.createDirectories(folder);
    read();
    // Not a channel of java.nio: those close themselves when their thread is interrupted.
    file = new FileOutputStream(folder.resolve(REPORTS).toFile(), true);
    // What a crash has torn ends here.
    file.write('\n');
  }

  /**
   * Opens that of a trial, perhaps with what an earlier attempt has left.
   *
   * @param trialFolder the trial's own folder
   * @param events hears what is reported again
   * @throws IOException if it cannot be written
   */
  static CheckpointFolder open(int trial, Path trialFolder, Consumer<? super WorkerEvent> events)
      throws IOException {
    return new CheckpointFolder(trial, trialFolder.resolve(Checkpoints.FOLDER), events);
  }

  private void read() throws IOException {
    var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(folder.resolve(REPORTS)), decoder))) {
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        WorkerProtocol.read(text, Line.class).ifPresent(this::take);
      }
    } catch (NoSuchFileException first) {
      return;
    }
  }

  private void take(Line line) {
    if (line.values() != null) {
      earlier.tailMap(line.step(), true).clear();
      earlier.put(line.step(), line.values());
    }
  }

  @Override
  public Path folder() {
    return folder;
  }

  /** Writes a report down; where that fails, {@link #sync} says so. */
  synchronized void add(int step, Map<String, Double> values) {
    if (closed || broken != null) {
      return;
    }
    String line = WorkerProtocol.line(new Line(step, values)) + "\n";
    try {
      file.write(line.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      broken = e;
    }
  }

  @Override
  public List<Report> reportAgain(int upTo) {
    List<Report> reports =
        earlier.headMap(upTo, true).entrySet().stream()
            .map(entry -> new Report(trial, entry.getKey(), entry.getValue()))
            .toList();
    reports.forEach(
        r -> events.accept(new WorkerEvent.Reported(trial, r.step(), r.values(), true, false)));
    return reports;
  }

  @Override
  public synchronized void sync() {
    try {
      if (broken != null) {
        throw broken;
      }
      file.getFD().sync();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
