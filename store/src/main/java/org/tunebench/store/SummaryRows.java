package org.tunebench.store;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.tunebench.store.db.Tables.TRIAL;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jooq.DSLContext;
import org.jooq.Record4;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudySummary;
import org.tunebench.engine.study.TrialCounts;
import org.tunebench.engine.study.TrialState;
import org.tunebench.engine.study.Turns;
import org.tunebench.store.db.tables.Trial;

/** The list of studies: counts, best values and times, from the index over trials alone. */
final class SummaryRows {
  /** Trials of a study that have this in common. */
  private record Kind(long study, TrialState state, Origin origin) {}

  /** What the trials of one study come to. */
  private static final class Tally {
    private final TrialCounts.Tally counts = new TrialCounts.Tally();
    private Double least;
    private Double most;
    private Instant changed;

    private Tally(Instant created) {
      this.changed = created;
    }

    private void count(Kind kind, int all, int triedAgain) {
      counts.add(kind.state(), kind.origin(), true, triedAgain);
      counts.add(kind.state(), kind.origin(), false, all - triedAgain);
    }

    /** Only completed trials have a result. */
    private void range(Double low, Double high) {
      least = least == null || (low != null && low < least) ? low : least;
      most = most == null || (high != null && high > most) ? high : most;
    }

    private void ended(Instant last) {
      changed = last != null && last.isAfter(changed) ? last : changed;
    }

    private Optional<Double> best(Goal goal) {
      return Optional.ofNullable(goal == Goal.MINIMIZE ? least : most);
    }
  }

  private static final List<Origin> OF_SEARCH =
      Arrays.stream(Origin.values()).filter(Origin::isOfSearch).toList();

  private SummaryRows() {}

  static List<StudySummary> all(DSLContext db) {
    List<Study> studies = StudyRows.all(db);
    Map<Long, Tally> tallies = new HashMap<>();
    studies.forEach(study -> tallies.put(study.id(), new Tally(study.created())));
    tally(db, tallies);
    return studies.stream().map(study -> summary(db, study, tallies.get(study.id()))).toList();
  }

  /** A study that was created since the list was read is left for the next time. */
  private static void tally(DSLContext db, Map<Long, Tally> tallies) {
    Map<Kind, Integer> triedAgain = triedAgain(db);
    db.select(
            TRIAL.STUDY_ID,
            TRIAL.STATE,
            TRIAL.ORIGIN,
            count(),
            min(TRIAL.RESULT),
            max(TRIAL.RESULT),
            max(TRIAL.ENDED))
        .from(TRIAL)
        .groupBy(TRIAL.STUDY_ID, TRIAL.STATE, TRIAL.ORIGIN)
        .fetch()
        .forEach(
            row -> {
              Tally tally = tallies.get(row.value1());
              if (tally != null) {
                Kind kind = new Kind(row.value1(), row.value2(), row.value3());
                tally.count(kind, row.value4(), triedAgain.getOrDefault(kind, 0));
                if (kind.origin().isOfSearch()) {
                  tally.range(row.value5(), row.value6());
                }
                tally.ended(row.value7());
              }
            });
  }

  /** How many trials of each kind a later one tries again. */
  private static Map<Kind, Integer> triedAgain(DSLContext db) {
    Trial later = TRIAL.as("later");
    return db.select(TRIAL.STUDY_ID, TRIAL.STATE, TRIAL.ORIGIN, countDistinct(TRIAL.NUMBER))
        .from(later)
        .join(TRIAL)
        .on(TRIAL.STUDY_ID.eq(later.STUDY_ID))
        .and(TRIAL.NUMBER.eq(later.RETRY_OF))
        .where(later.RETRY_OF.ge(0))
        .groupBy(TRIAL.STUDY_ID, TRIAL.STATE, TRIAL.ORIGIN)
        .fetchMap(row -> new Kind(row.value1(), row.value2(), row.value3()), Record4::value4);
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
        tally.counts.counts(),
        best,
        best.isEmpty() ? OptionalInt.empty() : first(db, study.id(), best.get()),
        study.created(),
        tally.changed,
        study.note());
  }

  /** Of trials that came to the same, the first by turn, as a running study has it. */
  private static OptionalInt first(DSLContext db, long study, double result) {
    List<Integer> equal =
        db.select(TRIAL.NUMBER)
            .from(TRIAL)
            .where(TRIAL.STUDY_ID.eq(study))
            .and(TRIAL.STATE.eq(TrialState.COMPLETED))
            .and(TRIAL.ORIGIN.in(OF_SEARCH))
            .and(TRIAL.RESULT.eq(result))
            .fetch(TRIAL.NUMBER);
    return equal.size() < 2
        ? equal.stream().mapToInt(number -> number).findFirst()
        : OptionalInt.of(Collections.min(equal, turns(db, study).order()));
  }

  private static Turns turns(DSLContext db, long study) {
    Trial later = TRIAL.as("later");
    Turns turns = new Turns();
    db.select(TRIAL.NUMBER, later.NUMBER)
        .from(later)
        .join(TRIAL)
        .on(TRIAL.STUDY_ID.eq(later.STUDY_ID))
        .and(TRIAL.NUMBER.eq(later.RETRY_OF))
        .where(later.STUDY_ID.eq(study))
        .and(later.RETRY_OF.ge(0))
        .and(TRIAL.STATE.eq(TrialState.INTERRUPTED))
        .orderBy(later.NUMBER)
        .fetch()
        .forEach(row -> turns.goesOn(row.value1(), row.value2()));
    return turns;
  }
}
