package org.tunebench.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.tunebench.app.chart.Curve;
import org.tunebench.app.chart.HistoriesChart;
import org.tunebench.app.fake.FakeRunningStudy;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.TestServices;
import org.tunebench.app.shell.Fxml;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;

/**
 * The FX thread stays free while four trials report every epoch. The page must end up with every
 * point; how long the FX thread was held at most is asserted only when {@code
 * -Dtunebench.measure=true}, since it is a matter of the machine, and printed then.
 */
@ExtendWith(ApplicationExtension.class)
class StudyPageSmoothTest {
  private static final boolean MEASURE = Boolean.getBoolean("tunebench.measure");
  private static final int TRIALS = 4;
  private static final int BEFORE = 60;
  private static final int EPOCHS = MEASURE ? 1_000 : 150;
  private static final long PAUSE_MILLIS = MEASURE ? 10 : 0;
  private static final int FIRST = 50;
  private static final double MOST_MILLIS = 100;

  private final FakeSearchEngine engine = new FakeSearchEngine();
  private final Study study =
      FakeStudies.filled(engine.repository(), "a", BEFORE, 100, StudyState.STOPPED);
  private Stage stage;
  private StudyPage page;

  @Start
  void start(Stage window) {
    stage = window;
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
  }

  @Test
  void fourTrialsReportEveryEpoch(FxRobot robot) throws TimeoutException, InterruptedException {
    ExecutorService background = Executors.newFixedThreadPool(2);
    ExecutorService idleThread = Executors.newSingleThreadExecutor();
    FakeRunningStudy running = engine.start(study.id());
    int[] trials = IntStream.range(0, TRIALS).map(i -> running.startTrial()).toArray();
    robot.interact(
        () -> {
          page =
              StudyPage.create(
                  new TestServices().on(engine, background, Platform::runLater), study.id());
          stage.setScene(new Scene(page.view(), 1280, 800));
          stage.getScene().getRoot().getStylesheets().addAll(Fxml.styles());
          stage.show();
        });
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> chart().pictureProperty().get() != null);
    int before = points();
    // A first few epochs, so that the code is loaded and compiled as in a workbench that runs.
    report(running, trials, 0, FIRST);

    for (int tab = 0; tab < 2; tab++) {
      int shown = tab;
      robot.interact(
          () -> ((TabPane) page.view().lookup(".tab-pane")).getSelectionModel().select(shown));
      WaitForAsyncUtils.waitForFxEvents();
      Heartbeat fx = new Heartbeat(Platform::runLater);
      Heartbeat idle = new Heartbeat(idleThread);
      report(running, trials, FIRST + tab * EPOCHS, EPOCHS);
      int expected = before + TRIALS * (FIRST + EPOCHS * (tab + 1));
      WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> points() == expected);
      double longest = fx.stop();
      double machine = idle.stop();
      if (MEASURE) {
        System.out.printf(
            "tab %d: FX thread held for %.1f ms at most, %.1f ms in 99 of 100;"
                + " an idle thread for %.1f ms%n",
            tab, longest, fx.quantile(0.99), machine);
        // What a busy machine does to a thread that has nothing to do is not the page's doing.
        assertThat(longest - machine).isLessThanOrEqualTo(MOST_MILLIS);
      }
      assertThat(points()).isEqualTo(expected);
    }
    // Hidden, so that no pulse asks for another picture.
    robot.interact(
        () -> {
          page.close();
          stage.hide();
        });
    background.shutdown();
    idleThread.shutdown();
  }

  private static void report(FakeRunningStudy running, int[] trials, int from, int epochs)
      throws InterruptedException {
    ExecutorService workers = Executors.newFixedThreadPool(TRIALS);
    for (int trial : trials) {
      workers.execute(
          () -> {
            for (int step = from + 1; step <= from + epochs; step++) {
              running.report(trial, step);
              java.util.concurrent.locks.LockSupport.parkNanos(PAUSE_MILLIS * 1_000_000);
            }
          });
    }
    workers.shutdown();
    assertThat(workers.awaitTermination(120, TimeUnit.SECONDS)).isTrue();
  }

  private HistoriesChart chart() {
    return (HistoriesChart) page.view().lookup(".histories-chart");
  }

  private int points() {
    return WaitForAsyncUtils.waitForAsyncFx(
        30_000, () -> chart().view().curves().stream().mapToInt(Curve::size).sum());
  }

  /** Asks a thread every few milliseconds to answer, and notes how long it takes. */
  private static final class Heartbeat {
    private final Executor thread;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final List<Double> millis = Collections.synchronizedList(new ArrayList<>());

    Heartbeat(Executor thread) {
      this.thread = thread;
      timer.scheduleAtFixedRate(this::beat, 0, 5, TimeUnit.MILLISECONDS);
    }

    private void beat() {
      long asked = System.nanoTime();
      thread.execute(() -> millis.add((System.nanoTime() - asked) / 1e6));
    }

    double stop() {
      timer.shutdownNow();
      WaitForAsyncUtils.waitForFxEvents();
      return quantile(1);
    }

    double quantile(double share) {
      synchronized (millis) {
        List<Double> sorted = millis.stream().sorted().toList();
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
      }
    }
  }
}
