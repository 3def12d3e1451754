package org.tunebench.store;

import static org.tunebench.store.db.Tables.CURVE_PART;
import static org.tunebench.store.db.Tables.METRIC;
import static org.tunebench.store.db.Tables.TRIAL;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.Report;

/**
 * Packs reports into parts of curves. The last part of each curve stays open: it is written again
 * with every batch until it is full. What it knows of open parts is what the database holds, kept
 * at hand for the trials that reported last; after a failed transaction it has to {@link #forget}.
 */
final class CurveWriter {
  /** Points in a full part: 2 KiB, written again with each batch, against rows to read. */
  static final int PART_POINTS = 256;

  /** More trials than this, between batches, only cost reading their open parts again. */
  private static final int MOST_TRIALS = 1024;

  private record TrialKey(long study, int trial) {}

  /** A row of points that is not full yet, or was filled just now. */
  private static final class Part {
    private final TrialKey trial;
    private final int metric;
    private final int number;
    private final Curve points = new Curve();
    private boolean stored;

    private Part(TrialKey trial, int metric, int number) {
      this.trial = trial;
      this.metric = metric;
      this.number = number;
    }
  }

  /** What a trial has reported last. */
  private static final class Tail {
    private final Map<Integer, Part> open = new HashMap<>();
    private boolean reported;
    private int lastStep;
  }

  /** In the order of their last use. */
  private final Map<TrialKey, Tail> tails = new LinkedHashMap<>(16, 0.75f, true);

  private final Map<Long, Map<String, Integer>> metrics = new HashMap<>();

  /** Forgets what it knows: the transaction failed, or takes rows of reports away. */
  void forget() {
    tails.clear();
    metrics.clear();
  }

  void append(DSLContext db, long study, Collection<Report> reports) {
    Set<Part> changed = new LinkedHashSet<>();
    for (Report report : reports) {
      Tail tail = tail(db, new TrialKey(study, report.trial()));
      boolean fresh = tail != null && (!tail.reported || report.step() > tail.lastStep);
      if (fresh && !report.values().isEmpty()) {
        take(db, new TrialKey(study, report.trial()), tail, report, changed);
      }
    }
    store(db, changed);
    forgetEldest();
  }

  /** Never within a batch: what a trial has open and unwritten would be read again without it. */
  private void forgetEldest() {
    Iterator<TrialKey> eldest = tails.keySet().iterator();
    while (tails.size() > MOST_TRIALS) {
      eldest.next();
      eldest.remove();
    }
  }

  private void take(DSLContext db, TrialKey trial, Tail tail, Report report, Set<Part> changed) {
    tail.reported = true;
    tail.lastStep = report.step();
    report
        .values()
        .forEach(
            (name, value) -> {
              int metric = metric(db, trial.study(), name);
              Part part = tail.open.get(metric);
              if (part == null || part.points.size() == PART_POINTS) {
                part = new Part(trial, metric, part == null ? 0 : part.number + 1);
                tail.open.put(metric, part);
              }
              part.points.add(report.step(), value);
              changed.add(part);
            });
  }

  private int metric(DSLContext db, long study, String name) {
    Map<String, Integer> known =
        metrics.computeIfAbsent(study, unknown -> CurveRows.metrics(db, study));
    Integer key = known.get(name);
    if (key == null) {
      key = known.size();
      db.insertInto(METRIC, METRIC.STUDY_ID, METRIC.ID, METRIC.NAME)
          .values(study, key, name)
          .execute();
      known.put(name, key);
    }
    return key;
  }

  /** The tail of a trial, or null if the trial is not kept. */
  private Tail tail(DSLContext db, TrialKey key) {
    Tail known = tails.get(key);
    if (known == null && exists(db, key)) {
      known = read(db, key);
      tails.put(key, known);
    }
    return known;
  }

  private static boolean exists(DSLContext db, TrialKey key) {
    return db.fetchExists(TRIAL, TRIAL.STUDY_ID.eq(key.study()).and(TRIAL.NUMBER.eq(key.trial())));
  }

  private Tail read(DSLContext db, TrialKey key) {
    Tail tail = new Tail();
    Map<String, Integer> known =
        metrics.computeIfAbsent(key.study(), unknown -> CurveRows.metrics(db, key.study()));
    for (int metric : known.values()) {
      db.select(CURVE_PART.PART, CURVE_PART.POINTS)
          .from(CURVE_PART)
          .where(CURVE_PART.STUDY_ID.eq(key.study()))
          .and(CURVE_PART.METRIC_ID.eq(metric))
          .and(CURVE_PART.TRIAL.eq(key.trial()))
          .orderBy(CURVE_PART.PART.desc())
          .limit(1)
          .fetch()
          .forEach(
              row -> {
                Part part = new Part(key, metric, row.value1());
                PointCodec.decode(row.value2(), part.points);
                part.stored = true;
                tail.open.put(metric, part);
                int last = part.points.lastStep();
                tail.lastStep = tail.reported ? Math.max(tail.lastStep, last) : last;
                tail.reported = true;
              });
    }
    return tail;
  }

  private static void store(DSLContext db, Set<Part> changed) {
    List<Part> stored = new ArrayList<>();
    List<Part> fresh = new ArrayList<>();
    changed.forEach(part -> (part.stored ? stored : fresh).add(part));
    if (!stored.isEmpty()) {
      update(db, stored);
    }
    if (!fresh.isEmpty()) {
      insert(db, fresh);
    }
  }

  private static void update(DSLContext db, List<Part> parts) {
    BatchBindStep batch =
        db.batch(
            db.update(CURVE_PART)
                .set(CURVE_PART.POINTS, (byte[]) null)
                .where(CURVE_PART.STUDY_ID.eq((Long) null))
                .and(CURVE_PART.METRIC_ID.eq((Integer) null))
                .and(CURVE_PART.TRIAL.eq((Integer) null))
                .and(CURVE_PART.PART.eq((Integer) null)));
    for (Part part : parts) {
      batch.bind(
          PointCodec.encode(part.points),
          part.trial.study(),
          part.metric,
          part.trial.trial(),
          part.number);
    }
    batch.execute();
  }

  private static void insert(DSLContext db, List<Part> parts) {
    BatchBindStep batch =
        db.batch(
            db.insertInto(
                    CURVE_PART,
                    CURVE_PART.STUDY_ID,
                    CURVE_PART.METRIC_ID,
                    CURVE_PART.TRIAL,
                    CURVE_PART.PART,
                    CURVE_PART.POINTS)
                .values((Long) null, null, null, null, null));
    for (Part part : parts) {
      batch.bind(
          part.trial.study(),
          part.metric,
          part.trial.trial(),
          part.number,
          PointCodec.encode(part.points));
      part.stored = true;
    }
    batch.execute();
  }
}
