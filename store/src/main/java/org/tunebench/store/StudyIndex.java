package org.tunebench.store;

import static org.tunebench.store.db.Keys.STUDY_NAME;
import static org.tunebench.store.db.Tables.STUDY;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.UnreadableStudy;
import org.tunebench.store.db.tables.records.StudyRecord;

/**
 * The studies that there are, from the index over their names alone, which is whole where a page of
 * their rows is torn; and each row on its own: one that cannot be read must not lock away all
 * others.
 */
final class StudyIndex {
  private static final Logger LOG = LoggerFactory.getLogger(StudyIndex.class);

  private StudyIndex() {}

  /** A study as the index has it. */
  private record Entry(long id, String name, long putAside) {
    private static Entry of(Record3<Long, String, Long> row) {
      return new Entry(row.value1(), row.value2(), row.value3());
    }

    private Condition key() {
      return STUDY.NAME.eq(name).and(STUDY.PUT_ASIDE.eq(putAside));
    }
  }

  /** What a row says, or why it cannot be read. */
  private record Found(Optional<Study> study, Optional<UnreadableStudy> unreadable) {
    private static Found unreadable(Entry entry, String reason, boolean isTorn) {
      UnreadableStudy why = new UnreadableStudy(entry.id(), entry.name(), reason, isTorn);
      return new Found(Optional.empty(), Optional.of(why));
    }
  }

  /** The last created first. In the order of the index, which H2 then reads instead of rows. */
  private static Stream<Entry> entries(DSLContext db, Condition which) {
    return db
        .select(STUDY.ID, STUDY.NAME, STUDY.PUT_ASIDE)
        .from(STUDY)
        .where(which)
        .orderBy(STUDY_NAME.getFieldsArray())
        .fetch(Entry::of)
        .stream()
        .sorted(Comparator.comparingLong(Entry::id).reversed());
  }

  /** What a whole row says. */
  private static Found read(StudyRecord row) {
    try {
      return new Found(Optional.of(StudyRows.study(row)), Optional.empty());
    } catch (WorkspaceException definition) {
      Entry entry = new Entry(row.getId(), row.getName(), row.getPutAside());
      return Found.unreadable(entry, definition.getCause().getMessage(), false);
    }
  }

  /** A study that was deleted or renamed since the index was read is left for the next time. */
  private static Optional<Found> found(DSLContext db, Entry entry) {
    try {
      return db.selectFrom(STUDY).where(entry.key()).fetchOptional(StudyIndex::read);
    } catch (DataAccessException e) {
      if (!Failures.isTorn(e)) {
        throw e;
      }
      LOG.debug("the row of the study {} is damaged", entry, e);
      return Optional.of(Found.unreadable(entry, "its row in the database is damaged", true));
    }
  }

  /** All in one question: a question a study takes ten times as long. */
  private static Stream<Found> found(DSLContext db, Condition which) {
    List<Entry> entries = entries(db, which).toList();
    Map<Long, Found> rows;
    try {
      rows = db.selectFrom(STUDY).where(which).fetchMap(STUDY.ID, StudyIndex::read);
    } catch (DataAccessException e) {
      if (!Failures.isTorn(e)) {
        throw e;
      }
      LOG.debug("a row of the studies is damaged", e);
      rows = Map.of();
    }
    Map<Long, Found> whole = rows;
    // What a torn page has lost is in the index alone: that row says itself what is wrong with it.
    return entries.stream()
        .flatMap(
            entry ->
                Optional.ofNullable(whole.get(entry.id())).or(() -> found(db, entry)).stream());
  }

  /** The studies that are so and can be read, the last created first. */
  static List<Study> readable(DSLContext db, Condition which) {
    return found(db, which).flatMap(found -> found.study().stream()).toList();
  }

  /** Those in sight that cannot be read, the last created first. */
  static List<UnreadableStudy> unreadable(DSLContext db) {
    return found(db, StudyRows.IN_SIGHT).flatMap(found -> found.unreadable().stream()).toList();
  }

  /** The names of studies in sight by their keys, readable or not. */
  static Map<Long, String> names(DSLContext db) {
    return entries(db, StudyRows.IN_SIGHT).collect(Collectors.toMap(Entry::id, Entry::name));
  }

  /** The keys of the studies that are so, the first created first. */
  static List<Long> keys(DSLContext db, Condition which) {
    return entries(db, which).map(Entry::id).sorted().toList();
  }
}
