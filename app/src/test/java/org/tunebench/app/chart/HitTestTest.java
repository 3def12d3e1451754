package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HitTestTest {
  /** One pixel a step and a value; y 0 is the value 100. */
  private static final PlotGeometry PLOT =
      new PlotGeometry(
          0, 0, 100, 100, new PlotWindow(new ValueRange(0, 100), new ValueRange(0, 100)), false);

  private static Optional<Hit> at(double x, double y, Curve... lines) {
    return HitTest.nearest(List.of(lines), PLOT, x, y, 8);
  }

  @Test
  void findsTheNearestLineAndItsPointBelowThePointer() {
    Hit hit = at(41.3, 47, Curves.flat(3, 50), Curves.flat(4, 60)).orElseThrow();
    assertThat(hit.trial()).isEqualTo(3);
    assertThat(hit.step()).isEqualTo(41);
    assertThat(hit.value()).isEqualTo(50);
  }

  @Test
  void ofLinesUponEachOtherTheUpperIsMeant() {
    assertThat(at(50, 50, Curves.flat(1, 50), Curves.flat(2, 50)).orElseThrow().trial())
        .isEqualTo(2);
  }

  @Test
  void nothingOutOfReachOrOutsideThePlot() {
    assertThat(at(50, 20, Curves.flat(1, 50))).isEmpty();
    assertThat(at(-3, 50, Curves.flat(1, 50))).isEmpty();
  }

  @Test
  void steepSegmentsAreHitBetweenTheirPoints() {
    Curve jump = Curve.of(5, new double[] {0, 50, 51, 100}, new double[] {5, 5, 95, 95});
    assertThat(at(52, 50, jump)).map(Hit::trial).contains(5);
  }

  @Test
  void aGapIsNotALine() {
    Curve broken = Curve.of(5, new double[] {0, 50, 100}, new double[] {50, Double.NaN, 50});
    assertThat(at(30, 50, broken)).isEmpty();
    assertThat(at(98, 50, broken)).map(Hit::step).contains(100.0);
  }

  @Test
  void theNearestPointToAStepSkipsGaps() {
    Curve broken = Curve.of(5, new double[] {0, 50, 100}, new double[] {1, Double.NaN, 2});
    assertThat(HitTest.atStep(broken, 70)).map(Hit::value).contains(2.0);
    assertThat(HitTest.atStep(broken, 30)).map(Hit::value).contains(1.0);
    assertThat(HitTest.atStep(Curve.empty(1), 0)).isEmpty();
  }
}
