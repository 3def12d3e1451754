package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an axis leaves out. */
class LeftOutTest {
  private static final PaintSize SIZE = new PaintSize(400, 300, 1);
  private final List<Curve> some = List.of(Curves.flat(0, 3), Curves.flat(1, -0.5));

  @Test
  void aLogarithmicAxisHasNoPlaceForWhatIsNotAboveZero() {
    assertThat(LeftOut.of(false, true, some)).isEqualTo(LeftOut.NO_LOGARITHM);
    assertThat(LeftOut.of(true, true, some)).isEqualTo(LeftOut.BOTH);
    assertThat(LeftOut.of(false, true, List.of(Curves.flat(0, 0)))).isEqualTo(LeftOut.NO_LOGARITHM);
    assertThat(LeftOut.of(false, false, some)).isEqualTo(LeftOut.NOTHING);
    assertThat(LeftOut.of(true, false, some)).isEqualTo(LeftOut.OUTLIERS);
    assertThat(LeftOut.of(false, true, List.of(Curves.flat(0, 3)))).isEqualTo(LeftOut.NOTHING);
  }

  @Test
  void aTrialThatGaveNoNumberIsNotLeftOutByTheAxis() {
    assertThat(LeftOut.of(false, true, List.of(Curves.flat(0, Double.NaN))))
        .isEqualTo(LeftOut.NOTHING);
  }

  @Test
  void picturesOfBothChartsSayIt() {
    HistoriesAxes log = new HistoriesAxes(true, false, Optional.empty());
    assertThat(HistoriesRenderer.render(Curves.view(some, log), SIZE).orElseThrow().leftOut())
        .isEqualTo(LeftOut.NO_LOGARITHM);
    GroupsView groups =
        new GroupsView(
            List.of(new LineGroup("a", some)),
            "trial",
            true,
            "loss",
            true,
            false,
            ChartTheme.light());
    assertThat(GroupsRenderer.render(groups, SIZE).orElseThrow().leftOut())
        .isEqualTo(LeftOut.NO_LOGARITHM);
  }
}
