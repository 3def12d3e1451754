package org.tunebench.store;

import static org.tunebench.store.db.Tables.CURVE_PART;
import static org.tunebench.store.db.Tables.METRIC;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.tunebench.engine.study.Curve;

/** Curves as rows of packed points: reading. */
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
    if (key == null) {
      return curves;
    }
    try (Cursor<Record2<Integer, byte[]>> rows =
        db.select(CURVE_PART.TRIAL, CURVE_PART.POINTS)
            .from(CURVE_PART)
            .where(CURVE_PART.STUDY_ID.eq(study))
            .and(CURVE_PART.METRIC_ID.eq(key))
            .orderBy(CURVE_PART.TRIAL, CURVE_PART.PART)
            .fetchLazy()) {
      for (Record2<Integer, byte[]> row : rows) {
        PointCodec.decode(row.value2(), curves.computeIfAbsent(row.value1(), trial -> new Curve()));
      }
    }
    return curves;
  }

  static Map<String, Curve> ofTrial(DSLContext db, long study, int trial) {
    Map<String, Curve> curves = new TreeMap<>();
    metrics(db, study)
        .forEach(
            (name, key) -> {
              Curve curve = new Curve();
              db.select(CURVE_PART.POINTS)
                  .from(CURVE_PART)
                  .where(CURVE_PART.STUDY_ID.eq(study))
                  .and(CURVE_PART.METRIC_ID.eq(key))
                  .and(CURVE_PART.TRIAL.eq(trial))
                  .orderBy(CURVE_PART.PART)
                  .fetch(CURVE_PART.POINTS)
                  .forEach(points -> PointCodec.decode(points, curve));
              if (curve.size() > 0) {
                curves.put(name, curve);
              }
            });
    return curves;
  }

  static void delete(DSLContext db, long study) {
    db.deleteFrom(CURVE_PART).where(CURVE_PART.STUDY_ID.eq(study)).execute();
    db.deleteFrom(METRIC).where(METRIC.STUDY_ID.eq(study)).execute();
  }
}
