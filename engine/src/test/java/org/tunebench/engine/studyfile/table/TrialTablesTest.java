package org.tunebench.engine.studyfile.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.analysis.BestAndWorst;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.InMemoryStudyRepository;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.Marks;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;
import org.tunebench.engine.studyfile.yaml.StudyFileException;

class TrialTablesTest {
  private static final ObjectiveTypes TYPES = BuiltInObjectives.types();

  private static ImportedStudy read(String text) {
    return TrialTables.parse(text, "t.csv", options("score"), TYPES);
  }

  private static ImportOptions options(String metric) {
    return new ImportOptions(
        "old", Optional.of(metric), Optional.of(Goal.MINIMIZE), List.of(), List.of());
  }

  private static Parameter parameter(ImportedStudy study, String name) {
    return study.spec().space().parameter(study.spec().space().indexOf(name));
  }

  @Test
  void thePublishedTableOfScviAutotuneIsAStudy() {
    Path file =
        Path.of(System.getProperty("tunebench.shared", ""), "reference", "autotune_cortex.csv");
    assumeTrue(Files.isRegularFile(file), "the published tables are not here");
    ImportedStudy study = TrialTables.read(file, new ImportOptions("cortex"), TYPES);

    assertThat(study.notes()).isEmpty();
    assertThat(study.spec().metric()).isEqualTo(new MetricSpec("marginal_ll", Goal.MINIMIZE));
    assertThat(study.spec().space().parameters())
        .containsExactly(
            new Parameter("n_layers", new IntRange(1, 5)),
            new Parameter("n_hidden", new IntRange(64, 256)),
            new Parameter("n_latent", new IntRange(5, 15)),
            new Parameter("reconstruction_loss", Choice.of("zinb", "nb")),
            new Parameter("dropout_rate", new FloatRange(0.1, 0.9)),
            new Parameter("lr", new FloatRange(1e-4, 1e-2, true, 0)));
    assertThat(study.trials())
        .hasSize(100)
        .allMatch(t -> t.state() == TrialState.COMPLETED)
        .allMatch(t -> t.source().origin() == Origin.IMPORTED)
        .allMatch(t -> study.spec().space().contains(t.configuration()));
    Trial best = study.trials().get(92);
    assertThat(best.number()).isEqualTo(92);
    assertThat(best.metrics()).isEqualTo(Map.of("marginal_ll", 1218.52, Trial.N_PARAMS, 290816.0));
    assertThat(best.trainedEpochs()).isEqualTo(248);
    assertThat(study.trials().get(13).metric("marginal_ll")).isNaN();
    BestAndWorst ends = BestAndWorst.of(study.spec().metric(), study.trials(), 10);
    assertThat(ends.best().get(0).trial()).isEqualTo(best);
    assertThat(ends.worst().get(9).trial().number()).isEqualTo(13);
  }

  @Test
  void aStudyIsKeptAsFinished() {
    StudyRepository repository = new InMemoryStudyRepository();
    String text =
        """
        trial,state,score,x,started,duration_s
        0,completed,1.5,1,2026-03-01T12:00:00Z,90
        1,failed,,2,2026-03-01T12:01:00Z,60.5
        """;
    Study kept = read(text).keepIn(repository);

    assertThat(kept.state()).isEqualTo(StudyState.FINISHED);
    // They ran side by side: from the first start to the last end.
    assertThat(kept.elapsed()).isEqualTo(Duration.ofMillis(120_500));
    assertThat(repository.trials(kept.id()))
        .extracting(Trial::state)
        .containsExactly(TrialState.COMPLETED, TrialState.FAILED);
    LiveHistory history = new LiveHistory(kept.spec());
    repository.trials(kept.id()).forEach(history::put);
    assertThat(history.rankedCount()).isEqualTo(2);
    assertThatThrownBy(() -> read(text).keepIn(repository)).isInstanceOf(WrongInputException.class);
  }

  @Test
  void metricsThatOurOwnTablesHaveBeforeTheParametersAreNone() {
    ImportedStudy study =
        read(
            """
            trial,state,score,train_loss,test_error_std,loss_weight,cost,failure
            0,completed,1.5,0.3,0.1,2,7,
            1,completed,1.2,0.2,0.2,3,8,
            """);
    assertThat(study.spec().space().parameters())
        .extracting(Parameter::name)
        .containsExactly("loss_weight", "cost");
    assertThat(study.trials().get(0).metrics())
        .isEqualTo(Map.of("score", 1.5, "train_loss", 0.3, "test_error_std", 0.1));
  }

