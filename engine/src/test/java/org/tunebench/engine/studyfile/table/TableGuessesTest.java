package org.tunebench.engine.studyfile.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;

/** What is taken from a table of which nobody says anything: its scales and what decides. */
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
    assertThat(range(1e-4, 1e-2, 5e-3, 1e-2, 1e-3, 1e-2, 5e-3, 1e-2, 1e-2, 5e-3, 1e-2, 1e-2).log())
        .as("what did well was tried again")
        .isTrue();
  }

  private static FloatRange range(double... values) {
    StringBuilder text = new StringBuilder("loss,x\n");
    Arrays.stream(values).forEach(x -> text.append("1,").append(x).append('\n'));
    return (FloatRange) alone(text.toString()).spec().space().parameter(0).distribution();
  }

  private static ImportedStudy alone(String text) {
    return TrialTables.parse(text, "t.csv", new ImportOptions("alone"), TYPES);
  }

  @ParameterizedTest
  @CsvSource({"accuracy,MAXIMIZE", "auc,MAXIMIZE", "rmse,MINIMIZE", "val_error,MINIMIZE"})
  void theOnlyColumnThatIsCalledLikeAMetricDecidesAndThatIsSaid(String name, Goal goal) {
    ImportedStudy study = alone("lr,%s,depth\n0.1,0.9,3\n0.2,0.8,4\n".formatted(name));
    assertThat(study.spec().metric()).isEqualTo(new MetricSpec(name, goal));
    assertThat(study.notes())
        .containsExactly(
            "t.csv, line 1, %s: is taken for the result that decides, by its name".formatted(name));
  }

  @Test
  void betweenSeveralThatAreCalledLikeMetricsNoneIsGuessed() {
    for (String heading : List.of("accuracy,f1,x", "accuracy,score,x", "score,y,x", "q,y,x")) {
      assertThatThrownBy(() -> alone(heading + "\n0.5,0.6,1\n"))
          .as(heading)
          .isInstanceOf(WrongInputException.class)
          .hasMessageStartingWith("say which column of t.csv is the result: ");
    }
    assertThatThrownBy(() -> alone("loss_function,error,x\n1,mse,1\n"))
        .as("a word is no result")
        .hasMessageStartingWith("say which column of t.csv is the result: ");
    ImportedStudy known = alone("accuracy,marginal_ll,x\n0.5,0.6,1\n");
    assertThat(known.spec().metric().name()).isEqualTo("marginal_ll");
    assertThat(known.notes()).isEmpty();
  }
}
