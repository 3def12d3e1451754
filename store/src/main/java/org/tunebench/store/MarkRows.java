package org.tunebench.store;

import static org.tunebench.store.db.Tables.TRIAL;
import static org.tunebench.store.db.Tables.TRIAL_MARK;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.Marks;
import org.tunebench.store.db.tables.records.TrialMarkRecord;

/** What persons noted at trials as rows; a trial without marks has none. */
final class MarkRows {
  private MarkRows() {}

  static Map<Integer, Marks> all(DSLContext db, long study) {
    Map<Integer, Marks> marks = new TreeMap<>();
    db.selectFrom(TRIAL_MARK)
        .where(TRIAL_MARK.STUDY_ID.eq(study))
        .fetch()
        .forEach(row -> marks.put(row.getTrial(), marks(row)));
    return marks;
  }

  private static Marks marks(TrialMarkRecord row) {
    TreeSet<String> tags = new TreeSet<>(JsonValues.ofRow(row.getTags(), JsonValues::texts));
    try {
      return new Marks(row.getPinned(), tags, row.getNote());
    } catch (WrongInputException e) {
      // What a person enters is checked before it is kept.
      throw Failures.torn("what was noted at a trial", e);
    }
  }

  static void set(DSLContext db, long study, Map<Integer, Marks> marks) {
    marks.forEach((trial, noted) -> set(db, study, trial, noted));
  }

  private static void set(DSLContext db, long study, int trial, Marks marks) {
    if (!db.fetchExists(TRIAL, TRIAL.STUDY_ID.eq(study).and(TRIAL.NUMBER.eq(trial)))) {
      throw new IllegalStateException("study %d has no trial %d".formatted(study, trial));
    }
    db.deleteFrom(TRIAL_MARK)
        .where(TRIAL_MARK.STUDY_ID.eq(study))
        .and(TRIAL_MARK.TRIAL.eq(trial))
        .execute();
    if (!marks.isNone()) {
      db.insertInto(TRIAL_MARK).set(row(study, trial, marks)).execute();
    }
  }

  private static TrialMarkRecord row(long study, int trial, Marks marks) {
    TrialMarkRecord row = new TrialMarkRecord();
    row.setStudyId(study);
    row.setTrial(trial);
    row.setPinned(marks.pinned());
    row.setTags(JsonValues.text(JsonValues.node(List.copyOf(marks.tags()))));
    row.setNote(marks.note());
    return row;
  }

  /** Deletes what was noted at the trials of a study from one number up to before another. */
  static void delete(DSLContext db, long study, int from, int end) {
    db.deleteFrom(TRIAL_MARK)
        .where(TRIAL_MARK.STUDY_ID.eq(study))
        .and(TRIAL_MARK.TRIAL.ge(from))
        .and(TRIAL_MARK.TRIAL.lt(end))
        .execute();
  }
}
