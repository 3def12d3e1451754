package org.tunebench.engine.studyfile.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tunebench.engine.studyfile.table.ExportedText.csv;
import static org.tunebench.engine.studyfile.table.ExportedText.json;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** Metrics and parameters of our own exports stay apart, whatever they are called. */
class OwnColumnsTest {
  private static final ImportOptions ANY = new ImportOptions("again");

  private static StudySpec spec(String metric, Parameter... parameters) {
    return spec(new MetricSpec(metric, Goal.MINIMIZE), parameters);
  }

  private static StudySpec spec(MetricSpec metric, Parameter... parameters) {
    return new StudySpec(
        "any",
        new PartSpec("command"),
        metric,
        new SearchSpace(List.of(parameters)),
        new PartSpec("random"),
        new PartSpec("none"),
        new Budget(100),
        List.of(),
        0,
        Optional.empty());
  }

  /** Trials with these metrics: of each name its number by the trial's, where there is one. */
  private static List<Trial> trials(StudySpec spec, List<Map<String, Double>> metrics) {
    List<Trial> trials = new ArrayList<>();
    for (int number = 0; number < metrics.size(); number++) {
      double at = (number + 0.5) / metrics.size();
      Configuration values = spec.space().configure(p -> p.distribution().valueAt(at));
      trials.add(
          Trial.waiting(number, new Trial.Source(Origin.SAMPLED, OptionalInt.empty(), 0, 1), values)
              .start("cpu", Instant.EPOCH)
              .complete(metrics.get(number), Instant.EPOCH.plusSeconds(1)));
    }
    return trials;
  }

