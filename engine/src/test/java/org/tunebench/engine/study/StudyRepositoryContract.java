package org.tunebench.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tunebench.engine.study.StudyFixtures.NOON;
import static org.tunebench.engine.study.StudyFixtures.completed;
import static org.tunebench.engine.study.StudyFixtures.maximizing;
import static org.tunebench.engine.study.StudyFixtures.report;
import static org.tunebench.engine.study.StudyFixtures.running;
import static org.tunebench.engine.study.StudyFixtures.spec;
import static org.tunebench.engine.study.StudyFixtures.waiting;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Configuration;

/**
 * What every repository of studies has to keep to: one test for each sentence of {@link
 * StudyRepository}. Extend it and open the repository to be tested.
 */
public abstract class StudyRepositoryContract {
  private StudyRepository repository;

  /** An empty repository. */
  protected abstract StudyRepository open() throws Exception;

  /** The repository under test. */
  protected final StudyRepository repository() {
    return repository;
  }

  /** Opens the repository of a test. */
  @BeforeEach
  void openRepository() throws Exception {
    repository = open();
  }

  /** Closes it; those that the test has closed already do not mind. */
  @AfterEach
  void closeRepository() {
    repository.close();
  }

  private long study() {
    return repository.create(spec("a study")).id();
  }

