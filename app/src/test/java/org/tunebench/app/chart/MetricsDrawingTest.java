package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetricsDrawingTest {
  private static MetricsDrawing.Metric metric(String name, double... values) {
    double[] steps = new double[values.length];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = i + 1;
    }
    return new MetricsDrawing.Metric(name, Curve.of(0, steps, values));
  }

  private static MetricsDrawing drawing(MetricsDrawing.Metric... metrics) {
    MetricsDrawing.Words words = new MetricsDrawing.Words("epoch", "training", "held out");
    return new MetricsDrawing("Trial 3", words, List.of(metrics));
  }

  private static List<String> axes(MetricsDrawing.Metric... metrics) {
    return MetricPlots.of(List.of(metrics)).stream().map(MetricPlots.Plot::name).toList();
  }

  private static String svg(MetricsDrawing.Metric... metrics) throws IOException {
    MetricsDrawing drawing = drawing(metrics);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PictureFile.SVG.write(drawing, 400, drawing.height(), ChartTheme.light(), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void everyMetricHasItsAxisAndAllShareTheEpochs() throws IOException {
    String svg = svg(metric("loss", 3, 2, 1), metric("accuracy", 0.25, 0.5, 0.75));

    assertThat(svg).contains(">epoch<", ">1<", ">2<", ">3<", ">0.4<", ">0.6<");
  }

  @Test
  void whatIsTheSameOnTrainingDataAndOnOthersSharesAnAxis() throws IOException {
    MetricsDrawing.Metric test = metric("elbo_test", 400, 390, 395);
    MetricsDrawing.Metric training = metric("elbo_train", 410, 380, 350);
    MetricsDrawing.Metric other = metric("reconstruction", 380, 360, 340);

    assertThat(MetricPlots.of(List.of(test, training, other)))
        .containsExactly(
            new MetricPlots.Plot("elbo", test, Optional.of(training)),
            new MetricPlots.Plot("reconstruction", other, Optional.empty()));
    assertThat(svg(test, training, other)).contains(">training<", ">held out<");
    assertThat(svg(metric("val_loss", 3, 2, 9), metric("loss", 3, 2, 1)))
        .as("an axis of both")
        .contains(">2<", ">8<");
    assertThat(svg(test, other)).doesNotContain(">training<");
    assertThat(drawing(test, training).height()).isGreaterThan(drawing(other).height());
  }

  @Test
  void pairsAreFoundByTheNamesOfManyLibraries() {
    assertThat(axes(metric("loss", 1), metric("val_loss", 1), metric("lr", 1)))
        .containsExactly("loss", "lr");
    assertThat(axes(metric("eval/loss", 1), metric("train/loss", 1))).containsExactly("loss");
    assertThat(axes(metric("train", 1), metric("valid", 1))).containsExactly("train, valid");
    assertThat(axes(metric("Validation Accuracy", 1), metric("Training Accuracy", 1)))
        .containsExactly("Accuracy");
    assertThat(axes(metric("test_loss", 1), metric("train_loss", 1), metric("val_loss", 1)))
        .as("one pair, and what is left")
        .containsExactly("loss", "val_loss");
    assertThat(axes(metric("train_loss", 4000), metric("val_loss", 1)))
        .as("a sum and a mean")
        .containsExactly("train_loss", "val_loss");
    assertThat(axes(metric("train_loss", 1), metric("val_accuracy", 1)))
        .containsExactly("train_loss", "val_accuracy");
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
    assertThat(drawing(metric("loss")).isEmpty()).isTrue();
    assertThat(drawing(metric("loss", 1)).isEmpty()).isFalse();
  }

  @Test
  void aScreenReaderSaysTheLastValueOfEachMetric() {
    MetricsDrawing drawing =
        drawing(
            new MetricsDrawing.Metric("elbo", Curves.flat(0, 2.5)),
            new MetricsDrawing.Metric("loss", Curve.empty(0)));
    assertThat(drawing.summary()).isEqualTo("Trial 3: elbo 2.5");
  }
}
