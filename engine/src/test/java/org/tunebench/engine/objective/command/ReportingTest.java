package org.tunebench.engine.objective.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;

/** From what a command prints to steps and results. */
class ReportingTest {
  private static final LineReports.Form USUAL = new LineReports.Form(true, Optional.empty());
  private static final LineReports.Form NONE = new LineReports.Form(false, Optional.empty());

  private final Recorder trial = new Recorder(Path.of("trial"));
  private final Reports reports = new Reports(new MetricSpec("loss", Goal.MINIMIZE), false, trial);
  private LineReports.Form form = USUAL;

  private void print(String... lines) {
    LineReports found = new LineReports("loss", form, note -> {});
    for (String line : lines) {
      found.in(line).ifPresent(reports::add);
    }
    reports.end();
  }

  private List<String> steps() {
    return trial.reports().stream().map(r -> r.step() + " " + r.values().get("loss")).toList();
  }

  @Test
  void linesWithoutAStepCountUp() {
    print("loss=mse", "loss=0.5", "epoch loss = 0.25, acc=0.5.", "seed=3 lr=0.1", "Loss=9");

    assertThat(steps()).containsExactly("1 0.5", "2 0.25");
    assertThat(reports.result()).containsExactly(entry("loss", 0.25), entry("acc", 0.5));
    assertThat(reports.noNumber()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "loss=1,5|1,5",
        "tunebench: step=1 loss=1,5, acc=0.5|1,5",
        "tunebench: loss=(-1,5e3).|-1,5e3",
        "{\"step\": 1, \"loss\": \"1,5\"}|1,5",
      })
  void aDecimalCommaIsNoNumber(String line, String text) {
    print(line);

    assertThat(reports.result()).isEmpty();
    assertThat(reports.noNumber()).contains(text);
  }

