package org.tunebench.store;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.val;
import static org.tunebench.store.db.Keys.TRIAL_KEY;
import static org.tunebench.store.db.Tables.STUDY;
import static org.tunebench.store.db.Tables.TRIAL;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.h2.api.ErrorCode;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record2;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.DataTypeException;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.EndedStudy;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;
import org.tunebench.store.db.tables.records.TrialRecord;

/** Trials as rows. */
final class TrialRows {
  private static final int ROWS_AT_ONCE = 1_000;

  private static final String DUPLICATE = Integer.toString(ErrorCode.DUPLICATE_KEY_1);
  private static final String WITHOUT_PARENT =
      Integer.toString(ErrorCode.REFERENTIAL_INTEGRITY_VIOLATED_PARENT_MISSING_1);

  private static final FixedStatement ADD =
      new FixedStatement(db -> db.insertInto(TRIAL).set(anyRow()));

  /** Its last two values are the study and the number. */
  private static final FixedStatement UPDATE =
      new FixedStatement(
          db ->
              db.update(TRIAL)
                  .set(anyRow())
                  .where(TRIAL.STUDY_ID.eq(0L))
                  .and(TRIAL.NUMBER.eq(0))
                  .and(
                      TRIAL.STATE.in(
                          inline(TrialState.WAITING, TRIAL.STATE),
                          inline(TrialState.RUNNING, TRIAL.STATE))));

  private static final FixedStatement METRIC =
      new FixedStatement(db -> db.select(STUDY.METRIC).from(STUDY).where(STUDY.ID.eq(0L)));

  private TrialRows() {}

  /** All columns in their order, as {@link FixedStatement#values} has them. */
  private static Map<Field<?>, Object> anyRow() {
    Map<Field<?>, Object> row = new LinkedHashMap<>();
    TRIAL.fieldStream().forEach(column -> row.put(column, null));
    return row;
  }

  static void add(DSLContext db, long study, Trial trial) {
    try {
      ADD.execute(db, FixedStatement.values(row(study, trial, result(db, study, trial))));
    } catch (DataAccessException refused) {
      throw ofAdding(study, trial, refused);
    }
  }

  /** What the database's refusal of a trial means, where it is the caller's mistake. */
  private static RuntimeException ofAdding(long study, Trial trial, DataAccessException refused) {
    String state = refused.sqlState();
    if (state.equals(DUPLICATE)) {
      return new IllegalStateException(
          "study %d has a trial %d already".formatted(study, trial.number()), refused);
    }
    return state.equals(WITHOUT_PARENT) ? noStudy(study) : refused;
  }

  private static IllegalStateException noStudy(long study) {
    return new IllegalStateException("there is no study " + study);
  }

  /** Adds the trials of a study that has none. */
  static void addAll(DSLContext db, long study, List<Trial> trials, BooleanSupplier isCalledOff) {
    String metric = metric(db, study);
    for (int from = 0; from < trials.size(); from += ROWS_AT_ONCE) {
      EndedStudy.requireWanted(isCalledOff);
      List<Trial> some = trials.subList(from, Math.min(trials.size(), from + ROWS_AT_ONCE));
      db.batchInsert(some.stream().map(trial -> row(study, trial, result(trial, metric))).toList())
          .execute();
    }
  }

  static void update(DSLContext db, long study, Trial trial) {
    TrialRecord row = row(study, trial, result(db, study, trial));
    List<Param<?>> values = new ArrayList<>(FixedStatement.values(row));
    values.add(val(study, TRIAL.STUDY_ID));
    values.add(val(trial.number(), TRIAL.NUMBER));
    if (UPDATE.execute(db, values) == 0) {
      throw new IllegalStateException(
          "study %d has no trial %d that has not ended".formatted(study, trial.number()));
    }
  }

  /** Asks for the study's metric only where the trial may have a result. */
  private static Double result(DSLContext db, long study, Trial trial) {
    return trial.state() == TrialState.COMPLETED ? result(trial, metric(db, study)) : null;
  }

  private static String metric(DSLContext db, long study) {
    return METRIC
        .word(db, STUDY.METRIC, List.of(val(study, STUDY.ID)))
        .orElseThrow(() -> noStudy(study));
  }

  /** Takes the results of all trials of a study anew, after its metric has changed. */
  static void setMetric(DSLContext db, long study, String metric) {
    for (Trial trial : all(db, study)) {
      db.update(TRIAL)
          .set(TRIAL.RESULT, result(trial, metric))
          .where(TRIAL.STUDY_ID.eq(study))
          .and(TRIAL.NUMBER.eq(trial.number()))
          .execute();
    }
  }

