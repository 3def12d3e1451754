package org.tunebench.engine.objective.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.objective.TrialFailedException;
import org.tunebench.engine.objective.WorkerSetup;
import org.tunebench.engine.processes.ProcessTable;
import org.tunebench.engine.processes.StrayProcesses;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;

/** Commands of all kinds as real processes: each costs its own trial, and nothing lives on. */
@Timeout(60)
class CommandTrialTest {
  private static final MetricSpec LOSS = new MetricSpec("loss", Goal.MINIMIZE);

  @TempDir Path folder;

  private final Map<String, Object> settings = new LinkedHashMap<>();
  private MetricSpec metric = LOSS;
  private Recorder trial;

  private Map<String, Double> run(List<?> line) throws InterruptedException {
    trial = trial == null ? new Recorder(folder) : trial;
    settings.put("run", line);
    try (Objective objective = open()) {
      return objective.run(trial);
    }
  }

  private Objective open() {
    PartSpec objective = new PartSpec("command", settings);
    return new CommandObjectiveType().open(new WorkerSetup(objective, metric, folder, "cpu", 1, 0));
  }

  @AfterEach
  void nothingLivesOn() {
    assertThat(StrayProcesses.ofOwner(ProcessHandle.current().pid())).isEmpty();
    assertThat(ProcessHandle.current().descendants().filter(p -> !ProcessTable.isGone(p)))
        .isEmpty();
  }

  @Test
  void reportsByPrinting() throws InterruptedException {
    Map<String, Double> result =
        run(
            Child.java(
                "print",
                "epoch one",
                "tunebench: step=1 loss=0.75 accuracy=0.5",
                "{\"step\": 2, \"loss\": 0.5}",
                "2026-01-01 INFO tunebench: {\"step\": 3, \"loss\": 0.625, \"n_params\": 10}"));

    assertThat(result)
        .containsExactly(entry("loss", 0.625), entry("accuracy", 0.5), entry("n_params", 10.0));
    assertThat(trial.reports())
        .containsExactly(
            new Recorder.Entry(1, Map.of("loss", 0.75, "accuracy", 0.5)),
            new Recorder.Entry(3, Map.of("loss", 0.625, "n_params", 10.0)));
    assertThat(trial.lines()).contains("epoch one", "tunebench: step=1 loss=0.75 accuracy=0.5");
  }

  @Test
  void theLogSaysWhichCodeRan() throws Exception {
    Files.writeString(folder.resolve("model.txt"), "abc");
    List<String> line = new ArrayList<>(Child.java("print", "loss=0.5"));
    line.add("model.txt");
    run(line);

    assertThat(trial.lines())
        .anyMatch(
            said -> said.contains("code: ") && said.contains("model.txt has SHA-256 ba7816bf"));
  }

  @Test
  void aValueThatABarShowsAgainAndAgainIsOneReport() throws InterruptedException {
    String bar = "1/3 loss=0.5 a=1\r2/3 loss=0.5 a=2\r3/3 loss=0.5 a=3\n1/3 loss=0.5\r";

    assertThat(run(Child.java("print", bar + "2/3 loss=0.25\r3/3 loss=0.25", "loss=0.25")))
        .containsExactly(entry("loss", 0.25), entry("a", 3.0));
    assertThat(trial.reports())
        .extracting(report -> report.values().get("loss"))
        .as("what is printed below the bar is a report of its own")
        .containsExactly(0.5, 0.25, 0.25);
  }

  @Test
  void theBestValueIsTheResultWhereTheStudySaysSo() throws InterruptedException {
    settings.put("result", "best");

    assertThat(run(Child.java("print", "loss=0.5 acc=1", "loss=0.25 acc=2", "loss=nan acc=3")))
        .containsExactly(entry("loss", 0.25), entry("acc", 2.0));
  }

  @Test
  void followsAMetricsFile() throws InterruptedException {
    settings.put("metrics-file", "metrics.jsonl");

    assertThat(run(Child.java("file"))).containsExactly(entry("loss", 0.125));
    assertThat(trial.reports()).extracting(Recorder.Entry::step).containsExactly(1, 2, 3);
  }

