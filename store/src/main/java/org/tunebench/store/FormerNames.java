package org.tunebench.store;

import static org.tunebench.store.db.Tables.FORMER_NAME;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;

/** What studies were called before they were renamed, each name at most once. */
final class FormerNames {
  private FormerNames() {}

  /** The names of studies in sight by those that they had before. */
  static Map<String, String> all(DSLContext db) {
    Map<Long, String> now = StudyIndex.names(db);
    Map<String, String> all = new HashMap<>();
    db.selectFrom(FORMER_NAME).forEach(row -> all.put(row.getName(), now.get(row.getStudyId())));
    all.values().removeIf(Objects::isNull);
    return all;
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
