package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SvgPictureTest {
  private static String histories(String id) {
    List<Curve> curves = new ArrayList<>();
    for (int trial = 0; trial < 5; trial++) {
      curves.add(Curve.of(trial, new double[] {1, 2, 3}, new double[] {9, 5, 4 + trial}));
    }
    ChartTexts texts = new ChartTexts("a < b", "epoch", "loss", "", "trial", "default", "best", "");
    HistoriesStyle style = new HistoriesStyle(texts, ChartTheme.light(), ColorScale.RED_TO_GREEN);
    HistoriesView view =
        new HistoriesView(
            curves, Optional.of(new BestLine(0, Double.NaN)), 4, style, HistoriesAxes.fitted());
    return SvgPicture.element(new HistoriesDrawing(view), 600, 300, ChartTheme.light(), id);
  }

  @Test
  void linesSayTheirNamesTheLaterTrialAboveTheEarlier() {
    List<String> names =
        Pattern.compile("<title\\s*>([^<]*)</title")
            .matcher(histories("one-"))
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();
    assertThat(names).containsExactly("trial 1", "trial 2", "trial 3", "trial 4", "trial 0");
  }

  @Test
  void whatItIsCalledIsEscapedAndItsNamesAreItsOwn() {
    String svg = histories("one-");
    assertThat(svg).startsWith("<svg").contains("a &lt; b").doesNotContain("a < b\"");
    assertThat(svg).contains("id=\"one-").doesNotContainPattern("id=\"(?!one-)");
  }
}
