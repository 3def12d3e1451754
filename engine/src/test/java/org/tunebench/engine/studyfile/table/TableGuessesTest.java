package org.tunebench.engine.studyfile.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.space.FloatRange;

/** What is taken from a table of which nobody says anything: its scales. */
class TableGuessesTest {
  private static final ObjectiveTypes TYPES = BuiltInObjectives.types();

  @Test
  void aScaleIsLogarithmicWhereTheValuesLookDrawnFromOne() {
    Random random = new Random(1);
    double[] uniform = random.doubles(300).toArray();
    double[] logarithmic = random.doubles(60).map(u -> 1e-5 * Math.pow(1e4, u)).toArray();
    assertThat(Arrays.stream(uniform).max().orElseThrow())
        .as("the range alone would tell nothing")
        .isGreaterThan(100 * Arrays.stream(uniform).min().orElseThrow());
    assertThat(range(uniform).log()).isFalse();
    assertThat(range(logarithmic).log()).isTrue();
    assertThat(range(0.001, 0.3, 0.5, 0.7, 0.9).log()).isFalse();
    assertThat(range(0.001, 0.01, 0.1).log()).isTrue();
    assertThat(range(0.001, 1).log()).isTrue();
    assertThat(range(0.5, 0.5).log()).isFalse();
  }

  private static FloatRange range(double... values) {
    StringBuilder text = new StringBuilder("loss,x\n");
    Arrays.stream(values).forEach(x -> text.append("1,").append(x).append('\n'));
    return (FloatRange) alone(text.toString()).spec().space().parameter(0).distribution();
  }

  private static ImportedStudy alone(String text) {
    return TrialTables.parse(text, "t.csv", new ImportOptions("alone"), TYPES);
  }
}
