package org.tunebench.store;

import static org.tunebench.store.db.Keys.CURVE_PART_KEY;
import static org.tunebench.store.db.Tables.CURVE_PART;
import static org.tunebench.store.db.Tables.METRIC;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.exception.DataTypeException;
import org.tunebench.engine.study.Curve;

/**
 * Curves as rows of packed points: reading. Sorted by the whole key, its constant parts included:
 * by less, H2 would sort all rows once more.
 */
final class CurveRows {
  private CurveRows() {}

  /** The keys of a study's metrics by name. */
  static Map<String, Integer> metrics(DSLContext db, long study) {
    Map<String, Integer> keys = new HashMap<>();
    db.select(METRIC.NAME, METRIC.ID)
        .from(METRIC)
        .where(METRIC.STUDY_ID.eq(study))
        .fetch()
        .forEach(row -> keys.put(row.value1(), row.value2()));
    return keys;
  }

  static Map<Integer, Curve> ofMetric(DSLContext db, long study, String metric) {
    Map<Integer, Curve> curves = new TreeMap<>();
    Integer key = metrics(db, study).get(metric);
    if (key != null) {
      read(db, ofMetric(study, key), curves::put);
    }
    return curves;
  }

  static Map<Integer, Map<String, Curve>> ofTrials(DSLContext db, long study, int first, int last) {
    Map<Integer, Map<String, Curve>> curves = new TreeMap<>();
    metrics(db, study)
        .forEach(
            (name, key) ->
                read(
                    db,
                    ofMetric(study, key).and(CURVE_PART.TRIAL.between(first, last)),
                    (trial, curve) ->
                        curves.computeIfAbsent(trial, t -> new TreeMap<>()).put(name, curve)));
    return curves;
  }

  private static Condition ofMetric(long study, int key) {
    return CURVE_PART.STUDY_ID.eq(study).and(CURVE_PART.METRIC_ID.eq(key));
  }

  /** Reads curves of one metric. */
  private static void read(DSLContext db, Condition which, BiConsumer<Integer, Curve> into) {
    try (Cursor<Record2<Integer, byte[]>> rows =
        db.select(CURVE_PART.TRIAL, CURVE_PART.POINTS)
            .from(CURVE_PART)
            .where(which)
            .orderBy(CURVE_PART_KEY.getFieldsArray())
            .fetchLazy()) {
      // All are read into one that has grown to its size, and copied: a thousand growing ones would
      // throw away more than they keep.
      Curve open = new Curve();
      int trial = -1;
      for (Record2<Integer, byte[]> row : rows) {
        int next = row.value1();
        if (next < Math.max(trial, 0)) {
          throw new DataTypeException("a curve of trial %d is out of order".formatted(next));
        }
        if (next != trial) {
          close(open, trial, into);
          trial = next;
        }
        PointCodec.decode(row.value2(), open);
      }
      close(open, trial, into);
    }
  }

  private static void close(Curve open, int trial, BiConsumer<Integer, Curve> into) {
    if (open.size() > 0) {
      into.accept(trial, open.copy());
      open.clear();
    }
  }

  /**
   * Deletes one metric of some trials of a study; returns false where nothing is left to delete. By
   * ranges of the key: jOOQ emulates a limit by a query that reads all of the study each time.
   */
  static boolean deleteSome(DSLContext db, long study, int trials) {
    Record2<Integer, Integer> first =
        db.select(CURVE_PART.METRIC_ID, CURVE_PART.TRIAL)
            .from(CURVE_PART)
            .where(CURVE_PART.STUDY_ID.eq(study))
            .orderBy(CURVE_PART_KEY.getFieldsArray())
            .limit(1)
            .fetchOne();
    if (first != null) {
      db.deleteFrom(CURVE_PART)
          .where(CURVE_PART.STUDY_ID.eq(study))
          .and(CURVE_PART.METRIC_ID.eq(first.value1()))
          .and(CURVE_PART.TRIAL.ge(first.value2()))
          .and(CURVE_PART.TRIAL.lt(first.value2() + trials))
          .execute();
    }
    return first != null;
  }
}