  @Test
  void columnsBecomeTheSmallestSpaceThatHoldsThem() {
    ImportedStudy study =
        read(
            """
            score,whole,real,wide,flag,text
            1,3,0.5,0.001,true,a
            2,7,2,0.5,False,b b
            3,5,1e0,1,TRUE,"c, d"
            """);
    assertThat(study.spec().space().parameters())
        .containsExactly(
            new Parameter("whole", new IntRange(3, 7)),
            new Parameter("real", new FloatRange(0.5, 2)),
            new Parameter("wide", new FloatRange(0.001, 1, true, 0)),
            new Parameter("flag", Choice.of(true, false)),
            new Parameter("text", Choice.of("a", "b b", "c, d")));
    assertThat(study.trials()).allMatch(t -> study.spec().space().contains(t.configuration()));
  }

  @Test
  void decimalCommasAreReadAndSaid() {
    ImportedStudy study = read("score;lr;width\n93,5;0,01;8\n88;0,1;16\n;-1,5e0;16\n");
    assertThat(parameter(study, "lr").distribution()).isEqualTo(new FloatRange(-1.5, 0.1));
    assertThat(study.trials().get(0).metric("score")).isEqualTo(93.5);
    assertThat(study.notes())
        .containsExactly(
            "t.csv, line 1, score: has commas, which are read as decimal points",
            "t.csv, line 1, lr: has commas, which are read as decimal points");
  }

  @Test
  void aDecimalCommaBesideDecimalPointsIsRefusedWithWhatIsRight() {
    assertThatThrownBy(() -> read("score;lr\n93,5;0.01\n"))
        .hasMessageContaining("must be a number with a decimal point, such as 93.5, not 93,5");
    assertThatThrownBy(() -> read("score;lr\n1;2\nn/a;3\n"))
        .hasMessageContaining("must be a number or empty, not n/a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "1.234,5     | 1234.5",
        "1,234.5     | 1234.5",
        "-1.234.567,25 | -1234567.25",
        "1,234,567.5e3 | 1234567.5e3",
        "1.234.567   | 1234567",
        "1'234.5     | 1234.5",
        "1 234,5     | 1234.5",
        "12 345      | 12345"
      })
  void aNumberWithGroupedDigitsIsRefusedWithItsLineWhateverItsColumnIs(String given, String right) {
    String sentence = "must be a number without grouped digits: %s, not %s".formatted(right, given);
    assertThatThrownBy(() -> read("score;steps\n1;8\n2;" + given + "\n"))
        .isInstanceOfSatisfying(
            StudyFileException.class,
            wrong -> assertThat(wrong.sentence()).isEqualTo("t.csv, line 3, steps: " + sentence));
    assertThatThrownBy(() -> read("score;steps\n" + given + ";8\n2;9\n"))
        .isInstanceOfSatisfying(
            StudyFileException.class,
            wrong -> assertThat(wrong.sentence()).isEqualTo("t.csv, line 2, score: " + sentence));
    assertThatThrownBy(() -> read("score,steps\n1,8\n2,\"" + given + "\"\n"))
        .hasMessageContaining(sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"64-32", "3.10.2", "1.234x", "10.1.100,2", "v1.234,5", "64 32", "adam"})
  void whatIsNoSuchNumberStaysText(String word) {
    assertThat(parameter(read("score;kind\n1;a\n2;" + word + "\n"), "kind").distribution())
        .isEqualTo(Choice.of("a", word));
  }

