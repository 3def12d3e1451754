package org.tunebench.store;

import static org.tunebench.store.db.Tables.FORMER_NAME;
import static org.tunebench.store.db.Tables.STUDY;

import java.util.Map;
import org.jooq.DSLContext;

/** What studies were called before they were renamed, each name at most once. */
final class FormerNames {
  private FormerNames() {}

  /** The names of studies in sight by those that they had before. */
  static Map<String, String> all(DSLContext db) {
    return db.select(FORMER_NAME.NAME, STUDY.NAME)
        .from(FORMER_NAME)
        .join(STUDY)
        .on(STUDY.ID.eq(FORMER_NAME.STUDY_ID))
        .where(StudyRows.IN_SIGHT)
        .fetchMap(FORMER_NAME.NAME, STUDY.NAME);
  }

  /** A study has a name from now on: it does not lead to another one any more. */
  static void take(DSLContext db, String name) {
    db.deleteFrom(FORMER_NAME).where(FORMER_NAME.NAME.eq(name)).execute();
  }

  /** A study that has a name gets another one. */
  static void change(DSLContext db, long study, String name, String other) {
    take(db, other);
    db.insertInto(FORMER_NAME, FORMER_NAME.NAME, FORMER_NAME.STUDY_ID)
        .values(name, study)
        .execute();
  }

  static void delete(DSLContext db, long study) {
    db.deleteFrom(FORMER_NAME).where(FORMER_NAME.STUDY_ID.eq(study)).execute();
  }
}
