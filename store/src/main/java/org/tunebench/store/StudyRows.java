package org.tunebench.store;

import static org.jooq.impl.DSL.noCondition;
import static org.tunebench.store.db.Tables.STUDY;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.exception.DataTypeException;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.FreeName;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudyState;
import org.tunebench.store.db.tables.records.StudyRecord;

/** Studies as rows. */
final class StudyRows {
  private static final long NOT_ASIDE = 0;

  /** Studies that are not put aside. */
  static final Condition IN_SIGHT = STUDY.PUT_ASIDE.eq(NOT_ASIDE);

  /** Studies that are put aside and not deleted. */
  private static final Condition ASIDE = IN_SIGHT.not().and(DeletedStudies.IS_ONE.not());

  private StudyRows() {}

  static Study create(DSLContext db, StudySpec spec, Instant now) {
    requireFree(db, STUDY.NAME.eq(spec.name()), spec.name());
    FormerNames.take(db, spec.name());
    StudyRecord row = new StudyRecord();
    row.setCreated(now);
    row.setState(StudyState.NEW);
    row.setElapsedNanos(0L);
    row.setPutAside(NOT_ASIDE);
    row.setEnding("");
    row.setNote("");
    fill(row, spec);
    long id = db.insertInto(STUDY).set(row).returning(STUDY.ID).fetchSingle(STUDY.ID);
    return Study.created(id, spec, now);
  }

  private static void fill(StudyRecord row, StudySpec spec) {
    row.setName(spec.name());
    row.setSpec(SpecJson.write(spec));
    row.setMetric(spec.metric().name());
  }

  private static void requireFree(DSLContext db, Condition taken, String name) {
    if (db.fetchExists(STUDY, taken.and(IN_SIGHT))) {
      throw new WrongInputException(
          "name", "there is a study '%s' already: choose another name".formatted(name));
    }
  }

  static Optional<Study> one(DSLContext db, Condition which) {
    return db.selectFrom(STUDY).where(which.and(IN_SIGHT)).fetchOptional(StudyRows::study);
  }

  /** Those that can be read, the last created first. */
  static List<Study> all(DSLContext db) {
    return StudyIndex.readable(db, IN_SIGHT);
  }

  /**
   * @throws WorkspaceException if the definition cannot be read
   * @throws DataTypeException if no study is so
   */
  static Study study(StudyRecord row) {
    if (row.getElapsedNanos() < 0) {
      throw new DataTypeException("a study has run for a negative time");
    }
    return new Study(
        row.getId(),
        spec(row),
        row.getState(),
        row.getCreated(),
        Duration.ofNanos(row.getElapsedNanos()),
        row.getEnding(),
        row.getNote());
  }

  private static StudySpec spec(StudyRecord row) {
    try {
      return SpecJson.read(row.getSpec());
    } catch (IllegalArgumentException | WrongInputException e) {
      throw new WorkspaceException(
          "The definition of the study '%s' cannot be read (%s): it is damaged, or of a newer version of Tunebench"
              .formatted(row.getName(), e.getMessage()),
          e);
    }
  }

  static void setState(
      DSLContext db, long study, StudyState state, Duration elapsed, String ending) {
    requireKnown(
        study,
        db.update(STUDY)
            .set(STUDY.STATE, state)
            .set(STUDY.ELAPSED_NANOS, elapsed.toNanos())
            .set(STUDY.ENDING, ending)
            .where(STUDY.ID.eq(study))
            .execute());
  }

  static void setNote(DSLContext db, long study, String note) {
    requireKnown(study, db.update(STUDY).set(STUDY.NOTE, note).where(STUDY.ID.eq(study)).execute());
  }

  private static void requireKnown(long study, int changed) {
    if (changed == 0) {
      throw new IllegalStateException("there is no study " + study);
    }
  }

  private static StudyRecord row(DSLContext db, long study) {
    return db.fetchOptional(STUDY, STUDY.ID.eq(study))
        .orElseThrow(() -> new IllegalStateException("there is no study " + study));
  }

  static void setBudget(DSLContext db, long study, Budget budget) {
    StudyRecord row = row(db, study);
    row.setSpec(SpecJson.write(spec(row).withBudget(budget)));
    row.update();
  }

  static void setSpec(DSLContext db, long study, StudySpec spec) {
    StudyRecord row = row(db, study);
    requireFree(db, STUDY.NAME.eq(spec.name()).and(STUDY.ID.ne(study)), spec.name());
    if (!row.getName().equals(spec.name())) {
      FormerNames.change(db, study, row.getName(), spec.name());
    }
    boolean otherMetric = !row.getMetric().equals(spec.metric().name());
    fill(row, spec);
    row.update();
    if (otherMetric) {
      TrialRows.setMetric(db, study, spec.metric().name());
    }
  }

  /** The names of the later studies that name it anew; one that cannot be read stays as it is. */
  static List<String> rename(DSLContext db, long study, String name) {
    StudySpec spec =
        one(db, STUDY.ID.eq(study))
            .orElseThrow(() -> new IllegalStateException("there is no study " + study))
            .spec();
    setSpec(db, study, spec.withName(name));
    List<String> followed = new ArrayList<>();
    for (Study later : StudyIndex.readable(db, noCondition())) {
      StudySpec renamed = later.spec().withRenamed(spec.name(), name);
      if (later.id() > study && !renamed.equals(later.spec())) {
        StudyRecord row = db.fetchSingle(STUDY, STUDY.ID.eq(later.id()));
        fill(row, renamed);
        row.update();
        followed.add(0, renamed.name());
      }
    }
    return followed;
  }

  /**
   * @throws DataTypeException if its row is torn: H2 would neither change nor delete it, and not
   *     say why
   */
  static void putAside(DSLContext db, long study) {
    db.selectFrom(STUDY).where(STUDY.ID.eq(study)).fetch();
    db.update(STUDY).set(STUDY.PUT_ASIDE, STUDY.ID).where(STUDY.ID.eq(study)).execute();
  }

  /** Brings a study back, under another name where its own is taken. */
  static void restore(DSLContext db, long study) {
    db.fetchOptional(STUDY, STUDY.ID.eq(study).and(ASIDE))
        .ifPresent(
            row -> {
              String own = row.getName();
              String name = FreeName.of(own, StudyIndex.names(db).values());
              FormerNames.take(db, name);
              row.setPutAside(NOT_ASIDE);
              row.setName(name);
              if (!name.equals(own)) {
                StudyIndex.readable(db, STUDY.ID.eq(study))
                    .forEach(found -> fill(row, found.spec().withName(name)));
              }
              row.update();
            });
  }

  static List<Long> aside(DSLContext db) {
    return StudyIndex.keys(db, ASIDE);
  }
}
