package org.tunebench.engine.studyfile.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tunebench.engine.studyfile.table.ExportedText.csv;
import static org.tunebench.engine.studyfile.table.ExportedText.json;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.analysis.TableCsv;
import org.tunebench.engine.analysis.TableJson;
import org.tunebench.engine.analysis.TrialTable;
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
import org.tunebench.engine.study.InMemoryStudyRepository;
import org.tunebench.engine.study.Marks;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** What the export writes is imported and exported again as the same table. */
class TableRoundTripTest {
  private static final SearchSpace SPACE =
      new SearchSpace(
          List.of(
              new Parameter("lr", new FloatRange(1e-5, 1, true, 0)),
              new Parameter("layers", new IntRange(1, 5)),
              new Parameter("plan", Choice.of("none", "=SUM(A1)", "a,b;\"c\"", "-x")),
              new Parameter("flag", Choice.of(true, false)),
              new Parameter(
                  "decay",
                  new FloatRange(0.1, 1),
                  List.of(new Condition("plan", List.of("=SUM(A1)", "-x"))))));

  private static final StudySpec SPEC =
      new StudySpec(
          "any",
          new PartSpec("command"),
          new MetricSpec("acc", Goal.MAXIMIZE),
          SPACE,
          new PartSpec("random"),
          new PartSpec("none"),
          new Budget(100),
          List.of(),
          0,
          Optional.empty());

  private static List<Trial> trials(Random random) {
    List<TrialState> states =
        List.of(
            TrialState.COMPLETED,
            TrialState.COMPLETED,
            TrialState.FAILED,
            TrialState.PRUNED,
            TrialState.INTERRUPTED);
    List<Trial> trials = new ArrayList<>();
    for (int number = 0; number < 30; number++) {
      Configuration values = SPACE.configure(p -> p.distribution().valueAt(random.nextDouble()));
      TrialState state = states.get(random.nextInt(states.size()));
      Instant start = Instant.ofEpochMilli(1_700_000_000_000L + random.nextInt(1_000_000));
      String by = random.nextBoolean() ? "" : "start-up";
      Trial.Source source =
          new Trial.Source(Origin.SAMPLED, OptionalInt.empty(), 5, random.nextInt(9) + 0.5, by);
      Trial running =
          Trial.waiting(number, source, values).start("gpu:0", start).reached(random.nextInt(99));
      Instant end = start.plusMillis(random.nextInt(1_000_000));
      trials.add(
          state == TrialState.COMPLETED
              ? running.complete(metrics(random), end)
              : running.end(state, "a \"reason\",\nwith a tail", end));
    }
    return trials;
  }

