package org.tunebench.app.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tunebench.app.chart.ColorKey;
import org.tunebench.app.chart.ColorScale;
import org.tunebench.app.chart.ParallelDrawing;
import org.tunebench.app.chart.ParallelDrawing.Brush;
import org.tunebench.app.chart.Scale;
import org.tunebench.app.chart.ValueRange;

class BrushFilterTest {
  private static final Scale LR = Scale.log(new ValueRange(1e-4, 1e-2));
  private static final Scale LAYERS = Scale.linear(new ValueRange(1, 5), true);

  private static String filter(Map<String, Brush> brushes) {
    return BrushFilter.of(
        new ParallelDrawing(
            "",
            List.of(
                new ParallelDrawing.Axis("lr", LR, "none"),
                new ParallelDrawing.Axis("n layers", LAYERS, "none"),
                new ParallelDrawing.Axis(
                    "kind", Scale.options(List.of("zinb", "nb", "a b")), "none")),
            List.of(),
            new ColorKey("", LR, ColorScale.VIRIDIS),
            brushes,
            trial -> List.of()));
  }

  @Test
  void nothingBrushedIsNoFilter() {
    assertThat(filter(Map.of())).isEmpty();
  }

  @Test
  void partsOfAxesAreComparisonsRoundedOutwards() {
    assertThat(filter(Map.of("lr", new Brush(0.000123456789, 0.00456789123))))
        .isEqualTo("lr >= 0.00012345 and lr <= 0.0045679");
    assertThat(filter(Map.of("lr", new Brush(1e-4, 0.001)))).isEqualTo("lr <= 0.001");
    assertThat(filter(Map.of("n layers", new Brush(1.4, 3.6))))
        .isEqualTo("\"n layers\" >= 2 and \"n layers\" <= 3");
  }

  @Test
  void optionsAreNamed() {
    assertThat(filter(Map.of("kind", new Brush(-0.4, 0.2)))).isEqualTo("kind = zinb");
    assertThat(filter(Map.of("kind", new Brush(0.6, 2.4))))
        .isEqualTo("(kind = nb or kind = \"a b\")");
  }

  @Test
  void thoseWithoutAValuePassWhereTheyAreBrushedToo() {
    assertThat(filter(Map.of("lr", new Brush(Double.NEGATIVE_INFINITY, 0.001))))
        .isEqualTo("not lr > 0.001");
    assertThat(filter(Map.of("kind", new Brush(Double.NEGATIVE_INFINITY, 0.2))))
        .isEqualTo("not (kind = nb or kind = \"a b\")");
  }
}
