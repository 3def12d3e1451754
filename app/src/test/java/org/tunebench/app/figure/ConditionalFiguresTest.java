package org.tunebench.app.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.tunebench.app.chart.BarsDrawing;
import org.tunebench.app.chart.ParallelDrawing;
import org.tunebench.app.chart.ScatterDrawing;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.analysis.Importance;
import org.tunebench.engine.analysis.Results;
import org.tunebench.engine.analysis.Surrogate;

/** What figures say of parameters that not every trial has. */
class ConditionalFiguresTest {
  private static StudyFigures figures(Results results) {
    return new StudyFigures(new Texts(Locale.ROOT), results, false);
  }

  private static List<BarsDrawing.Bar> importance(Results results) {
    Importance importance = Importance.of(Surrogate.of(results, Surrogate.Focus.ALL).orElseThrow());
    return ((BarsDrawing) figures(results).importance(importance)).bars();
  }

  @Test
  void importanceSaysHowManyTrialsHaveAParameterAndItsShareAmongThem() {
    List<BarsDrawing.Bar> bars = importance(ConditionalTrials.results(80, 2));
    BarsDrawing.Bar momentum =
        bars.stream().filter(bar -> bar.name().startsWith("momentum")).findFirst().orElseThrow();
    assertThat(momentum.name()).isEqualTo("momentum (in 40 of 80 trials)");
    assertThat(momentum.text()).matches("\\d+%, \\d+% where active");
    assertThat(bars).extracting(BarsDrawing.Bar::name).contains("optimizer", "rate");
  }

  @Test
  void aParameterThatTooFewTrialsHaveGetsNoBar() {
    List<BarsDrawing.Bar> bars = importance(ConditionalTrials.results(80, 16));
    assertThat(bars.subList(bars.size() - 2, bars.size()))
        .contains(
            new BarsDrawing.Bar("momentum (in 5 of 80 trials)", 0, 0, "too few trials to tell"));
  }

  @Test
  void aParameterThatATrialLacksIsInactiveEverywhere() {
    StudyFigures figures = figures(ConditionalTrials.results(20, 2));
    ParallelDrawing parallel = figures.parallel(List.of("optimizer", "momentum"));
    assertThat(parallel.axes())
        .extracting(ParallelDrawing.Axis::none)
        .containsExactly("inactive", "inactive", "no result");
    ScatterDrawing scatter = (ScatterDrawing) figures.metricAgainst("momentum", "momentum");
    assertThat(scatter.words().inactive()).isEqualTo("inactive");
    assertThat(scatter.color().orElseThrow().none()).isEqualTo("inactive");
    ScatterDrawing epochs = (ScatterDrawing) figures.metricAgainst("n_epochs", "n_epochs");
    assertThat(epochs.words().inactive()).isEqualTo("none");
  }
}
