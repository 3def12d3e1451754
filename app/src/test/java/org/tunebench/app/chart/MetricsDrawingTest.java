package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MetricsDrawingTest {
  private static MetricsDrawing.Metric metric(String name, double... values) {
    double[] steps = new double[values.length];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = i + 1;
    }
    return new MetricsDrawing.Metric(name, Curve.of(0, steps, values));
  }

  private static String svg(MetricsDrawing.Metric... metrics) throws IOException {
    MetricsDrawing drawing = new MetricsDrawing("Trial 3", "epoch", List.of(metrics));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    double height = MetricsDrawing.heightOf(metrics.length);
    PictureFile.SVG.write(drawing, 400, height, ChartTheme.light(), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void everyMetricHasItsAxisAndAllShareTheEpochs() throws IOException {
    String svg = svg(metric("loss", 3, 2, 1), metric("accuracy", 0.25, 0.5, 0.75));

    assertThat(svg).contains(">epoch<", ">1<", ">2<", ">3<", ">0.4<", ">0.6<");
  }

  @Test
  void verySmallValuesHaveTicksThatDiffer() throws IOException {
    String svg = svg(metric("variance", 1e-8, 2e-8, 3e-8));

    assertThat(svg).contains(">1e-8<", ">2e-8<", ">3e-8<");
  }

  @Test
  void numbersHaveThePersonsDecimalPoint() throws IOException {
    Locale before = Locale.getDefault(Locale.Category.FORMAT);
    Locale.setDefault(Locale.Category.FORMAT, Locale.GERMANY);
    try {
      assertThat(svg(metric("accuracy", 0.25, 0.5, 0.75)))
          .contains(">0,4<")
          .doesNotContain(">0.4<");
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, before);
    }
  }

  @Test
  void whatIsNoNumberIsAGap() throws IOException {
    String svg =
        svg(
            metric("loss", 3, Double.POSITIVE_INFINITY, 1, Double.NaN),
            metric("never", Double.NaN, Double.NaN, Double.NaN, Double.NaN));

    assertThat(svg).contains(">1<", ">2<", ">3<").doesNotContain("Infinity", "NaN");
    assertThat(new MetricsDrawing("", "epoch", List.of(metric("loss"))).isEmpty()).isTrue();
    assertThat(new MetricsDrawing("", "epoch", List.of(metric("loss", 1))).isEmpty()).isFalse();
  }

  @Test
  void aScreenReaderSaysTheLastValueOfEachMetric() {
    MetricsDrawing drawing =
        new MetricsDrawing(
            "Trial 3",
            "epoch",
            List.of(
                new MetricsDrawing.Metric("elbo", Curves.flat(0, 2.5)),
                new MetricsDrawing.Metric("loss", Curve.empty(0))));
    assertThat(drawing.summary()).isEqualTo("Trial 3: elbo 2.5");
  }
}
