package org.tunebench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tunebench.engine.study.StudyFixtures.NOON;
import static org.tunebench.engine.study.StudyFixtures.completed;
import static org.tunebench.engine.study.StudyFixtures.running;
import static org.tunebench.engine.study.StudyFixtures.spec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Select;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.engine.study.FreeName;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudySummary;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.UnreadableStudy;
import org.tunebench.store.db.Tables;
import org.tunebench.store.db.tables.records.TrialRecord;

/** A database that is damaged, gone or behind is brought back, and what is missing is said. */
class RecoveryTest {
  private static final String STUDY = "a study";

  @TempDir Path home;
  private Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);

  private Path file() {
    return home.resolve("tunebench.mv.db");
  }

  private Path backups() {
    return home.resolve("backups");
  }

  @BeforeEach
  void begin() {
    Workspace.open(home).close();
  }

  /** Works on the open database and lets a backup be taken where one is due. */
  private void work(Consumer<StudyRepository> work, boolean backUp) {
    Backups backups = new Backups(home, clock);
    DatabaseFile.Opened opened = new DatabaseFile(home, Schema.CURRENT, backups, false).open();
    try (StudyRepository repository = new H2StudyRepository(opened.database(), clock)) {
      work.accept(repository);
      if (backUp) {
        backups.takeIfDue(opened.database(), opened.ledger().changes());
      }
    }
  }

  private void addTrial(StudyRepository repository, int number) {
    long study = repository.study(STUDY).orElseGet(() -> repository.create(spec(STUDY))).id();
    repository.add(study, running(number));
    repository.update(study, completed(number, "marginal_ll", number));
  }

  private void hoursLater(int hours) {
    clock = Clock.offset(clock, Duration.ofHours(hours));
  }

  private List<String> backupNames() throws IOException {
    if (!Files.exists(backups())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(backups())) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  /** Opens the workspace anew. */
  private record Found(Optional<String> recovery, List<Trial> trials) {}

  private Found open() {
    try (Workspace workspace = Workspace.open(home)) {
      StudyRepository repository = workspace.repository();
      List<Trial> trials =
          repository.study(STUDY).map(s -> repository.trials(s.id())).orElse(List.of());
      repository.create(spec("what comes after")).spec();
      return new Found(workspace.recovery(), trials);
    }
  }

  @Test
  void aDatabaseThatIsWellNeedsNothing() {
    work(repository -> addTrial(repository, 0), true);
    Found found = open();
    assertThat(found.recovery()).isEmpty();
    assertThat(found.trials()).hasSize(1);
  }

  @Test
  void aDamagedDatabaseIsPutBackFromItsBackupAndTheDamagedOneKept() throws IOException {
    work(repository -> addTrial(repository, 0), true);
    work(repository -> addTrial(repository, 1), false);
    byte[] cut = Arrays.copyOf(Files.readAllBytes(file()), 5000);
    Files.write(file(), cut);

    Found found = open();

    assertThat(found.recovery().orElseThrow())
        .contains("was damaged", "automatic backup of", "2 changes after it are lost", "damaged-")
        .doesNotContain("Exception", "\n");
    assertThat(found.trials()).containsExactly(completed(0, "marginal_ll", 0));
    String aside =
        backupNames().stream().filter(n -> n.startsWith("damaged")).findFirst().orElseThrow();
    assertThat(Files.readAllBytes(backups().resolve(aside))).isEqualTo(cut);
    assertThat(openRecovery()).as("the next time all is well").isEmpty();
  }

  private Optional<String> openRecovery() {
    try (Workspace workspace = Workspace.open(home)) {
      return workspace.recovery();
    }
  }

  @Test
  void whatIsCountedAndCopiedIsFoundAgainWhateverDigitsThePersonHas() throws IOException {
    Locale before = Locale.getDefault(Locale.Category.FORMAT);
    Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-EG"));
    try {
      work(repository -> addTrial(repository, 0), true);
      work(repository -> addTrial(repository, 1), false);
      assertThat(Ledger.written(home)).isPresent();
      Files.write(file(), Arrays.copyOf(Files.readAllBytes(file()), 5000));

      Found found = open();

      assertThat(found.recovery().orElseThrow()).contains("was damaged", "automatic backup of");
      assertThat(found.trials()).hasSize(1);
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, before);
    }
  }

  @Test
  void aDatabaseThatIsGoneIsPutBack() throws IOException {
    work(repository -> addTrial(repository, 0), true);
    Files.delete(file());
    Found found = open();
    assertThat(found.recovery().orElseThrow()).contains("was gone", "nothing is missing");
    assertThat(found.trials()).hasSize(1);
  }

  @Test
  void whatIsGoneWithoutABackupIsSaidToBeginAnew() throws IOException {
    work(repository -> addTrial(repository, 0), false);
    Files.delete(file());
    Found found = open();
    assertThat(found.recovery().orElseThrow()).contains("was gone", "it begins anew");
    assertThat(found.trials()).isEmpty();
  }

  @Test
  void whereNobodyKnowsTheCountNothingIsPromised() throws IOException {
    work(repository -> addTrial(repository, 0), true);
    Files.delete(file());
    Files.delete(home.resolve(Ledger.FILE));
    assertThat(open().recovery().orElseThrow()).contains("what changed after it may be missing");
  }

  @Test
  void oneLostChangeIsOne() throws IOException {
    work(repository -> repository.create(spec(STUDY)), true);
    byte[] older = Files.readAllBytes(file());
    work(repository -> repository.create(spec("another")), false);
    byte[] newer = Files.readAllBytes(file());
    Files.write(file(), Arrays.copyOf(newer, 5000));
    assertThat(openRecovery().orElseThrow()).contains("the one change after it is lost");

    Files.writeString(home.resolve(Ledger.FILE), "%019d%n".formatted(2));
    Files.write(file(), older);
    goDown();
    assertThat(openRecovery().orElseThrow()).startsWith("The last change of the database");

    Files.writeString(home.resolve(Ledger.FILE), "%019d%n".formatted(2));
    Files.write(file(), older);
    assertThat(openRecovery().orElseThrow()).contains("it lacks the last change of that one");
  }

  /** The process that had the workspace did not close it. */
  private void goDown() throws IOException {
    Files.writeString(home.resolve("tunebench.owner"), "process 1 on a machine that went down\n");
  }

  @Test
  void aTornTextIsDamageAndPutBack() throws IOException {
    work(repository -> addTrial(repository, 0), true);
    try (Database database = Database.open(file())) {
      database.write(
          db -> db.update(Tables.TRIAL).set(Tables.TRIAL.METRICS, "{\"marginal").execute());
    }
    goDown();

    Found found = open();

    assertThat(found.recovery().orElseThrow()).contains("was damaged", "automatic backup of");
    assertThat(found.trials()).containsExactly(completed(0, "marginal_ll", 0));
  }

  @Test
  void aStudyThatCannotBeReadIsLeftOutOfTheListAndLocksNoOther() {
    work(
        repository -> {
          repository.create(spec("of a newer version"));
          addTrial(repository, 0);
        },
        false);
    try (Database database = Database.open(file())) {
      database.write(
          db ->
              db.update(Tables.STUDY)
                  .set(Tables.STUDY.SPEC, "{\"version\": 99}")
                  .where(Tables.STUDY.NAME.eq("of a newer version"))
                  .execute());
    }
    try (Workspace workspace = Workspace.open(home)) {
      assertThat(workspace.repository().summaries())
          .extracting(StudySummary::name)
          .containsExactly(STUDY);
      UnreadableStudy other = workspace.repository().unreadable().get(0);
      assertThat(other.name()).isEqualTo("of a newer version");
      assertThat(other.reason()).isEqualTo("a definition of version 99");
      assertThat(FreeName.in(workspace.repository(), other.name())).endsWith("version-2");
      workspace.repository().delete(other.id());
      assertThat(workspace.repository().unreadable()).isEmpty();
      assertThat(workspace.repository().summaries()).hasSize(1);
    }
  }

  @Test
  void whatACrashHasLostIsToldWhereNoBackupHasMore() throws IOException {
    work(repository -> addTrial(repository, 0), false);
    byte[] older = Files.readAllBytes(file());
    work(repository -> addTrial(repository, 1), false);
    Files.write(file(), older);
    goDown();

    Found found = open();

    assertThat(found.recovery().orElseThrow()).contains("last 2 changes", "were lost");
    assertThat(found.trials()).hasSize(1);
    assertThat(backupNames()).isEmpty();
  }

  @Test
  void anOlderCopyThatWasPutThereIsUsedAndItsBackupsCount() throws IOException {
    work(repository -> addTrial(repository, 0), false);
    byte[] older = Files.readAllBytes(file());
    work(repository -> addTrial(repository, 1), true);
    Files.write(file(), older);

    Found found = open();

    assertThat(found.recovery().orElseThrow())
        .contains("is used as it is", "lacks the last 2 changes", backupNames().get(0), "has more")
        .endsWith(".");
    assertThat(found.trials()).hasSize(1);
    assertThat(openRecovery()).as("it is said once").isEmpty();
    hoursLater(2);
    work(repository -> repository.create(spec("since then")), true);
    Files.delete(file());
    try (Workspace workspace = Workspace.open(home)) {
      assertThat(workspace.repository().study("since then"))
          .as("the newest backup is the one of the copy")
          .isPresent();
    }
  }

  @Test
  void anOlderCopyThatIsTornIsDamage() throws IOException {
    work(repository -> addTrial(repository, 0), true);
    try (Database database = Database.open(file())) {
      database.write(
          db -> db.update(Tables.TRIAL).set(Tables.TRIAL.METRICS, "{\"marginal").execute());
    }
    Files.writeString(home.resolve(Ledger.FILE), "%019d%n".formatted(99));
    assertThat(open().recovery().orElseThrow()).contains("was damaged", "automatic backup of");
  }

  @Test
  void whatACrashHasLeftGivesWayToABackupThatHasMore() throws IOException {
    work(repository -> addTrial(repository, 0), false);
    byte[] older = Files.readAllBytes(file());
    work(repository -> addTrial(repository, 1), true);
    Files.write(file(), older);
    goDown();

    Found found = open();

    assertThat(found.recovery().orElseThrow()).contains("were lost", "nothing is missing");
    assertThat(found.trials()).hasSize(2);
  }

  @Test
  void aBackupThatIsDamagedItselfGivesWayToAnOlderOne() throws IOException {
    work(repository -> addTrial(repository, 0), true);
    hoursLater(2);
    work(repository -> addTrial(repository, 1), true);
    String newest = backupNames().get(1);
    Files.write(backups().resolve(newest), new byte[] {'P', 'K', 3, 4, 0});
    Files.write(file(), new byte[100]);

    Found found = open();

    assertThat(found.recovery().orElseThrow()).contains("2 changes after it are lost");
    assertThat(found.trials()).hasSize(1);
  }

  @Test
  void aLengthThatIsNoiseIsDamageAndNoLackOfMemory() throws IOException {
    String name = "n".repeat(200);
    work(repository -> repository.create(spec(name)), true);
    writeNoiseForTheLengthOf(name);
    // Pages are read from end to end after a process that did not close them.
    goDown();

    try (Workspace workspace = Workspace.open(home)) {
      assertThat(workspace.recovery().orElseThrow())
          .contains("was damaged (a length in it is larger than the memory)", "nothing is missing");
      assertThat(workspace.repository().study(name)).isPresent();
    }
  }

  /** H2 writes a text as its length, seven bits a byte, lowest first, and then its characters. */
  private void writeNoiseForTheLengthOf(String text) throws IOException {
    byte[] bytes = Files.readAllBytes(file());
    byte[] there = ("\u00c8\u0001" + text).getBytes(StandardCharsets.ISO_8859_1);
    byte[] most = {-1, -1, -1, -1, 7};
    int found = 0;
    for (int at = 0; at + there.length <= bytes.length; at++) {
      if (Arrays.equals(bytes, at, at + there.length, there, 0, there.length)) {
        System.arraycopy(most, 0, bytes, at, most.length);
        found++;
      }
    }
    assertThat(found).isPositive();
    Files.write(file(), bytes);
  }

  @Test
  void aLackOfMemoryInAnOpenDatabaseIsSaidAndNotTakenForDamage() {
    try (Database database = Database.open(file())) {
      assertThatThrownBy(
              () ->
                  database.read(
                      db -> {
                        throw new OutOfMemoryError("Java heap space");
                      }))
          .isExactlyInstanceOf(WorkspaceException.class)
          .hasMessageContaining("more memory than there is");
    }
  }

  @Test
  void whatTheTablesForbidIsAMistakeOfOursAndNotTakenForDamage() {
    work(
        repository -> {
          addTrial(repository, 0);
          assertThat(repository.trials(1)).hasSize(1);
        },
        false);
    try (Database database = Database.open(file())) {
      assertThatThrownBy(
              () -> database.write(db -> db.insertInto(Tables.TRIAL).select(all(db)).execute()))
          .isExactlyInstanceOf(WorkspaceException.class)
          .hasMessageContaining("is well, but Tunebench made a mistake")
          .satisfies(WorkspaceFixture::assertSentence);
      assertThatThrownBy(
              () ->
                  database.write(
                      db ->
                          db.update(Tables.STUDY)
                              .set(Tables.STUDY.NAME, "n".repeat(100_000))
                              .execute()))
          .isExactlyInstanceOf(WorkspaceException.class)
          .hasMessageContaining("please report it");
    }
  }

  private static Select<TrialRecord> all(DSLContext db) {
    return db.selectFrom(Tables.TRIAL);
  }

  @Test
  void aPoolThatIsBusyIsNotTakenForDamage() {
    SQLException late = new SQLException("Login timeout", "08001", 8001);
    assertThat(Failures.ofDatabase(file(), late))
        .isExactlyInstanceOf(WorkspaceException.class)
        .hasMessageContaining("is busy");
  }

  @Test
  void withoutABackupADamagedDatabaseIsRefusedAndLeftAsItIs() throws IOException {
    work(repository -> addTrial(repository, 0), false);
    byte[] cut = Arrays.copyOf(Files.readAllBytes(file()), 5000);
    Files.write(file(), cut);
    assertThatThrownBy(() -> Workspace.open(home))
        .isInstanceOf(WorkspaceException.class)
        .hasMessageContaining("is damaged");
    assertThat(Files.readAllBytes(file())).isEqualTo(cut);
  }

  @Test
  void backupsAreTakenHourlyIfSomethingChangedAndTheNewestThreeAreKept() throws IOException {
    work(repository -> addTrial(repository, 0), true);
    work(repository -> addTrial(repository, 1), true);
    assertThat(backupNames()).as("the second one was not due").hasSize(1);
    hoursLater(1);
    work(repository -> {}, true);
    hoursLater(1);
    work(repository -> {}, true);
    assertThat(backupNames()).as("one for the second trial, none for nothing").hasSize(2);
    for (int number = 2; number < 6; number++) {
      hoursLater(1);
      int next = number;
      work(repository -> addTrial(repository, next), true);
    }
    assertThat(backupNames()).hasSize(3);
    Files.delete(file());
    assertThat(open().trials()).as("the newest one is among them").hasSize(6);
  }

  @Test
  void aClockThatWasSetBackDoesNotStopBackups() throws IOException {
    work(repository -> addTrial(repository, 0), true);
    hoursLater(-1000);
    work(repository -> addTrial(repository, 1), true);
    assertThat(backupNames()).hasSize(2);
  }
}
