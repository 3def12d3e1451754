package org.tunebench.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.tunebench.app.fake.FakeRepository;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.engine.analysis.BestAndWorst;
import org.tunebench.engine.objective.imported.ImportedObjectiveType;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.Marks;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class StudyReportTest {
  private static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");
  private static final String HOSTILE = "\"><script>alert('x')</script><img src=x onerror=y>&amp;";

  private final FakeSearchEngine engine = new FakeSearchEngine();
  private final FakeRepository repository = engine.repository();

  private String report(long study) {
    return StudyReport.of(ReportData.read(repository, engine.objectives(), study, NOW));
  }

  /** The page as elements; that it can be read so shows that everything is closed and escaped. */
  private static Document parsed(String page) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(page)));
  }

  private static List<String> headings(Document page) {
    NodeList found = page.getElementsByTagName("h2");
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> found.item(i).getTextContent())
        .toList();
  }

  @Test
  void anImportedStudyIsSaidToBeOneAndClaimsNoSampler() throws Exception {
    StudySpec spec = FakeStudies.spec("old", 5).withObjective(ImportedObjectiveType.of("old.csv"));

    String page = report(repository.create(spec).id());

    assertThat(page).contains("0 of them completed, imported. Written").doesNotContain("pruner");
    assertThat(headings(parsed(page))).doesNotContain("Study file");
  }

  @Test
  void aSearchWithoutAPrunerHasNoneThatIsCalledNone() {
    StudySpec spec = FakeStudies.spec("plain", 5);

    assertThat(spec.pruner().kind()).isEqualTo("none");
    assertThat(report(repository.create(spec).id()))
        .contains("by the sampler tpe without pruning. Written");
  }

  @Test
  void theAxisOfHistoriesHoldsAStoppedTrialThatIsFarAheadOfAllThatEnded() {
    Study study = FakeStudies.filled(repository, "ahead", 20, 40, StudyState.STOPPED);
    String tick = ">-100000<";
    assertThat(report(study.id())).doesNotContain(tick);

    repository.add(study.id(), FakeStudies.trial(20).start("cpu", Instant.EPOCH));
    repository.append(study.id(), List.of(new Report(20, 1, Map.of("elbo", -1e5))));
    repository.update(
        study.id(),
        repository.trial(study.id(), 20).orElseThrow().end(TrialState.STOPPED, "", Instant.EPOCH));
    assertThat(report(study.id())).contains(tick);
  }

  @Test
  void saysWhyTheSearchEndedSinceNineTrialsOfAHundredAreNoFullSearch() {
    Study study = FakeStudies.filled(repository, "cut", 100, 9, StudyState.RUNNING);
    assertThat(report(study.id())).doesNotContain("The search ended").contains(" by Tunebench.");

    repository.setState(
        study.id(), StudyState.FINISHED, Duration.ofMinutes(1), "accuracy >= 0.9 is reached (#5)");
    assertThat(report(study.id()))
        .contains("The search ended: accuracy &gt;= 0.9 is reached (#5).");
  }

  @Test
  void theLeadOfTheTunedTrialIsSaidToBeLuckInPartUntilItIsRunAgain() {
    Study study = FakeStudies.filled(repository, "lucky", 40, 40, StudyState.FINISHED);
    MetricSpec metric = study.spec().metric();
    Trial best = BestAndWorst.ranked(metric, repository.trials(study.id())).get(0).trial();
    assertThat(report(study.id()))
        .containsPattern("chosen as the best of \\d+ by .*only runs with new seeds tell how much");

    for (double value : new double[] {1300, 1310}) {
      int number = repository.trials(study.id()).size();
      Trial.Source again =
          new Trial.Source(Origin.REPLICATE, OptionalInt.empty(), number, Double.NaN);
      repository.add(
          study.id(),
          Trial.waiting(number, again, best.configuration())
              .start("cpu", Instant.EPOCH)
              .complete(Map.of(metric.name(), value), Instant.EPOCH));
    }
    assertThat(report(study.id()))
        .contains("is luck: with 2 new seeds it gave 1305 in the mean.")
        .doesNotContain("only runs with new seeds");
  }

  @Test
  void whatNobodyKnowsHasNoRow() throws Exception {
    Study none = repository.create(FakeStudies.spec("none", 5));
    assertThat(facts(parsed(report(none.id())))).doesNotContain("–").isNotEmpty();
  }

  private static List<String> facts(Document page) {
    NodeList found = page.getElementsByTagName("dd");
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> found.item(i).getTextContent())
        .toList();
  }

  @Test
  void theSamplerIsSaidToSayWhatWouldComeNext() {
    Study study = FakeStudies.filled(repository, "cortex", 40, 40, StudyState.FINISHED);
    assertThat(report(study.id())).containsPattern("A further trial would be proposed so: \\w+");
  }

  @Test
  void everythingAboutAStudyIsOnOnePage() throws Exception {
    Study study = FakeStudies.filled(repository, "cortex", 100, 100, StudyState.FINISHED);

    String page = report(study.id());
    Document read = parsed(page);

    assertThat(headings(read))
        .containsExactly(
            "Runtime",
            "Tuned against default",
            "Histories",
            "The best and the worst",
            "Parameters",
            "Importance",
            "Trials",
            "Failures",
            "Study file");
    // On light ground and on dark.
    assertThat(titles(read, "trial \\d+")).as("histories").hasSize(2 * 99);
    assertThat(titles(read, "default")).hasSize(2);
    assertThat(titles(read, "Trial 7 · .*")).as("dots of six parameters").hasSize(2 * 6);
    assertThat(page).contains("What makes marginal_ll differ");
    assertThat(page)
        .contains("ten batches in a row gave NaN")
        .contains("name: cortex")
        .contains("1 h 6 min")
        .contains("prefers-color-scheme: dark")
        .contains("@media print");
    NodeList rows = read.getElementsByTagName("tr");
    assertThat(rows.getLength()).isGreaterThan(25);
  }

  private static List<String> titles(Document page, String pattern) {
    NodeList found = page.getElementsByTagName("title");
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> found.item(i).getTextContent())
        .filter(title -> title.matches(pattern))
        .toList();
  }

  @Test
  void numbersHaveThePlainFormWhereverTheReaderLives() {
    Study study = FakeStudies.filled(repository, "cortex", 40, 40, StudyState.FINISHED);
    Locale before = Locale.getDefault(Locale.Category.FORMAT);
    Locale.setDefault(Locale.Category.FORMAT, Locale.GERMANY);
    try {
      assertThat(report(study.id())).doesNotContainPattern(">[^<]*\\d,\\d[^<]*</(text|title|td)>");
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, before);
    }
  }

  @Test
  void namesWithinThePageAreItsOwn() throws Exception {
    Study study = FakeStudies.filled(repository, "cortex", 40, 40, StudyState.FINISHED);
    NodeList all = parsed(report(study.id())).getElementsByTagName("*");
    List<String> ids =
        IntStream.range(0, all.getLength())
            .mapToObj(i -> ((Element) all.item(i)).getAttribute("id"))
            .filter(id -> !id.isEmpty())
            .toList();
    assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void replicatesAreSaidToBeLeftOutWhereTheyAre() {
    Study study = FakeStudies.filled(repository, "cortex", 40, 40, StudyState.FINISHED);
    String sentence = "One replicate is left out: this is about the trials of the search.";
    assertThat(report(study.id())).doesNotContain(sentence);
    FakeStudies.replicate(repository, study.id());
    assertThat(report(study.id())).containsOnlyOnce(sentence);
  }

  @Test
  void trialsAreCountedByTheBudgetAndReplicatesBesideThem() {
    long study = FakeStudies.filled(repository, "cortex", 40, 40, StudyState.FINISHED).id();
    long completed =
        repository.trials(study).stream().filter(t -> t.state() == TrialState.COMPLETED).count();
    String counts = ". 40 trials, %d of them completed, ".formatted(completed);
    assertThat(report(study)).contains(counts + "by the sampler ").doesNotContain("replicate");
    FakeStudies.replicate(repository, study);
    assertThat(report(study))
        .contains(counts + "1 replicate beside them, by the sampler ")
        .containsOnlyOnce("One of them is a replicate.");
    FakeStudies.replicate(repository, study);
    assertThat(report(study))
        .contains(counts + "2 replicates beside them, by the sampler ")
        .containsOnlyOnce("2 of them are replicates.");
  }

  @Test
  void nothingIsFetchedAndNothingIsRun() throws Exception {
    Study study = FakeStudies.filled(repository, "cortex", 30, 30, StudyState.FINISHED);

    assertHarmless(parsed(report(study.id())));
  }

  @Test
  void whatAPersonTypedStaysText() throws Exception {
    StudySpec spec =
        new StudySpec(
            HOSTILE,
            new PartSpec("scvi", Map.of("dataset", HOSTILE)),
            new MetricSpec(HOSTILE, Goal.MINIMIZE, HOSTILE),
            new SearchSpace(List.of(new Parameter("p", Choice.of(HOSTILE, "b")))),
            new PartSpec("tpe"),
            new PartSpec("none"),
            FakeStudies.spec("a", 10).budget(),
            List.of(),
            0,
            Optional.empty());
    long id = repository.create(spec).id();
    for (int number = 0; number < 14; number++) {
      Trial trial = running(number);
      repository.append(id, List.of(new Report(number, 1, Map.of(HOSTILE, 1.0 + number))));
      Trial ended =
          number == 13
              ? trial.end(TrialState.FAILED, HOSTILE + "\nmore\nlast words", NOW)
              : trial.complete(Map.of(HOSTILE, 1.0 + number), NOW);
      repository.add(id, ended);
    }

    repository.setNote(id, HOSTILE);
    repository.mark(id, Map.of(3, new Marks(true, new TreeSet<>(List.of("best<b>")), HOSTILE)));

    Document page = parsed(report(id));

    assertThat(headings(page)).contains("Notes");
    assertHarmless(page);
    assertThat(page.getElementsByTagName("h1").item(0).getTextContent()).isEqualTo(HOSTILE);
    assertThat(page.getDocumentElement().getTextContent())
        .contains(HOSTILE + "; last line: last words");
    assertThat(page.getElementsByTagName("pre").item(0).getTextContent()).contains("<script>");
    assertThat(StudyReport.fileName(spec)).matches("[\\p{L}\\p{N}._-]+\\.html");
  }

  private static Trial running(int number) {
    Trial.Source source = new Trial.Source(Origin.SAMPLED, OptionalInt.empty(), 0, 0);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("p", number % 2 == 0 ? HOSTILE : "b");
    return Trial.waiting(number, source, new Configuration(values)).start("cpu", NOW);
  }

  private static void assertHarmless(Document page) {
    NodeList all = page.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      assertThat(element.getTagName())
          .isNotIn("script", "img", "link", "iframe", "object", "embed", "a", "image", "use");
      NamedNodeMap attributes = element.getAttributes();
      for (int k = 0; k < attributes.getLength(); k++) {
        assertThat(attributes.item(k).getNodeName().toLowerCase(java.util.Locale.ROOT))
            .doesNotStartWith("on")
            .isNotIn("src", "href", "xlink:href", "srcset", "background");
      }
    }
    assertThat(page.getElementsByTagName("style").item(0).getTextContent())
        .doesNotContain("http", "url(", "@import");
  }

  @Test
  void aStudyWithoutTrialsHasAReport() throws Exception {
    long id = repository.create(FakeStudies.spec("fresh", 10)).id();

    assertThat(parsed(report(id)).getDocumentElement().getTextContent())
        .contains("TPE: start-up, 0 of ")
        .contains("No trial has completed yet.")
        .contains("No trial reported a number while it ran")
        .contains("No trial failed.");
  }

  @Test
  void aThousandHistoriesMakeAPageThatABrowserShows() throws Exception {
    Study study = FakeStudies.filled(repository, "large", 1_000, 1_000, StudyState.FINISHED);

    assertThat(report(study.id()).length()).isBetween(500_000, 6_000_000);
  }
}
