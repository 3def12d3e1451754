package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NavigatorTest {
  private static final PlotWindow FITTED =
      new PlotWindow(new ValueRange(0, 100), new ValueRange(0, 50));
  private static final PlotGeometry PLOT = new PlotGeometry(10, 20, 100, 100, FITTED, false);
  private static final PlotWindow ALL =
      new PlotWindow(new ValueRange(0, 100), new ValueRange(0, 500));

  private int changes;
  private final Navigator navigator = new Navigator(() -> changes++);

  @BeforeEach
  void showFitted() {
    navigator.seen(PLOT, ALL);
  }

  private PlotWindow target() {
    return navigator.target().orElseThrow();
  }

  @Test
  void aRectangleBecomesTheWindowWhicheverWayItWasDragged() {
    navigator.show(60, 70, 35, 20);
    assertThat(target().steps()).isEqualTo(new ValueRange(25, 50));
    assertThat(target().values()).isEqualTo(new ValueRange(25, 50));
    assertThat(changes).isEqualTo(1);
  }

  @Test
  void zoomingKeepsWhatIsUnderThePointer() {
    navigator.zoom(0.5, 0.5, 40, 45);
    PlotGeometry zoomed = PLOT.showing(target());
    assertThat(zoomed.step(40)).isCloseTo(PLOT.step(40), within(1e-9));
    assertThat(zoomed.value(45)).isCloseTo(PLOT.value(45), within(1e-9));
    assertThat(target().steps().length()).isCloseTo(50, within(1e-9));
  }

  @Test
  void stepsAddUpBeforeTheNextPictureComes() {
    navigator.zoom(0.5);
    navigator.zoom(0.5);
    assertThat(target().steps().length()).isCloseTo(25, within(1e-9));
  }

  @Test
  void oneCannotLeaveTheData() {
    navigator.zoom(0.5);
    navigator.pan(1e5, 0);
    assertThat(target().steps().lower()).isEqualTo(0);
    navigator.zoom(100);
    assertThat(target()).isEqualTo(ALL);
  }

  @Test
  void panningAcrossALogarithmicAxisKeepsHowManyPowersOfTenItShows() {
    PlotWindow shown = new PlotWindow(new ValueRange(0, 100), new ValueRange(1, 100));
    PlotWindow all = new PlotWindow(new ValueRange(0, 100), new ValueRange(0.1, 1_000));
    navigator.seen(new PlotGeometry(10, 20, 100, 100, shown, true), all);
    navigator.pan(0, 25);
    assertThat(target().values().upper()).isCloseTo(Math.pow(10, 2.5), within(1e-9));
    navigator.pan(0, 1e3);
    assertThat(target().values().lower()).isCloseTo(10, within(1e-9));
    assertThat(target().values().upper()).isCloseTo(1_000, within(1e-9));
    navigator.pan(0, -1e3);
    assertThat(target().values().lower()).isCloseTo(0.1, within(1e-9));
    assertThat(target().values().upper()).isCloseTo(10, within(1e-9));
  }

  @Test
  void resetGivesTheFittedWindowAndOnlyTellsOfChanges() {
    navigator.reset();
    assertThat(changes).isZero();
    navigator.zoom(0.5);
    navigator.reset();
    assertThat(navigator.target()).isEmpty();
    assertThat(changes).isEqualTo(2);
  }

  @Test
  void zoomingStopsBeforeNumbersRunOutOfDigits() {
    for (int i = 0; i < 2000; i++) {
      navigator.zoom(0.5);
    }
    assertThat(target().steps().length()).isPositive();
  }

  @Test
  void withoutAPictureNothingHappens() {
    navigator.nothingSeen();
    navigator.zoom(0.5);
    navigator.pan(5, 5);
    assertThat(navigator.target()).isEmpty();
  }
}