  private static List<Double> values(Curve curve) {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < curve.size(); i++) {
      values.add(curve.value(i));
    }
    return values;
  }

  private static List<Integer> steps(Curve curve) {
    List<Integer> steps = new ArrayList<>();
    for (int i = 0; i < curve.size(); i++) {
      steps.add(curve.step(i));
    }
    return steps;
  }

  // Studies.

  @Test
  void aNewStudyIsKeptAsItWasDefined() {
    Instant before = Instant.now().minusMillis(1);
    Study created = repository.create(spec("a study"));

    assertThat(created.spec()).isEqualTo(spec("a study"));
    assertThat(created.state()).isEqualTo(StudyState.NEW);
    assertThat(created.elapsed()).isZero();
    assertThat(created.created()).isBetween(before, Instant.now().plusMillis(1));
    assertThat(repository.study(created.id())).contains(created);
    assertThat(repository.study("a study")).contains(created);
  }

  @Test
  void whatDefinitionsHaveLearntSinceIsKept() {
    Study created = repository.create(StudyFixtures.later("later"));

    assertThat(repository.study("later").orElseThrow().spec())
        .isEqualTo(StudyFixtures.later("later"))
        .isEqualTo(created.spec());
  }

  @Test
  void whatAStudyAsksOfAClusterIsKept() {
    PartSpec cluster = new PartSpec("slurm").with("gres", "gpu:1").with("jobs", 8L);
    StudySpec spec = spec("far away").withPlaces(List.of(), Optional.of(cluster));
    repository.create(spec);

    assertThat(repository.study("far away").orElseThrow().spec()).isEqualTo(spec);
  }

  @Test
  void settingsKeepTheirOrderAndTheirTypes() {
    PartSpec kept = repository.study(study()).orElseThrow().spec().objective();

    assertThat(kept.settings().keySet())
        .containsExactly("dataset", "genes", "kl", "amortize", "batches", "nested");
    assertThat(kept.settings().get("genes")).isEqualTo(558L);
    assertThat(kept.settings().get("kl")).isEqualTo(1.0);
  }

  @Test
  void unknownStudiesAreEmpty() {
    long known = study();
    long unknown = known + 1;

    assertThat(repository.study(unknown)).isEmpty();
    assertThat(repository.study("nobody")).isEmpty();
    assertThat(repository.study("A STUDY")).isEmpty();
    assertThat(repository.trials(unknown)).isEmpty();
    assertThat(repository.trial(unknown, 0)).isEmpty();
    assertThat(repository.curves(unknown, "elbo")).isEmpty();
    assertThat(repository.curves(unknown, 0)).isEmpty();
  }

  @Test
  void unknownStudiesCannotBeChanged() {
    long unknown = study() + 1;

    assertThatThrownBy(() -> repository.setState(unknown, StudyState.RUNNING, Duration.ZERO))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository.setSpec(unknown, spec("another")))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository.add(unknown, waiting(0)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(repository.summaries()).hasSize(1);
  }

  @Test
  void aNameIsTakenOnce() {
    study();

    assertThatThrownBy(() -> repository.create(maximizing("a study")))
        .isInstanceOfSatisfying(
            WrongInputException.class, e -> assertThat(e.field()).isEqualTo("name"))
        .hasMessageContaining("a study");
    assertThat(repository.summaries()).hasSize(1);
  }

  @Test
  void namesThatDifferInCaseOrAccentAreDifferent() {
    for (String name :
        List.of("straße", "STRASSE", "strasse", "i", "I", "ı", "İ", "é", "e\u0301")) {
      repository.create(maximizing(name));
    }
    assertThat(repository.study("I").orElseThrow().spec().name()).isEqualTo("I");
    assertThat(repository.study("e\u0301").orElseThrow().spec().name()).isEqualTo("e\u0301");
    assertThat(repository.summaries()).hasSize(9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "it's a \"name\"; DROP TABLE study; --",
        "😀 🇹🇷 研究",
        "a/b\\c:d*?<>|",
        "%s {0} ${x} \\u0041",
        "\ud83d alone",
        "null",
        "0"
      })
  void oddNamesAreKept(String name) {
    long id = repository.create(maximizing(name)).id();

    assertThat(repository.study(name).orElseThrow().id()).isEqualTo(id);
    assertThat(repository.study(id).orElseThrow().spec().name()).isEqualTo(name);
    assertThat(repository.summaries().get(0).name()).isEqualTo(name);
  }

  @Test
  void theLongestNameIsKept() {
    String longest = "😀".repeat(StudySpec.LONGEST_NAME / 2);
    long id = repository.create(maximizing(longest)).id();

    assertThat(repository.study(longest).orElseThrow().id()).isEqualTo(id);
  }

  @Test
  void aTurkishLocaleChangesNothing() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      long id = repository.create(spec("İIıi")).id();
      repository.setState(id, StudyState.FINISHED, Duration.ofMillis(1500));
      Trial trial = completed(0, "marginal_ll", 1234.5);
      repository.add(id, trial);
      repository.append(id, List.of(report(0, 1, "İI", 0.5)));

      assertThat(repository.study("İIıi").orElseThrow().state()).isEqualTo(StudyState.FINISHED);
      assertThat(repository.trials(id)).containsExactly(trial);
      assertThat(repository.curves(id, 0)).containsOnlyKeys("İI");
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @EnumSource
  void stateAndRunningTimeAreKept(StudyState state) {
    long id = study();
    Duration elapsed = Duration.ofHours(9).plusNanos(123_456_789);
    repository.setState(id, state, elapsed);

    Study kept = repository.study(id).orElseThrow();
    assertThat(kept.state()).isEqualTo(state);
    assertThat(kept.elapsed()).isEqualTo(elapsed);
    assertThat(kept.spec()).isEqualTo(spec("a study"));
  }

  @Test
  void theDefinitionCanChange() {
    Study study = repository.create(spec("a study"));
    repository.add(study.id(), completed(0, "marginal_ll", 3));
    repository.setState(study.id(), StudyState.STOPPED, Duration.ofSeconds(5));
    StudySpec changed = spec("renamed").withBudget(new Budget(200));
    repository.setSpec(study.id(), changed);

    Study kept = repository.study(study.id()).orElseThrow();
    assertThat(kept.spec()).isEqualTo(changed);
    assertThat(kept.state()).isEqualTo(StudyState.STOPPED);
    assertThat(kept.elapsed()).isEqualTo(Duration.ofSeconds(5));
    assertThat(kept.created()).isEqualTo(study.created());
    assertThat(repository.study("a study")).isEmpty();
    assertThat(repository.study("renamed")).contains(kept);
    assertThat(repository.trials(study.id())).hasSize(1);
    assertThat(repository.summaries().get(0).budget()).isEqualTo(200);
  }

  @Test
  void aDefinitionMayKeepItsOwnNameButNotTakeAnothers() {
    long first = repository.create(spec("first")).id();
    repository.create(spec("second"));

    repository.setSpec(first, spec("first").withBudget(new Budget(7)));
    assertThatThrownBy(() -> repository.setSpec(first, spec("second")))
        .isInstanceOf(WrongInputException.class);
    assertThat(repository.study(first).orElseThrow().spec())
        .isEqualTo(spec("first").withBudget(new Budget(7)));
  }

  @Test
  void aDeletedStudyIsGoneWithAllItHeld() {
    long gone = repository.create(spec("gone")).id();
    long stays = repository.create(spec("stays")).id();
    for (long id : List.of(gone, stays)) {
      repository.add(id, running(0));
      repository.append(id, List.of(report(0, 1, "elbo", 1)));
    }
    repository.delete(gone);

    assertThat(repository.study(gone)).isEmpty();
    assertThat(repository.study("gone")).isEmpty();
    assertThat(repository.trials(gone)).isEmpty();
    assertThat(repository.curves(gone, "elbo")).isEmpty();
    assertThat(repository.curves(gone, 0)).isEmpty();
    assertThat(repository.trials(stays)).hasSize(1);
    assertThat(repository.curves(stays, "elbo")).hasSize(1);
  }

  @Test
  void deletingTwiceIsFineAndKeysAreNotGivenAgain() {
    long gone = repository.create(spec("gone")).id();
    repository.delete(gone);
    repository.delete(gone);
    repository.append(gone, List.of(report(0, 1, "elbo", 1)));

    Study next = repository.create(spec("gone"));
    assertThat(next.id()).isNotEqualTo(gone);
    assertThat(repository.trials(next.id())).isEmpty();
    assertThat(repository.curves(next.id(), "elbo")).isEmpty();
  }

  // Summaries.

  @Test
  void studiesAreListedLastCreatedFirst() {
    assertThat(repository.summaries()).isEmpty();
    repository.create(spec("b"));
    repository.create(maximizing("a"));
    repository.create(spec("c"));

    assertThat(repository.summaries())
        .extracting(StudySummary::name)
        .containsExactly("c", "a", "b");
  }

  @Test
  void aSummaryOfAStudyWithoutTrials() {
    Study study = repository.create(spec("a study"));

    assertThat(repository.summaries())
        .containsExactly(
            new StudySummary(
                study.id(),
                "a study",
                "scvi",
                study.spec().metric(),
                StudyState.NEW,
                100,
                Map.of(),
                Optional.empty(),
                OptionalInt.empty(),
                study.created(),
                study.created(),
                ""));
  }

  @Test
  void aSummaryCountsByState() {
    long id = study();
    int number = 0;
    repository.add(id, waiting(number++));
    repository.add(id, running(number++));
    for (TrialState state : terminal()) {
      repository.add(id, running(number++).end(state, "", NOON));
    }
    repository.add(id, running(number).end(TrialState.PRUNED, "", NOON));

    Map<TrialState, Integer> counts = repository.summaries().get(0).counts();
    assertThat(counts).hasSize(TrialState.values().length).containsEntry(TrialState.PRUNED, 2);
    assertThat(counts.values()).containsOnly(1, 2);
  }

  @Test
  void theBestIsTheFirstFiniteBestOfTheCompletedOnes() {
    long least = repository.create(spec("least")).id();
    long most = repository.create(maximizing("most")).id();
    double[] values = {
      Double.NaN, 3, 1, 5, 1, 5, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY
    };
    for (int i = 0; i < values.length; i++) {
      repository.add(least, completed(i, "marginal_ll", values[i]));
      repository.add(most, completed(i, "accuracy", values[i]));
    }
    repository.add(least, completed(8, "another", -100));
    repository.add(least, running(9));

    StudySummary minimised = repository.summaries().get(1);
    assertThat(minimised.best()).contains(1.0);
    assertThat(minimised.bestTrial()).hasValue(2);
    StudySummary maximised = repository.summaries().get(0);
    assertThat(maximised.best()).contains(5.0);
    assertThat(maximised.bestTrial()).hasValue(3);
  }

  @Test
  void theBestFollowsUpdatesAndTheMetric() {
    long id = study();
    repository.add(id, running(0));
    repository.add(id, running(1));
    Map<String, Double> metrics = Map.of("marginal_ll", 2.0, "accuracy", 0.9);
    repository.update(id, running(0).complete(metrics, NOON));
    repository.update(id, running(1).complete(Map.of("accuracy", 0.95), NOON));
    assertThat(repository.summaries().get(0).best()).contains(2.0);

    repository.setSpec(id, maximizing("a study"));
    assertThat(repository.summaries().get(0).best()).contains(0.95);
    assertThat(repository.summaries().get(0).bestTrial()).hasValue(1);
    assertThat(repository.summaries().get(0).metric().name()).isEqualTo("accuracy");
  }

  @Test
  void aStudyChangesWhenATrialEnds() {
    Study study = repository.create(spec("a study"));
    Instant later = study.created().plusSeconds(60);
    repository.add(study.id(), running(0).end(TrialState.FAILED, "why", later));
    repository.add(
        study.id(), running(1).end(TrialState.STOPPED, "", study.created().minusSeconds(60)));
    repository.add(study.id(), waiting(2).start("cpu", later.plusSeconds(60)));

    assertThat(repository.summaries().get(0).changed()).isEqualTo(later);
    assertThat(repository.summaries().get(0).created()).isEqualTo(study.created());
  }

  // Trials.

  private static EnumSet<TrialState> terminal() {
    EnumSet<TrialState> states = EnumSet.allOf(TrialState.class);
    states.removeIf(state -> !state.isTerminal());
    return states;
  }

  @Test
  void aTrialIsKeptWholeAtEveryStepOfItsLife() {
    long id = study();
    Trial trial = waiting(0);
    repository.add(id, trial);
    assertThat(repository.trial(id, 0)).contains(trial);

    trial = trial.start("gpu:1", NOON);
    repository.update(id, trial);
    assertThat(repository.trial(id, 0)).contains(trial);

    trial = trial.reached(41);
    repository.update(id, trial);
    assertThat(repository.trial(id, 0)).contains(trial);

    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("z", Double.NaN);
    metrics.put("a", Double.NEGATIVE_INFINITY);
    metrics.put("m", -0.0);
    metrics.put(Trial.N_EPOCHS, 41.0);
    metrics.put("größe 😀 \"", 0.1 + 0.2);
    trial = trial.complete(metrics, NOON.plusMillis(5001));
    repository.update(id, trial);
    assertThat(repository.trials(id)).containsExactly(trial);
    assertThat(repository.trial(id, 0).orElseThrow().metrics().keySet())
        .containsExactly("z", "a", "m", Trial.N_EPOCHS, "größe 😀 \"");
  }

  @ParameterizedTest
  @EnumSource
  void aTrialMayBeAddedInAnyState(TrialState state) {
    long id = study();
    Trial trial =
        state.isTerminal()
            ? running(7).reached(3).end(state, "worker exited\n\twith \"137\" 😀\0", NOON)
            : state == TrialState.RUNNING ? running(7) : waiting(7);
    repository.add(id, trial);

    assertThat(repository.trials(id)).containsExactly(trial);
  }

  @ParameterizedTest
  @EnumSource
  void whereATrialCameFromIsKept(Origin origin) {
    long id = study();
    Trial.Source source =
        new Trial.Source(
            origin,
            origin == Origin.RETRY ? OptionalInt.of(3) : OptionalInt.empty(),
            Long.MIN_VALUE,
            origin == Origin.SAMPLED ? 0.1 : Double.NaN);
    Trial trial = Trial.waiting(4, source, Configuration.EMPTY);
    repository.add(id, trial);

    assertThat(repository.trial(id, 4)).contains(trial);
  }

  @Test
  void valuesOfAConfigurationKeepTheirTypesAndTheirOrder() {
    long id = study();
    repository.add(id, waiting(0));
    Map<String, Object> kept = repository.trial(id, 0).orElseThrow().configuration().values();

    assertThat(new ArrayList<>(kept.entrySet()))
        .isEqualTo(new ArrayList<>(StudyFixtures.configuration().values().entrySet()));
    assertThat(kept.get("z_first")).isInstanceOf(Long.class);
    assertThat(kept.get("a_second")).isInstanceOf(Double.class);
  }

  @Test
  void valuesThatAreNoFiniteNumbersAreKept() {
    long id = study();
    Configuration odd =
        new Configuration(
            Map.of(
                "nan",
                Double.NaN,
                "text",
                "NaN",
                "high",
                Double.POSITIVE_INFINITY,
                "max",
                Double.MAX_VALUE,
                "whole",
                1e22,
                "$escape",
                "$"));
    repository.add(id, Trial.waiting(0, StudyFixtures.sampled(), odd));

    assertThat(repository.trial(id, 0).orElseThrow().configuration()).isEqualTo(odd);
  }

  @Test
  void trialsComeByNumber() {
    long id = study();
    for (int number : new int[] {10, 2, 0, 9, 1, 100_000}) {
      repository.add(id, waiting(number));
    }
    assertThat(repository.trials(id))
        .extracting(Trial::number)
        .containsExactly(0, 1, 2, 9, 10, 100_000);
    assertThat(repository.trial(id, 3)).isEmpty();
  }

  @Test
  void aNumberIsTakenOnceInAStudy() {
    long id = study();
    long other = repository.create(spec("another")).id();
    repository.add(id, waiting(0));
    repository.add(other, running(0));

    assertThatThrownBy(() -> repository.add(id, completed(0, "marginal_ll", 1)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(repository.trials(id)).containsExactly(waiting(0));
    assertThat(repository.trials(other)).containsExactly(running(0));
  }

  @Test
  void aTrialThatIsNotKeptCannotBeUpdated() {
    long id = study();

    assertThatThrownBy(() -> repository.update(id, running(0)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository.update(id + 1, running(0)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(repository.trials(id)).isEmpty();
  }

  @Test
  void aTerminalTrialNeverChanges() {
    long id = study();
    int number = 0;
    for (TrialState state : terminal()) {
      Trial ended = running(number).end(state, "the reason", NOON);
      repository.add(id, ended);
      List<Trial> attempts =
          List.of(
              ended,
              waiting(number),
              running(number).reached(9),
              running(number).end(TrialState.COMPLETED, "", NOON),
              running(number).end(TrialState.INTERRUPTED, "later", NOON.plusSeconds(1)));
      for (Trial attempt : attempts) {
        assertThatThrownBy(() -> repository.update(id, attempt))
            .isInstanceOf(IllegalStateException.class);
      }
      assertThat(repository.trial(id, number)).contains(ended);
      number++;
    }
  }

  @Test
  void manyTrialsAreKept() {
    long id = study();
    List<Trial> all = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      all.add(i % 3 == 0 ? completed(i, "marginal_ll", i) : waiting(i));
      repository.add(id, all.get(i));
    }
    assertThat(repository.trials(id)).isEqualTo(all);
  }

  @Test
  void aLongFailureIsKept() {
    long id = study();
    Trial failed = running(0).end(TrialState.FAILED, "é\n".repeat(50_000), NOON);
    repository.add(id, failed);

    assertThat(repository.trial(id, 0)).contains(failed);
  }

  // Marks.

  @Test
  void marksOfATrialThatHasEndedComeAndGo() {
    long id = study();
    repository.add(id, completed(0, "marginal_ll", 1));
    repository.add(id, running(1));
    assertThat(repository.marks(id)).isEmpty();

    Marks marks = new Marks(true, new TreeSet<>(List.of("b", "a \uD83D\uDE42")), "one\ntwo \"3\"");
    repository.mark(id, 0, marks);
    repository.mark(id, 1, Marks.NONE.withNote("runs"));
    assertThat(repository.marks(id))
        .isEqualTo(Map.of(0, marks, 1, new Marks(false, new TreeSet<>(), "runs")));

    repository.mark(id, 0, marks.withPinned(false).withTags(List.of()).withNote(""));
    assertThat(repository.marks(id)).containsOnlyKeys(1);
    assertThat(repository.trial(id, 0)).contains(completed(0, "marginal_ll", 1));
  }

  @Test
  void marksOutliveTheTrialsNextStateAndGoWithTheStudy() {
    long id = study();
    repository.add(id, running(0));
    repository.mark(id, 0, Marks.NONE.withPinned(true));
    repository.update(id, running(0).complete(Map.of(), NOON));
    assertThat(repository.marks(id)).containsOnlyKeys(0);

    repository.delete(id);
    assertThat(repository.marks(id)).isEmpty();
  }

  @Test
  void aTrialThatIsNotThereCannotBeMarked() {
    long id = study();

    assertThatThrownBy(() -> repository.mark(id, 0, Marks.NONE.withPinned(true)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository.mark(id + 1, 0, Marks.NONE))
        .isInstanceOf(IllegalStateException.class);
    assertThat(repository.marks(id + 1)).isEmpty();
  }

  @Test
  void whyAStudyEndedAndWhatWasNotedIsKept() {
    long id = study();
    repository.setState(id, StudyState.STOPPED, Duration.ZERO, "the disk is full");
    repository.setNote(id, "first\nsecond");

    assertThat(repository.study(id).orElseThrow().ending()).isEqualTo("the disk is full");
    repository.setState(id, StudyState.RUNNING, Duration.ZERO);
    Study running = repository.study(id).orElseThrow();
    assertThat(running.ending()).isEmpty();
    assertThat(running.note()).isEqualTo("first\nsecond");
    assertThat(repository.summaries().get(0).note()).isEqualTo("first\nsecond");
    assertThatThrownBy(() -> repository.setNote(id, "x".repeat(Marks.LONGEST_NOTE + 1)))
        .isInstanceOf(WrongInputException.class);
    assertThatThrownBy(() -> repository.setNote(id + 1, ""))
        .isInstanceOf(IllegalStateException.class);
  }

  // Reports.

  @Test
  void reportsBecomeCurves() {
    long id = study();
    repository.add(id, running(0));
    repository.add(id, running(1));
    repository.append(
        id,
        List.of(
            new Report(0, 1, Map.of("elbo", 3.0, "kl", 0.5)),
            new Report(1, 1, Map.of("elbo", 30.0)),
            new Report(0, 2, Map.of("elbo", 2.0))));
    repository.append(id, List.of(new Report(0, 5, Map.of("elbo", 1.0, "kl", 0.25))));

    Map<Integer, Curve> elbo = repository.curves(id, "elbo");
    assertThat(elbo.keySet()).containsExactly(0, 1);
    assertThat(steps(elbo.get(0))).containsExactly(1, 2, 5);
    assertThat(values(elbo.get(0))).containsExactly(3.0, 2.0, 1.0);
    assertThat(values(elbo.get(1))).containsExactly(30.0);
    assertThat(repository.curves(id, "kl").keySet()).containsExactly(0);
    assertThat(repository.curves(id, "nothing")).isEmpty();

    Map<String, Curve> ofTrial = repository.curves(id, 0);
    assertThat(ofTrial.keySet()).containsExactly("elbo", "kl");
    assertThat(steps(ofTrial.get("kl"))).containsExactly(1, 5);
    assertThat(repository.curves(id, 7)).isEmpty();
  }

  @Test
  void valuesOfCurvesAreExact() {
    long id = study();
    repository.add(id, running(0));
    double[] odd = {
      Double.NaN,
      Double.NEGATIVE_INFINITY,
      Double.POSITIVE_INFINITY,
      -0.0,
      Double.MIN_VALUE,
      -Double.MAX_VALUE,
      1.0 / 3,
      0.1f
    };
    for (int i = 0; i < odd.length; i++) {
      repository.append(id, List.of(report(0, i + 1, "elbo", odd[i])));
    }
    Curve kept = repository.curves(id, "elbo").get(0);
    for (int i = 0; i < odd.length; i++) {
      assertThat(Double.doubleToLongBits(kept.value(i))).isEqualTo(Double.doubleToLongBits(odd[i]));
    }
  }

  @Test
  void aStepIsReportedOnce() {
    long id = study();
    repository.add(id, running(0));
    repository.append(
        id, List.of(report(0, 1, "elbo", 1), report(0, 1, "elbo", 2), report(0, 2, "elbo", 3)));
    repository.append(
        id,
        List.of(
            report(0, 2, "elbo", 4),
            report(0, 2, "other", 4),
            report(0, 1, "elbo", 5),
            report(0, 3, "elbo", 6)));

    assertThat(values(repository.curves(id, "elbo").get(0))).containsExactly(1.0, 3.0, 6.0);
    assertThat(repository.curves(id, "other")).isEmpty();
  }

  @Test
  void stepsMayJumpButNotGoBack() {
    long id = study();
    repository.add(id, running(0));
    int most = Integer.MAX_VALUE;
    repository.append(
        id,
        List.of(
            report(0, 10, "elbo", 1),
            report(0, 1000, "elbo", 2),
            report(0, 20, "elbo", 3),
            report(0, most, "elbo", 4)));

    assertThat(steps(repository.curves(id, "elbo").get(0))).containsExactly(10, 1000, most);
  }

  @Test
  void reportsOfTrialsThatAreNotKeptAreIgnored() {
    long id = study();
    repository.add(id, running(0));
    repository.append(id, List.of(report(1, 1, "elbo", 1), report(0, 1, "elbo", 2)));
    repository.append(id + 1, List.of(report(0, 1, "elbo", 3)));
    repository.append(id, List.of());
    repository.append(id, List.of(new Report(0, 2, Map.of())));

    assertThat(repository.curves(id, "elbo")).containsOnlyKeys(0);
    assertThat(values(repository.curves(id, "elbo").get(0))).containsExactly(2.0);
  }

  @Test
  void theLastReportsOfATrialMayComeAfterItsEnd() {
    long id = study();
    repository.add(id, running(0));
    repository.append(id, List.of(report(0, 1, "elbo", 1)));
    Trial ended = running(0).end(TrialState.PRUNED, "", NOON);
    repository.update(id, ended);
    repository.append(id, List.of(report(0, 2, "elbo", 2)));

    assertThat(values(repository.curves(id, "elbo").get(0))).containsExactly(1.0, 2.0);
    assertThat(repository.trial(id, 0)).contains(ended);
  }

  @Test
  void oneBigBatchEqualsManySmallOnes() {
    long big = repository.create(spec("big")).id();
    long small = repository.create(spec("small")).id();
    List<Report> all = new ArrayList<>();
    for (int step = 1; step <= 1500; step++) {
      for (int trial = 0; trial < 4; trial++) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("elbo", Math.sin(step * (trial + 1)));
        if (step % (trial + 1) == 0) {
          values.put("kl", step / 3.0);
        }
        all.add(new Report(trial, step * (trial + 1), values));
      }
    }
    for (int trial = 0; trial < 4; trial++) {
      repository.add(big, running(trial));
      repository.add(small, running(trial));
    }
    repository.append(big, all);
    for (int from = 0; from < all.size(); from += 37) {
      repository.append(small, all.subList(from, Math.min(all.size(), from + 37)));
    }

    assertSameCurves(repository.curves(big, "elbo"), repository.curves(small, "elbo"));
    assertSameCurves(repository.curves(big, "kl"), repository.curves(small, "kl"));
    assertThat(repository.curves(small, "elbo").get(3).size()).isEqualTo(1500);
    assertThat(repository.curves(small, "kl").get(3).size()).isEqualTo(375);
    assertSameCurves(repository.curves(big, 2), repository.curves(small, 2));
  }

  private static <K> void assertSameCurves(Map<K, Curve> a, Map<K, Curve> b) {
    assertThat(a.keySet()).isEqualTo(b.keySet()).isNotEmpty();
    a.forEach(
        (key, curve) -> {
          assertThat(steps(curve)).isEqualTo(steps(b.get(key)));
          assertThat(values(curve)).isEqualTo(values(b.get(key)));
        });
  }

  @Test
  void namesOfMetricsAreKept() {
    long id = study();
    repository.add(id, running(0));
    Map<String, Double> values = new LinkedHashMap<>();
    for (String name :
        List.of("", " ", "loss", "LOSS", "val/loss", "ℓ 😀", "'; --", "x".repeat(500))) {
      values.put(name, (double) values.size());
    }
    repository.append(id, List.of(new Report(0, 1, values)));

    assertThat(repository.curves(id, 0)).hasSize(values.size());
    values.forEach(
        (name, value) -> {
          assertThat(values(repository.curves(id, name).get(0))).containsExactly(value);
          assertThat(values(repository.curves(id, 0).get(name))).containsExactly(value);
        });
  }

  @Test
  void curvesBelongToTheCaller() {
    long id = study();
    repository.add(id, running(0));
    repository.append(id, List.of(report(0, 1, "elbo", 1)));
    Curve taken = repository.curves(id, "elbo").get(0);
    taken.add(2, 9);
    repository.append(id, List.of(report(0, 2, "elbo", 2)));

    assertThat(values(repository.curves(id, "elbo").get(0))).containsExactly(1.0, 2.0);
    assertThat(values(taken)).containsExactly(1.0, 9.0);
  }

  // Callers.

  private static void together(List<Callable<Void>> jobs) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(jobs.size());
    try {
      for (Future<Void> future : threads.invokeAll(jobs)) {
        future.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void manyThreadsMayCall() throws Exception {
    long id = study();
    List<Callable<Void>> jobs = new ArrayList<>();
    for (int caller = 0; caller < 4; caller++) {
      int first = caller * 20;
      jobs.add(
          () -> {
            for (int number = first; number < first + 20; number++) {
              repository.add(id, running(number));
              repository.append(id, List.of(report(number, 1, "elbo", number)));
              repository.update(id, completed(number, "marginal_ll", number));
              repository.append(id, List.of(report(number, 2, "elbo", -number)));
            }
            return null;
          });
    }
    jobs.add(
        () -> {
          for (int i = 0; i < 20; i++) {
            assertThat(repository.trials(id))
                .isSortedAccordingTo(java.util.Comparator.comparingInt(Trial::number));
            assertThat(repository.summaries()).hasSize(1);
            repository
                .curves(id, "elbo")
                .values()
                .forEach(c -> assertThat(c.size()).isBetween(1, 2));
          }
          return null;
        });
    together(jobs);

    assertThat(repository.trials(id)).hasSize(80).allMatch(t -> t.state() == TrialState.COMPLETED);
    assertThat(repository.curves(id, "elbo"))
        .hasSize(80)
        .allSatisfy((n, c) -> assertThat(c.size()).isEqualTo(2));
    assertThat(repository.summaries().get(0).bestTrial()).hasValue(0);
  }

  @Test
  void ofManyWhoEndATrialOneSucceeds() throws Exception {
    long id = study();
    repository.add(id, running(0));
    List<Trial> succeeded = java.util.Collections.synchronizedList(new ArrayList<>());
    List<Callable<Void>> jobs = new ArrayList<>();
    for (int caller = 0; caller < 6; caller++) {
      Trial mine = running(0).end(TrialState.STOPPED, "caller " + caller, NOON);
      jobs.add(
          () -> {
            try {
              repository.update(id, mine);
              succeeded.add(mine);
            } catch (IllegalStateException another) {
              assertThat(another).hasMessageContaining("0");
            }
            return null;
          });
    }
    together(jobs);

    assertThat(succeeded).hasSize(1);
    assertThat(repository.trials(id)).isEqualTo(succeeded);
  }

  @Test
  void ofManyWhoTakeANameOneSucceeds() throws Exception {
    List<Long> succeeded = java.util.Collections.synchronizedList(new ArrayList<>());
    List<Callable<Void>> jobs = new ArrayList<>();
    for (int caller = 0; caller < 6; caller++) {
      jobs.add(
          () -> {
            try {
              succeeded.add(repository.create(maximizing("the name")).id());
            } catch (WrongInputException another) {
              assertThat(another.field()).isEqualTo("name");
            }
            return null;
          });
    }
    together(jobs);

    assertThat(succeeded).hasSize(1);
    assertThat(repository.summaries()).extracting(StudySummary::id).isEqualTo(succeeded);
  }

  @Test
  void anInterruptedThreadHarmsNothing() {
    long id = study();
    Thread.currentThread().interrupt();
    try {
      repository.add(id, running(0));
      repository.append(id, List.of(report(0, 1, "elbo", 1)));
      assertThat(repository.trials(id)).hasSize(1);
    } finally {
      assertThat(Thread.interrupted()).as("the interrupt is left to the caller").isTrue();
    }
    repository.update(id, completed(0, "marginal_ll", 1));
    assertThat(repository.curves(id, "elbo")).hasSize(1);
  }

  // The end.

  @Test
  void closingTwiceIsFine() {
    repository.close();
    assertThatCode(repository::close).doesNotThrowAnyException();
  }

  @Test
  void aClosedRepositorySaysSo() {
    long id = study();
    repository.close();

    assertThatThrownBy(() -> repository.create(spec("x")))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository.study(id)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository.study("x")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(repository::summaries).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository.setState(id, StudyState.RUNNING, Duration.ZERO))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository.setSpec(id, spec("x")))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository.delete(id)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository.add(id, waiting(0)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository.update(id, waiting(0)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository.trials(id)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository.trial(id, 0)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository.marks(id)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository.mark(id, 0, Marks.NONE))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository.setNote(id, "")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository.append(id, List.of()))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository.curves(id, "x")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> repository.curves(id, 0)).isInstanceOf(IllegalStateException.class);
  }
}
