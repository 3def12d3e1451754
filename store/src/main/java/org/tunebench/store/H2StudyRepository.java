package org.tunebench.store;

import static org.tunebench.store.db.Tables.STUDY;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.EndedStudy;
import org.tunebench.engine.study.Marks;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.StudySummary;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.UnreadableStudy;

/** Studies in an embedded H2 database: one file, one process. */
public final class H2StudyRepository implements StudyRepository {
  private static final int REPORTS_AT_ONCE = 20_000;

  private final Database database;
  private final Clock clock;
  private final Optional<Instant> lastKept;

  /** Guarded by the database's lock of writing, as all that writes. */
  private final CurveWriter curves = new CurveWriter();

  /**
   * @param database open, of the newest schema; closed with this
   * @param clock tells when a study is created
   */
  H2StudyRepository(Database database, Clock clock) {
    this(database, clock, Optional.empty());
  }

  /**
   * The same where it is known when the process before this one has kept something.
   *
   * @param lastKept see {@link #lastKept()}
   */
  H2StudyRepository(Database database, Clock clock, Optional<Instant> lastKept) {
    this.database = database;
    this.clock = clock;
    this.lastKept = lastKept;
    database.onRollback(curves::forget);
  }

  private void write(Consumer<DSLContext> work) {
    database.write(
        db -> {
          work.accept(db);
          return null;
        });
  }

  @Override
  public Study create(StudySpec spec, List<Trial> first) {
    return database.write(
        db -> {
          Study study = StudyRows.create(db, spec, clock.instant());
          TrialRows.addAll(db, study.id(), first, () -> false);
          return study;
        });
  }

  @Override
  public Study keep(EndedStudy ended, BooleanSupplier isCalledOff) {
    return database.write(
        db -> {
          long id = StudyRows.create(db, ended.spec(), clock.instant()).id();
          TrialRows.addAll(db, id, ended.trials(), isCalledOff);
          MarkRows.set(db, id, ended.marks());
          parts(ended.reports())
              .forEach(
                  some -> {
                    EndedStudy.requireWanted(isCalledOff);
                    curves.append(db, id, some);
                  });
          StudyRows.setNote(db, id, ended.note());
          StudyRows.setState(db, id, StudyState.FINISHED, ended.elapsed(), "");
          EndedStudy.requireWanted(isCalledOff);
          return StudyRows.one(db, STUDY.ID.eq(id)).orElseThrow();
        });
  }

  @Override
  public Optional<Study> study(long id) {
    return database.read(db -> StudyRows.one(db, STUDY.ID.eq(id)));
  }

  @Override
  public Optional<Study> study(String name) {
    return database.read(db -> StudyRows.one(db, STUDY.NAME.eq(name)));
  }

  @Override
  public Map<String, String> formerNames() {
    return database.read(FormerNames::all);
  }

  @Override
  public List<Study> studies() {
    return database.read(StudyRows::all);
  }

  @Override
  public List<StudySummary> summaries() {
    return database.read(SummaryRows::all);
  }

  @Override
  public List<UnreadableStudy> unreadable() {
    return database.read(StudyIndex::unreadable);
  }

  @Override
  public void setState(long study, StudyState state, Duration elapsed, String ending) {
    write(db -> StudyRows.setState(db, study, state, elapsed, ending));
  }

  @Override
  public void setNote(long study, String note) {
    Marks.requireNote(note);
    write(db -> StudyRows.setNote(db, study, note));
  }

  @Override
  public List<String> rename(long study, String name) {
    return database.write(db -> StudyRows.rename(db, study, name));
  }

  @Override
  public void setBudget(long study, Budget budget) {
    write(db -> StudyRows.setBudget(db, study, budget));
  }

  @Override
  public void setSpec(long study, StudySpec spec) {
    write(db -> StudyRows.setSpec(db, study, spec));
  }

  @Override
  public void putAside(long study) {
    write(db -> StudyRows.putAside(db, study));
  }

  @Override
  public void restore(long study) {
    write(db -> StudyRows.restore(db, study));
  }

  @Override
  public List<Long> aside() {
    return database.read(StudyRows::aside);
  }

  @Override
  public void delete(long study) {
    if (database.write(db -> DeletedStudies.note(db, study))) {
      sweep(study);
    }
  }

  /** Removes what a process has left of studies that it was deleting when it ended. */
  void sweep() {
    database.read(DeletedStudies::all).forEach(this::sweep);
  }

  private void sweep(long study) {
    boolean more = true;
    while (more) {
      more =
          database.write(
              db -> {
                curves.forget();
                return DeletedStudies.sweepSome(db, study);
              });
    }
  }

  @Override
  public void add(long study, Trial trial) {
    write(db -> TrialRows.add(db, study, trial));
  }

  @Override
  public void addAll(long study, List<Trial> trials) {
    write(db -> trials.forEach(trial -> TrialRows.add(db, study, trial)));
  }

  @Override
  public void update(long study, Trial trial) {
    write(db -> TrialRows.update(db, study, trial));
  }

  @Override
  public List<Trial> trials(long study) {
    return database.read(db -> TrialRows.all(db, study));
  }

  @Override
  public Optional<Trial> trial(long study, int number) {
    return database.read(db -> TrialRows.one(db, study, number));
  }

  @Override
  public int lost(long study) {
    return database.read(db -> TrialRows.lost(db, study));
  }

  @Override
  public Map<Integer, Marks> marks(long study) {
    return database.read(db -> MarkRows.all(db, study));
  }

  @Override
  public void mark(long study, Map<Integer, Marks> marks) {
    write(db -> MarkRows.set(db, study, marks));
  }

  @Override
  public void append(long study, Collection<Report> reports) {
    parts(List.copyOf(reports)).forEach(some -> write(db -> curves.append(db, study, some)));
  }

  private static List<List<Report>> parts(List<Report> all) {
    List<List<Report>> parts = new ArrayList<>();
    int from = 0;
    do {
      int to = Math.min(all.size(), from + REPORTS_AT_ONCE);
      parts.add(all.subList(from, to));
      from = to;
    } while (from < all.size());
    return parts;
  }

  @Override
  public Map<Integer, Curve> curves(long study, String metric) {
    return database.read(db -> CurveRows.ofMetric(db, study, metric));
  }

  @Override
  public boolean hasReports(long study) {
    return database.read(db -> !CurveRows.metrics(db, study).isEmpty());
  }

  @Override
  public Map<Integer, Map<String, Curve>> curves(long study, int first, int last) {
    return database.read(db -> CurveRows.ofTrials(db, study, first, last));
  }

  @Override
  public Optional<Instant> lastKept() {
    return lastKept;
  }

  @Override
  public void close() {
    database.close();
  }
}
