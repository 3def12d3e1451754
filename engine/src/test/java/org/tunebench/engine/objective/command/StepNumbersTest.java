package org.tunebench.engine.objective.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;

/** Which step of the history a report of a command belongs to. */
class StepNumbersTest {
  private final Recorder trial = new Recorder(Path.of("trial"));

  private void print(String... lines) {
    Reports reports = new Reports(new MetricSpec("loss", Goal.MINIMIZE), false, trial);
    LineReports found =
        new LineReports("loss", new LineReports.Form(true, Optional.empty()), note -> {});
    for (String line : lines) {
      found.in(line).ifPresent(reports::add);
    }
    reports.end();
  }

  private List<String> steps() {
    return trial.reports().stream().map(r -> r.step() + " " + r.values().get("loss")).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "0 0;0 1;1 0;1 1;2 0, 1;2;3;4;5",
    "1 1;1 2;2 1;2 2, 1;2;3;4",
    "1 100;1 200;2 100;2 200, 100;200;300;400",
    "0 0;1 0;2 0, 1;2;3",
    "0 10;1 20;2 30, 10;20;30",
    "0 5;0 5;1 6, 5;6",
    "1 5;2 6;1 5;3 7, 5;6;7"
  })
  void stepsThatStartAnewInEachEpochAreCountedOn(String epochsAndSteps, String counted) {
    print(
        Arrays.stream(epochsAndSteps.split(";"))
            .map(pair -> "epoch=%s step=%s loss=1".formatted((Object[]) pair.split(" ")))
            .toArray(String[]::new));

    assertThat(trial.reports().stream().map(r -> String.valueOf(r.step())))
        .containsExactly(counted.split(";"));
  }

  @Test
  void whatComesTooLateForTheHistoryIsSaidOnce() {
    print("step=2 loss=1", "step=1 loss=2", "step=2 loss=3", "loss=4 step=3");

    assertThat(steps()).containsExactly("2 1.0", "3 4.0");
    assertThat(trial.lines())
        .containsExactly(
            "Tunebench: 2 reports name a step that was over: for the result alone, not in the"
                + " history");
  }

  @Test
  void aReportBeforeTheFirstThatNamesItsStepGivesWayToIt() {
    print("before training: loss=9", "epoch=0 loss=3", "epoch=1 loss=2");

    assertThat(steps()).containsExactly("1 3.0", "2 2.0");
    assertThat(trial.lines())
        .containsExactly(
            "Tunebench: the report before the first that names its step is not in the history");
  }
}
