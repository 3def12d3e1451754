package org.tunebench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.study.StudyRepository;

/** What is wrong with a database is said in one sentence, and the file stays as it is. */
class DamagedDatabaseTest extends WorkspaceFixture {
  private void assertRefusedUnchanged(byte[] damaged) throws IOException {
    Files.write(database(), damaged);
    assertThatThrownBy(() -> Workspace.open(home()))
        .isInstanceOf(WorkspaceException.class)
        .hasMessageContaining(database().toString())
        .hasMessageContaining("is damaged")
        .satisfies(WorkspaceFixture::assertSentence);
    assertThat(Files.readAllBytes(database())).as("the file is as it was").isEqualTo(damaged);
    assertThat(names(home()))
        .containsExactly(
            "artifacts", "logs", "tunebench.changes", "tunebench.lock", "tunebench.mv.db");
  }

  @Test
  void aFileOfSomethingElseIsRefused() throws IOException {
    used();
    byte[] noise = new byte[100_000];
    new Random(1).nextBytes(noise);
    assertRefusedUnchanged(noise);
    assertRefusedUnchanged("a text".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aCutFileIsRefused() throws IOException {
    byte[] whole = used();
    assertRefusedUnchanged(Arrays.copyOf(whole, 8192));
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    used();
    assertRefusedUnchanged(new byte[0]);
  }

  @Test
  void anOverwrittenFileIsRefused() throws IOException {
    byte[] whole = used();
    Arrays.fill(whole, 8192, whole.length, (byte) 0);
    assertRefusedUnchanged(whole);
  }

  private void assertRefused(String tear, String reason) throws IOException {
    used();
    try (Database database = Database.open(database())) {
      database.write(db -> db.execute(tear));
    }
    assertRefusedUnchanged(Files.readAllBytes(database()));
    assertThatThrownBy(() -> Workspace.open(home())).hasMessageContaining("(" + reason + ")");
  }

  @Test
  void aCountOfChangesThatIsNoneIsRefused() throws IOException {
    assertRefused(
        "DROP TABLE ledger; CREATE TABLE ledger AS SELECT CAST(NULL AS BIGINT) AS changes",
        "a row of its table ledger has no valid changes");
  }

  @Test
  void aVersionOfItsTablesThatIsNoneIsRefused() throws IOException {
    assertRefused(
        "UPDATE \"flyway_schema_history\" SET \"version\" = '7x'",
        "the version of its tables is torn");
  }

  @Test
  void damageThatIsFoundLaterIsSaidInASentence() throws IOException {
    byte[] whole = used();
    long study;
    try (Workspace workspace = Workspace.open(home())) {
      study = workspace.repository().study(Samples.NAME).orElseThrow().id();
    }
    for (int from = 8192; from < whole.length; from += 4096) {
      try (FileChannel channel = FileChannel.open(database(), StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(whole), 0);
        channel.truncate(whole.length);
        channel.write(ByteBuffer.allocate(2048), from + 1024);
      }
      try (Workspace workspace = Workspace.open(home())) {
        StudyRepository repository = workspace.repository();
        repository.summaries();
        repository.trials(study);
        repository.curves(study, "elbo");
        repository.curves(study, 0);
      } catch (WorkspaceException e) {
        assertSentence(e);
      }
    }
  }
}
