package org.tunebench.app.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tunebench.app.chart.BrushSteps.Part;
import org.tunebench.app.chart.ColorKey;
import org.tunebench.app.chart.ColorScale;
import org.tunebench.app.chart.ParallelDrawing;
import org.tunebench.app.chart.Scale;
import org.tunebench.app.chart.ValueRange;
import org.tunebench.app.shell.Texts;

class BrushesTest {
  private static final Scale LAYERS = Scale.linear(new ValueRange(1, 5), true);

  private final Brushes brushes = new Brushes(new Texts(Locale.ENGLISH));

  private static ParallelDrawing drawing() {
    return new ParallelDrawing(
        "",
        List.of(
            new ParallelDrawing.Axis("n_layers", LAYERS, "none"),
            new ParallelDrawing.Axis("kind", Scale.options(List.of("zinb", "nb")), "none")),
        List.of(row(0, 1, 0), row(1, 3, Double.NaN), row(2, 5, 1)),
        new ColorKey("", LAYERS, ColorScale.VIRIDIS),
        Map.of(),
        trial -> List.of());
  }

  private static ParallelDrawing.Row row(int trial, double layers, double kind) {
    return new ParallelDrawing.Row(trial, new double[] {layers, kind}, layers);
  }

  private String said() {
    return brushes.saidProperty().get();
  }

  @Test
  void whatTheKeyboardChoosesIsWhatTheMouseWouldChoose() {
    brushes.show(drawing());
    assertThat(said()).isEqualTo("n_layers, axis 1 of 2, 1 to 5. Nothing is chosen on it.");
    brushes.move(Part.WHOLE, true);
    assertThat(said())
        .isEqualTo(
            "n_layers, axis 1 of 2, 1 to 5. Chosen: 3 to 5."
                + " 2 of 3 trials have all that is chosen.");
    assertThat(BrushFilter.of(brushes.drawingProperty().get())).isEqualTo("n_layers >= 3");
    brushes.walk(1);
    brushes.move(Part.UPPER, false);
    assertThat(said()).contains("kind, axis 2 of 2, zinb, nb. Chosen: zinb. 0 of 3 trials");
    brushes.move(Part.LOWER, false);
    assertThat(said()).contains("Chosen: none, zinb. 1 of 3 trials");
  }

  @Test
  void whatIsChosenStaysWhenTrialsComeAndGoesWithTheChart() {
    brushes.show(drawing());
    brushes.drag(0, 0.4, 1);
    brushes.show(drawing());
    assertThat(brushes.chosenProperty().get()).startsWith("2 of 3");
    brushes.show(null);
    brushes.show(drawing());
    assertThat(brushes.any()).isFalse();
    assertThat(brushes.chosenProperty().get()).isEmpty();
  }

  @Test
  void lettingGoTakesTheAxisFirstAndThenAll() {
    brushes.show(drawing());
    brushes.move(Part.WHOLE, true);
    brushes.walk(1);
    brushes.move(Part.WHOLE, true);
    assertThat(brushes.letGo()).isTrue();
    assertThat(brushes.drawingProperty().get().brushes()).containsOnlyKeys("n_layers");
    assertThat(brushes.letGo()).isTrue();
    assertThat(brushes.any()).isFalse();
    assertThat(brushes.letGo()).as("nothing is left").isFalse();
  }

  @Test
  void theKeyboardIsWhereTheMouseWas() {
    brushes.show(drawing());
    brushes.drag(1, 0, 0.4);
    assertThat(brushes.axis()).isEqualTo(1);
    brushes.walk(1);
    assertThat(brushes.axis()).as("the last").isEqualTo(1);
    brushes.drag(-1, 0, 0);
    assertThat(brushes.any()).isFalse();
  }
}