  @Test
  void digitsThatMayBeGroupedAreNoDecimals() {
    ImportedStudy study = read("score;steps\n1;12,500\n2;8,000\n");
    assertThat(parameter(study, "steps").distribution()).isEqualTo(Choice.of("12,500", "8,000"));
    assertThat(study.notes())
        .containsExactly(
            "t.csv, line 1, steps: has commas and is read as text: numbers need a decimal point");
    assertThatThrownBy(() -> read("score;x\n12,500;1\n"))
        .hasMessageContaining("must be a number without a comma: 12500 or 12.500, not 12,500");
    assertThatThrownBy(() -> read("score;x\n1,012,500;1\n"))
        .hasMessageContaining("must be a number without a comma: 1012500, not 1,012,500");
    assertThatThrownBy(() -> read("score,x\n\"12,500\",1\n"))
        .hasMessageContaining("must be a number without a comma: 12500 or 12.500, not 12,500");

    ImportedStudy told = read("score;lr\n1,250;0,01\n2,375;0,1\n");
    assertThat(told.trials().get(0).metric("score"))
        .as("0,01 tells what commas are")
        .isEqualTo(1.25);
  }

  @Test
  void wordsOfMarksStayAsTheyAre() {
    ImportedStudy study =
        read(
            """
            trial;state;score;lr;failure;pinned;tags;note
            0;completed;93,5;0,01;;true;1,2;3,5
            1;completed;88;0,1;;false;;
            """);
    Marks marks = study.marks().get(0);
    assertThat(marks.tags()).containsExactly("1", "2");
    assertThat(marks.note()).isEqualTo("3,5");
    assertThat(study.trials().get(0).metric("score")).isEqualTo(93.5);
  }

  @Test
  void wordsOfMarksTellNothingOfTheNumbersOfATable() {
    String marked = "trial;state;score;x;failure;pinned;tags;note\n0;completed;%s;1;;true;%s;%s\n";
    assertThat(read(marked.formatted("93,5", "a", "2.1")).trials().get(0).metric("score"))
        .as("a point in a note")
        .isEqualTo(93.5);
    assertThatThrownBy(() -> read(marked.formatted("12,500", "0,1", "")))
        .as("two tags")
        .hasMessageContaining("must be a number without a comma: 12500 or 12.500, not 12,500");
  }

  @Test
  void gapsBecomeConditions() {
    ImportedStudy study =
        read(
            """
            score;optimizer;momentum;nesterov;damp
            1;sgd;0.9;true;0.1
            2;sgd;0.8;false;
            3;adam;;;
            """);
    assertThat(parameter(study, "momentum").conditions())
        .containsExactly(new Condition("optimizer", List.of("sgd")));
    assertThat(parameter(study, "damp").conditions())
        .containsExactly(new Condition("nesterov", List.of(true)));
    assertThat(study.trials()).allMatch(t -> study.spec().space().contains(t.configuration()));
  }

  @Test
  void otherNumbersWordsAndJsonAreUnderstood() {
    ImportedStudy study =
        read(
            """
            [{"number": 7, "state": "COMPLETE", "score": 0.5, "x": 1, "gone": null},
             {"number": 9, "state": "FAIL", "score": null, "x": 2.5},
             {"number": 11, "state": "RUNNING", "score": "NaN", "x": 3}]
            """);
    assertThat(study.trials()).extracting(Trial::number).containsExactly(0, 1, 2);
    assertThat(study.trials())
        .extracting(Trial::state)
        .containsExactly(TrialState.COMPLETED, TrialState.FAILED, TrialState.INTERRUPTED);
    assertThat(study.notes())
        .containsExactly(
            "t.csv, line 1, gone: has no values and is left out",
            "t.csv, line 1, number: does not number the trials from 0 without gaps: they are"
                + " numbered anew");
  }

  @Test
  void furtherResultsAreNamedAndColumnsLeftOut() {
    ImportOptions options =
        new ImportOptions(
            "old",
            Optional.of("acc"),
            Optional.of(Goal.MAXIMIZE),
            List.of("seconds"),
            List.of("note"));
    ImportedStudy study =
        TrialTables.parse("acc,seconds,note,x\n0.5,12,hm,1\n,13,,2\n", "t.csv", options, TYPES);

    assertThat(study.spec().metric()).isEqualTo(new MetricSpec("acc", Goal.MAXIMIZE));
    assertThat(study.spec().space().parameters()).extracting(Parameter::name).containsExactly("x");
    assertThat(study.trials().get(0).metrics()).isEqualTo(Map.of("acc", 0.5, "seconds", 12.0));
    Trial without = study.trials().get(1);
    assertThat(without.state()).isEqualTo(TrialState.FAILED);
    assertThat(without.failure()).isEqualTo("the table has no 'acc' of it");
  }