  @Test
  void aCrashFailsWithTheSignal() {
    assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "crashing by signal needs kill");

    assertThatThrownBy(() -> run(Child.java("crash")))
        .isInstanceOf(TrialFailedException.class)
        .hasMessageMatching("(?s)the command ended with signal (6|11) .*about to crash.*");
  }

  @Test
  void anExitCodeFailsWithTheLastWords() {
    assertThatThrownBy(() -> run(Child.java("exit", "3")))
        .isInstanceOf(TrialFailedException.class)
        .hasMessage("the command ended with exit code 3\nlast words");
  }

  @Test
  void noReportFailsWithTheWayToReport() {
    assertThatThrownBy(() -> run(Child.java("print", "all done")))
        .hasMessage(
            "the command gave no number for the metric 'loss':"
                + " let it print a line such as tunebench: loss=0.51\nall done");
  }

  @Test
  void whoReportsOtherMetricsIsToldThatTheStudyMayTakeOneOfThem() {
    assertThatThrownBy(
            () -> run(Child.java("print", "tunebench: step=1 train_loss=0.3 val_loss=0.5")))
        .hasMessage(
            "the command gave no number for the metric 'loss', only for train_loss, val_loss:"
                + " give the study one of these for its metric (did you mean train_loss?), or let it"
                + " print a line such as tunebench: loss=0.51\ntunebench: step=1 train_loss=0.3 val_loss=0.5");
    String many =
        IntStream.range(0, 9).mapToObj(i -> " m" + i + "=" + i).collect(Collectors.joining());
    assertThatThrownBy(() -> run(Child.java("print", "tunebench:" + many)))
        .hasMessageContaining(", only for m0, m1, m2, m3, m4, m5 and others: give");
  }

  @Test
  void aMetricThatPlainLinesCallSomethingElseIsNamedAsTheyCallIt() {
    assertThatThrownBy(
            () -> run(Child.java("print", "step=1 val_loss=0.5 acc=0.7", "{\"lr\": 1, \"f1\": 2}")))
        .hasMessageStartingWith(
            "the command gave no number for the metric 'loss', only for val_loss, acc, lr, f1: give"
                + " the study one of these for its metric (did you mean val_loss?), or let it print"
                + " a line such as tunebench: loss=0.51\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"val loss", "=loss, x", "a\"b", "(f1)", "val_loss", "top-1"})
  void theAdviceReportsAnyMetricWhenItIsFollowed(String name) throws InterruptedException {
    metric = new MetricSpec(name, Goal.MINIMIZE);
    String advice = "let it print a line such as ";
    String said =
        catchThrowable(() -> run(Child.java("print", "done")))
            .getMessage()
            .lines()
            .findFirst()
            .get();

    String line = said.substring(said.indexOf(advice) + advice.length());
    assertThat(run(Child.java("print", line))).containsEntry(name, 0.51);
  }

  @Test
  void aScriptThatIsNotThereIsSaidToBeMissing() {
    assertThatThrownBy(() -> run(List.of("bash", "nowhere.sh")))
        .hasMessageStartingWith(
            "the command ended with exit code 127: there is no script "
                + folder.resolve("nowhere.sh")
                + "\n");
  }

  @Test
  void readsUtf16AndSaysWhereItCannot() throws InterruptedException {
    assertThat(run(Child.java("wide", "UTF-16"))).containsEntry("loss", 0.5);
    assertThat(run(Child.java("wide", "UTF-16LE"))).containsEntry("loss", 0.5);
    assertThatThrownBy(() -> run(Child.java("wide", "UTF-16LE", "begins")))
        .hasMessageStartingWith(
            "the command gave no number for the metric 'loss':"
                + " it prints UTF-16 after other text, which is not read; in UTF-8,"
                + " let it print a line such as tunebench: loss=0.51");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Epoch 1 - loss: 0.53 - val_loss: 0.4 | loss: | \\bloss: (\\S+)",
        "'  \"loss\": 0.5,'                    | '\"loss\":' | '\"loss\": (\\S+)'"
      })
  void aMetricInAnotherFormFailsWithTheWayToReadIt(String line, String form, String pattern)
      throws InterruptedException {
    assertThatThrownBy(() -> run(Child.java("print", line)))
        .hasMessageStartingWith(
            "the command gave no number for the metric 'loss': it prints '"
                + form
                + " …', which is read with report: '"
                + pattern
                + "' in the study file; or let it print a line such as tunebench: loss=0.51\n");

    settings.put("report", pattern);
    assertThat(run(Child.java("print", line)).get("loss")).isBetween(0.5, 0.53);
  }

  @Test
  void textForANumberFailsWithTheText() {
    assertThatThrownBy(() -> run(Child.java("print", "tunebench: loss=low")))
        .hasMessageStartingWith("the command gave 'low' for the metric 'loss': no number\n");
  }

  @Test
  void aDecimalCommaFailsWithTheWayToWriteANumber() {
    assertThatThrownBy(() -> run(Child.java("print", "tunebench: step=1 loss=1,5")))
        .isInstanceOf(TrialFailedException.class)
        .hasMessageStartingWith(
            "the command gave '1,5' for the metric 'loss': no number;"
                + " a number has a decimal point, as 1.5 does, and no comma\n");
  }

  @Test
  void nanIsAResult() throws InterruptedException {
    assertThat(run(Child.java("print", "tunebench: loss=nan"))).containsEntry("loss", Double.NaN);
  }

  @Test
  void randomBytesAreSurvived() throws InterruptedException {
    assertThat(run(Child.java("bytes"))).containsEntry("loss", 0.25);
  }

  @Test
  void aFloodIsCutAndCostsLittle() throws InterruptedException {
    int lines = 300_000;

    assertThat(run(Child.java("flood", Integer.toString(lines))))
        .containsEntry("loss", (double) lines);

    long logged = trial.lines().stream().mapToLong(String::length).sum();
    assertThat(logged).isLessThan(BoundedLog.MOST + 100_000L);
    assertThat(trial.lines()).anyMatch(line -> line.contains("lines are left out here"));
    assertThat(trial.lines()).last().isEqualTo("tunebench: step=300000 loss=300000");
    assertThat(trial.reports()).hasSizeLessThan(2 * ThinnedReports.DENSE + 3000);
    assertThat(trial.reports()).last().extracting(Recorder.Entry::step).isEqualTo(lines);
  }

  @Test
  void itsInputIsEmpty() throws InterruptedException {
    assertThat(run(Child.java("input"))).containsEntry("loss", -1.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hang", "stubborn"})
  void aTimeoutEndsIt(String how) {
    settings.put("timeout", 1);
    settings.put("grace", 0.2);

    assertThatThrownBy(() -> run(Child.java(how)))
        .isInstanceOf(TrialFailedException.class)
        .hasMessageStartingWith("the command ran longer than its timeout of 1s");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hang", "stubborn"})
  void stoppingEndsIt(String how) throws Exception {
    settings.put("grace", 0.2);
    trial = new Recorder(folder);
    FutureTask<Map<String, Double>> running = new FutureTask<>(() -> run(Child.java(how)));
    new Thread(running).start();
    long pid = trial.pid().get();
    trial.stop();

    assertThatThrownBy(running::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(gone(pid)).isTrue();
    assertThat(trial.lines().contains("not yet")).isEqualTo(how.equals("stubborn"));
  }

  @Test
  void anInterruptEndsItAndASecondOneAtOnce() throws Exception {
    settings.put("grace", "1h");
    trial = new Recorder(folder);
    FutureTask<Map<String, Double>> running = new FutureTask<>(() -> run(Child.java("stubborn")));
    Thread thread = new Thread(running);
    thread.start();
    long pid = trial.pid().get();
    thread.interrupt();
    trial.line("not yet").get();
    thread.interrupt();

    assertThatThrownBy(running::get).hasCauseInstanceOf(InterruptedException.class);
    assertThat(gone(pid)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"inherit", "apart"})
  void aChildThatOutlivesItsParentIsEnded(String how) throws InterruptedException {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "finding strays needs Linux");

    assertThat(run(Child.java("leave", how))).containsEntry("loss", 0.5);
    assertThat(gone(Long.parseLong(trial.line("left ").join()))).isTrue();
    assertThat(trial.lines())
        .anyMatch(line -> line.contains("ended 1 processes that the command had left"));
  }

  @Test
  void aGrandchildOfATimedOutCommandIsEnded() {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no sh here");
    settings.put("timeout", 1);
    String script = "sleep 1000 & echo left $!; setsid sleep 1001 & wait";

    assertThatThrownBy(() -> run(List.of("/bin/sh", "-c", script)))
        .hasMessageStartingWith("the command ran longer than its timeout of 1s");
    assertThat(gone(Long.parseLong(trial.line("left ").join()))).isTrue();
  }

  @Test
  void valuesArriveAsTheyAre() throws InterruptedException {
    List<String> hostile =
        List.of(
            "; rm -rf ~ #",
            "$(touch /tmp/x) `id` ${HOME}",
            "a 'b' \"c\" \\d",
            "",
            "  ",
            "größe 模型 🧬",
            "{{ a0 }}",
            "line\nbreak\ttab",
            "--help",
            "*");
    Map<String, Object> values = new LinkedHashMap<>();
    List<String> line = new ArrayList<>(Child.java("echo"));
    for (int i = 0; i < hostile.size(); i++) {
      values.put("a" + i, hostile.get(i));
      line.add("{{ a" + i + " }}");
    }
    trial = new Recorder(folder, new Configuration(values));

    assertThat(run(line)).containsEntry("loss", (double) hostile.size());
    assertThat(trial.lines().stream().filter(l -> l.startsWith("argument ")))
        .containsExactlyElementsOf(
            hostile.stream()
                .map(v -> "argument " + Arrays.toString(v.getBytes(StandardCharsets.UTF_8)))
                .toList());
  }

  @Test
  void aValueThatNoProcessTakesFailsTheTrial() {
    trial = new Recorder(folder, new Configuration(Map.of("a", "nul\0")));
    List<String> line = new ArrayList<>(Child.java("echo"));
    line.add("{{ a }}");

    assertThatThrownBy(() -> run(line))
        .isInstanceOf(TrialFailedException.class)
        .hasMessageStartingWith("the command cannot be started: ");
  }

  @Test
  void knowsItsTrial() throws InterruptedException {
    trial = new Recorder(folder, new Configuration(Map.of("lr", 1e-4)));
    settings.put("env", Map.of("RATE", "{{ lr }}", "MOMENTUM", "{{ momentum }}"));
    List<String> line =
        Child.java(
            "env",
            "TUNEBENCH_PARAMS",
            "TUNEBENCH_TRIAL",
            "TUNEBENCH_SEED",
            "TUNEBENCH_OUTPUT_DIR",
            "TUNEBENCH_CHECKPOINT_DIR",
            "RATE",
            "MOMENTUM",
            "CLASSPATH");

    assertThatThrownBy(() -> run(line)).isInstanceOf(TrialFailedException.class);
    assertThat(trial.lines())
        .contains(
            "TUNEBENCH_PARAMS is {\"lr\":1.0E-4}",
            "TUNEBENCH_TRIAL is 7",
            "TUNEBENCH_SEED is 42",
            "TUNEBENCH_OUTPUT_DIR is " + folder,
            "TUNEBENCH_CHECKPOINT_DIR is " + folder.resolve("checkpoints/files"),
            "RATE is 0.0001",
            "MOMENTUM is null",
            "CLASSPATH is null");
    assertThat(folder.resolve("checkpoints/files")).isDirectory();
  }

  @Test
  void aCommandThatIsStoppedBeforeItStartsEndsAtOnce() {
    trial = new Recorder(folder);
    trial.stop();

    assertThatThrownBy(() -> run(Child.java("hang"))).isInstanceOf(InterruptedException.class);
  }

  private static boolean gone(long pid) {
    return Optional.of(pid).flatMap(ProcessHandle::of).map(ProcessTable::isGone).orElse(true);
  }
}
