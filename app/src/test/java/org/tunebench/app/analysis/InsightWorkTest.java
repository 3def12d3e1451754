package org.tunebench.app.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.app.chart.ChartTheme;
import org.tunebench.engine.analysis.Results;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.DeviceSlots;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.SuggestedBy;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.studyfile.table.ImportOptions;
import org.tunebench.engine.studyfile.table.ImportedStudy;
import org.tunebench.engine.studyfile.table.TrialTables;

/** What the cards of insight say. */
class InsightWorkTest {
  private static final Parameter X = new Parameter("x", new FloatRange(0, 1));

  /** The cards of a table with the column {@code loss}. */
  private static List<InsightCard> cards(Path folder, CharSequence table) throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), table);
    ImportOptions options =
        new ImportOptions(
            "t", Optional.of("loss"), Optional.of(Goal.MINIMIZE), List.of(), List.of());
    ImportedStudy study = TrialTables.read(file, options, new ObjectiveTypes(List.of()));
    return new InsightWork(CortexCharts.TEXTS, Results.of(study.spec(), study.trials())).cards();
  }

  @Test
  void insightOfThePublishedTable() throws IOException {
    assumeTrue(Files.exists(CortexCharts.file()), "the published table is not at hand");
    List<InsightCard> cards = new InsightWork(CortexCharts.TEXTS, CortexCharts.results()).cards();
    assertThat(cards).hasSize(InsightCard.Kind.values().length);
    String folder = System.getProperty("charts");
    for (InsightCard card : cards) {
      if (folder != null) {
        System.out.println(card.kind() + ": " + card.answer() + "\n   " + card.detail());
        if (card.picture().isPresent()) {
          CortexCharts.write(
              card.picture().get(), Path.of(folder, card.kind() + ".png"), ChartTheme.light());
        }
      }
    }
  }

  private static InsightCard edges(List<InsightCard> cards) {
    return card(cards, InsightCard.Kind.EDGES);
  }

  private static InsightCard card(List<InsightCard> cards, InsightCard.Kind kind) {
    return cards.stream().filter(card -> card.kind() == kind).findFirst().orElseThrow();
  }

  @Test
  void saysWhatTheBestAgreeOnAndWhatWouldBeLeft(@TempDir Path folder) throws IOException {
    StringBuilder table = new StringBuilder("loss,kind,n,x\n");
    StringBuilder scattered = new StringBuilder("loss,x\n");
    for (int i = 0; i < 100; i++) {
      String kind = i < 10 ? "nb" : i % 2 == 0 ? "nb" : "zinb";
      double x = i < 10 ? 0.5 + i / 100.0 : i / 100.0;
      table.append("%d,%s,%d,%s%n".formatted(i, kind, i < 10 ? 3 : i % 8 + 1, x));
      scattered.append("%d,%s%n".formatted(i, 37 * i % 101 / 100.0));
    }

    InsightCard agreement = card(cards(folder, table), InsightCard.Kind.AGREEMENT);
    assertThat(agreement.answer()).isEqualTo("The best 10 agree on x 0.5 to 0.59, n 3, kind nb.");
    assertThat(agreement.detail())
        .startsWith("The follow-up study would have x as float [")
        .contains("n as int [2, 4], kind as ");
    assertThat(agreement.picture().orElseThrow().summary())
        .contains("x 0.5 to 0.59 10%")
        .contains("kind nb 50%");
    assertThat(agreement.canAct()).isTrue();

    InsightCard none = card(cards(folder, scattered), InsightCard.Kind.AGREEMENT);
    assertThat(none.answer()).startsWith("On nothing");
    assertThat(none.canAct()).isFalse();
  }

  /** A study that was searched with a sampler. */
  private static StudySpec searched(String sampler, SearchSpace space) {
    return new StudySpec(
        "known",
        new PartSpec("function"),
        new MetricSpec("loss", Goal.MINIMIZE),
        space,
        new PartSpec(sampler),
        new PartSpec("none"),
        new Budget(100),
        List.of(new DeviceSlots("cpu")),
        3,
        Optional.empty());
  }

  private static Trial completed(int number, Map<String, Object> values, String by, double loss) {
    Trial.Source source = new Trial.Source(Origin.SAMPLED, OptionalInt.empty(), number, 0, by);
    return Trial.waiting(number, source, new Configuration(values))
        .start("cpu", Instant.EPOCH)
        .complete(Map.of("loss", loss), Instant.EPOCH);
  }

  /**
   * A hundred trials at random of a space with a parameter for either kind, the best first.
   *
   * @param sgd how many of the best ten are of that kind
   * @param from the least value of those ten
   */
  private static List<InsightCard> cards(int sgd, double from) {
    SearchSpace space =
        new SearchSpace(
            List.of(
                new Parameter("kind", Choice.of("sgd", "adam")),
                new Parameter(
                    "momentum",
                    new FloatRange(0, 1),
                    List.of(new Condition("kind", List.of("sgd")))),
                new Parameter(
                    "lr", new FloatRange(0, 1), List.of(new Condition("kind", List.of("adam"))))));
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      boolean isSgd = i < sgd || i > 50;
      double value = i < 10 ? from + 0.01 * i : i / 100.0;
      trials.add(
          completed(
              i,
              Map.of("kind", isSgd ? "sgd" : "adam", isSgd ? "momentum" : "lr", value),
              "random",
              i));
    }
    return new InsightWork(CortexCharts.TEXTS, Results.of(searched("random", space), trials))
        .cards();
  }

  @Test
  void ofAParameterThatOnlySomeOfTheBestHaveItSaysHowMany() {
    InsightCard card = card(cards(4, 0.8), InsightCard.Kind.AGREEMENT);

    assertThat(card.answer())
        .isEqualTo(
            "The best 10 agree on momentum 0.8 to 0.83 (the 4 that have it), lr 0.84 to 0.89 (the 6"
                + " that have it).");
    assertThat(card.picture().orElseThrow().summary()).contains("momentum 0.8 to 0.83 3%");
    assertThat(card.canAct()).isTrue();
  }

  @Test
  void nearItsEndOnlyThoseAreCountedThatHaveTheParameter() {
    assertThat(edges(cards(8, 0.91)).answer())
        .isEqualTo("Of the best, 8 have momentum, 4 of them at or near its upper end, 1.");
  }

  @Test
  void ofARangeSomethingIsNearItsEndAndOfFewValuesTheLargestIsMeant(@TempDir Path folder)
      throws IOException {
    StringBuilder range = new StringBuilder("loss,x\n");
    StringBuilder few = new StringBuilder("loss,n,x\n");
    for (int i = 0; i < 100; i++) {
      range.append("%d,%s%n".formatted(i, i < 10 ? 1.5 - i / 1000.0 : 0.25 + i / 100.0));
      few.append("%d,%d,%d%n".formatted(i, i < 12 ? 9 : i % 8 + 1, 37 * i % 100));
    }
    assertThat(edges(cards(folder, range)).answer()).contains("x at or near its upper end, 1.5.");
    assertThat(edges(cards(folder, few)).answer())
        .contains("10 of the best 10 have the largest value of n, 9.");
  }

  @Test
  void ofAShareTheRangeIsSaidToEndAndNotTheParameterToStay(@TempDir Path folder)
      throws IOException {
    StringBuilder table = new StringBuilder("loss,x\n");
    for (int i = 0; i < 100; i++) {
      table.append("%d,%s%n".formatted(i, i < 10 ? 1 - i / 1000.0 : 0.01 + (i - 10) / 100.0));
    }
    assertThat(edges(cards(folder, table)).detail())
        .contains("The range of x is not widened: what lies between 0 and 1 is taken for a share");
  }

  @Test
  void aWiderRangeHasACommaBetweenItsBoundsAndPointsWithin(@TempDir Path folder)
      throws IOException {
    StringBuilder table = new StringBuilder("loss,x\n");
    for (int i = 0; i < 100; i++) {
      table.append("%d,%s%n".formatted(i, i < 10 ? 1.5 - i / 1000.0 : 0.25 + i / 100.0));
    }
    Locale before = Locale.getDefault(Locale.Category.FORMAT);
    try {
      Locale.setDefault(Locale.Category.FORMAT, Locale.GERMANY);
      InsightCard edges = edges(cards(folder, table));
      assertThat(edges.answer()).contains("1,5");
      assertThat(edges.detail()).contains("x as float [0.35, ");
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, before);
    }
  }

  @Test
  void valuesThatTooFewTrialsHaveAreNamed(@TempDir Path folder) throws IOException {
    StringBuilder table = new StringBuilder("loss,x,kind\n");
    for (int i = 0; i < 40; i++) {
      String kind = i < 2 ? "c" : i % 2 == 0 ? "a" : "b";
      table.append("%d,%s,%s%n".formatted(i * 7 % 40, i / 40.0, kind));
    }
    assertThat(cards(folder, table))
        .filteredOn(card -> card.kind() == InsightCard.Kind.SAMPLER)
        .singleElement()
        .satisfies(
            card -> assertThat(card.detail()).endsWith("are not compared: kind c (2 trials)."));
  }

  @ParameterizedTest
  @CsvSource({
    "random, random, false",
    "qmc, qmc, false",
    "grid, grid, false",
    // Of an older version.
    "random, '', false",
    "auto, start-up, false",
    "random, queue, false",
    "tpe, tpe, true",
    "tpe, '', true",
    "auto, gp, true",
  })
  void nobodyIsSaidToHaveChosenWhereTrialsWereDrawn(String sampler, String by, boolean chose) {
    assertThat(looks(sampler, by, 40)).isEqualTo(chose);
  }

  @Test
  void theSamplerHasChosenWhereHalfOfTheTrialsWereNotDrawn() {
    assertThat(looks("tpe", "tpe", 20)).isTrue();
    assertThat(looks("tpe", "tpe", 19)).isFalse();
    assertThat(looks("tpe", "tpe", 0)).isFalse();
    StudySpec random = searched("random", new SearchSpace(List.of(X)));
    assertThat(sampler(Results.of(random, List.of()))).isEmpty();
    assertThat(sampler(Results.of(searched("auto", random.space()), List.of())))
        .as("which may choose as soon as there is anything to learn from")
        .isPresent();
  }

  /** Whether there is a card of where the sampler looked, of 40 trials of which so many are so. */
  private static boolean looks(String sampler, String by, int so) {
    StudySpec spec = searched(sampler, new SearchSpace(List.of(X)));
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String from = i < so ? by : SuggestedBy.START_UP;
      trials.add(completed(i, Map.of("x", i / 40.0), from, i * 7 % 40));
    }
    return sampler(Results.of(spec, trials)).isPresent();
  }

  private static Optional<InsightCard> sampler(Results results) {
    return new InsightWork(CortexCharts.TEXTS, results)
        .cards().stream().filter(card -> card.kind() == InsightCard.Kind.SAMPLER).findFirst();
  }

  private static InsightCard outlook(Path folder, CharSequence table) throws IOException {
    return cards(folder, table).stream()
        .filter(card -> card.kind() == InsightCard.Kind.OUTLOOK)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void tooFewTrialsForAnOutlookLeadToTheBudget(@TempDir Path folder) throws IOException {
    InsightCard card = outlook(folder, "loss,x\n1,0.5\n2,0.25\n3,0.75\n");
    assertThat(card.answer()).isEqualTo("This needs at least 20 completed trials; there are 3.");
    assertThat(card.canAct()).isTrue();
    InsightCard imported = card.withoutTrials("nothing says how to run more");
    assertThat(imported.canAct()).isFalse();
    assertThat(imported.mayAct()).isFalse();
    assertThat(imported.detail()).isEqualTo("nothing says how to run more");
  }

  private static StringBuilder table(IntToDoubleFunction loss) {
    StringBuilder table = new StringBuilder("loss,x\n");
    for (int i = 0; i < 60; i++) {
      table.append("%s,%s%n".formatted(loss.applyAsDouble(i), i / 60.0));
    }
    return table;
  }

  /** Jumps to and fro between 1 and 58. */
  private static int scattered(int i) {
    return 1 + i * 7 % 59;
  }

  /** Draws that are all alike: 50 in 60 + 20.5 + 50, the trials counting a third. */
  @Test
  void aSearchThatStandsStillMayStillGain(@TempDir Path folder) throws IOException {
    InsightCard card = outlook(folder, table(i -> i == 0 ? 1 : 1 + scattered(i)));
    assertThat(card.answer())
        .contains(
            "the next 50 trials better the best of 1 is about 38%; if they do, then by about ");
    assertThat(card.detail())
        .startsWith("None of the last 30 trials bettered the best before them.");
    // One search in ten gains anything in the next ten, so that its luck is no large number yet.
    assertThat(card.picture().orElseThrow().summary())
        .matches(
            ": next 10 \\(about 11%\\) [^,]+, next 50 \\(about 38%\\) [^,]+ / [^,]+,"
                + " next 100 \\(about 55%\\) [^,]+ / [^,]+");
  }

  /** Neither 0 nor 1 is foretold, nothing is no gain, and there are no bars of nothing. */
  @Test
  void noChanceIsForetoldAsCertain(@TempDir Path folder) throws IOException {
    InsightCard none = outlook(folder, table(i -> 2));
    assertThat(none.answer()).endsWith("better the best of 2 is under 2%.");
    assertThat(none.picture()).isEmpty();
    InsightCard often = outlook(folder, table(i -> i % 3 == 0 ? -i + 7 : -i));
    assertThat(often.answer()).contains("is about 90%; if they do, then by about ");
    assertThat(often.detail())
        .startsWith("20 of the last 30 trials bettered the best before them.");
  }

  @Test
  void aLikelyGainThatIsLittleIsSaidBeforeItsChance(@TempDir Path folder) throws IOException {
    InsightCard card = outlook(folder, table(i -> i % 3 == 0 ? 1 - i / 1e6 : 1000));
    assertThat(card.answer())
        .matches(
            "More trials would hardly pay: the next 50 would better the best of 0.999943 by about"
                + " \\S+e-\\d only, with a chance of about \\d+%\\.");
  }

  /** How far the best lie apart tells, not what was gained on the way. */
  @Test
  void aSearchThatConvergesIsNotSaidToGainWhatItDidBefore(@TempDir Path folder) throws IOException {
    InsightCard card =
        outlook(folder, table(i -> Math.pow(0.1, i / 10) * (1 + scattered(i) / 59.0)));
    assertThat(card.answer()).contains("better the best of 1.01695e-5 by about ");
    String gain = card.answer().replaceAll(".* by about (\\S+) only.*", "$1");
    assertThat(Double.parseDouble(gain)).isLessThan(1e-4);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, -1})
  void aSortedTableForetellsNothing(int way, @TempDir Path folder) throws IOException {
    InsightCard card = outlook(folder, table(i -> way * i));
    assertThat(card.answer())
        .isEqualTo(
            "The imported trials stand in the order of their results, which tells nothing of how"
                + " the search went.");
    assertThat(card.detail())
        .startsWith("Import the table in the order in which its trials were run");
    assertThat(card.picture()).isEmpty();
  }
}
