package org.tunebench.engine.objective.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Durations;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.studyfile.StudyFiles;

class CommandSettingsTest {
  private static final SearchSpace SPACE =
      new SearchSpace(
          List.of(
              new Parameter("lr", new FloatRange(0, 1)),
              new Parameter("nesterov", Choice.of(true, false)),
              new Parameter("optimizer", Choice.of("adam", "sgd")),
              new Parameter(
                  "momentum",
                  new FloatRange(0, 1),
                  List.of(new Condition("optimizer", List.of("sgd"))))));

  private final CommandObjectiveType type = new CommandObjectiveType();
  @TempDir Path folder;

  private static PartSpec command(Object... settings) {
    PartSpec spec = new PartSpec("command", Map.of("run", List.of("python3", "train.py")));
    for (int i = 0; i < settings.length; i += 2) {
      spec = spec.with((String) settings[i], settings[i + 1]);
    }
    return spec;
  }

  private String refusal(Runnable check) {
    WrongInputException refused = catchThrowableOfType(WrongInputException.class, check::run);
    assertThat(refused).as("a refusal").isNotNull();
    return refused.sentence();
  }

  private static List<String> fill(Object run, Configuration values) {
    TrialValues trial = TrialValues.of(new Recorder(Path.of("trial"), values));
    return CommandSettings.read(command("run", run)).run().stream()
        .flatMap(argument -> argument.fill(trial).stream())
        .toList();
  }

  static List<Arguments> lines() {
    return List.of(
        Arguments.of("python3 train.py  --lr=0.1", List.of("python3", "train.py", "--lr=0.1")),
        Arguments.of("p --lr={{ lr }} {{lr}}", List.of("p", "--lr={{ lr }}", "{{lr}}")),
        Arguments.of("p 'a  b' \"c | d\" ''", List.of("p", "a  b", "c | d", "")),
        Arguments.of("p --name='two words'x", List.of("p", "--name=two wordsx")),
        Arguments.of("p a\\ b \\| \\\"", List.of("p", "a b", "|", "\"")),
        Arguments.of("C:\\Tools\\py.exe a", List.of("C:\\Tools\\py.exe", "a")),
        Arguments.of("p ${args} a~b#c", List.of("p", "${args}", "a~b#c")),
        Arguments.of("p \"say \\\"hi\\\"\" '\\n'", List.of("p", "say \"hi\"", "\\n")));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void splitsALineOnce(String line, List<String> words) {
    assertThat(WordSplitter.split("run", line)).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a | b",
        "a && b",
        "a > b",
        "a; b",
        "a $HOME",
        "a `b`",
        "a *.py",
        "~/a",
        "a \"$B\"",
        "a\nb",
        "a ${HOME}",
        "a (b)",
        "a # b"
      })
  void refusesWhatNeedsAShell(String line) {
    assertThat(refusal(() -> type.check(command("run", line), SPACE)))
        .startsWith("objective.command.run: ")
        .contains("needs a shell", "write a script", "[bash, -c,");
  }

  @Test
  void fillsOneArgumentAtATime() {
    Configuration values = new Configuration(Map.of("lr", 1e-4, "nesterov", true));

    assertThat(
            fill(
                List.of("p", "--lr={{ lr }}", "{{lr}}{{ lr }}", 3, "{{ tunebench.seed }}"), values))
        .containsExactly("p", "--lr=0.0001", "0.00010.0001", "3", "42");
    assertThat(fill("p --lr={{ lr }} --n={{ nesterov }}", values))
        .containsExactly("p", "--lr=0.0001", "--n=true");
  }

  @Test
  void theScriptOfACommandIsFoundInItsFolderWithWhatStandsBehindIt() {
    Path from = folder.toAbsolutePath();
    PartSpec given =
        command("run", "torchrun --f=a.py 'my src/Train.PY' --lr={{ lr }} ${args} -- x")
            .with("folder", "code");
    assertThat(CommandScript.of(given, from, ".py"))
        .contains(
            new CommandScript(
                from.resolve("code/my src/Train.PY"),
                List.of("--lr={{ lr }}", "${args}", "--", "x")));
    PartSpec list = command("run", List.of("p", List.of("/a/b.py", 3)));
    assertThat(CommandScript.of(list, from, ".py").orElseThrow().arguments()).containsExactly("3");
    assertThat(CommandScript.of(command("run", "p {{ x }}.py a.R"), from, ".py")).isEmpty();
    assertThat(CommandScript.of(command("run", "p 'a.py"), from, ".py")).isEmpty();
    assertThat(CommandScript.of(command("run", "sh b.R a.py"), from).orElseThrow().file())
        .as("whatever runs it")
        .isEqualTo(from.resolve("b.R"));
    assertThat(CommandScript.of(command("run", "bash -c ls"), from)).isEmpty();
  }

