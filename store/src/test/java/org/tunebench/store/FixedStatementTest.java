package org.tunebench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;
import static org.tunebench.store.db.Tables.STUDY;
import static org.tunebench.store.db.Tables.TRIAL;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jooq.Param;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.study.TrialState;

class FixedStatementTest extends WorkspaceFixture {
  @BeforeEach
  void use() throws IOException {
    used();
  }

  private Optional<String> nameWhere(FixedStatement statement, Param<?> value) {
    try (Database database = Database.open(database())) {
      return database.read(db -> statement.word(db, STUDY.NAME, List.of(value)));
    }
  }

  @Test
  void findsTheWordOfOneRowOrNone() {
    FixedStatement byName =
        new FixedStatement(db -> db.select(STUDY.NAME).from(STUDY).where(STUDY.NAME.eq("")));

    assertThat(nameWhere(byName, val(Samples.NAME, STUDY.NAME))).contains(Samples.NAME);
    assertThat(nameWhere(byName, val("of none", STUDY.NAME))).isEmpty();
  }

  @Test
  void valuesAreComparedAsTheirColumnsKeepThem() {
    FixedStatement byState =
        new FixedStatement(
            db ->
                db.selectDistinct(STUDY.NAME)
                    .from(STUDY)
                    .join(TRIAL)
                    .on(TRIAL.STUDY_ID.eq(STUDY.ID))
                    .where(TRIAL.STATE.eq(TrialState.WAITING)));

    assertThat(nameWhere(byState, val(TrialState.COMPLETED, TRIAL.STATE))).contains(Samples.NAME);
  }

  @Test
  void aRowWithoutTheWordIsTorn() {
    FixedStatement torn =
        new FixedStatement(
            db -> db.select(inline((String) null)).from(STUDY).where(STUDY.NAME.eq("")));

    assertThatThrownBy(() -> nameWhere(torn, val(Samples.NAME, STUDY.NAME)))
        .isInstanceOf(DamagedDatabaseException.class)
        .hasMessageContaining("a row of its table study has no valid name");
  }
}
