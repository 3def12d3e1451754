package org.tunebench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.max;
import static org.tunebench.store.db.Tables.STUDY;
import static org.tunebench.store.db.Tables.TRIAL;

import java.io.IOException;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tunebench.store.db.tables.Study;

/** What may be absent in a whole row is told from what may not. */
class WholeRowsTest extends WorkspaceFixture {
  @BeforeEach
  void use() throws IOException {
    used();
  }

  private void read(Consumer<DSLContext> work) {
    try (Database database = Database.open(database())) {
      database.read(
          db -> {
            work.accept(db);
            return null;
          });
    }
  }

  @Test
  void columnsThatMayBeEmptyAndTheGreatestOfNothingAreWhole() {
    read(
        db -> {
          assertThat(db.selectFrom(TRIAL).fetch(TRIAL.RETRY_OF)).containsOnlyNulls();
          assertThat(
                  db.select(max(TRIAL.NUMBER))
                      .from(TRIAL)
                      .where(falseCondition())
                      .fetchSingle()
                      .value1())
              .isNull();
        });
  }

  @Test
  void anOuterJoinSaysWhatMayBeAbsent() {
    Study other = STUDY.as("other");
    read(
        db -> {
          Record2<String, String> row =
              db.select(STUDY.NAME, other.NAME.coerce(String.class))
                  .from(STUDY)
                  .leftJoin(other)
                  .on(falseCondition())
                  .where(STUDY.NAME.eq(Samples.NAME))
                  .fetchSingle();
          assertThat(row.value1()).isEqualTo(Samples.NAME);
          assertThat(row.value2()).isNull();
        });
  }
}
