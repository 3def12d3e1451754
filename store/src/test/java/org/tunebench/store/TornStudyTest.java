package org.tunebench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tunebench.engine.study.StudyFixtures.spec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.study.FreeName;
import org.tunebench.engine.study.StudySummary;
import org.tunebench.engine.study.UnreadableStudy;

/** A study on a torn page is named, and locks no other one away. */
class TornStudyTest extends RecoveryFixture {
  private static final String TORN = "the torn one";
  private static final String SPEC = "{\"version\"";

  @BeforeEach
  void tear() throws IOException {
    work(
        repository -> {
          addTrial(repository, 0);
          repository.create(spec("another"));
          repository.create(spec(TORN));
        },
        true);
    assertThat(backupNames()).hasSize(1);
    byte[] bytes = Files.readAllBytes(file());
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int torn = 0;
    for (int at = text.indexOf(TORN); at >= 0; at = text.indexOf(TORN, at + 1)) {
      int definition = text.indexOf(SPEC, at);
      // Other places that have the name are entries of an index and the definition itself.
      if (definition >= 0 && definition < at + TORN.length() + 5) {
        Arrays.fill(bytes, at - 1, definition + 300, (byte) 0);
        torn++;
      }
    }
    assertThat(torn).isPositive();
    Files.write(file(), bytes);
  }

  @Test
  void allOthersAreListedAndOpenedAndItIsNamed() {
    work(
        repository -> {
          assertThat(repository.summaries())
              .extracting(StudySummary::name)
              .containsExactly("another", STUDY);
          assertThat(repository.studies())
              .extracting(study -> study.spec().name())
              .containsExactly("another", STUDY);
          assertThat(repository.unreadable())
              .containsExactly(
                  new UnreadableStudy(3, TORN, "its row in the database is damaged", true));
          long whole = repository.study(STUDY).orElseThrow().id();
          assertThat(repository.trials(whole)).hasSize(1);
          assertThatThrownBy(() -> repository.study(TORN))
              .isInstanceOf(DamagedDatabaseException.class)
              .satisfies(WorkspaceFixture::assertSentence);
        },
        false);
  }

  @Test
  void workOnOthersGoesOn() {
    work(
        repository -> {
          addTrial(repository, 1);
          long whole = repository.study(STUDY).orElseThrow().id();
          assertThat(repository.rename(whole, "a new name")).isEmpty();
          assertThat(repository.formerNames()).containsEntry(STUDY, "a new name");
          assertThat(FreeName.in(repository, TORN)).isEqualTo(TORN + "-2");
          repository.putAside(whole);
          assertThat(repository.aside()).containsExactly(whole);
          repository.restore(whole);
          assertThat(repository.create(spec("a later one")).id()).isEqualTo(4);
        },
        false);
    assertThat(openRecovery()).isEmpty();
    work(repository -> assertThat(repository.studies()).hasSize(3), false);
  }

  @Test
  void thatItCannotBeDeletedIsSaid() {
    work(
        repository -> {
          assertRefused(() -> repository.putAside(3));
          assertRefused(() -> repository.delete(3));
          assertThat(repository.unreadable()).hasSize(1);
        },
        false);
  }

  private static void assertRefused(Runnable change) {
    assertThatThrownBy(change::run)
        .isInstanceOf(DamagedDatabaseException.class)
        .hasMessageContaining("(a row of its table study has no valid name)")
        .hasMessageContaining("put a copy from the folder backups");
  }

  @Test
  void backupsFromBeforeAreKept() throws IOException {
    String whole = backupNames().get(0);
    for (int number = 1; number < 6; number++) {
      hoursLater(1);
      int next = number;
      work(repository -> addTrial(repository, next), true);
    }
    assertThat(backupNames()).hasSize(2).startsWith(whole);
    Files.delete(file());
    assertThat(open().recovery().orElseThrow()).as("the newest one lacks it").contains("was gone");
    work(repository -> assertThat(repository.study(TORN)).isPresent(), false);
  }
}
