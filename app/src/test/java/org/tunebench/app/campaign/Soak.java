package org.tunebench.app.campaign;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import org.tunebench.app.DesktopApp;
import org.tunebench.app.LocalEngine;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * A part of the campaign against failure: ten thousand trials in eight slots with the window open.
 * Memory, threads and open files are noted at each thousand, and what a suggestion took.
 */
final class Soak {
  private static final int TRIALS = Integer.getInteger("tunebench.soak", 10_000);
  private static final int THOUSAND = TRIALS / 10;
  private static final int LONGEST_MINUTES = 60;

  /** What a trial may leave in memory: itself, its row and its point in the picture. */
  private static final long BYTES_A_TRIAL = 4_096;

  /** Threads and files that come and go. */
  private static final int SOME = 10;

  private static final double MILLIS_AT_1000 = 1;
  private static final double MILLIS_AT_10000 = 5;

  private static final String STUDY =
      """
      name: soak
      objective: {function: {name: sphere, dimensions: 10}}
      budget: {trials: %d, parallel: 8}
      """
          .formatted(TRIALS);

  private final PrintStream out;
  private final Path home;
  private final Tally tally = new Tally();

  /** What the process has at some moment. */
  private record Standing(int trials, long heap, long resident, int threads, long files) {
    static Standing now(int trials) {
      System.gc();
      Runtime memory = Runtime.getRuntime();
      var system = ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class);
      return new Standing(
          trials,
          memory.totalMemory() - memory.freeMemory(),
          residentBytes(),
          ManagementFactory.getThreadMXBean().getThreadCount(),
          system.getOpenFileDescriptorCount());
    }

    private static long residentBytes() {
      try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
        return lines
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
            .sum();
      } catch (IOException notLinux) {
        return 0;
      }
    }
  }

  Soak(PrintStream out, Path home) {
    this.out = out;
    this.home = home;
  }

  /**
   * @return whether all went well
   */
  boolean run() throws IOException, TimeoutException, InterruptedException {
    System.setProperty("glass.platform", "Monocle");
    System.setProperty("monocle.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("testfx.robot", "glass");
    System.setProperty("testfx.headless", "true");
    Locale.setDefault(Locale.ENGLISH);
    Path file = Files.writeString(Files.createDirectories(home).resolve("soak.yaml"), STUDY);
    Stage stage = FxToolkit.registerPrimaryStage();
    Application app =
        FxToolkit.setupApplication(DesktopApp.class, home.toString(), file.toString());
    press(stage, "#start");
    List<Standing> standings = watch();
    FxToolkit.cleanupApplication(app);
    report(standings);
    tally.print(out);
    return tally.isWell();
  }

  private static void press(Stage stage, String query) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        1,
        TimeUnit.MINUTES,
        () ->
            WaitForAsyncUtils.asyncFx(
                    () -> {
                      Node node = stage.getScene().getRoot().lookup(query);
                      return node != null && !node.isDisabled();
                    })
                .get());
    new FxRobot().interact(() -> ((ButtonBase) stage.getScene().getRoot().lookup(query)).fire());
  }

  /** Counts trials by their folders, since the window owns the workspace. */
  private List<Standing> watch() throws IOException, InterruptedException, TimeoutException {
    Path trials = home.resolve("artifacts").resolve("1");
    List<Standing> standings = new ArrayList<>();
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(LONGEST_MINUTES);
    while (standings.size() < TRIALS / THOUSAND) {
      if (System.nanoTime() > end) {
        throw new TimeoutException("the search did not end");
      }
      TimeUnit.MILLISECONDS.sleep(200);
      String[] begun = trials.toFile().list();
      int count = begun == null ? 0 : begun.length;
      if (count >= (standings.size() + 1) * THOUSAND) {
        standings.add(Standing.now(count));
      }
    }
    // The last trials, and what is drawn of them.
    TimeUnit.SECONDS.sleep(5);
    standings.set(standings.size() - 1, Standing.now(TRIALS));
    return standings;
  }

  private void report(List<Standing> standings) {
    List<Trial> trials;
    try (LocalEngine local = LocalEngine.open(home)) {
      trials = local.engine().repository().trials(1);
    }
    out.printf(
        "%n%10s %10s %10s %8s %8s %14s %10s%n",
        "trials", "heap, MB", "RSS, MB", "threads", "files", "suggestion, ms", "most");
    for (Standing s : standings) {
      int to = Math.min(trials.size(), s.trials());
      DoubleSummaryStatistics millis =
          trials.subList(Math.max(0, to - THOUSAND), to).stream()
              .mapToDouble(t -> t.source().suggestionMillis())
              .filter(ms -> !Double.isNaN(ms))
              .summaryStatistics();
      out.printf(
          Locale.ROOT,
          "%,10d %10.1f %10.1f %8d %8d %14.3f %10.2f%n",
          s.trials(),
          s.heap() / 1e6,
          s.resident() / 1e6,
          s.threads(),
          s.files(),
          millis.getAverage(),
          millis.getMax());
    }
    Standing first = standings.get(0);
    Standing last = standings.get(standings.size() - 1);
    tally.count(
        "soak: trials completed",
        trials.stream().filter(t -> t.state() == TrialState.COMPLETED).count() == TRIALS);
    tally.count(
        "soak: memory",
        last.heap() - first.heap() <= BYTES_A_TRIAL * (last.trials() - first.trials()));
    tally.count("soak: threads", last.threads() <= first.threads() + SOME);
    tally.count("soak: open files", last.files() <= first.files() + SOME);
    tally.count("soak: suggestions at a tenth", mean(trials, 0.1) <= MILLIS_AT_1000);
    tally.count("soak: suggestions at the end", mean(trials, 1) <= MILLIS_AT_10000);
  }

  /** Mean time of a suggestion among the hundred around a share of the trials. */
  private static double mean(List<Trial> trials, double share) {
    int to = Math.min(trials.size(), (int) (share * trials.size()) + 50);
    return trials.subList(Math.max(0, to - 100), to).stream()
        .mapToDouble(t -> t.source().suggestionMillis())
        .filter(ms -> !Double.isNaN(ms))
        .average()
        .orElse(Double.NaN);
  }
}
