package org.tunebench.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Backups are taken where something changed since the last, and few are kept. */
class BackupsTest extends RecoveryFixture {
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
