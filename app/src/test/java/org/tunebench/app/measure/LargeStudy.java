package org.tunebench.app.measure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.control.ListView;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.tunebench.app.LocalEngine;
import org.tunebench.app.Main;
import org.tunebench.app.chart.HistoriesChart;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;

/**
 * How long the real program takes to open a study of 1,000 trials of 1,000 epochs, how long its FX
 * thread is held meanwhile, and how much memory the process has then: {@code LargeStudy WORKSPACE
 * [TRIALS EPOCHS]}. The workspace is filled first, in another process: run it twice. Started with
 * {@code -Dglass.platform=Monocle -Dmonocle.platform=Headless -Dprism.order=sw}, it draws into
 * memory, else in a window on the display.
 */
public final class LargeStudy {
  private static final String NAME = "large";
  private static final long PATIENCE_MILLIS = 120_000;

  private LargeStudy() {}

  /** Fills the workspace where it is empty, else measures. */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ENGLISH);
    Path home = Path.of(arguments[0]);
    if (!Files.exists(home.resolve("tunebench.mv.db"))) {
      seed(home, number(arguments, 1), number(arguments, 2));
      System.exit(0);
    }
    Thread measuring = new Thread(LargeStudy::run, "measuring");
    measuring.setDaemon(true);
    measuring.start();
    Main.main(new String[] {"--home", home.toString()});
  }

  private static void run() {
    try {
      new LargeStudy().measure();
    } catch (TimeoutException | IOException e) {
      e.printStackTrace();
    } finally {
      Platform.runLater(Platform::exit);
    }
  }

  private static int number(String[] arguments, int at) {
    return arguments.length > at ? Integer.parseInt(arguments[at]) : 1_000;
  }

  private static void seed(Path home, int trials, int epochs) {
    try (LocalEngine local = LocalEngine.open(home)) {
      StudyRepository repository = local.engine().repository();
      long id = repository.create(FakeStudies.spec(NAME, trials)).id();
      Instant begin = Instant.parse("2026-11-02T09:00:00Z");
      for (int number = 0; number < trials; number++) {
        Trial running = FakeStudies.trial(number).start("cpu", begin.plusSeconds(40L * number));
        List<Report> reports = new ArrayList<>(FakeStudies.reports(running, epochs));
        Instant end = begin.plusSeconds(40L * number + 30);
        repository.add(
            id, running.reached(epochs).complete(FakeStudies.metrics(running, epochs), end));
        repository.append(id, reports);
      }
      repository.setState(id, StudyState.FINISHED, Duration.ofSeconds(40L * trials));
    }
  }

  private void measure() throws TimeoutException, IOException {
    untilStarted();
    until(() -> recent() != null && !recent().getItems().isEmpty());
    pause();
    say("before", Duration.ZERO);
    onFx(() -> recent().getSelectionModel().selectFirst());
    Held held = new Held();
    long start = System.nanoTime();
    onFx(() -> Event.fireEvent(recent(), enter()));
    until(() -> window().getTitle().startsWith(NAME));
    say("header", since(start));
    until(() -> chart() != null && chart().pictureProperty().get() != null);
    say("first picture", since(start));
    pause();
    say("at rest", since(start));
    held.say("FX thread");
    for (Tab tab : tabs().getTabs().subList(1, tabs().getTabs().size())) {
      Held meanwhile = new Held();
      onFx(() -> tabs().getSelectionModel().select(tab));
      pause();
      meanwhile.say(tab.getText() + " for the first time: FX thread");
    }
    say("all tabs seen", since(start));
    System.gc();
    pause();
    say("after a collection", since(start));
  }

  /** Before the toolkit has started, there is no FX thread to ask. */
  private static void untilStarted() throws TimeoutException {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (Window.getWindows().isEmpty()) {
      if (System.currentTimeMillis() > end) {
        throw new TimeoutException();
      }
      LockSupport.parkNanos(100_000_000);
    }
  }

  private static Stage window() {
    return (Stage) Window.getWindows().get(0);
  }

  private static ListView<?> recent() {
    return (ListView<?>) window().getScene().getRoot().lookup("#recent");
  }

  private static KeyEvent enter() {
    return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false);
  }

  private static HistoriesChart chart() {
    return (HistoriesChart) window().getScene().getRoot().lookup(".histories-chart");
  }

  private static TabPane tabs() {
    return (TabPane) window().getScene().getRoot().lookup(".study-page .tab-pane");
  }

  private static void onFx(Runnable work) {
    CompletableFuture.runAsync(work, Platform::runLater).join();
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static void until(BooleanSupplier condition) throws TimeoutException {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (System.currentTimeMillis() < end) {
      boolean[] met = new boolean[1];
      onFx(() -> met[0] = condition.getAsBoolean());
      if (met[0]) {
        return;
      }
      LockSupport.parkNanos(20_000_000);
    }
    throw new TimeoutException();
  }

  private static void pause() {
    LockSupport.parkNanos(3_000_000_000L);
  }

  private void say(String when, Duration took) throws IOException {
    long cpu =
        ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime();
    long[] fx = new long[1];
    onFx(() -> fx[0] = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    Runtime runtime = Runtime.getRuntime();
    long heap = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    System.out.printf(
        "%-18s %6d ms; CPU: FX thread %5d ms, process %6d ms; heap %4d MiB of %4d; memory %s%n",
        when,
        took.toMillis(),
        fx[0] / 1_000_000,
        cpu / 1_000_000,
        heap,
        runtime.totalMemory() >> 20,
        memory());
  }

  /** Resident memory at its peak and now, and what of that no other process could share. */
  private static String memory() throws IOException {
    long own = 0;
    for (String line : Files.readAllLines(Path.of("/proc/self/smaps_rollup"))) {
      if (line.startsWith("Private_")) {
        own += kilobytes(line);
      }
    }
    List<String> status = Files.readAllLines(Path.of("/proc/self/status"));
    return String.format(
        "%d MB at its peak, %d MB now, of it %d MB its own",
        value(status, "VmHWM") / 1_000, value(status, "VmRSS") / 1_000, own / 1_000);
  }

  private static long value(List<String> lines, String name) {
    return lines.stream().filter(l -> l.startsWith(name)).mapToLong(LargeStudy::kilobytes).sum();
  }

  private static long kilobytes(String line) {
    return Long.parseLong(line.replaceAll("\\D+", ""));
  }

  /** How long the FX thread was held at most, against a thread that has nothing to do. */
  private static final class Held {
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
    private final AtomicLong fx = new AtomicLong();
    private final AtomicLong idle = new AtomicLong();

    Held() {
      timer.scheduleAtFixedRate(this::beat, 0, 5, TimeUnit.MILLISECONDS);
    }

    private void beat() {
      long asked = System.nanoTime();
      Platform.runLater(() -> longest(fx, asked));
      timer.execute(() -> longest(idle, asked));
    }

    private static void longest(AtomicLong most, long asked) {
      most.accumulateAndGet(System.nanoTime() - asked, Math::max);
    }

    void say(String what) {
      timer.shutdownNow();
      System.out.printf(
          "%s held for %d ms at most, an idle thread for %d ms%n",
          what, fx.get() / 1_000_000, idle.get() / 1_000_000);
    }
  }
}