  @Test
  void aCommaThatIsNotBetweenDigitsEndsAValue() {
    print("tunebench: step=3, loss=1.5,a=2, b=3,", "tunebench: step=4,loss=" + "1,".repeat(30_000));

    assertThat(trial.reports())
        .containsExactly(new Recorder.Entry(3, Map.of("loss", 1.5, "a", 2.0, "b", 3.0)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"loss=oops", "tunebench: loss=oops", "{\"loss\": \"oops\"}"})
  void aLastValueThatIsNoNumberIsNoResult(String line) {
    Reports best = new Reports(new MetricSpec("loss", Goal.MINIMIZE), true, trial);
    new LineReports("loss", USUAL, note -> {}).in("loss=0.5").ifPresent(best::add);
    new LineReports("loss", USUAL, note -> {}).in(line).ifPresent(best::add);
    print("loss=0.5", line);

    assertThat(reports.result()).isEmpty();
    assertThat(reports.noNumber()).contains("oops");
    assertThat(best.result()).containsExactly(entry("loss", 0.5));
    print("loss=0.25");
    assertThat(reports.result()).containsEntry("loss", 0.25);
  }

  @Test
  void ofTwoNumbersOnALineTheFirstCounts() {
    print("epoch=1 loss=2.5 (best loss=0.1, best epoch=0)", "loss=mse loss=2", "loss=1 loss=mse");

    assertThat(steps()).containsExactly("1 2.5", "2 2.0", "3 1.0");
    assertThat(reports.noNumber()).isEmpty();
  }

  @Test
  void twoNumbersThatDifferAreSaidOnce() {
    List<String> notes = new ArrayList<>();
    LineReports found = new LineReports("loss", USUAL, notes::add);

    List.of("loss=1 loss=1 a=1 a=2", "loss=2.5 loss=0.1", "loss=2 loss=0.1").forEach(found::in);

    assertThat(notes)
        .containsExactly(
            "a line has 'loss' as 2.5 and as 0.1: the first counts; where another is meant, let the"
                + " program print a line such as tunebench: loss=0.51");
  }

  @Test
  void namesMayHoldSigns() {
    print("tunebench: step=1, loss=(0.5), val/top-5@acc=0.75 Größe=1 [lr=2] http://a/b?c=3 'd'=4");

    assertThat(reports.result())
        .containsExactly(
            entry("loss", 0.5),
            entry("val/top-5@acc", 0.75),
            entry("Größe", 1.0),
            entry("lr", 2.0));
  }

  @Test
  void stepsFromZeroAreCountedFromOne() {
    print("tunebench: step=0 loss=3", "tunebench: step=1 loss=2", "tunebench: step=5 loss=1");

    assertThat(steps()).containsExactly("1 3.0", "2 2.0", "6 1.0");
  }

  @Test
  void theValuesOfAStepMayComeOnSeveralLines() {
    print(
        "tunebench: step=1 train=1",
        "tunebench: step=1 loss=2",
        "tunebench: step=1 late=3",
        "tunebench: train=0.5",
        "tunebench: step=2 loss=1",
        "tunebench: step=1 loss=0.75");

    assertThat(trial.reports())
        .containsExactly(
            new Recorder.Entry(1, Map.of("train", 1.0, "loss", 2.0)),
            new Recorder.Entry(2, Map.of("train", 0.5, "loss", 1.0)));
    assertThat(reports.result()).containsEntry("loss", 0.75).containsEntry("late", 3.0);
  }

  @Test
  void aStepWithoutTheMetricIsAReportOfWhatItHas() {
    print(
        "tunebench: step=1 train=1",
        "tunebench: step=1 rate=0.1",
        "tunebench: step=2 loss=1",
        "tunebench: step=2 train=9",
        "tunebench: step=3 train=2");

    assertThat(trial.reports())
        .containsExactly(
            new Recorder.Entry(1, Map.of("train", 1.0, "rate", 0.1)),
            new Recorder.Entry(2, Map.of("loss", 1.0)),
            new Recorder.Entry(3, Map.of("train", 2.0)));
  }

  @Test
  void aScriptThatReportsOnPurposeMayLogWhatItLikes() {
    print("loss=9", "tunebench: loss=1", "batch 3 loss=7", "{\"loss\": 8}", "tunebench: loss=2");

    assertThat(steps()).containsExactly("1 9.0", "2 1.0", "3 2.0");
  }

  @Test
  void plainLinesCanBeLeftAlone() {
    form = NONE;
    print("loss=9", "{\"loss\": 8}", "tunebench: loss=1");

    assertThat(steps()).containsExactly("1 1.0");
  }

  @Test
  void aPatternFindsNamesAndValues() {
    form = new LineReports.Form(true, Optional.of(Pattern.compile("(\\w+): ([\\d.e-]+)")));
    print("epoch: 4 - loss: 2.5e-3 - acc: 0.5");

    assertThat(trial.reports())
        .containsExactly(new Recorder.Entry(4, Map.of("loss", 0.0025, "acc", 0.5)));
  }

  @Test
  void aPatternWithOneGroupFindsTheMetric() {
    form = new LineReports.Form(true, Optional.of(Pattern.compile("validation loss of (\\S+)")));
    print("a validation loss of 0.5, then", "nothing", "a validation loss of nan");

    assertThat(steps()).containsExactly("1 0.5", "2 NaN");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "loss: ([\\d.]+)    | loss: 1,5          | 1,5",
        "loss: ([\\d.]+)    | loss: 1.234,5 nats | 1.234,5",
        "loss: ([\\d.]+).*  | loss: 1,5          | 1,5",
        "(\\w+): ([\\d.]+) | epoch: 3, loss: 1,5 | 1,5",
        "loss: (\\d+)       | loss: 12'000       | 12'000",
        "loss: ([\\d.]+)    | loss: 12_000       | 12_000",
        "loss: ([\\d.]+)    | loss: 1.5.3        | 1.5.3"
      })
  void aPatternThatEndsWithinSomethingLikeANumberHasFoundNone(
      String pattern, String line, String text) {
    form = new LineReports.Form(true, Optional.of(Pattern.compile(pattern)));
    print(line);

    assertThat(reports.result()).isEmpty();
    assertThat(reports.noNumber()).contains(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "loss: ([\\d.]+)           ; loss: 1.5e-3       ; 0.0015",
        "loss: (\\d)               ; loss: 1.25         ; 1.25",
        "loss: ([\\d.]+)           ; loss: 1, lr: 2     ; 1",
        "loss: ([\\d.]+)           ; a loss: 0.5.       ; 0.5",
        "loss: ([\\d.]+)           ; loss: 0.5s/epoch   ; 0.5",
        "loss: ([\\d.]+)           ; loss: 0.5e         ; 0.5",
        "loss: ([\\d.]+)%          ; loss: 50%          ; 50",
        "^\\d+,([\\d.]+),         ; 3,0.5,0.8          ; 0.5",
        "^\\d+,([\\d.]+)(?:,|$)   ; 3,0.5,0.8          ; 0.5",
        "loss: (\\d+)\\.\\d+      ; loss: 12.75        ; 12"
      })
  void aPatternFindsWholeNumbers(String pattern, String line, double value) {
    form = new LineReports.Form(true, Optional.of(Pattern.compile(pattern)));
    print(line);

    assertThat(reports.result()).containsEntry("loss", value);
  }

  @Test
  void aPatternThatExplodesIsCalledOff() {
    form = new LineReports.Form(true, Optional.of(Pattern.compile("(?:a|aa)+b(\\d)")));
    print("a".repeat(3000), "aab1");

    assertThat(steps()).containsExactly("1 1.0");
  }

