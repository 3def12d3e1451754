package org.tunebench.engine.study;

import java.time.Duration;
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
  public List<Study> studies() {
    return read(StudyRepository::studies);
  }

  @Override
  public List<StudySummary> summaries() {
    return read(StudyRepository::summaries);
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
    return read(now -> now.trials(study));
  }

  @Override
  public Optional<Trial> trial(long study, int number) {
    return read(now -> now.trial(study, number));
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
  public Map<String, Curve> curves(long study, int trial) {
    return read(now -> now.curves(study, trial));
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
  public void update(long study, Trial trial) {
    throw refusal();
  }

  @Override
  public void mark(long study, int trial, Marks marks) {
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