  private static Map<String, Double> metrics(Object... pairs) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      metrics.put((String) pairs[i], (Double) pairs[i + 1]);
    }
    return metrics;
  }

  private static ImportedStudy read(String text) {
    return TrialTables.parse(text, "t.csv", ANY, BuiltInObjectives.types());
  }

  private static List<String> parameters(ImportedStudy study) {
    return study.spec().space().parameters().stream().map(Parameter::name).toList();
  }

  private static void assertComesBack(StudySpec spec, List<Trial> trials) throws IOException {
    String csv = csv(spec, trials);
    ImportedStudy fromCsv = read(csv);
    String json = json(spec, trials);
    ImportedStudy fromJson = read(json);
    List<String> names = spec.space().parameters().stream().map(Parameter::name).toList();

    for (ImportedStudy again : List.of(fromCsv, fromJson)) {
      assertThat(parameters(again)).isEqualTo(names);
      assertThat(again.spec().metric().name()).isEqualTo(spec.metric().name());
      assertThat(again.trials())
          .extracting(Trial::metrics)
          .isEqualTo(trials.stream().map(Trial::metrics).toList());
      assertThat(again.trials())
          .extracting(Trial::configuration)
          .isEqualTo(trials.stream().map(Trial::configuration).toList());
      assertThat(again.notes()).noneMatch(note -> note.contains("results"));
    }
    assertThat(csv(fromCsv.spec(), fromCsv.trials())).isEqualTo(csv);
    assertThat(json(fromJson.spec(), fromJson.trials())).isEqualTo(json);
  }

  @Test
  void metricsAreNoParametersWhateverTheyAreCalled() throws IOException {
    StudySpec spec = spec("loss", new Parameter("x", new FloatRange(0, 1)));
    Map<String, Double> one =
        metrics("loss", 0.25, "size", 1.5, "seconds", 2.5, "val_acc", 0.5, "a,b", 1.0, "=c", 2.0);

    assertComesBack(spec, trials(spec, List.of(one, one)));
  }

  @Test
  void parametersAreNoMetricsWhateverTheyAreCalled() throws IOException {
    StudySpec spec =
        spec(
            "score",
            new Parameter("train_loss", new FloatRange(0, 1)),
            new Parameter("marginal_ll", new FloatRange(0, 1)),
            new Parameter("n_metrics", new IntRange(2, 3)),
            new Parameter("seconds", new FloatRange(0, 1)));

    assertComesBack(spec, trials(spec, List.of(metrics("score", 1.0), metrics("score", 2.0))));
  }

  @Test
  void aMetricMayBeMissingInSomeTrials() throws IOException {
    StudySpec spec = spec("loss", new Parameter("x", new FloatRange(0, 1)));

    assertComesBack(
        spec, trials(spec, List.of(metrics("loss", 1.0, "big", 4.5), metrics("loss", 2.0))));
  }

  @Test
  void namesThatTwoColumnsWouldHaveComeBackWithoutTheirPrefix() throws IOException {
    StudySpec spec =
        spec(
            "duration_s",
            new Parameter("duration_s", new FloatRange(0, 1)),
            new Parameter("trial", new FloatRange(0, 1)),
            new Parameter("param.lr", new FloatRange(0, 1)),
            new Parameter("state", Choice.of("a", "b")),
            new Parameter(
                "depth", new FloatRange(0, 1), List.of(new Condition("state", List.of("b")))));
    List<Trial> trials =
        trials(spec, List.of(metrics("duration_s", 1.0), metrics("duration_s", 2.0)));

    assertComesBack(spec, trials);
    assertThat(read(csv(spec, trials)).spec().space().parameter(4).conditions())
        .containsExactly(new Condition("state", List.of("b")));
  }

  @Test
  void namesThatBeginAsPrefixesDoComeBack() throws IOException {
    StudySpec spec =
        spec(
            "loss",
            new Parameter("lr", new FloatRange(0, 1)),
            new Parameter("param.lr", new FloatRange(0, 1)),
            new Parameter("param.acc", new FloatRange(0, 1)),
            new Parameter("acc", new FloatRange(0, 1)),
            new Parameter("goal", new IntRange(1, 2)));
    Map<String, Double> one =
        metrics("loss", 0.25, "metric.loss", 1.5, "acc", 0.5, "metric.state", 1.0, "state", 2.0);

    assertComesBack(spec, trials(spec, List.of(one, one)));
  }

  @Test
  void jsonKeepsTheGoalAndCsvLeavesItToTheNameWhichIsSaid() throws IOException {
    MetricSpec more = new MetricSpec("quality", Goal.MAXIMIZE);
    Parameter x = new Parameter("x", new FloatRange(0, 1));
    StudySpec spec = spec("quality", x);
    StudySpec maximised = spec(more, x);
    List<Trial> trials = trials(spec, List.of(metrics("quality", 1.0), metrics("quality", 2.0)));

    assertThat(read(json(maximised, trials)).spec().metric()).isEqualTo(more);
    assertThat(read(json(spec, trials)).spec().metric().goal()).isEqualTo(Goal.MINIMIZE);
    assertThat(read(json(maximised, trials)).notes()).isEmpty();
    assertThat(read(csv(maximised, trials)).notes())
        .containsExactly("t.csv, line 1, quality: less is taken to be better");
    assertThat(read(csv(maximised, trials).replace("quality", "accuracy")).notes())
        .containsExactly("t.csv, line 1, accuracy: more is taken to be better, by its name");
  }

  @Test
  void prefixesTellOfATableThatSaysNothingElse() {
    ImportedStudy study =
        read(
            """
            trial,state,loss,size,metric.duration_s,param.loss,seconds,n_epochs,duration_s,failure
            0,completed,0.5,3,4,1,7,,1,
            1,completed,0.25,3,5,2,8,,1,
            """);
    assertThat(parameters(study)).containsExactly("loss", "seconds");
    assertThat(study.trials().get(0).metrics())
        .isEqualTo(Map.of("loss", 0.5, "size", 3.0, "duration_s", 4.0));
    assertThat(study.notes()).isEmpty();
  }

  @Test
  void whatIsGuessedIsSaid() {
    ImportedStudy study =
        read("trial,state,loss,train_loss,size,x\n0,completed,1,2,3,4\n1,completed,1,2,3,4\n");

    assertThat(parameters(study)).containsExactly("size", "x");
    assertThat(study.notes())
        .containsExactly(
            "t.csv, line 1: does not say which columns are results: loss, train_loss are taken for"
                + " some and all others for parameters");
  }

  @Test
  void quotationMarksAroundEveryHeadingTellNothing() {
    ImportedStudy study =
        read("\"trial\",\"state\",\"loss\",\"train_loss\",\"x\"\n0,completed,1,2,3\n");

    assertThat(parameters(study)).containsExactly("x");
    assertThat(study.notes()).hasSize(1);
  }

  @Test
  void optionsThatLookGuardedOrHaveSpacesComeBack() throws IOException {
    StudySpec spec =
        spec(
            "loss",
            new Parameter(
                "k",
                Choice.of("=x", "'=x", "''=x", "'x", "'", " lead", "trail ", "\u2003", " =x")));

    assertComesBack(spec, trials(spec, nine()));
  }

  @Test
  void theEmptyTextIsAnOptionAndNoGap() throws IOException {
    StudySpec spec =
        spec(
            "loss",
            new Parameter("prefix", Choice.of("", "a", "b c")),
            new Parameter("note", Choice.of("", "a")),
            new Parameter("mixed", Choice.of("", "x")),
            new Parameter(
                "depth", new FloatRange(0, 1), List.of(new Condition("prefix", List.of("")))));

    assertComesBack(spec, trials(spec, nine()));
  }

  @Test
  void emptyTextOfOtherProgramsIsAGap() {
    List<String> tables =
        List.of(
            "\"loss\",\"lr\",\"kind\",\"state\"\n1,1,\"a\",\"\"\n\"\",2,\"b\",\"\"\n",
            """
            [{"loss": 1, "lr": 1, "kind": "a", "state": ""},
             {"loss": "", "lr": 2, "kind": "b", "state": ""}]
            """);
    for (String table : tables) {
      ImportOptions options =
          new ImportOptions("a", Optional.of("loss"), Optional.empty(), List.of(), List.of());
      ImportedStudy study = TrialTables.parse(table, "t", options, BuiltInObjectives.types());
      assertThat(study.trials().get(1).state()).isEqualTo(TrialState.FAILED);
    }
  }

  @Test
  void longWholeNumbersStayWhole() throws IOException {
    IntRange range = new IntRange(1, 4503599627370490L);
    StudySpec spec = spec("loss", new Parameter("big", range));
    List<Trial> trials = trials(spec, nine());

    assertComesBack(spec, trials);
    assertThat(trials.get(8).configuration().get("big").orElseThrow().toString()).hasSize(16);
    assertThat(read(csv(spec, trials)).spec().space().parameter(0).distribution())
        .isInstanceOf(IntRange.class);
  }

  private static List<Map<String, Double>> nine() {
    return IntStream.range(0, 9).mapToObj(i -> metrics("loss", i + 0.5)).toList();
  }
}
