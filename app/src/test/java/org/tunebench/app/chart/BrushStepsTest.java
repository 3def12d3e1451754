package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tunebench.app.chart.BrushSteps.Part;
import org.tunebench.app.chart.ParallelDrawing.Brush;

class BrushStepsTest {
  private static final double NONE = Double.NEGATIVE_INFINITY;
  private static final Scale LAYERS = Scale.linear(new ValueRange(1, 5), true);

  private static BrushSteps steps(Scale scale, double... values) {
    List<ParallelDrawing.Row> rows = new ArrayList<>();
    for (double value : values) {
      rows.add(new ParallelDrawing.Row(rows.size(), new double[] {value}, value));
    }
    return BrushSteps.along(
        new ParallelDrawing(
            "",
            List.of(new ParallelDrawing.Axis("a", scale, "none")),
            rows,
            new ColorKey("", LAYERS, ColorScale.VIRIDIS),
            Map.of(),
            trial -> List.of()),
        0);
  }

  private static Brush moved(BrushSteps steps, Brush from, Part part, boolean up) {
    return steps.moved(Optional.ofNullable(from), part, up);
  }

  @Test
  void aBrushBeginsWithAHalfOrWithoutAStepOfAnEnd() {
    BrushSteps steps = steps(LAYERS);
    assertThat(moved(steps, null, Part.WHOLE, true)).isEqualTo(new Brush(3, 5));
    assertThat(moved(steps, null, Part.WHOLE, false)).isEqualTo(new Brush(1, 3));
    assertThat(moved(steps, null, Part.UPPER, false)).isEqualTo(new Brush(1, 4));
    assertThat(moved(steps, null, Part.LOWER, true)).isEqualTo(new Brush(2, 5));
  }

  @Test
  void aBrushOfWholeNumbersGoesDownToOneOfThemAndStaysOnItsAxis() {
    BrushSteps steps = steps(LAYERS);
    assertThat(moved(steps, new Brush(2, 3), Part.UPPER, false)).isEqualTo(new Brush(2, 2));
    assertThat(moved(steps, new Brush(2, 2), Part.UPPER, false)).isEqualTo(new Brush(2, 2));
    assertThat(moved(steps, new Brush(2, 2), Part.WHOLE, true)).isEqualTo(new Brush(3, 3));
    assertThat(moved(steps, new Brush(4, 5), Part.WHOLE, true)).isEqualTo(new Brush(4, 5));
    assertThat(moved(steps, new Brush(1, 2), Part.WHOLE, false)).isEqualTo(new Brush(1, 2));
  }

  @Test
  void aBrushOfTheMouseGoesToTheNextStepAndKeepsTheOtherEnd() {
    BrushSteps steps = steps(Scale.linear(new ValueRange(0, 1), false));
    Brush mouse = new Brush(0.333, 0.777);
    assertThat(moved(steps, mouse, Part.UPPER, true).to()).isEqualTo(0.8, within(1e-9));
    assertThat(moved(steps, mouse, Part.UPPER, true).from()).isEqualTo(0.333);
    assertThat(moved(steps, mouse, Part.LOWER, false).from()).isEqualTo(0.3, within(1e-9));
    Brush narrow = new Brush(0.31, 0.33);
    assertThat(moved(steps, narrow, Part.WHOLE, true)).as("never empty").isEqualTo(narrow);
  }

  @Test
  void optionsAreTakenOneByOne() {
    BrushSteps steps = steps(Scale.options(List.of("zinb", "nb", "gauss")));
    Brush one = moved(steps, new Brush(-0.5, 1.5), Part.UPPER, false);
    assertThat(one).isEqualTo(new Brush(-0.5, 0.5));
    assertThat(moved(steps, one, Part.UPPER, false)).as("not less than one").isEqualTo(one);
    assertThat(moved(steps, one, Part.WHOLE, true)).isEqualTo(new Brush(0.5, 1.5));
  }

  @Test
  void belowTheLeastValueLieThoseWithoutOneWhereThereAreAny() {
    BrushSteps with = steps(LAYERS, 1, Double.NaN);
    assertThat(moved(with, new Brush(1, 3), Part.LOWER, false)).isEqualTo(new Brush(NONE, 3));
    assertThat(moved(with, new Brush(NONE, 1), Part.UPPER, false)).isEqualTo(new Brush(NONE, NONE));
    assertThat(moved(with, new Brush(NONE, NONE), Part.WHOLE, true)).isEqualTo(new Brush(1, 1));
    assertThat(moved(steps(LAYERS, 1, 2), new Brush(1, 3), Part.LOWER, false))
        .isEqualTo(new Brush(1, 3));
  }
}
