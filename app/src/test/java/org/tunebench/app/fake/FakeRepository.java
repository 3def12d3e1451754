package org.tunebench.app.fake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.tunebench.engine.WrongInputException;
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
import org.tunebench.engine.study.TrialCounts;
import org.tunebench.engine.study.UnreadableStudy;

/** Keeps studies in memory. All methods are synchronized: tests look at it from any thread. */
public final class FakeRepository implements StudyRepository {
  private static final class Entry {
    private Study study;
    private final TreeMap<Integer, Trial> trials = new TreeMap<>();
    private final Map<Integer, Marks> marks = new TreeMap<>();
    private final Map<Integer, Map<String, Curve>> curves = new TreeMap<>();

    private Entry(Study study) {
      this.study = study;
    }
  }

  private final Map<Long, Entry> entries = new LinkedHashMap<>();
  private final List<UnreadableStudy> unreadable = new ArrayList<>();
  private final Clock clock;
  private long lastId;

  FakeRepository(Clock clock) {
    this.clock = clock;
  }

  /** What the clock says. */
  Instant now() {
    return clock.instant();
  }

  @Override
  public synchronized Study create(StudySpec spec, List<Trial> first) {
    Study study = create(spec, clock.instant());
    first.forEach(trial -> add(study.id(), trial));
    return study;
  }

  /** Keeps a new study as if it had been created at some time. */
  public synchronized Study create(StudySpec spec, Instant created) {
    requireFree(spec.name(), -1);
    Study study = Study.created(++lastId, spec, created);
    entries.put(study.id(), new Entry(study));
    return study;
  }

  @Override
  public synchronized Study keep(EndedStudy ended) {
    return ended.keepIn(this);
  }

  private void requireFree(String name, long but) {
    study(name)
        .filter(other -> other.id() != but)
        .ifPresent(
            other -> {
              throw new WrongInputException(
                  "name", "there is a study '%s' already: choose another name".formatted(name));
            });
  }

  private Entry entry(long id) {
    Entry entry = entries.get(id);
    if (entry == null) {
      throw new IllegalStateException("no study " + id);
    }
    return entry;
  }

  @Override
  public synchronized Optional<Study> study(long id) {
    return Optional.ofNullable(entries.get(id)).map(e -> e.study);
  }

  @Override
  public synchronized Optional<Study> study(String name) {
    return entries.values().stream()
        .map(e -> e.study)
        .filter(s -> s.spec().name().equals(name))
        .findFirst();
  }

  @Override
  public synchronized List<StudySummary> summaries() {
    return entries.values().stream()
        .map(FakeRepository::summary)
        .sorted(
            Comparator.comparing(StudySummary::created).thenComparing(StudySummary::id).reversed())
        .toList();
  }

  @Override
  public synchronized List<UnreadableStudy> unreadable() {
    return List.copyOf(unreadable);
  }

  /** Keeps a study whose definition cannot be read. */
  public synchronized void addUnreadable(String name, String reason) {
    unreadable.add(0, new UnreadableStudy(++lastId, name, reason));
  }

  private static StudySummary summary(Entry entry) {
    StudySpec spec = entry.study.spec();
    OptionalInt best = FakeRunningStudy.best(spec, entry.trials.values());
    Instant changed =
        entry.trials.values().stream()
            .flatMap(t -> t.run().ended().stream())
            .max(Comparator.naturalOrder())
            .orElse(entry.study.created());
    return new StudySummary(
        entry.study.id(),
        spec.name(),
        spec.objective().kind(),
        spec.metric(),
        entry.study.state(),
        spec.budget().trials(),
        TrialCounts.of(entry.trials.values()),
        best.isPresent()
            ? Optional.of(entry.trials.get(best.getAsInt()).metric(spec.metric().name()))
            : Optional.empty(),
        best,
        entry.study.created(),
        changed,
        entry.study.note());
  }

  @Override
  public synchronized void setState(long id, StudyState state, Duration elapsed, String ending) {
    Entry entry = entry(id);
    entry.study = entry.study.withState(state, elapsed, ending);
  }

  @Override
  public synchronized void setNote(long id, String note) {
    Marks.requireNote(note);
    Entry entry = entry(id);
    entry.study = entry.study.withNote(note);
  }

  @Override
  public synchronized void setSpec(long id, StudySpec spec) {
    requireFree(spec.name(), id);
    Entry entry = entry(id);
    entry.study = entry.study.withSpec(spec);
  }

  @Override
  public synchronized void delete(long id) {
    entries.remove(id);
    unreadable.removeIf(study -> study.id() == id);
  }

  @Override
  public synchronized void add(long id, Trial trial) {
    if (entry(id).trials.putIfAbsent(trial.number(), trial) != null) {
      throw new IllegalStateException("trial %d exists".formatted(trial.number()));
    }
  }

  @Override
  public synchronized void update(long id, Trial trial) {
    Trial before = entry(id).trials.get(trial.number());
    if (before == null || before.state().isTerminal()) {
      throw new IllegalStateException("trial %d cannot change".formatted(trial.number()));
    }
    entry(id).trials.put(trial.number(), trial);
  }

  @Override
  public synchronized List<Trial> trials(long id) {
    return new ArrayList<>(entry(id).trials.values());
  }

  @Override
  public synchronized Optional<Trial> trial(long id, int number) {
    return Optional.ofNullable(entry(id).trials.get(number));
  }

  @Override
  public synchronized Map<Integer, Marks> marks(long id) {
    // As the real one: a study may be deleted while its page reads in the background.
    Entry entry = entries.get(id);
    return entry == null ? Map.of() : new TreeMap<>(entry.marks);
  }

  @Override
  public synchronized void mark(long id, int trial, Marks marks) {
    entry(id).marks.put(trial, marks);
    entry(id).marks.values().removeIf(Marks::isNone);
  }

  @Override
  public synchronized void append(long id, Collection<Report> reports) {
    for (Report report : reports) {
      Map<String, Curve> curves =
          entry(id).curves.computeIfAbsent(report.trial(), n -> new TreeMap<>());
      report
          .values()
          .forEach(
              (metric, value) ->
                  curves.computeIfAbsent(metric, m -> new Curve()).add(report.step(), value));
    }
  }

  @Override
  public synchronized Map<Integer, Curve> curves(long id, String metric) {
    Map<Integer, Curve> found = new TreeMap<>();
    entry(id)
        .curves
        .forEach(
            (trial, curves) -> {
              if (curves.containsKey(metric)) {
                found.put(trial, curves.get(metric).copy());
              }
            });
    return found;
  }

  @Override
  public synchronized Map<String, Curve> curves(long id, int trial) {
    Map<String, Curve> found = new TreeMap<>();
    entry(id)
        .curves
        .getOrDefault(trial, Map.of())
        .forEach((metric, curve) -> found.put(metric, curve.copy()));
    return found;
  }

  @Override
  public void close() {}
}
