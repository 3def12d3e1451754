package org.tunebench.app.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tunebench.app.chart.ChartTheme;
import org.tunebench.app.chart.PictureFile;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.analysis.Results;
import org.tunebench.engine.space.Beta;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Normal;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.Rounded;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;

/** That an axis holds every value that its parameter can have, and those that it has. */
class ColumnValuesTest {
  private static final Texts TEXTS = new Texts(Locale.ROOT);

  private static StudyTrials trials(Distribution distribution, Object... values) {
    StudySpec spec =
        new StudySpec(
            "axis",
            new PartSpec("function"),
            new MetricSpec("loss", Goal.MINIMIZE),
            new SearchSpace(List.of(new Parameter("p", distribution))),
            new PartSpec("random"),
            new PartSpec("none"),
            new Budget(values.length),
            List.of(),
            0,
            Optional.empty());
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      Trial.Source source = new Trial.Source(Origin.SAMPLED, OptionalInt.empty(), 0, 0);
      trials.add(
          Trial.waiting(i, source, new Configuration(Map.of("p", values[i])))
              .complete(Map.of("loss", 1.0 + i), Instant.EPOCH));
    }
    return new StudyTrials(TEXTS, Results.of(spec, trials), false);
  }

  static Stream<Arguments> distributions() {
    return Stream.of(
        // Rounding leads out of the bounds, by up to half a quantum.
        Arguments.of(new Rounded(new FloatRange(1, 96), 10), 0L, 100L),
        Arguments.of(new Rounded(new FloatRange(0.1, 100, true, 0), 1, true), 0L, 99L),
        Arguments.of(new Rounded(new Normal(0, 1, true, 0), 1, true), 0L, 40L),
        Arguments.of(new Normal(0, 1, false, 0), -5.5, 4.0),
        Arguments.of(new Normal(0, 1, true, 0), 0.001, 90.0),
        Arguments.of(new Beta(2, 2), 0.01, 0.99),
        // Imported trials may lie anywhere.
        Arguments.of(new FloatRange(1, 10, true, 0), 0.5, 20.0),
        Arguments.of(new FloatRange(1, 10, true, 0), -1.0, 5.0));
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void everyValueHasItsPlace(Distribution distribution, Object low, Object high) {
    ColumnValues column = trials(distribution, low, high).parameter("p");
    for (double value : column.values()) {
      assertThat(column.scale().place(value)).isBetween(0.0, 1.0);
    }
    double places =
        column.scale().place(column.values()[1]) - column.scale().place(column.values()[0]);
    assertThat(places).isPositive();
  }

  @Test
  void theAxisOfADistributionIsAsWideAsWhatItGives() {
    assertThat(scale(new Beta(2, 2), 0.4)).isEqualTo("0.0 to 1.0");
    assertThat(scale(new Rounded(new FloatRange(1, 96), 10), 50L)).isEqualTo("0.0 to 100.0");
  }

  private static String scale(Distribution distribution, Object value) {
    var range = trials(distribution, value).parameter("p").scale().range();
    return range.lower() + " to " + range.upper();
  }

  @Test
  void aValueWithoutALogarithmIsNotCalledInactive() throws IOException {
    Rounded rounded = new Rounded(new FloatRange(0.1, 100, true, 0), 1, true);
    StudyTrials trials = trials(rounded, 0L, 7L, 90L);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PictureFile.SVG.write(
        new ScatterFigure(trials).against("p", "trial"), 700, 500, ChartTheme.light(), out);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("<svg").doesNotContain("inactive");
  }
}
