package org.tunebench.store;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.tunebench.store.db.Tables.STUDY;
import static org.tunebench.store.db.Tables.TRIAL;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudySummary;
import org.tunebench.engine.study.TrialState;
import org.tunebench.store.db.tables.records.StudyRecord;

/** The list of studies: counts, best values and times, from the index over trials alone. */
final class SummaryRows {
  private static final Logger LOG = LoggerFactory.getLogger(SummaryRows.class);

  /** What the trials of one study come to. */
  private static final class Tally {
    private final Map<TrialState, Integer> counts = new EnumMap<>(TrialState.class);
    private Double least;
    private Double most;
    private Instant changed;

    private Tally(Instant created) {
      this.changed = created;
    }

    private Optional<Double> best(Goal goal) {
      return Optional.ofNullable(goal == Goal.MINIMIZE ? least : most);
    }
  }

  private SummaryRows() {}

  static List<StudySummary> all(DSLContext db) {
    List<Study> studies =
        db.selectFrom(STUDY).orderBy(STUDY.ID.desc()).fetch().stream()
            .flatMap(row -> readable(row).stream())
            .toList();
    Map<Long, Tally> tallies = new HashMap<>();
    studies.forEach(study -> tallies.put(study.id(), new Tally(study.created())));
    tally(db, tallies);
    return studies.stream().map(study -> summary(db, study, tallies.get(study.id()))).toList();
  }

  /** One that cannot be read must not lock away all others. */
  private static Optional<Study> readable(StudyRecord row) {
    try {
      return Optional.of(StudyRows.study(row));
    } catch (WorkspaceException e) {
      LOG.warn("{}: it is left out of the list", e.getMessage());
      return Optional.empty();
    }
  }

  private static void tally(DSLContext db, Map<Long, Tally> tallies) {
    db.select(
            TRIAL.STUDY_ID,
            TRIAL.STATE,
            count(),
            min(TRIAL.RESULT),
            max(TRIAL.RESULT),
            max(TRIAL.ENDED))
        .from(TRIAL)
        .groupBy(TRIAL.STUDY_ID, TRIAL.STATE)
        .fetch()
        .forEach(
            row -> {
              // A study that was created since the list was read is left for the next time.
              Tally tally = tallies.get(row.value1());
              if (tally != null) {
                tally.counts.put(row.value2(), row.value3());
                if (row.value2() == TrialState.COMPLETED) {
                  tally.least = row.value4();
                  tally.most = row.value5();
                }
                Instant ended = row.value6();
                tally.changed =
                    ended != null && ended.isAfter(tally.changed) ? ended : tally.changed;
              }
            });
  }

  private static StudySummary summary(DSLContext db, Study study, Tally tally) {
    StudySpec spec = study.spec();
    Optional<Double> best = tally.best(spec.metric().goal());
    return new StudySummary(
        study.id(),
        spec.name(),
        spec.objective().kind(),
        spec.metric(),
        study.state(),
        spec.budget().trials(),
        tally.counts,
        best,
        best.isEmpty() ? OptionalInt.empty() : first(db, study.id(), best.get()),
        study.created(),
        tally.changed,
        study.note());
  }

  private static OptionalInt first(DSLContext db, long study, double result) {
    Integer number =
        db.select(min(TRIAL.NUMBER))
            .from(TRIAL)
            .where(TRIAL.STUDY_ID.eq(study))
            .and(TRIAL.STATE.eq(TrialState.COMPLETED))
            .and(TRIAL.RESULT.eq(result))
            .fetchSingle()
            .value1();
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
