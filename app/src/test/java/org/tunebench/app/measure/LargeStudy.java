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
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
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
 * thread is held meanwhile and by its other tabs, its table and other pages, and how much memory
 * the process has then: {@code LargeStudy WORKSPACE [TRIALS EPOCHS]}. The workspace is filled
 * first, in another process: run it twice. Started with {@code -Dglass.platform=Monocle
 * -Dmonocle.platform=Headless -Dprism.order=sw}, it draws into memory, else in a window on the
 * display.
 */
public final class LargeStudy {
  private static final String NAME = "large";
  private static final long PATIENCE_MILLIS = 120_000;
  private static final int TRIALS_TAB = 1;
  private static final int SCROLLS = 50;

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
    Held held = new Held(Platform::runLater);
    long start = System.nanoTime();
    onFx(() -> Event.fireEvent(recent(), enter()));
    until(() -> window().getTitle().startsWith(NAME));
    say("header", since(start));
    until(() -> chart() != null && chart().pictureProperty().get() != null);
    say("first picture", since(start));
    pause();
    say("at rest", since(start));
    say("opening", held);
    for (Tab tab : tabs().getTabs().subList(1, tabs().getTabs().size())) {
      Held meanwhile = new Held(Platform::runLater);
      onFx(() -> tabs().getSelectionModel().select(tab));
      pause();
      say(tab.getText() + " for the first time", meanwhile);
    }
    say("all tabs seen", since(start));
    System.gc();
    pause();
    say("after a collection", since(start));
    onFx(() -> tabs().getSelectionModel().select(TRIALS_TAB));
    pause();
    for (String round : List.of("first", "second")) {
      scroll(round);
      sort(round);
    }
    for (String round : List.of("first", "second", "third")) {
      goTo("newStudy", round);
      goTo("studies", round);
      goTo("brand", round);
      Held meanwhile = new Held(Platform::runLater);
      onFx(() -> recent().getSelectionModel().selectFirst());
      onFx(() -> Event.fireEvent(recent(), enter()));
      pause();
      say("opening again, " + round + " round", meanwhile);
    }
  }

  private static void goTo(String place, String round) {
    Held held = new Held(Platform::runLater);
    onFx(() -> ((ButtonBase) window().getScene().getRoot().lookup("#" + place)).fire());
    pause();
    say("#" + place + ", " + round + " round", held);
  }

  private static void scroll(String round) {
    Held held = new Held(Platform::runLater);
    for (int i = 1; i <= SCROLLS; i++) {
      int share = i * 37 % 100;
      onFx(() -> table().scrollTo(table().getItems().size() * share / 100));
      LockSupport.parkNanos(50_000_000);
    }
    say(SCROLLS + " scrolls, " + round + " round", held);
  }

  private static void sort(String round) {
    Held held = new Held(Platform::runLater);
    for (TableColumn<?, ?> column : List.copyOf(table().getColumns())) {
      for (TableColumn.SortType direction : TableColumn.SortType.values()) {
        onFx(() -> sortBy(table(), column, direction));
        LockSupport.parkNanos(300_000_000);
      }
    }
    say("sorts by each column, " + round + " round", held);
  }

  private static <T> void sortBy(
      TableView<T> table, TableColumn<?, ?> column, TableColumn.SortType direction) {
    column.setSortType(direction);
    table.getSortOrder().clear();
    table.getColumns().stream().filter(own -> own == column).forEach(table.getSortOrder()::add);
  }

  private static TableView<?> table() {
    return (TableView<?>) window().getScene().getRoot().lookup("#table");
  }

  private static void say(String what, Held held) {
    System.out.printf("%s: FX thread held for %s%n", what, held.said());
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
}