  @Test
  void whatNamesAndTimesTrialsOfOtherToolsIsLeftOutUnlessSomebodyWantsIt() {
    String runs =
        """
        "Name","State","Notes","User","Tags","Created","Runtime","Sweep","lr","val_loss"
        "fast-1","finished","-","me","","2024-01-01T00:00:00.000Z","12","sw1","0.1","0.5"
        "fast-2","crashed","-","me","","2024-01-01T00:01:00.000Z","3","sw1","0.2",""
        "fast-3","Killed","-","you","","2024-01-01T00:02:00.000Z","11","sw1","0.3","0.4"
        """;
    ImportedStudy study = TrialTables.parse(runs, "wb.csv", options("val_loss"), TYPES);

    assertThat(study.spec().space().parameters()).extracting(Parameter::name).containsExactly("lr");
    assertThat(study.trials())
        .extracting(Trial::state)
        .containsExactly(TrialState.COMPLETED, TrialState.FAILED, TrialState.STOPPED);
    assertThat(study.notes())
        .contains(
            "wb.csv, line 1: the columns 'Name', 'Notes', 'User', 'Tags', 'Created', 'Runtime',"
                + " 'Sweep' are left out: they name or time trials");
    assertThat(read("score,x,duration\n1,2,3\n").notes())
        .containsExactly(
            "t.csv, line 1: the column 'duration' is left out: it names or times trials");

    ImportOptions wanted =
        new ImportOptions(
            "old",
            Optional.of("val_loss"),
            Optional.of(Goal.MINIMIZE),
            List.of("Runtime"),
            List.of(),
            List.of("User"));
    ImportedStudy again = TrialTables.parse(runs, "wb.csv", wanted, TYPES);
    assertThat(again.spec().space().parameters())
        .extracting(Parameter::name)
        .containsExactly("User", "lr");
    assertThat(again.trials().get(0).metrics()).containsEntry("Runtime", 12.0);
  }

  @Test
  void namesThatCannotStandHereAreChangedAndSaid() {
    ImportedStudy study = read("learning rate,opt/lr,opt.lr,2nd,a b,a:b,score\n1,2,3,4,5,6,7\n");

    assertThat(study.spec().space().parameters())
        .extracting(Parameter::name)
        .containsExactly("learning_rate", "opt.lr_2", "opt.lr", "_2nd", "a_b", "a_b_2");
    assertThat(study.trials().get(0).configuration().values())
        .containsEntry("opt.lr", 3L)
        .containsEntry("opt.lr_2", 2L);
    assertThat(study.notes())
        .contains("t.csv, line 1: '2nd' cannot name a parameter here and is called '_2nd'")
        .hasSize(5);
  }

  @Test
  void whatPythonWritesForNanInJsonIsOneAndWhatIsWrongIsSaidWithoutTheParsersAdvice() {
    ImportedStudy study = read("[{\"score\": NaN, \"x\": 1}, {\"score\": -Infinity, \"x\": 2}]");

    assertThat(study.trials().get(0).metric("score")).isNaN();
    assertThat(study.trials().get(1).metric("score")).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThatThrownBy(() -> read("[{\"score\": nan}]"))
        .hasMessage("is not valid JSON: Unrecognized token 'nan'");
    assertThatThrownBy(() -> read("[{'score': 1}]"))
        .hasMessageStartingWith("is not valid JSON: ")
        .message()
        .doesNotContain("enable")
        .doesNotContain("expecting");
  }

  @Test
  void aTableMayBePacked(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("t.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("score,x\n1,2\n".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(TrialTables.read(file, options("score"), TYPES).trials()).hasSize(1);
  }

  static Stream<String> wrong() throws IOException {
    try (InputStream in = TrialTablesTest.class.getResourceAsStream("wrong-tables.txt")) {
      String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(table.split("(?m)^=+\\R"));
    }
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void wrongTablesCostOneSentence(String entry) {
    String[] parts = entry.split("(?m)^----\\R");
    StudyFileException refusal =
        catchThrowableOfType(StudyFileException.class, () -> read(parts[0].replace("∎\n", "")));

    assertThat(refusal).as("what refuses %s", parts[0]).isNotNull();
    assertThat(refusal.sentence()).isEqualTo(parts[1].strip());
  }
}