  @Test
  void jsonLinesCountIfTheyHaveTheMetricOrAStep() {
    print(
        "{\"time\": 3}",
        "{\"step\": 1, \"loss\": NaN, \"note\": \"x\", \"best\": true, \"deep\": {\"a\": 1}}",
        "{\"step\": 2, \"loss\": -Infinity}",
        "{\"epoch\": 3, \"loss\": 1e999}",
        "{\"step\": 4, \"loss\": \"low\"}",
        "{\"step\": 5, \"loss\": ",
        "[".repeat(5000));

    assertThat(trial.reports())
        .containsExactly(
            new Recorder.Entry(1, Map.of("loss", Double.NaN)),
            new Recorder.Entry(2, Map.of("loss", Double.NEGATIVE_INFINITY)),
            new Recorder.Entry(3, Map.of("loss", Double.POSITIVE_INFINITY)));
    assertThat(reports.noNumber()).contains("low");
  }

  @ParameterizedTest
  @CsvSource({
    "1,1",
    "-1.5,-1.5",
    "+.5,0.5",
    "1.,1",
    "1e-3,0.001",
    "nan,NaN",
    "-NaN,NaN",
    "inf,Infinity",
    "-Infinity,-Infinity",
    "1e999,Infinity"
  })
  void readsNumbers(String text, double value) {
    assertThat(Parsed.number(text)).contains(value);
  }

  @ParameterizedTest
  @CsvSource({"1d", "0x1p3", "1_000", "''", "1;5", "e5", ".", "--1", "tensor(1"})
  void refusesWhatIsNoNumber(String text) {
    assertThat(Parsed.number(text)).isEmpty();
  }

  @Test
  void aPatternThatExplodesIsSaidOnce() {
    List<String> notes = new ArrayList<>();
    LineReports.Form form = new LineReports.Form(true, Optional.of(Pattern.compile("(a*)*=(\\d)")));
    LineReports found = new LineReports("loss", form, notes::add);
    String line = "a".repeat(3000);

    assertThat(found.in(line)).isEmpty();
    assertThat(found.in(line)).isEmpty();
    assertThat(notes)
        .singleElement()
        .asString()
        .startsWith("the pattern of 'report' takes too long");
  }

  @Test
  void namesBeyondTheHundredthAreSaidToBeLeftOut() {
    for (int i = 0; i < 120; i++) {
      reports.add(new Parsed(OptionalInt.empty(), Map.of("m" + i, 1.0), Map.of()));
    }

    assertThat(trial.lines())
        .containsExactly(
            "Tunebench: more than 100 names of metrics: 'm100' and further ones are left out");
  }

  @Test
  void theBestOfNoNumbersIsTheLast() {
    Reports best = new Reports(new MetricSpec("loss", Goal.MAXIMIZE), true, trial);
    LineReports found = new LineReports("loss", USUAL, note -> {});
    for (String line : List.of("loss=nan a=1", "loss=inf a=2")) {
      found.in(line).ifPresent(best::add);
    }

    assertThat(best.result())
        .containsExactly(entry("loss", Double.POSITIVE_INFINITY), entry("a", 2.0));
    found.in("loss=-3 a=4").ifPresent(best::add);
    found.in("loss=-4 a=5").ifPresent(best::add);
    assertThat(best.result()).containsExactly(entry("loss", -3.0), entry("a", 4.0));
  }

  @Test
  void whatComesLaterForTheStepOfTheBestBelongsToIt() {
    Reports best = new Reports(new MetricSpec("loss", Goal.MINIMIZE), true, trial);
    LineReports found = new LineReports("loss", USUAL, note -> {});
    for (String line :
        List.of(
            "step=1 loss=3",
            "step=1 acc=0.1",
            "step=2 loss=1",
            "step=2 acc=0.2",
            "step=3 loss=2",
            "step=3 acc=0.3 rate=9")) {
      found.in("tunebench: " + line).ifPresent(best::add);
    }

    assertThat(best.result())
        .containsExactly(entry("loss", 1.0), entry("acc", 0.2), entry("rate", 9.0));
  }

  @Test
  void manyReportsAreThinnedTheSameWayEachTime() {
    for (int step = 1; step <= 10 * ThinnedReports.DENSE + 1; step++) {
      reports.add(new Parsed(OptionalInt.of(step), Map.of("loss", 1.0), Map.of()));
    }
    reports.end();

    List<Integer> kept = trial.reports().stream().map(Recorder.Entry::step).toList();
    assertThat(kept).hasSize(ThinnedReports.DENSE + 9 * ThinnedReports.DENSE / 10 + 1);
    assertThat(kept.subList(ThinnedReports.DENSE - 1, ThinnedReports.DENSE + 2))
        .containsExactly(10000, 10001, 10011);
    assertThat(kept).last().isEqualTo(10 * ThinnedReports.DENSE + 1);
    assertThat(trial.lines()).hasSize(1);
  }

  @Test
  void namesThatAreMadeUpDoNotFillTheMemory() {
    for (int i = 0; i < 1000; i++) {
      print("tunebench: name" + i + "=1");
    }
    print("tunebench: loss=1");

    assertThat(reports.result()).hasSizeLessThanOrEqualTo(101).containsEntry("loss", 1.0);
  }
}
