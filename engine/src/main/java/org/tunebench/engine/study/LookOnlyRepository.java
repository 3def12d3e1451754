package org.tunebench.engine.study;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tunebench.engine.WrongInputException;

/**
 * Studies that another process keeps, from one copy of them to the next: read as in any repository,
 * and never changed. Every method that writes refuses to, with one sentence.
 */
public final class LookOnlyRepository implements StudyRepository {
  private final Supplier<String> why;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  /** Guarded by the lock: whoever reads from a copy finishes before it is removed. */
  private StudyCopy copy;

  private boolean closed;

  /** What has happened to whoever ran the studies, and until when they are known to have run. */
  private record Left(String what, Instant lastSign) {}

  /** Empty while somebody may run them. */
  private volatile Optional<Left> left = Optional.empty();

  /**
   * @param first what is read at first
   * @param why gives the sentence of a refusal
   */
  public LookOnlyRepository(StudyCopy first, Supplier<String> why) {
    this.copy = first;
    this.why = why;
  }

  /** Reads from another copy from now on; closes the one before. */
  public void show(StudyCopy next) {
    StudyCopy before;
    lock.writeLock().lock();
    try {
      before = closed ? next : copy;
      copy = closed ? copy : next;
    } finally {
      lock.writeLock().unlock();
    }
    // Nobody reads from it any more, and nobody waits while its files are removed.
    before.close();
  }

  /**
   * Whoever ran the studies is gone: trials that run by the copy are told as interrupted, as
   * whoever opens the studies next will keep them.
   *
   * @param what happened, as the beginning of a sentence, such as "Tunebench ended"
   * @param lastSign when they were last known to run
   */
  public void areLeft(String what, Instant lastSign) {
    left = Optional.of(new Left(what, lastSign));
  }

  /** Somebody has them again: trials are told as they are kept. */
  public void areTakenUp() {
    left = Optional.empty();
  }

  private <T> T read(Function<StudyRepository, T> question) {
    lock.readLock().lock();
    try {
      return question.apply(copy.repository());
    } finally {
      lock.readLock().unlock();
    }
  }

  /** What whoever would change something hears. */
  public WrongInputException refusal() {
    return new WrongInputException("", why.get());
  }

  @Override
  public Optional<Study> study(long id) {
    return read(now -> now.study(id));
  }

  @Override
  public Optional<Study> study(String name) {
    return read(now -> now.study(name));
  }

  @Override
  public Map<String, String> formerNames() {
    return read(StudyRepository::formerNames);
  }

  @Override
  public List<Study> studies() {
    return read(StudyRepository::studies);
  }

  @Override
  public List<StudySummary> summaries() {
    return read(now -> now.summaries().stream().map(summary -> standing(now, summary)).toList());
  }

  @Override
  public List<UnreadableStudy> unreadable() {
    return read(StudyRepository::unreadable);
  }

  @Override
  public List<Long> aside() {
    return read(StudyRepository::aside);
  }

  @Override
  public List<Trial> trials(long study) {
    return read(now -> standing(now, study, now.trials(study)));
  }

  @Override
  public Optional<Trial> trial(long study, int number) {
    return read(
        now -> now.trial(study, number).map(one -> standing(now, study, List.of(one)).get(0)));
  }

  @Override
  public int lost(long study) {
    return read(now -> now.lost(study));
  }

  private StudySummary standing(StudyRepository now, StudySummary summary) {
    boolean runs = left.isPresent() && summary.counts().of(TrialState.RUNNING) > 0;
    return runs && ofThisMachine(now, summary.id()).isPresent()
        ? summary.withCounts(summary.counts().interrupted())
        : summary;
  }

  private List<Trial> standing(StudyRepository now, long study, List<Trial> trials) {
    Optional<Left> gone = left;
    boolean runs = trials.stream().anyMatch(trial -> trial.state() == TrialState.RUNNING);
    Optional<Study> here = gone.isPresent() && runs ? ofThisMachine(now, study) : Optional.empty();
    if (here.isEmpty()) {
      return trials;
    }
    Map<Integer, Curve> curves = now.curves(study, here.get().spec().metric().monitor());
    return trials.stream()
        .map(trial -> standing(gone.get(), trial, curves.get(trial.number())))
        .toList();
  }

  private static Trial standing(Left gone, Trial trial, Curve reported) {
    return trial.state() == TrialState.RUNNING
        ? trial.leftBehind(reported, gone.what(), gone.lastSign())
        : trial;
  }

  /** Jobs of a cluster go on without whoever has sent them. */
  private static Optional<Study> ofThisMachine(StudyRepository now, long study) {
    return now.study(study).filter(one -> one.spec().cluster().isEmpty());
  }

  @Override
  public Map<Integer, Marks> marks(long study) {
    return read(now -> now.marks(study));
  }

  @Override
  public Map<Integer, Curve> curves(long study, String metric) {
    return read(now -> now.curves(study, metric));
  }

  @Override
  public boolean hasReports(long study) {
    return read(now -> now.hasReports(study));
  }

  @Override
  public Map<Integer, Map<String, Curve>> curves(long study, int first, int last) {
    return read(now -> now.curves(study, first, last));
  }

  @Override
  public Study create(StudySpec spec, List<Trial> first) {
    throw refusal();
  }

  @Override
  public Study keep(EndedStudy study, BooleanSupplier isCalledOff) {
    throw refusal();
  }

  @Override
  public void setState(long study, StudyState state, Duration elapsed, String ending) {
    throw refusal();
  }

  @Override
  public void setNote(long study, String note) {
    throw refusal();
  }

  @Override
  public List<String> rename(long study, String name) {
    throw refusal();
  }

  @Override
  public void setBudget(long study, Budget budget) {
    throw refusal();
  }

  @Override
  public void setSpec(long study, StudySpec spec) {
    throw refusal();
  }

  @Override
  public void putAside(long study) {
    throw refusal();
  }

  @Override
  public void restore(long study) {
    throw refusal();
  }

  @Override
  public void delete(long study) {
    throw refusal();
  }

  @Override
  public void add(long study, Trial trial) {
    throw refusal();
  }

  @Override
  public void addAll(long study, List<Trial> trials) {
    throw refusal();
  }

  @Override
  public void update(long study, Trial trial) {
    throw refusal();
  }

  @Override
  public void mark(long study, Map<Integer, Marks> marks) {
    throw refusal();
  }

  @Override
  public void append(long study, Collection<Report> reports) {
    throw refusal();
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      closed = true;
      copy.close();
    } finally {
      lock.writeLock().unlock();
    }
  }
}
