package org.tunebench.store.optuna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.InMemoryStudyRepository;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;
import org.tunebench.engine.studyfile.table.ImportedStudy;

/** Against a file that Optuna 5.0.0 wrote; {@code make.py} beside it made it. */
class OptunaFileTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void copy() throws IOException {
    file = folder.resolve("search 1.db");
    try (InputStream in = getClass().getResourceAsStream("/optuna/optuna-5.0.0.db")) {
      Files.copy(in, file);
    }
  }

  private ImportedStudy one() {
    return new OptunaFile(file).read(Optional.of("one"), Set.of());
  }

  private void change(String... statements) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private void refuses(String sentence) {
    assertThatThrownBy(this::one)
        .isInstanceOf(WrongInputException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void spaceAndConditionAreWhatTheTrialsWereDrawnFrom() {
    assertThat(one().spec().space())
        .isEqualTo(
            new SearchSpace(
                List.of(
                    new Parameter("optimizer", Choice.of("sgd", "adam", "None")),
                    new Parameter("lr", new FloatRange(1e-5, 0.1, true, 0)),
                    new Parameter("units", new IntRange(1, 64, true, 1)),
                    new Parameter("layers", new IntRange(2, 10, false, 4)),
                    new Parameter(
                        "momentum",
                        new FloatRange(0, 0.9, false, 0.1),
                        List.of(new Condition("optimizer", List.of("sgd")))))));
    assertThat(one().spec().metric()).isEqualTo(new MetricSpec("accuracy", Goal.MAXIMIZE));
  }

  @Test
  void trialsHaveTheirStatesResultsAndTimes() {
    ImportedStudy study = one();

    assertThat(study.trials())
        .extracting(Trial::number)
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(study.trials().get(3).state()).isEqualTo(TrialState.PRUNED);
    assertThat(study.trials().get(3).metrics()).isEmpty();
    Trial first = study.trials().get(0);
    assertThat(first.configuration().values())
        .containsEntry("optimizer", "adam")
        .containsEntry("units", 4L)
        .containsEntry("layers", 6L)
        .doesNotContainKey("momentum");
    assertThat(first.metrics())
        .isEqualTo(Map.of("accuracy", first.configuration().values().get("lr"), "n_params", 0.0));
    assertThat(study.trials().get(4).metric("accuracy")).isInfinite();
    assertThat(first.run().started().orElseThrow()).hasToString("2026-11-26T12:58:04.923861Z");
    assertThat(first.run().duration().orElseThrow()).isPositive();
    assertThat(study.notes())
        .containsExactly(
            "one: its steps begin at 0 and are counted from 1",
            "one: trials that wait to be tried are left out: 1",
            "search 1.db: 2 of 13 trials lack parameters or have values outside of them, and are"
                + " left out");
  }

  @Test
  void whatWasReportedIsKeptAsACurve() {
    StudyRepository repository = new InMemoryStudyRepository();
    Study kept = one().keepIn(repository);

    assertThat(kept.note()).startsWith("one: its steps begin at 0").hasLineCount(3);
    Curve curve = repository.curves(kept.id(), "accuracy").get(3);
    Object rate = repository.trials(kept.id()).get(3).configuration().values().get("lr");
    assertThat(curve.size()).isEqualTo(3);
    assertThat(curve.step(0)).isEqualTo(1);
    assertThat(curve.value(1)).isNaN();
    assertThat(curve.value(2)).isEqualTo(2 * (double) rate);
    assertThat(repository.trials(kept.id()).get(3).epochs()).isEqualTo(3);
  }

  @Test
  void aTimeThatWasReportedAsAStepIsRefusedByName() throws Exception {
    change("update trial_intermediate_values set step = 1767225600000 where step = 1");

    refuses("study 'one': its step 1767225600000 is no count of epochs: a step is at most ");
  }

  @Test
  void theFileStaysAsItIsWithNothingBesideIt() throws IOException {
    byte[] before = Files.readAllBytes(file);
    one();

    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void namesOfDistributionsBeforeOptuna3AreKnown() throws Exception {
    change(
        "update trial_params set distribution_json = '{\"name\": \"LogUniformDistribution\","
            + " \"attributes\": {\"low\": 1e-05, \"high\": 0.1}}' where param_name = 'lr'",
        "update trial_params set distribution_json = '{\"name\": \"DiscreteUniformDistribution\","
            + " \"attributes\": {\"low\": 0.0, \"high\": 0.9, \"q\": 0.1}}' where param_name ="
            + " 'momentum'",
        "update trial_params set distribution_json = '{\"name\": \"IntLogUniformDistribution\","
            + " \"attributes\": {\"low\": 1, \"high\": 64, \"step\": 1}}' where param_name = 'units'",
        "update trial_params set distribution_json = '{\"name\": \"IntUniformDistribution\","
            + " \"attributes\": {\"low\": 2, \"high\": 10, \"step\": 4}}' where param_name ="
            + " 'layers'");

    spaceAndConditionAreWhatTheTrialsWereDrawnFrom();
  }

  @Test
  void rangesThatChangedBecomeTheOneThatHoldsThem() throws Exception {
    change(
        "update trial_params set distribution_json = replace(distribution_json, '\"high\": 64',"
            + " '\"high\": 200') where trial_id = 3");

    assertThat(one().spec().space().parameters().get(2).distribution())
        .isEqualTo(new IntRange(1, 200, true, 1));
  }

  @Test
  void timesBeforeOptuna5AreOfTheMachinesZone() throws Exception {
    change("update version_info set library_version = '4.5.0'");
    OptunaFile old = new OptunaFile(file, ZoneId.of("Asia/Tokyo"));

    assertThat(old.read(Optional.of("one"), Set.of()).trials().get(0).run().started().orElseThrow())
        .hasToString("2026-11-26T03:58:04.923861Z");
  }

  @Test
  void timesSinceOptuna5AreOfNoMachinesZone() throws Exception {
    Instant started = started(ZoneId.of("Asia/Tokyo"));

    assertThat(started).isEqualTo(started(ZoneId.of("America/New_York")));
    assertThat(started).hasToString("2026-11-26T12:58:04.923861Z");
  }

  private Instant started(ZoneId local) {
    ImportedStudy read = new OptunaFile(file, local).read(Optional.of("one"), Set.of());
    return read.trials().get(0).run().started().orElseThrow();
  }

  @Test
  void anAttributeOfTheResultsNameIsNotTheResult() throws Exception {
    double result = one().trials().get(0).metrics().get("accuracy");
    change(
        "update trial_user_attributes set \"key\" = 'accuracy', value_json = '-77' where"
            + " trial_user_attribute_id = 1");

    assertThat(one().trials().get(0).metrics()).containsEntry("accuracy", result);
  }

  @Test
  void infiniteResultsAreReadAsSuch() throws Exception {
    change(
        "update trial_values set value = null, value_type = 'INF_NEG' where trial_id = 1",
        "update trial_values set value = null, value_type = 'INF_POS' where trial_id = 2");

    assertThat(one().trials().get(0).metrics()).containsEntry("accuracy", -1 / 0.0);
    assertThat(one().trials().get(1).metrics()).containsEntry("accuracy", 1 / 0.0);
  }

  @Test
  void severalStudiesNeedAName() {
    assertThatThrownBy(() -> new OptunaFile(file).read(Optional.empty(), Set.of()))
        .isInstanceOf(WrongInputException.class)
        .hasMessage("search 1.db holds several: name one of one, two goals");
    assertThatThrownBy(() -> new OptunaFile(file).read(Optional.of("three"), Set.of()))
        .hasMessageContaining("has no study 'three'; it has one, two goals");
  }

  @Test
  void severalObjectivesAreRefusedByName() {
    assertThatThrownBy(() -> new OptunaFile(file).read(Optional.of("two goals"), Set.of()))
        .isInstanceOf(WrongInputException.class)
        .hasMessage(
            "search 1.db: study 'two goals': it has 2 objectives, and a study here has one");
    assertThatThrownBy(() -> new OptunaFile(file).read(Optional.empty(), Set.of()))
        .hasMessageContaining("two goals");
  }

  @Test
  void aParameterMayBeLeftOut() {
    assertThat(
            new OptunaFile(file)
                .read(Optional.of("one"), Set.of("momentum", "layers"))
                .spec()
                .space()
                .parameters())
        .extracting(Parameter::name)
        .containsExactly("optimizer", "lr", "units");
  }

  @Test
  void anotherRevisionSaysWhatHelps() throws Exception {
    change("update alembic_version set version_num = 'v2.6.0.a'");
    refuses("has Optuna's tables of v2.6.0.a, and those of v3.2.0 can be read: 'optuna storage");
  }

  @Test
  void anotherProgramsDatabaseIsNone() throws Exception {
    change("drop table alembic_version");
    refuses("is an SQLite database, but none that Optuna 3 or later made");
  }

  @Test
  void aDamagedFileIsOneSentence() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 4096, bytes.length, (byte) 0x5a);
    Files.write(file, bytes);
    refuses("search 1.db: is damaged");
  }

  @Test
  void aFileThatIsBeingWrittenIsLeftAlone() throws Exception {
    try (Connection writer = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = writer.createStatement()) {
      statement.execute("begin exclusive");
      refuses("is being written to");
      statement.execute("rollback");
    }
  }

  @Test
  void changesKeptApartAreNoticed() throws Exception {
    change("pragma journal_mode = wal");
    theFileStaysAsItIsWithNothingBesideIt();
    try (Connection writer = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = writer.createStatement()) {
      statement.execute("update studies set study_name = 'uno' where study_id = 1");
      refuses("has changes in search 1.db-wal that are not in it yet");
    }
  }
}
