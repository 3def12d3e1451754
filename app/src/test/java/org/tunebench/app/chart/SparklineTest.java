package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.shape.Circle;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.junit.jupiter.api.Test;

class SparklineTest {
  private final Sparkline sparkline = new Sparkline();

  private void show(double... values) {
    sparkline.setValues(values);
    sparkline.resize(80, 18);
    sparkline.layout();
  }

  private <T extends Node> T part(Class<T> type) {
    return sparkline.getChildrenUnmodifiable().stream()
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aLineOfFewPointsEndsInADotAtTheLastValue() {
    double[] values = new double[10_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = values.length - i;
    }
    show(values);
    assertThat(part(Path.class).getElements()).hasSizeBetween(30, 40);
    assertThat(part(Circle.class).isVisible()).isTrue();
    assertThat(part(Circle.class).getCenterX()).isEqualTo(78);
    assertThat(part(Circle.class).getCenterY()).isGreaterThan(12);
  }

  @Test
  void gapsLiftThePenAndNothingIsNothing() {
    show(1, 2, 1, Double.NaN, Double.NaN, Double.POSITIVE_INFINITY, 2, 1, 2);
    assertThat(part(Path.class).getElements()).filteredOn(MoveTo.class::isInstance).hasSize(2);
    show(Double.NaN);
    assertThat(part(Path.class).getElements()).isEmpty();
    assertThat(part(Circle.class).isVisible()).isFalse();
  }

  @Test
  void itsStyleSheetIsThere() {
    assertThat(sparkline.getUserAgentStylesheet()).endsWith("chart.css");
  }
}
