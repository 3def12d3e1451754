package org.tunebench.app.campaign;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A search of the command line that is killed in the middle. */
final class KilledSearch {
  /** Who is killed. */
  enum Victim {
    WORKBENCH("the workbench"),
    WORKER("a worker"),
    BOTH("both");

    private final String words;

    Victim(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  static final int TRIALS = 24;
  static final String STUDY = "killed";

  /** Two workers' worth of trials, each about 40 ms of reports. */
  private static final String FILE =
      """
      name: %s
      objective: {function: {name: mixed, epochs: 20, pause-ms: 2, noise: 0.01}}
      sampler: random
      budget: {trials: %d, parallel: 2, retries: 3}
      """
          .formatted(STUDY, TRIALS);

  private static final Pattern COMPLETED = Pattern.compile("trial (\\d+) completed loss (\\S+) .*");
  private static final long START_SECONDS = 120;

  /** Longest wait before the kill, counted from the first trial that ended. */
  private static final int LATEST_MILLIS = 900;

  private static final long WRITE_MILLIS = 400;
  private static final long GONE_SECONDS = 20;

  private final Path home;
  private final Random random;
  private final Map<Integer, Double> told = new ConcurrentHashMap<>();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final StringBuffer output = new StringBuffer();

  /**
   * @param home an empty folder
   * @param random decides the moment
   */
  KilledSearch(Path home, Random random) {
    this.home = home;
    this.random = random;
  }

  /** What the command line said to have completed: loss by trial. */
  Map<Integer, Double> told() {
    return Map.copyOf(told);
  }

  /** All that it printed. */
  String output() {
    return output.toString();
  }

  /**
   * Starts it, kills the victim, and waits until no process is left.
   *
   * @return processes that were left
   */
  List<ProcessHandle> run(Victim victim) throws IOException, InterruptedException {
    Path file = Files.writeString(home.resolve("killed.yaml"), FILE);
    Process process = new Program().start(home, "run", file.toString(), "--home", home.toString());
    Thread reader = new Thread(() -> read(process));
    reader.start();
    if (!begun.await(START_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("the search did not begin: " + output);
    }
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    waitForTheMoment();
    if (victim != Victim.WORKBENCH) {
      process.children().forEach(ProcessHandle::destroyForcibly);
    }
    if (victim != Victim.WORKER) {
      process.destroyForcibly();
    }
    process.waitFor();
    reader.join();
    return left(all);
  }

  private void read(Process process) {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.append(line).append('\n');
        Matcher completed = COMPLETED.matcher(line);
        if (completed.matches()) {
          told.put(Integer.parseInt(completed.group(1)), Double.valueOf(completed.group(2)));
          begun.countDown();
        }
      }
    } catch (IOException killed) {
      // The pipe of a killed process may break.
      output.append(killed.getMessage()).append('\n');
    }
    begun.countDown();
  }

  /** A random moment; by preference one at which the database has just begun to change. */
  private void waitForTheMoment() throws IOException, InterruptedException {
    Thread.sleep(random.nextInt(LATEST_MILLIS));
    if (random.nextInt(3) == 0) {
      return;
    }
    Path database = home.resolve("tunebench.mv.db");
    FileTime before = Files.getLastModifiedTime(database);
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(WRITE_MILLIS);
    while (System.nanoTime() < end && Files.getLastModifiedTime(database).equals(before)) {
      Thread.onSpinWait();
    }
  }

  private static List<ProcessHandle> left(List<ProcessHandle> all) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(GONE_SECONDS);
    List<ProcessHandle> left = all.stream().filter(ProcessHandle::isAlive).toList();
    while (!left.isEmpty() && System.nanoTime() < end) {
      Thread.sleep(50);
      left = all.stream().filter(ProcessHandle::isAlive).toList();
    }
    return left;
  }
}