  @Test
  void anOptionWithoutValueIsThereWhereATruthValueIsTrue() {
    String line =
        "p --v {{ '--amp' if amp }} {{\"--a b\"  if amp else '--no-amp'}} x{{ 'y' if amp }}";
    assertThat(fill(line, new Configuration(Map.of("amp", true))))
        .containsExactly("p", "--v", "--amp", "--a b", "xy");
    assertThat(fill(line, new Configuration(Map.of("amp", false))))
        .containsExactly("p", "--v", "--no-amp");
    assertThat(fill(line, new Configuration(Map.of()))).as("inactive").containsExactly("p", "--v");
    assertThat(CommandObjectiveType.parametersIn(line)).containsExactly("amp");

    SearchSpace space =
        new SearchSpace(
            List.of(
                new Parameter("kind", Choice.of("a", "b")),
                new Parameter(
                    "amp", Choice.of(true, false), List.of(new Condition("kind", List.of("a"))))));
    type.check(command("run", line), space);
    assertThat(refusal(() -> type.check(command("run", "p {{ 'x' if kind }}"), space)))
        .isEqualTo(
            "objective.command.run: what stands there 'if kind' needs a truth value: let kind be"
                + " {choice: [true, false]}");
    PartSpec inEnv = command("run", "p").with("env", Map.of("A", "{{ 'x' if kind }}"));
    assertThat(refusal(() -> type.check(inEnv, space))).startsWith("objective.command.env.A: ");
    assertThat(refusal(() -> type.check(command("run", "p {{ 'x' if tunebench.seed }}"), space)))
        .contains("'if tunebench.seed' needs a truth value");
  }

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "42,42",
    "2147483647,2147483647",
    "2147483648,0",
    "-1,2147483647",
    "-8742192583880748193,1069273951",
    "9223372036854775807,2147483647"
  })
  void givesASeedThatEveryLibraryTakes(long seed, String given) {
    TrialValues values = TrialValues.of(0, seed, new Configuration(Map.of()), Path.of("a"));
    assertThat(values.seed()).isEqualTo(given);
  }

  @Test
  void leavesOutWhatIsInactive() {
    List<Object> run =
        List.of("p", "--momentum={{ momentum }}", List.of("-m", "{{ momentum }}"), "end");

    assertThat(fill(run, Configuration.EMPTY)).containsExactly("p", "end");
    assertThat(fill(run, new Configuration(Map.of("momentum", 0.5))))
        .containsExactly("p", "--momentum=0.5", "-m", "0.5", "end");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "${args} | --nesterov=True",
        "${args_no_hyphens} | nesterov=True",
        "${args_no_boolean_flags} | --nesterov",
        "${args_json} | {\"nesterov\":true}"
      })
  void fillsTheMacrosOfSweeps(String macro, String argument) {
    assertThat(fill(List.of("p", macro), new Configuration(Map.of("nesterov", true))))
        .containsExactly("p", argument);
  }

  static List<Arguments> mistakes() {
    return List.of(
        Arguments.of("run", List.of(), "run: must begin with the program"),
        Arguments.of("run", " ", "run: must begin with the program"),
        Arguments.of("run", List.of("${args}"), "run: must begin with the program"),
        Arguments.of("run", 3, "run: must be a list such as"),
        Arguments.of("run", List.of("p", Map.of("a", 1)), "run: takes words, numbers, and lists"),
        Arguments.of("run", List.of("p", "{{ rate }}"), "run: there is no parameter 'rate'"),
        Arguments.of("run", List.of("p", "{{ lr"), "run: '{{ lr' has {{ without }}"),
        Arguments.of("run", "p 'a", "run: a quotation mark ' is not closed"),
        Arguments.of("run", List.of("p", "${program}"), "run: ${program} is not known here"),
        Arguments.of(
            "run",
            List.of("p", "--momentum", "{{ momentum }}"),
            "run: {{ momentum }} is left out where it is inactive"),
        Arguments.of("run", List.of("{{ momentum }}"), "run: the program itself cannot depend"),
        Arguments.of("timeout", "soon", "timeout: must be a time"),
        Arguments.of("result", "first", "result: must be one of last, best"),
        Arguments.of("report", "loss", "report: must be a regular expression with a group"),
        Arguments.of("report", "(loss", "report: must be a regular expression with a group"),
        Arguments.of("metrics-file", "/tmp/m", "metrics-file: must be a path within the trial's"),
        Arguments.of("metrics-file", "../m", "metrics-file: must be a path within the trial's"),
        Arguments.of("env", List.of(), "env: must be a group"),
        Arguments.of("env", Map.of("A=B", "c"), "env.A=B: cannot name an environment variable"),
        Arguments.of("env", Map.of("TUNEBENCH_SEED", 1), "env.TUNEBENCH_SEED: is set by Tunebench"),
        Arguments.of("env", Map.of("A", "{{ b }}"), "env.A: there is no parameter 'b'"),
        Arguments.of("shell", true, "shell: there is no such setting; there are run, folder"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void refusesWithOneSentence(String setting, Object value, String sentence) {
    assertThat(refusal(() -> type.check(command(setting, value), SPACE)))
        .startsWith("objective.command." + sentence);
  }

  @Test
  void aNameThatNoParameterHasIsToldTheOneThatWasMeantOrTheFirstOfThem() {
    assertThat(refusal(() -> type.check(command("run", "p {{ optimiser }}"), SPACE)))
        .endsWith("no parameter 'optimiser' for {{ optimiser }}; did you mean 'optimizer'?");
    SearchSpace many =
        new SearchSpace(
            IntStream.range(0, 60)
                .mapToObj(i -> new Parameter("width_" + i, new FloatRange(0, 1)))
                .toList());
    assertThat(refusal(() -> type.check(command("run", "p {{ lr }}"), many)))
        .contains("there are width_0, width_1, ", "width_9 and 50 more; also tunebench.");
  }

  @Test
  void aCommandIsNeeded() {
    assertThat(refusal(() -> type.check(new PartSpec("command"), SPACE)))
        .startsWith("objective.command.run: is missing: give a list such as");
  }

  @Test
  void aConditionalOptionMayStandAlone() {
    type.check(
        command("run", Arrays.asList("p", List.of("--m", "{{ momentum }}"), "--lr", "{{ lr }}")),
        SPACE);
  }

  @Test
  void aStudyFileNamesItsMetric() {
    String file =
        """
        objective: {command: {run: [python3, train.py, "--lr={{ lr }}"], timeout: 2h}}
        metric: {name: accuracy, goal: maximize}
        space: {lr: {float: [0.0001, 0.1], log: true}}
        """;
    StudySpec spec = StudyFiles.parse(file, "a.yaml", BuiltInObjectives.types()).spec();

    assertThat(spec.metric()).isEqualTo(new MetricSpec("accuracy", Goal.MAXIMIZE, "accuracy"));
    assertThat(spec.baseline()).isEmpty();
    type.check(spec.objective(), spec.space());
  }

  @ParameterizedTest
  @CsvSource({"30,30s", "90,1m30s", "0.2,0.2s", "30s,30s", "300s,300s", "5m,5m", "2h,2h"})
  void aTimeIsWrittenAsThatOfTheBudgetHoweverTheFileHasIt(String given, String written) {
    String file =
        """
        name: a
        objective: {command: {run: [python3, train.py, "--lr={{ lr }}"], timeout: %1$s, grace: %1$s}}
        metric: {name: accuracy, goal: maximize}
        space: {lr: {float: [0.0001, 0.1], log: true}}
        """
            .formatted(given);
    StudySpec spec = StudyFiles.parse(file, "a.yaml", BuiltInObjectives.types()).spec();

    assertThat(StudyFiles.write(spec))
        .contains("timeout: %1$s".formatted(written))
        .contains("grace: %1$s".formatted(written));
    assertThat(CommandSettings.read(spec.objective()).timeout())
        .contains(Durations.parse("budget.time", written));
  }

  @Test
  void aNumberThatIsNoTimeIsRefused() {
    for (Number wrong : List.of(0, -3, 2_000_000_000L)) {
      assertThatThrownBy(() -> type.check(command("timeout", wrong), SPACE))
          .isInstanceOf(WrongInputException.class)
          .hasMessageContaining("must be");
    }
  }

  @Test
  void theFolderBecomesAbsolute() {
    assertThat(type.resolve(command(), folder).settings()).containsEntry("folder", "" + folder);
    assertThat(type.resolve(command("folder", "sub"), folder).settings())
        .containsEntry("folder", folder.resolve("sub").toString());
  }

  @Test
  void theProgramMustExistAndBeExecutable() throws IOException {
    Path script = Files.writeString(folder.resolve("train.sh"), "exit 0");

    assertThat(refusal(() -> type.checkInputs(command("run", "no-such-program x"), folder)))
        .startsWith("objective.command.run: there is no program 'no-such-program' on the search");
    assertThat(refusal(() -> type.checkInputs(command("run", "./gone.sh"), folder)))
        .isEqualTo("objective.command.run: there is no program " + folder.resolve("gone.sh"));
    assertThat(refusal(() -> type.checkInputs(command("folder", "gone"), folder)))
        .isEqualTo("objective.command.folder: there is no folder " + folder.resolve("gone"));
    if (!Files.isExecutable(script)) {
      assertThat(refusal(() -> type.checkInputs(command("run", "./train.sh"), folder)))
          .contains("may not be executed: allow it (chmod +x)");
    }
    assertThat(script.toFile().setExecutable(true)).isTrue();
    type.checkInputs(command("run", "./train.sh"), folder);
    type.checkInputs(command("run", Child.java("hang")), folder);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theInterpreterOfAScriptMustExist() throws IOException {
    Path script = folder.resolve("train.sh");
    for (String line : List.of("#!/no/such/python -u\nexit 0\n", "#!/bin/sh\r\nexit 0\r\n")) {
      Files.writeString(script, line);
      assertThat(script.toFile().setExecutable(true)).isTrue();
      assertThat(refusal(() -> type.checkInputs(command("run", "./train.sh"), folder)))
          .contains(
              line.contains("\r") ? "line ends of Windows" : "interpreter /no/such/python, which");
    }

    Files.writeString(script, "#! /bin/sh\nexit 0\n");
    type.checkInputs(command("run", "./train.sh"), folder);
  }
}
