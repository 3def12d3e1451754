package org.tunebench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tunebench.engine.study.StudyFixtures.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What changed after the database that is there, or after its backup, is counted and said. */
class LostChangesTest extends RecoveryFixture {
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
    assertThat(backups().resolve(onlyDamaged(found.recovery()))).hasBinaryContent(older);
  }

  /** The one file that is kept as it was, which the person is told. */
  private String onlyDamaged(Optional<String> recovery) throws IOException {
    List<String> damaged = backupNames().stream().filter(n -> n.startsWith("damaged-")).toList();
    assertThat(damaged).hasSize(1);
    assertThat(recovery.orElseThrow())
        .endsWith("; the file as it was is " + backups().resolve(damaged.get(0)) + ".");
    return damaged.get(0);
  }

  @Test
  void whatIsFoundInTheFileDoesNotTakeThePlaceOfWhatThereWas() throws IOException {
    work(repository -> addTrial(repository, 0), false);
    long changes = Ledger.written(home).orElseThrow();
    byte[] before = Files.readAllBytes(file());

    Optional<String> recovery = recovery().ofLoss(changes - 1, changes + 1);

    assertThat(recovery.orElseThrow()).startsWith("The last change of the database");
    assertThat(backups().resolve(onlyDamaged(recovery))).hasBinaryContent(before);
    assertThat(file()).as("what was found").exists();
    assertThat(open().trials()).hasSize(1);
    assertThat(backups().resolve(onlyDamaged(recovery)))
        .as("it is not worked on")
        .hasBinaryContent(before);
  }

  @Test
  void severalFilesOfOneMomentAreKept() throws IOException {
    work(repository -> addTrial(repository, 0), false);
    long changes = Ledger.written(home).orElseThrow();
    Clock still = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    Recovery recovery = new Recovery(home, file(), new Backups(home, still));
    recovery.ofLoss(changes, changes + 1);
    recovery.ofLoss(changes - 1, changes + 1);
    recovery.ofLoss(changes, changes + 1);
    assertThat(backupNames())
        .containsExactly(
            "damaged-19700101-000000-2.mv.db",
            "damaged-19700101-000000-3.mv.db",
            "damaged-19700101-000000.mv.db");
  }

  @Test
  void aBackupThatHasNoMoreThanWhatIsThereStaysOne() throws IOException {
    work(repository -> addTrial(repository, 0), true);
    byte[] older = Files.readAllBytes(file());
    work(repository -> addTrial(repository, 1), false);
    Files.write(file(), older);
    goDown();
    assertThat(openRecovery().orElseThrow())
        .contains("were lost, as after a loss of power; all before them is there; the file as it");

    Files.write(file(), older);
    assertThat(openRecovery().orElseThrow()).endsWith("changes of that one.");
  }

  @Test
  void whatIsStillInTheFileIsNotLost() throws IOException {
    work(repository -> addTrial(repository, 0), false);
    long changes = Ledger.written(home).orElseThrow();
    Files.createDirectories(backups());
    List<String> before = WorkspaceFixture.names(home);
    byte[] whole = Files.readAllBytes(file());
    assertThat(recovery().ofLoss(changes, changes + 1).orElseThrow()).contains("was lost");
    assertThat(Files.readAllBytes(file())).as("no more is in it").isEqualTo(whole);
    assertThat(backupNames()).as("what it holds is kept").hasSize(1);

    assertThat(recovery().ofLoss(changes - 1, changes)).isEmpty();
    assertThat(backupNames()).as("nothing is lost").hasSize(1);
    assertThat(WorkspaceFixture.names(home)).as("nor is anything left").isEqualTo(before);
  }

  @Test
  void aDatabaseWithoutChangesIsMendedToo() throws IOException {
    byte[] before = Files.readAllBytes(file());
    Optional<String> recovery = recovery().ofDamage("torn", OptionalLong.of(0), true);
    assertThat(recovery.orElseThrow())
        .contains("was damaged (torn): it was mended, and nothing is missing; the file as it was");
    assertThat(backups().resolve(onlyDamaged(recovery))).hasBinaryContent(before);
  }

  @Test
  void whatCannotBeWrittenToIsNotMendedByWhatItHolds() throws IOException {
    work(repository -> addTrial(repository, 0), true);
    work(repository -> addTrial(repository, 1), false);
    OptionalLong known = Ledger.written(home);
    assertThat(recovery().ofDamage("torn", known, false).orElseThrow())
        .contains("was put back from the automatic backup", "the 2 changes after it are lost");
    assertThat(open().trials()).hasSize(1);
  }

  @Test
  void aWorkspaceWithoutACountOfChangesLacksNone() throws IOException {
    Files.delete(home.resolve(Ledger.FILE));
    assertThat(openRecovery()).isEmpty();

    Files.delete(home.resolve(Ledger.FILE));
    Files.delete(file());
    assertThat(openRecovery()).as("it is new").isEmpty();
  }

  private Recovery recovery() {
    return new Recovery(home, file(), new Backups(home, Clock.systemUTC()));
  }

  @Test
  void noCountIsGivenTwiceAfterAnOlderCopyWasPutThere() throws IOException {
    work(repository -> addTrial(repository, 0), false);
    byte[] older = Files.readAllBytes(file());
    work(repository -> addTrial(repository, 1), false);
    long before = Ledger.written(home).orElseThrow();
    Files.write(file(), older);
    openRecovery();
    assertThat(Ledger.written(home).orElseThrow()).isGreaterThan(before);
  }

  @Test
  void whoeverIsInterruptedWhileWritingIsCountedAndSoIsAllAfter() throws IOException {
    work(repository -> addTrial(repository, 0), false);
    byte[] older = Files.readAllBytes(file());
    work(
        repository -> {
          Thread.currentThread().interrupt();
          addTrial(repository, 1);
          assertThat(Thread.interrupted()).isTrue();
          addTrial(repository, 2);
        },
        false);
    Files.write(file(), older);
    goDown();
    assertThat(openRecovery().orElseThrow()).contains("last 4 changes", "were lost");
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
  void anOpeningThatFailsLeavesTheMarkOfACrashToTheNextOne() throws IOException {
    work(repository -> addTrial(repository, 0), false);
    byte[] older = Files.readAllBytes(file());
    work(repository -> addTrial(repository, 1), true);
    Files.write(file(), older);
    goDown();
    Path note = home.resolve("tunebench.owner");
    byte[] mark = Files.readAllBytes(note);

    Schema former = new Schema(Schema.CURRENT.newest() - 1, "classpath:db/migration");
    assertThatThrownBy(() -> Workspace.open(home, former, Clock.systemUTC()))
        .hasMessageContaining("newer version");
    assertThat(note).as("who was killed is still named").hasBinaryContent(mark);

    Found found = open();
    assertThat(found.recovery().orElseThrow()).contains("were lost", "nothing is missing");
    assertThat(found.trials()).hasSize(2);
    assertThat(note).as("it was opened and closed since").doesNotExist();
  }

  @Test
  void anOpeningThatFailsMarksNothingWhereNobodyWasKilled() throws IOException {
    Schema former = new Schema(Schema.CURRENT.newest() - 1, "classpath:db/migration");
    assertThatThrownBy(() -> Workspace.open(home, former, Clock.systemUTC()))
        .hasMessageContaining("newer version");
    assertThat(WorkspaceFixture.names(home)).doesNotContain("tunebench.owner");
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
}
