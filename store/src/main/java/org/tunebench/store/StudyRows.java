package org.tunebench.store;

import static org.tunebench.store.db.Tables.STUDY;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.exception.DataTypeException;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.FreeName;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.UnreadableStudy;
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
    return db.selectFrom(STUDY).where(IN_SIGHT).orderBy(STUDY.ID.desc()).fetch().stream()
        .flatMap(row -> readable(row).stream())
        .toList();
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

  /** One that cannot be read must not lock away all others. */
  static Optional<Study> readable(StudyRecord row) {
    try {
      return Optional.of(study(row));
    } catch (WorkspaceException e) {
      return Optional.empty();
    }
  }

  /** Those that {@link #all} leaves out, the last created first. */
  static List<UnreadableStudy> unreadable(DSLContext db) {
    return db.selectFrom(STUDY).where(IN_SIGHT).orderBy(STUDY.ID.desc()).fetch().stream()
        .flatMap(row -> whyUnreadable(row).stream())
        .toList();
  }

  private static Optional<UnreadableStudy> whyUnreadable(StudyRecord row) {
    try {
      spec(row);
      return Optional.empty();
    } catch (WorkspaceException e) {
      String reason = e.getCause().getMessage();
      return Optional.of(new UnreadableStudy(row.getId(), row.getName(), reason));
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

  static void setSpec(DSLContext db, long study, StudySpec spec) {
    StudyRecord row =
        db.fetchOptional(STUDY, STUDY.ID.eq(study))
            .orElseThrow(() -> new IllegalStateException("there is no study " + study));
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
    for (StudyRecord row : db.selectFrom(STUDY).where(STUDY.ID.gt(study)).orderBy(STUDY.ID)) {
      readable(row)
          .map(Study::spec)
          .filter(other -> !other.withRenamed(spec.name(), name).equals(other))
          .ifPresent(
              other -> {
                fill(row, other.withRenamed(spec.name(), name));
                row.update();
                followed.add(other.name());
              });
    }
    return followed;
  }

  static void putAside(DSLContext db, long study) {
    db.update(STUDY).set(STUDY.PUT_ASIDE, STUDY.ID).where(STUDY.ID.eq(study)).execute();
  }

  /** Brings a study back, under another name where its own is taken. */
  static void restore(DSLContext db, long study) {
    db.fetchOptional(STUDY, STUDY.ID.eq(study).and(ASIDE))
        .ifPresent(
            row -> {
              String own = row.getName();
              String name = FreeName.of(own, names(db));
              FormerNames.take(db, name);
              row.setPutAside(NOT_ASIDE);
              row.setName(name);
              if (!name.equals(own)) {
                readable(row).ifPresent(found -> fill(row, found.spec().withName(name)));
              }
              row.update();
            });
  }

  private static Set<String> names(DSLContext db) {
    return db.select(STUDY.NAME).from(STUDY).where(IN_SIGHT).fetchSet(STUDY.NAME);
  }

  static List<Long> aside(DSLContext db) {
    return db.select(STUDY.ID).from(STUDY).where(ASIDE).orderBy(STUDY.ID).fetch(STUDY.ID);
  }
}
