package org.tunebench.app.fake;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.tunebench.engine.study.EndedStudy;
import org.tunebench.engine.study.InMemoryStudyRepository;
import org.tunebench.engine.study.Marks;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.UnreadableStudy;

/** Studies in memory, of which some may be older than the test or unreadable. */
public final class FakeRepository extends InMemoryStudyRepository {
  private final List<UnreadableStudy> unreadable = new ArrayList<>();
  private final List<UnreadableStudy> aside = new ArrayList<>();
  private final Times times;
  private Runnable trouble = () -> {};

  FakeRepository(Clock clock) {
    this(new Times(clock));
  }

  private FakeRepository(Times times) {
    super(times);
    this.times = times;
  }

  /** What the clock says. */
  Instant now() {
    return times.instant();
  }

  /** Keeps a new study as if it had been created at some time. */
  public synchronized Study create(StudySpec spec, Instant created) {
    times.pretended = created;
    try {
      return create(spec);
    } finally {
      times.pretended = null;
    }
  }

  /** The next time that marks, a note or an imported study are to be kept, this happens before. */
  public synchronized void breakNext(Runnable now) {
    trouble = now;
  }

  private void breakIfTold() {
    Runnable now = trouble;
    trouble = () -> {};
    now.run();
  }

  @Override
  public synchronized void mark(long study, Map<Integer, Marks> marks) {
    breakIfTold();
    super.mark(study, marks);
  }

  @Override
  public synchronized void setNote(long study, String note) {
    breakIfTold();
    super.setNote(study, note);
  }

  @Override
  public synchronized Study keep(EndedStudy study, BooleanSupplier isCalledOff) {
    breakIfTold();
    return super.keep(study, isCalledOff);
  }

  @Override
  public synchronized List<UnreadableStudy> unreadable() {
    return List.copyOf(unreadable);
  }

  /** Keeps a study whose definition cannot be read. */
  public void addUnreadable(String name, String reason) {
    addUnreadable(name, reason, false);
  }

  /** Keeps a study that cannot be read, or whose whole row is torn. */
  public synchronized void addUnreadable(String name, String reason, boolean isTorn) {
    unreadable.add(0, new UnreadableStudy(-1 - unreadable.size(), name, reason, isTorn));
  }

  @Override
  public synchronized void putAside(long id) {
    super.putAside(id);
    unreadable.stream().filter(study -> study.id() == id).findFirst().ifPresent(aside::add);
    unreadable.removeAll(aside);
  }

  @Override
  public synchronized void restore(long id) {
    super.restore(id);
    aside.stream().filter(study -> study.id() == id).findFirst().ifPresent(unreadable::add);
    aside.removeAll(unreadable);
  }

  /** Tests look at what is kept after the window was closed. */
  @Override
  public void close() {}

  /** A clock that can be told what to say. */
  private static final class Times extends Clock {
    private final Clock real;
    private Instant pretended;

    private Times(Clock real) {
      this.real = real;
    }

    @Override
    public Instant instant() {
      return pretended == null ? real.instant() : pretended;
    }

    @Override
    public ZoneId getZone() {
      return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return new Times(real.withZone(zone));
    }
  }
}
