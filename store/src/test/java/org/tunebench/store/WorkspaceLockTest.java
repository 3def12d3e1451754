package org.tunebench.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceLockTest {
  @TempDir private Path home;

  @Test
  void aFolderThatWasGivenBackHasNoMark() {
    WorkspaceLock.take(home, Clock.systemUTC()).close();
    try (WorkspaceLock next = WorkspaceLock.take(home, Clock.systemUTC())) {
      assertThat(next.wasLeft()).isFalse();
    }
  }

  @Test
  void oneThatCouldNotBeClosedKeepsTheMarkAndMayBeOpenedAgain() throws Exception {
    Path note = home.resolve("tunebench.owner");
    WorkspaceLock first = WorkspaceLock.take(home, Clock.systemUTC());
    String said = Files.readString(note).lines().findFirst().orElseThrow();
    first.giveBackUnclosed();
    assertThat(note).hasContent(said);

    WorkspaceLock second = WorkspaceLock.take(home, Clock.systemUTC());
    assertThat(second.wasLeft()).isTrue();
    second.giveBackUnopened();

    try (WorkspaceLock third = WorkspaceLock.take(home, Clock.systemUTC())) {
      assertThat(third.wasLeft()).as("nobody has looked at the database").isTrue();
    }
    assertThat(note).doesNotExist();
  }
}
