package org.tunebench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tunebench.engine.study.StudyFixtures.spec;

import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.Select;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.study.FreeName;
import org.tunebench.engine.study.StudySummary;
import org.tunebench.engine.study.UnreadableStudy;
import org.tunebench.store.db.Tables;
import org.tunebench.store.db.tables.records.TrialRecord;

/** What fails in a database that is well is not taken for damage. */
class NoDamageTest extends RecoveryFixture {
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
  void aStudyThatCannotBeReadIsLeftOutOfTheListAndLocksNoOther() {
    work(
        repository -> {
          repository.create(spec("of a newer version"));
          addTrial(repository, 0);
          repository.create(spec("a later one"));
        },
        false);
    try (Database database = Database.open(file())) {
      database.write(
          db ->
              db.update(Tables.STUDY)
                  .set(Tables.STUDY.SPEC, "{\"version\": 99}")
                  .where(Tables.STUDY.NAME.ne(STUDY))
                  .execute());
    }
    try (Workspace workspace = Workspace.open(home)) {
      assertThat(workspace.repository().summaries())
          .extracting(StudySummary::name)
          .containsExactly(STUDY);
      assertThat(workspace.repository().studies()).hasSize(1);
      assertThat(workspace.repository().unreadable())
          .as("the last created first")
          .extracting(UnreadableStudy::name)
          .containsExactly("a later one", "of a newer version");
      UnreadableStudy other = workspace.repository().unreadable().get(1);
      assertThat(other.name()).isEqualTo("of a newer version");
      assertThat(other.reason()).isEqualTo("a definition of version 99");
      assertThat(FreeName.in(workspace.repository(), other.name())).endsWith("version-2");
      workspace.repository().delete(other.id());
      assertThat(workspace.repository().unreadable()).hasSize(1);
      assertThat(workspace.repository().summaries()).hasSize(1);
    }
  }
}
