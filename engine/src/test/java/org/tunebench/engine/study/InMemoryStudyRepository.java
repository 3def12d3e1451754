package org.tunebench.engine.study;

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
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.tunebench.engine.WrongInputException;

/** Keeps studies in memory, for tests: it passes the contract that the database passes. */
public class InMemoryStudyRepository implements StudyRepository {
  private static final Comparator<Study> LAST_CREATED_FIRST =
      Comparator.<Study, Instant>comparing(study -> study.created())
          .thenComparing(Study::id)
          .reversed();

  private final Clock clock;
  private final Map<Long, KeptStudy> studies = new TreeMap<>();
  private final Map<Long, KeptStudy> aside = new TreeMap<>();
  private final Map<String, Long> formerNames = new TreeMap<>();
  private long lastId;
  private boolean closed;

  /** A repository that holds nothing yet. */
  public InMemoryStudyRepository() {
    this(Clock.systemUTC());
  }

  /**
   * A repository that holds nothing yet.
   *
   * @param clock tells when a study is created
   */
  public InMemoryStudyRepository(Clock clock) {
    this.clock = clock;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the repository is closed");
    }
  }

  private KeptStudy known(long id) {
    requireOpen();
    KeptStudy kept = studies.get(id);
    if (kept == null) {
      throw new IllegalStateException("there is no study " + id);
    }
    return kept;
  }

  private void requireFree(String name, long owner) {
    for (KeptStudy kept : studies.values()) {
      if (kept.study.id() != owner && kept.study.spec().name().equals(name)) {
        throw new WrongInputException(
            "name", "there is a study '%s' already: choose another name".formatted(name));
      }
    }
  }

  @Override
  public synchronized Study create(StudySpec spec, List<Trial> first) {
    requireOpen();
    requireFree(spec.name(), -1);
    formerNames.remove(spec.name());
    Study study = Study.created(++lastId, spec, clock.instant());
    KeptStudy kept = new KeptStudy(study);
    first.forEach(kept::add);
    studies.put(study.id(), kept);
    return study;
  }

  @Override
  public synchronized Study keep(EndedStudy ended, BooleanSupplier isCalledOff) {
    EndedStudy.requireWanted(isCalledOff);
    return ended.keepIn(this);
  }

  @Override
  public synchronized Optional<Study> study(long id) {
    requireOpen();
    return Optional.ofNullable(studies.get(id)).map(kept -> kept.study);
  }

  @Override
  public synchronized Optional<Study> study(String name) {
    requireOpen();
    return studies.values().stream()
        .map(kept -> kept.study)
        .filter(study -> study.spec().name().equals(name))
        .findFirst();
  }

  @Override
  public synchronized Map<String, String> formerNames() {
    requireOpen();
    Map<String, String> now = new TreeMap<>();
    formerNames.forEach(
        (name, id) -> study(id).ifPresent(study -> now.put(name, study.spec().name())));
    return now;
  }

  @Override
  public synchronized List<Study> studies() {
    requireOpen();
    return studies.values().stream().map(kept -> kept.study).sorted(LAST_CREATED_FIRST).toList();
  }

  @Override
  public synchronized List<StudySummary> summaries() {
    requireOpen();
    List<StudySummary> all = new ArrayList<>();
    studies.values().forEach(kept -> all.add(kept.summary()));
    all.sort(
        Comparator.comparing(StudySummary::created).thenComparing(StudySummary::id).reversed());
    return all;
  }

  @Override
  public synchronized List<UnreadableStudy> unreadable() {
    requireOpen();
    return List.of();
  }

  @Override
  public synchronized void setState(long id, StudyState state, Duration elapsed, String ending) {
    KeptStudy kept = known(id);
    kept.study = kept.study.withState(state, elapsed, ending);
  }

  @Override
  public synchronized void setNote(long id, String note) {
    Marks.requireNote(note);
    KeptStudy kept = known(id);
    kept.study = kept.study.withNote(note);
  }

  @Override
  public synchronized List<String> rename(long id, String name) {
    StudySpec spec = known(id).study.spec();
    setSpec(id, spec.withName(name));
    List<String> followed = new ArrayList<>();
    Map<Long, KeptStudy> all = new TreeMap<>(studies);
    all.putAll(aside);
    for (KeptStudy kept : all.values()) {
      if (kept.study.id() <= id) {
        continue;
      }
      StudySpec renamed = kept.study.spec().withRenamed(spec.name(), name);
      if (!renamed.equals(kept.study.spec())) {
        kept.study = kept.study.withSpec(renamed);
        followed.add(renamed.name());
      }
    }
    return followed;
  }

  @Override
  public synchronized void setBudget(long id, Budget budget) {
    KeptStudy kept = known(id);
    kept.study = kept.study.withSpec(kept.study.spec().withBudget(budget));
  }

  @Override
  public synchronized void setSpec(long id, StudySpec spec) {
    KeptStudy kept = known(id);
    requireFree(spec.name(), id);
    formerNames.put(kept.study.spec().name(), id);
    formerNames.remove(spec.name());
    kept.study = kept.study.withSpec(spec);
  }

  @Override
  public synchronized void delete(long id) {
    requireOpen();
    studies.remove(id);
    aside.remove(id);
  }

  @Override
  public synchronized void putAside(long id) {
    requireOpen();
    KeptStudy kept = studies.remove(id);
    if (kept != null) {
      aside.put(id, kept);
    }
  }

  @Override
  public synchronized void restore(long id) {
    requireOpen();
    KeptStudy kept = aside.remove(id);
    if (kept != null) {
      StudySpec spec = kept.study.spec();
      String name = FreeName.in(this, spec.name());
      formerNames.remove(name);
      kept.study = kept.study.withSpec(spec.withName(name));
      studies.put(id, kept);
    }
  }

  @Override
  public synchronized List<Long> aside() {
    requireOpen();
    return List.copyOf(aside.keySet());
  }

  @Override
  public synchronized void add(long study, Trial trial) {
    known(study).add(trial);
  }

  @Override
  public synchronized void addAll(long study, List<Trial> trials) {
    KeptStudy kept = known(study);
    List<Integer> before = List.copyOf(kept.trials.keySet());
    try {
      trials.forEach(kept::add);
    } catch (IllegalStateException e) {
      kept.trials.keySet().retainAll(before);
      throw e;
    }
  }

  @Override
  public synchronized void update(long study, Trial trial) {
    requireOpen();
    KeptTrial kept = find(study, trial.number());
    if (kept == null || kept.trial.state().isTerminal()) {
      throw new IllegalStateException(
          "study %d has no trial %d that has not ended".formatted(study, trial.number()));
    }
    kept.trial = trial;
  }

  private KeptTrial find(long study, int number) {
    KeptStudy kept = studies.get(study);
    return kept == null ? null : kept.trials.get(number);
  }

  @Override
  public synchronized List<Trial> trials(long study) {
    requireOpen();
    KeptStudy kept = studies.get(study);
    return kept == null ? List.of() : kept.trials.values().stream().map(t -> t.trial).toList();
  }

  @Override
  public synchronized Optional<Trial> trial(long study, int number) {
    requireOpen();
    return Optional.ofNullable(find(study, number)).map(kept -> kept.trial);
  }

  @Override
  public synchronized int lost(long study) {
    List<Trial> kept = trials(study);
    return kept.isEmpty() ? 0 : kept.get(kept.size() - 1).number() - kept.size() + 1;
  }

  @Override
  public synchronized Map<Integer, Marks> marks(long study) {
    requireOpen();
    Map<Integer, Marks> found = new TreeMap<>();
    KeptStudy kept = studies.get(study);
    if (kept != null) {
      kept.trials.forEach((number, trial) -> found.put(number, trial.marks));
      found.values().removeIf(Marks::isNone);
    }
    return found;
  }

  @Override
  public synchronized void mark(long study, Map<Integer, Marks> marks) {
    requireOpen();
    for (int trial : marks.keySet()) {
      if (find(study, trial) == null) {
        throw new IllegalStateException("study %d has no trial %d".formatted(study, trial));
      }
    }
    marks.forEach((trial, noted) -> find(study, trial).marks = noted);
  }

  @Override
  public synchronized void append(long study, Collection<Report> reports) {
    requireOpen();
    for (Report report : reports) {
      KeptTrial kept = find(study, report.trial());
      if (kept != null) {
        kept.append(report);
      }
    }
  }

  @Override
  public synchronized Map<Integer, Curve> curves(long study, String metric) {
    requireOpen();
    Map<Integer, Curve> found = new TreeMap<>();
    KeptStudy kept = studies.get(study);
    if (kept != null) {
      kept.trials.forEach(
          (number, trial) -> {
            Curve curve = trial.curves.get(metric);
            if (curve != null) {
              found.put(number, curve.copy());
            }
          });
    }
    return found;
  }

  @Override
  public synchronized boolean hasReports(long study) {
    requireOpen();
    KeptStudy kept = studies.get(study);
    return kept != null && kept.trials.values().stream().anyMatch(t -> !t.curves.isEmpty());
  }

  @Override
  public synchronized Map<Integer, Map<String, Curve>> curves(long study, int first, int last) {
    requireOpen();
    Map<Integer, Map<String, Curve>> found = new TreeMap<>();
    for (Trial trial : trials(study)) {
      Map<String, Curve> curves = new TreeMap<>();
      find(study, trial.number()).curves.forEach((metric, c) -> curves.put(metric, c.copy()));
      if (first <= trial.number() && trial.number() <= last && !curves.isEmpty()) {
        found.put(trial.number(), curves);
      }
    }
    return found;
  }

  @Override
  public synchronized void close() {
    closed = true;
    studies.clear();
  }

  private static final class KeptTrial {
    private Trial trial;
    private Marks marks = Marks.NONE;
    private final Map<String, Curve> curves = new LinkedHashMap<>();
    private int lastStep = Integer.MIN_VALUE;

    private KeptTrial(Trial trial) {
      this.trial = trial;
    }

    private void append(Report report) {
      if (!report.values().isEmpty() && report.step() > lastStep) {
        lastStep = report.step();
        report
            .values()
            .forEach(
                (metric, value) ->
                    curves.computeIfAbsent(metric, m -> new Curve()).add(report.step(), value));
      }
    }
  }

  private static final class KeptStudy {
    private Study study;
    private final Map<Integer, KeptTrial> trials = new TreeMap<>();

    private KeptStudy(Study study) {
      this.study = study;
    }

    private void add(Trial trial) {
      if (trials.putIfAbsent(trial.number(), new KeptTrial(trial)) != null) {
        throw new IllegalStateException(
            "study %d has a trial %d already".formatted(study.id(), trial.number()));
      }
    }

    private StudySummary summary() {
      List<Trial> all = trials.values().stream().map(kept -> kept.trial).toList();
      SummaryOfTrials summary = new SummaryOfTrials(study, TrialCounts.of(all), Turns.of(all));
      all.forEach(summary::take);
      return summary.toSummary();
    }
  }
}