  static List<Trial> all(DSLContext db, long study) {
    return db.selectFrom(TRIAL)
        .where(TRIAL.STUDY_ID.eq(study))
        .orderBy(TRIAL_KEY.getFieldsArray())
        .fetch(TrialRows::trial);
  }

  static Optional<Trial> one(DSLContext db, long study, int number) {
    return db.selectFrom(TRIAL)
        .where(TRIAL.STUDY_ID.eq(study))
        .and(TRIAL.NUMBER.eq(number))
        .fetchOptional(TrialRows::trial);
  }

  /**
   * How many numbers before the last have no row. Asked of the key's index as {@link #all} is,
   * whose entries may be the ones that are gone: another index would not know.
   */
  static int lost(DSLContext db, long study) {
    Record2<Integer, Integer> kept =
        db.select(count(), max(TRIAL.NUMBER))
            .from(TRIAL)
            .where(TRIAL.STUDY_ID.eq(study))
            .and(TRIAL.NUMBER.ge(0))
            .fetchSingle();
    Integer last = kept.value2();
    return last == null ? 0 : last - kept.value1() + 1;
  }

  /**
   * Deletes some trials of a study, with what was noted at them; returns false where nothing is
   * left to delete. By ranges of the key, as {@link CurveRows#deleteSome} does.
   */
  static boolean deleteSome(DSLContext db, long study, int trials) {
    Integer first =
        db.select(TRIAL.NUMBER)
            .from(TRIAL)
            .where(TRIAL.STUDY_ID.eq(study))
            .orderBy(TRIAL_KEY.getFieldsArray())
            .limit(1)
            .fetchOne(TRIAL.NUMBER);
    if (first != null) {
      MarkRows.delete(db, study, first, first + trials);
      db.deleteFrom(TRIAL)
          .where(TRIAL.STUDY_ID.eq(study))
          .and(TRIAL.NUMBER.ge(first))
          .and(TRIAL.NUMBER.lt(first + trials))
          .execute();
    }
    return first != null;
  }

  private static TrialRecord row(long study, Trial trial, Double result) {
    TrialRecord row = new TrialRecord();
    row.setStudyId(study);
    row.setNumber(trial.number());
    row.setState(trial.state());
    row.setOrigin(trial.source().origin());
    OptionalInt retryOf = trial.source().retryOf();
    row.setRetryOf(retryOf.isPresent() ? (Integer) retryOf.getAsInt() : null);
    row.setSeed(trial.source().seed());
    row.setSuggestionMillis(trial.source().suggestionMillis());
    row.setSuggestedBy(trial.source().by());
    row.setConfiguration(JsonValues.text(JsonValues.map(trial.configuration().values())));
    row.setDevice(trial.run().device());
    row.setStarted(trial.run().started().orElse(null));
    row.setEnded(trial.run().ended().orElse(null));
    row.setMetrics(JsonValues.text(JsonValues.map(trial.metrics())));
    row.setResult(result);
    row.setEpochs(trial.epochs());
    row.setFailure(trial.failure());
    return row;
  }

  private static Double result(Trial trial, String metric) {
    double value = trial.metric(metric);
    return trial.state() == TrialState.COMPLETED && Double.isFinite(value) ? (Double) value : null;
  }

  /**
   * @throws DataTypeException if no trial is so
   */
  private static Trial trial(TrialRecord row) {
    Integer retryOf = row.getRetryOf();
    int number = row.getNumber();
    if (number < 0) {
      throw new DataTypeException("a trial has the number %d".formatted(number));
    }
    if (retryOf != null && (retryOf < 0 || retryOf >= number)) {
      throw new DataTypeException("trial %d tries trial %d again".formatted(number, retryOf));
    }
    return new Trial(
        number,
        new Trial.Source(
            row.getOrigin(),
            retryOf == null ? OptionalInt.empty() : OptionalInt.of(retryOf),
            row.getSeed(),
            row.getSuggestionMillis(),
            row.getSuggestedBy()),
        new Configuration(JsonValues.ofRow(row.getConfiguration(), JsonValues::map)),
        row.getState(),
        new Trial.Run(
            row.getDevice(),
            Optional.ofNullable(row.getStarted()),
            Optional.ofNullable(row.getEnded())),
        JsonValues.ofRow(row.getMetrics(), JsonValues::doubles),
        row.getEpochs(),
        row.getFailure());
  }
}
