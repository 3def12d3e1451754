package org.tunebench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** Databases of other versions. */
class MigrationTest extends WorkspaceFixture {
  /** The tables of a version to come. */
  private static final Schema NEXT =
      new Schema(1000, "classpath:db/migration", "classpath:db/next-migration");

  @Test
  void anOlderDatabaseIsCopiedBeforeItIsMigrated() throws IOException {
    used();
    try (Workspace workspace = Workspace.open(home(), NEXT, Clock.systemUTC())) {
      Samples.check(workspace.repository());
      Samples.resume(workspace.repository());
    }
    Path backups = home().resolve("backups");
    assertThat(names(backups)).hasSize(1);
    Path backup = backups.resolve(names(backups).get(0));
    assertThat(backup.getFileName().toString())
        .matches("tunebench-schema-" + Schema.CURRENT.newest() + "-\\d{8}-\\d{6}\\.mv\\.db");

    Path restored = Files.createDirectory(folder.resolve("restored"));
    Files.copy(backup, restored.resolve("tunebench.mv.db"));
    try (Workspace workspace = Workspace.open(restored)) {
      Samples.check(workspace.repository());
    }
  }

  @Test
  void aMigrationThatEndsEarlyLeavesTheDatabaseAsItWas() throws IOException {
    byte[] before = used();
    Schema broken = new Schema(1000, "classpath:db/migration", "classpath:db/broken-migration");

    assertThatThrownBy(() -> Workspace.open(home(), broken, Clock.systemUTC()))
        .isInstanceOf(WorkspaceException.class)
        .hasMessageContaining("could not be brought to this version");

    assertThat(Files.readAllBytes(database())).isEqualTo(before);
    assertThat(names(home())).doesNotContain("tunebench-unfinished.mv.db");
    try (Workspace workspace = Workspace.open(home())) {
      Samples.check(workspace.repository());
    }
  }

  @Test
  void aDatabaseOfANewerVersionIsRefusedUnchanged() throws IOException {
    Workspace.open(home(), NEXT, Clock.systemUTC()).close();
    byte[] newer = Files.readAllBytes(database());

    assertThatThrownBy(() -> Workspace.open(home()))
        .isInstanceOf(WorkspaceException.class)
        .hasMessageContaining("newer version of Tunebench")
        .hasMessageContaining("version 1000")
        .satisfies(WorkspaceFixture::assertSentence);
    assertThat(Files.readAllBytes(database())).as("the file is as it was").isEqualTo(newer);
    Workspace.open(home(), NEXT, Clock.systemUTC()).close();
  }

  @Test
  void anUpToDateDatabaseIsNotCopied() throws IOException {
    used();
    Workspace.open(home()).close();
    assertThat(names(home())).doesNotContain("backups");
  }
}
