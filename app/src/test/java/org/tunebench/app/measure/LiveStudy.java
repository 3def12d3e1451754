package org.tunebench.app.measure;

import atlantafx.base.theme.PrimerLight;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import org.tunebench.app.chart.HistoriesChart;
import org.tunebench.app.fake.FakeRunningStudy;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.TestServices;
import org.tunebench.app.live.StudyPage;
import org.tunebench.app.shell.BackgroundThreads;
import org.tunebench.app.shell.Fxml;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;

/**
 * How long the FX thread is held while four trials report 100 epochs a second each and one ends
 * every other second, on the page of a study that has 1,000 trials of 1,000 epochs behind it:
 * {@code LiveStudy [TRIALS EPOCHS]}. Drawn as {@link LargeStudy} draws. With {@code
 * -Dtunebench.stacks=true} it says what the FX thread does whenever it is held for long.
 */
public final class LiveStudy extends Application {
  private static final int PARALLEL = 4;
  private static final int EPOCHS_OF_ONE = 800;
  private static final long PAUSE_NANOS = 10_000_000;
  private static final long WARM_UP_MILLIS = 5_000;
  private static final long MEASURED_MILLIS = 20_000;

  private final FakeSearchEngine engine = new FakeSearchEngine();
  private final ExecutorService background = new BackgroundThreads();
  private Study study;
  private StudyPage page;

  /** Made by the toolkit. */
  public LiveStudy() {}

  /** Opens the window and measures. */
  public static void main(String[] arguments) {
    launch(arguments);
  }

  @Override
  public void init() {
    List<String> given = getParameters().getRaw();
    int trials = given.isEmpty() ? 1_000 : Integer.parseInt(given.get(0));
    int epochs = given.size() < 2 ? 1_000 : Integer.parseInt(given.get(1));
    study = engine.repository().create(FakeStudies.spec("live", 2 * trials));
    Instant begin = Instant.parse("2026-11-02T09:00:00Z");
    for (int number = 0; number < trials; number++) {
      Trial trial = FakeStudies.trial(number).start("cpu", begin.plusSeconds(40L * number));
      Trial ended =
          trial
              .reached(epochs)
              .complete(FakeStudies.metrics(trial, epochs), begin.plusSeconds(40L * number + 30));
      engine.repository().add(study.id(), ended);
      engine.repository().append(study.id(), FakeStudies.reports(trial, epochs));
    }
    engine.repository().setState(study.id(), StudyState.STOPPED, Duration.ofHours(1));
  }

  @Override
  public void start(Stage stage) {
    setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheetBSS());
    FakeRunningStudy running = engine.start(study.id());
    page =
        StudyPage.create(new TestServices().on(engine, background, Platform::runLater), study.id());
    stage.setScene(new Scene(page.view(), 1280, 800));
    stage.getScene().getRoot().getStylesheets().addAll(Fxml.styles());
    stage.show();
    Thread measuring = new Thread(() -> measure(running), "measuring");
    measuring.setDaemon(true);
    measuring.start();
  }

  private void measure(FakeRunningStudy running) {
    while (onFx(() -> chart() == null || chart().pictureProperty().get() == null)) {
      LockSupport.parkNanos(50_000_000);
    }
    ExecutorService trials = Executors.newFixedThreadPool(PARALLEL);
    IntStream.range(0, PARALLEL).forEach(n -> trials.execute(() -> run(running, n)));
    for (int tab = 0; tab < 3; tab++) {
      int shown = tab;
      onFx(
          () -> {
            ((TabPane) page.view().lookup(".tab-pane")).getSelectionModel().select(shown);
            return true;
          });
      LockSupport.parkNanos(WARM_UP_MILLIS * 1_000_000);
      Held fx = new Held(Platform::runLater);
      Held idle = Held.idle();
      long collected = collectionMillis();
      LockSupport.parkNanos(MEASURED_MILLIS * 1_000_000);
      System.out.printf(
          "tab %d: FX thread held for %s; an idle thread for %s; collections took %d ms in all%n",
          tab, fx.said(), idle.said(), collectionMillis() - collected);
    }
    System.exit(0);
  }

  private static void run(FakeRunningStudy running, int number) {
    // Not all four end at once.
    int first = EPOCHS_OF_ONE * (number + 1) / PARALLEL;
    for (int epochs = first; ; epochs = EPOCHS_OF_ONE) {
      int trial = running.startTrial();
      for (int step = 1; step <= epochs; step++) {
        running.report(trial, step);
        LockSupport.parkNanos(PAUSE_NANOS);
      }
      running.complete(trial);
    }
  }

  private HistoriesChart chart() {
    return (HistoriesChart) page.view().lookup(".histories-chart");
  }

  private static <T> T onFx(java.util.function.Supplier<T> question) {
    return CompletableFuture.supplyAsync(question, Platform::runLater).join();
  }

  private static long collectionMillis() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
        .sum();
  }
}
