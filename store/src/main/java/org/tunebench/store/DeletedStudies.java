package org.tunebench.store;

import static org.jooq.impl.DSL.select;
import static org.tunebench.store.db.Tables.DELETED_STUDY;
import static org.tunebench.store.db.Tables.METRIC;
import static org.tunebench.store.db.Tables.STUDY;

import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * Studies that are deleted: out of sight at once, and swept away a few rows at a time. In one
 * transaction, H2 would first write all of them once more, and other writers would wait for
 * seconds.
 */
final class DeletedStudies {
  /** Whether a row of the studies is one: it stays until all that belongs to it is gone. */
  static final Condition IS_ONE = STUDY.ID.in(select(DELETED_STUDY.ID).from(DELETED_STUDY));

  static final int TRIALS_AT_ONCE = 1_000;
  private static final int CURVES_AT_ONCE = 100;

  private DeletedStudies() {}

  /**
   * Notes that a study has to be swept, and takes it out of sight.
   *
   * @return false if there is no such study
   */
  static boolean note(DSLContext db, long study) {
    boolean isThere = db.fetchExists(STUDY, STUDY.ID.eq(study));
    if (isThere && !db.fetchExists(DELETED_STUDY, DELETED_STUDY.ID.eq(study))) {
      StudyRows.putAside(db, study);
      db.insertInto(DELETED_STUDY, DELETED_STUDY.ID).values(study).execute();
    }
    return isThere;
  }

  /** The studies that have to be swept. */
  static List<Long> all(DSLContext db) {
    return db.select(DELETED_STUDY.ID).from(DELETED_STUDY).fetch(DELETED_STUDY.ID);
  }

  /**
   * Removes some of what belongs to a study that has to be swept; false where that was the last.
   */
  static boolean sweepSome(DSLContext db, long study) {
    if (TrialRows.deleteSome(db, study, TRIALS_AT_ONCE)
        || CurveRows.deleteSome(db, study, CURVES_AT_ONCE)) {
      return true;
    }
    db.deleteFrom(METRIC).where(METRIC.STUDY_ID.eq(study)).execute();
    FormerNames.delete(db, study);
    db.deleteFrom(STUDY).where(STUDY.ID.eq(study)).execute();
    db.deleteFrom(DELETED_STUDY).where(DELETED_STUDY.ID.eq(study)).execute();
    return false;
  }
}
