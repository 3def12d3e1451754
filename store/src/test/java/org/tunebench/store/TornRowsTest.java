package org.tunebench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.tunebench.store.WorkspaceFixture.assertSentence;
import static org.tunebench.store.db.Tables.CURVE_PART;
import static org.tunebench.store.db.Tables.METRIC;
import static org.tunebench.store.db.Tables.STUDY;
import static org.tunebench.store.db.Tables.TRIAL;
import static org.tunebench.store.db.Tables.TRIAL_MARK;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.Table;
import org.jooq.TableField;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.StudyRepository;

/** Rows as no process writes them are damage, whoever comes upon them, and never anything else. */
class TornRowsTest {
  private static final List<Consumer<StudyRepository>> METHODS =
      List.of(
          repository -> repository.study(1),
          StudyRepository::formerNames,
          StudyRepository::studies,
          StudyRepository::summaries,
          StudyRepository::unreadable,
          repository -> repository.trials(1),
          repository -> repository.trial(1, 0),
          repository -> repository.marks(1),
          repository -> repository.curves(1, "elbo"),
          repository -> repository.curves(1, 0));

  private static final Consumer<StudyRepository> WRITING =
      repository ->
          repository.append(1, List.of(new Report(0, Samples.STEPS + 1, Map.of("elbo", 1.0))));

  private static final List<Table<?>> TABLES =
      List.of(STUDY, TRIAL, METRIC, CURVE_PART, TRIAL_MARK);

  private static final String SET = "UPDATE {0} SET {1} = {2}";

  private static Database database;

  @BeforeAll
  static void fill(@TempDir Path home) {
    try (Workspace workspace = Workspace.open(home)) {
      Samples.write(workspace.repository());
    }
    database = Database.open(DatabaseFile.in(home));
    TABLES.forEach(table -> run("CREATE TABLE {0} AS SELECT * FROM {1}", whole(table), table));
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static Table<?> whole(Table<?> table) {
    return table(name("WHOLE_" + table.getName()));
  }

  private static void run(String statement, QueryPart... parts) {
    database.write(db -> db.execute(statement, parts));
  }

  /** Puts tables with the same rows in their places that take any row: they demand nothing. */
  @BeforeEach
  void restore() {
    database.write(
        db -> {
          for (Table<?> table : TABLES) {
            db.execute("DROP TABLE {0} CASCADE", table);
            db.execute("CREATE TABLE {0} AS SELECT * FROM {1}", table, whole(table));
          }
          return null;
        });
  }

  private static <T> void set(TableField<?, T> column, T value) {
    database.write(db -> db.update(column.getTable()).set(column, value).execute());
  }

  /** Uses the database in some ways: the reasons for which it is damaged. */
  private static List<String> reasons(List<Consumer<StudyRepository>> methods) {
    List<String> reasons = new ArrayList<>();
    StudyRepository repository = new H2StudyRepository(database, Clock.systemUTC());
    for (Consumer<StudyRepository> method : methods) {
      Throwable thrown = catchThrowable(() -> method.accept(repository));
      if (thrown != null) {
        assertThat(thrown).isInstanceOf(DamagedDatabaseException.class);
        assertSentence(thrown);
        reasons.add(((DamagedDatabaseException) thrown).reason());
      }
    }
    return reasons;
  }

  private static List<Consumer<StudyRepository>> all() {
    List<Consumer<StudyRepository>> all = new ArrayList<>(METHODS);
    all.add(WRITING);
    return all;
  }

  /** All columns that have a value in every row, but for those by which rows are found. */
  private static Stream<Field<?>> columnsThatAreRead() {
    List<Field<?>> found =
        List.of(
            STUDY.PUT_ASIDE,
            METRIC.STUDY_ID,
            CURVE_PART.STUDY_ID,
            CURVE_PART.METRIC_ID,
            TRIAL_MARK.STUDY_ID);
    return TABLES.stream()
        .flatMap(Table::fieldStream)
        .filter(field -> !field.getDataType().nullable() && !found.contains(field));
  }

  @ParameterizedTest
  @MethodSource("columnsThatAreRead")
  <T> void aRowThatLacksWhatEveryRowHas(TableField<?, T> column) {
    set(column, null);
    assertThat(reasons(all()))
        .contains(
            "a row of its table %s has no valid %s"
                .formatted(column.getTable().getName(), column.getName())
                .toLowerCase(Locale.ROOT));
  }

  @Test
  void whatIsReadToBeWrittenAnew() {
    set(CURVE_PART.POINTS, null);
    assertThat(reasons(List.of(WRITING)))
        .containsExactly("a row of its table curve_part has no valid points");
  }

  private static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of(STUDY.STATE, "NEWER", "a row of its table study has no valid state"),
        Arguments.of(TRIAL.STATE, "running", "a row of its table trial has no valid state"),
        Arguments.of(TRIAL.ORIGIN, "", "a row of its table trial has no valid origin"),
        Arguments.of(STUDY.ELAPSED_NANOS, "-1", "a study has run for a negative time"),
        Arguments.of(TRIAL.NUMBER, "-7", "a trial has the number -7"),
        Arguments.of(TRIAL.RETRY_OF, "0", "trial 0 tries trial 0 again"),
        Arguments.of(TRIAL.RETRY_OF, "-1", "trial 0 tries trial -1 again"),
        Arguments.of(CURVE_PART.TRIAL, "-1", "a curve of trial -1 is out of order"),
        Arguments.of(TRIAL_MARK.TAGS, "[\" \"]", "what was noted at a trial is torn"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void aValueThatNobodyWrites(TableField<?, ?> column, String value, String reason) {
    run(SET, column.getTable(), name(column.getName()), inline(value));
    assertThat(reasons(METHODS)).contains(reason);
  }

  private void assertTorn(TableField<?, String> column, String text) {
    set(column, text);
    assertThat(reasons(METHODS)).contains("a text is torn");
    assertThatThrownBy(() -> Health.check(database)).hasMessageContaining("(a text is torn)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"a\": 1",
        "null",
        "7",
        "[]",
        "{} x",
        "{\"a\": {\"$double\": 7}}",
        "{\"a\": {\"$double\": \"x\"}}",
        "{\"a\": 123456789012345678901}"
      })
  void aTextThatIsNoConfiguration(String text) {
    assertTorn(TRIAL.CONFIGURATION, text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1.0]", "{\"loss\": null}", "{\"loss\": \"0.5\"}", "{\"loss\": true}"})
  void aTextThatIsNoMetrics(String text) {
    assertTorn(TRIAL.METRICS, text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "\"good\"", "[null]", "[7]", "[[\"good\"]]"})
  void aTextThatIsNoTags(String text) {
    assertTorn(TRIAL_MARK.TAGS, text);
  }

  private static Stream<Field<?>> numbersThatAreRead() {
    return columnsThatAreRead().filter(column -> Number.class.isAssignableFrom(column.getType()));
  }

  /** What kind of value there is H2 takes from the page, too. */
  @ParameterizedTest
  @MethodSource("numbersThatAreRead")
  void aTextInThePlaceOfANumberIsNoMistakeOfOurs(TableField<?, ?> column) {
    Name name = name(column.getName());
    run("ALTER TABLE {0} ALTER COLUMN {1} VARCHAR", column.getTable(), name);
    run(SET, column.getTable(), name, inline("x"));
    assertThat(reasons(all())).isNotEmpty();
  }
}
