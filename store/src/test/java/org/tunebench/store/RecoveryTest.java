package org.tunebench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tunebench.engine.study.StudyFixtures.completed;
import static org.tunebench.engine.study.StudyFixtures.spec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.tunebench.store.db.Tables;

/** A damaged database is put back from a backup, and the damaged one kept. */
class RecoveryTest extends RecoveryFixture {
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
  void withoutABackupADamagedDatabaseIsRefusedAndLeftAsItIs() throws IOException {
    work(repository -> addTrial(repository, 0), false);
    byte[] cut = Arrays.copyOf(Files.readAllBytes(file()), 5000);
    Files.write(file(), cut);
    assertThatThrownBy(() -> Workspace.open(home))
        .isInstanceOf(WorkspaceException.class)
        .hasMessageContaining("is damaged");
    assertThat(Files.readAllBytes(file())).isEqualTo(cut);
  }
}