  private static Map<String, Double> metrics(Random random) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("acc", random.nextInt(5) == 0 ? Double.NaN : random.nextGaussian());
    metrics.put("time", random.nextInt(5) == 0 ? Double.POSITIVE_INFINITY : random.nextDouble());
    metrics.put(Trial.N_PARAMS, (double) random.nextInt(1_000_000));
    return metrics;
  }

  private static List<String> words(List<Trial> trials) {
    return trials.stream().map(trial -> trial.source().by()).toList();
  }

  @Property(tries = 50)
  void ourOwnExportsComeBackAsTheyWere(@ForAll long seed) throws IOException {
    List<Trial> trials = trials(new Random(seed));
    ImportOptions options =
        new ImportOptions(
            "again", Optional.empty(), Optional.of(Goal.MAXIMIZE), List.of("time"), List.of());
    String csv = csv(SPEC, trials);
    ImportedStudy fromCsv = TrialTables.parse(csv, "t.csv", options, BuiltInObjectives.types());
    String json = json(SPEC, trials);
    ImportedStudy fromJson = TrialTables.parse(json, "t.json", options, BuiltInObjectives.types());

    assertThat(csv(fromCsv.spec(), fromCsv.trials())).isEqualTo(csv);
    assertThat(json(fromJson.spec(), fromJson.trials())).isEqualTo(json);
    assertThat(fromCsv.trials()).isEqualTo(fromJson.trials());
    assertThat(fromCsv.trials()).extracting(t -> t.source().by()).isEqualTo(words(trials));
    assertThat(fromCsv.trials()).allMatch(t -> fromCsv.spec().space().contains(t.configuration()));
  }

  @Test
  void theDefaultConfigurationAndReplicatesStayWhatTheyAre() throws IOException {
    List<Trial> trials = new ArrayList<>();
    for (Origin origin : List.of(Origin.BASELINE, Origin.SAMPLED, Origin.REPLICATE)) {
      String by = origin == Origin.SAMPLED ? "gp" : origin.name().toLowerCase(Locale.ROOT);
      Trial.Source source = new Trial.Source(origin, OptionalInt.empty(), 5, Double.NaN, by);
      Configuration values = SPACE.configure(p -> p.distribution().valueAt(0.3));
      trials.add(
          Trial.waiting(trials.size(), source, values)
              .start("cpu", Instant.EPOCH)
              .complete(Map.of("acc", 0.5), Instant.EPOCH));
    }
    ImportOptions options =
        new ImportOptions(
            "again", Optional.empty(), Optional.of(Goal.MAXIMIZE), List.of(), List.of());

    List<Trial> again =
        TrialTables.parse(csv(SPEC, trials), "t.csv", options, BuiltInObjectives.types()).trials();

    assertThat(again)
        .extracting(trial -> trial.source().origin())
        .containsExactly(Origin.BASELINE, Origin.IMPORTED, Origin.REPLICATE);
  }

  @Property(tries = 30)
  void whatWasNotedAtTrialsComesBackWithOurOwnExports(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    List<Trial> trials = trials(random);
    Map<Integer, Marks> marks = new HashMap<>();
    for (Trial trial : trials) {
      boolean pinned = random.nextInt(3) == 0;
      TreeSet<String> tags = new TreeSet<>(random.nextBoolean() ? List.of("a b", "=5") : List.of());
      String note = random.nextBoolean() ? "-1, \"why\"\nso" : "";
      Marks noted = new Marks(pinned, tags, note);
      if (!noted.isNone()) {
        marks.put(trial.number(), noted);
      }
    }
    ImportOptions options =
        new ImportOptions(
            "again", Optional.empty(), Optional.of(Goal.MAXIMIZE), List.of("time"), List.of());
    StringBuilder csv = new StringBuilder();
    TableCsv.write(TrialTable.of(SPEC, trials, marks), csv);
    StringWriter json = new StringWriter();
    TableJson.write(TrialTable.of(SPEC, trials, marks), json);

    for (String text : List.of(csv.toString(), json.toString())) {
      ImportedStudy read = TrialTables.parse(text, "t", options, BuiltInObjectives.types());
      assertThat(read.marks()).isEqualTo(marks);
      assertThat(read.spec().space().parameters()).hasSize(SPACE.size());
      InMemoryStudyRepository repository = new InMemoryStudyRepository();
      assertThat(repository.marks(read.keepIn(repository).id())).isEqualTo(marks);
    }
  }

  @Test
  void aParameterMayBeCalledLikeAMark() throws IOException {
    SearchSpace space =
        new SearchSpace(
            List.of(
                new Parameter("note", Choice.of("c", "d")),
                new Parameter("tags", new IntRange(1, 9))));
    StudySpec spec = SPEC.withSpace(space);
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Configuration values =
          new Configuration(Map.of("note", i % 2 == 0 ? "c" : "d", "tags", i + 1L));
      Trial.Source source = new Trial.Source(Origin.SAMPLED, OptionalInt.empty(), 5, 1);
      trials.add(
          Trial.waiting(i, source, values)
              .start("cpu", Instant.EPOCH)
              .complete(Map.of("acc", 0.5), Instant.EPOCH));
    }
    ImportOptions options =
        new ImportOptions("a", Optional.of("acc"), Optional.empty(), List.of(), List.of());
    for (Map<Integer, Marks> marks :
        List.of(Map.<Integer, Marks>of(), Map.of(1, Marks.NONE.withNote("good")))) {
      StringBuilder csv = new StringBuilder();
      TableCsv.write(TrialTable.of(spec, trials, marks), csv);
      ImportedStudy read =
          TrialTables.parse(csv.toString(), "t", options, BuiltInObjectives.types());
      assertThat(read.spec().space().parameters())
          .extracting(Parameter::name)
          .containsExactly("note", "tags");
      assertThat(read.marks()).isEqualTo(marks);
    }
  }

  @Property(tries = 1000)
  void anyTextIsReadOrRefusedInOneLine(@ForAll long seed) {
    Random random = new Random(seed);
    List<String> scraps =
        List.of(
            "acc",
            "x",
            ",",
            ",",
            "\n",
            "\n",
            "\"",
            "1",
            "2.5",
            "NaN",
            ";",
            "'",
            "=",
            "{",
            "[",
            "]",
            "}",
            ":",
            "null",
            "true",
            "\r\n",
            "\t",
            "trial",
            "state",
            "completed",
            " ");
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "acc,x\n" : "");
    for (int i = random.nextInt(20); i >= 0; i--) {
      text.append(scraps.get(random.nextInt(scraps.size())));
    }
    ImportOptions options =
        new ImportOptions("a", Optional.of("acc"), Optional.empty(), List.of(), List.of());
    try {
      TrialTables.parse(text.toString(), "t.csv", options, BuiltInObjectives.types());
    } catch (WrongInputException refusal) {
      assertThat(refusal.sentence()).doesNotContain("\n");
    }
  }
}
