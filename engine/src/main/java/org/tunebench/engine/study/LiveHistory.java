package org.tunebench.engine.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.SearchSpace;

/**
 * The history of a running study: grows trial by trial and keeps its columns up to date, so that a
 * suggestion costs no reading of all trials. Owned by one thread.
 */
public final class LiveHistory implements History {
  private static final Curve NO_REPORTS = new Curve();
  private static final int FIRST_CAPACITY = 64;

  private final SearchSpace space;
  private final MetricSpec metric;
  private final long seed;
  private final int places;
  private int budget;

  private final List<Trial> trials = new ArrayList<>();
  private final List<Curve> curves = new ArrayList<>();
  private final double[][] units;
  private double[] losses = new double[FIRST_CAPACITY];
  private boolean[] outside = new boolean[FIRST_CAPACITY];
  private final Ranking ranking = new Ranking(this);
  private final IntList pending = new IntList();

  /** Trials that others try again or go on with. */
  private final BitSet triedAgain = new BitSet();

  /** Interrupted trials that others go on with. */
  private final BitSet takenUp = new BitSet();

  /** The trials that go on with those, ascending. */
  private final IntList goingOn = new IntList();

  /** By number: the first of the interrupted trials that one goes on with, or itself. */
  private int[] firsts = new int[FIRST_CAPACITY];

  /** An empty history. */
  public LiveHistory(StudySpec spec) {
    this(spec.space(), spec.metric(), spec.seed(), spec.budget().trials(), spec.places());
  }

  /** An empty history of a study that runs one trial at a time. */
  public LiveHistory(SearchSpace space, MetricSpec metric, long seed, int budget) {
    this(space, metric, seed, budget, 1);
  }

  /**
   * An empty history.
   *
   * @param places how many trials run at once
   */
  public LiveHistory(SearchSpace space, MetricSpec metric, long seed, int budget, int places) {
    this.space = space;
    this.metric = metric;
    this.seed = seed;
    this.budget = budget;
    this.places = places;
    this.units = new double[space.size()][FIRST_CAPACITY];
  }

  /** Changes the total of trials. */
  public void setBudget(int trialsInAll) {
    this.budget = trialsInAll;
  }

  /**
   * Takes a trial in: a new one, whose number is {@link #size()}, or the next state of a known one.
   *
   * @throws IllegalStateException if a number before it is missing, or the known one has ended
   */
  public void put(Trial trial) {
    int number = trial.number();
    if (number >= trials.size()) {
      append(trial, NO_REPORTS);
    } else {
      Trial before = trials.set(number, trial);
      if (before.state().isTerminal()) {
        trials.set(number, before);
        throw new IllegalStateException("trial %d has ended".formatted(number));
      }
    }
    if (trial.state().isTerminal()) {
      pending.removeValue(number);
      rank(trial);
    }
  }

  /** Takes in what earlier runs have left, but for what was reported. */
  public void restore(List<Trial> kept) {
    restore(kept, Map.of());
  }

  /**
   * Takes in what earlier runs have left. A trial that the storage has lost keeps its place, which
   * is its number, and says so: all others can be worked on.
   *
   * @param kept all trials by number
   * @param reported of the monitored metric, by trial number; belongs to this from now on
   * @throws StorageException if more are lost than there are
   */
  public void restore(List<Trial> kept, Map<Integer, Curve> reported) {
    for (Trial trial : kept) {
      fillUpTo(trial.number(), 2 * kept.size());
      Curve curve = reported.getOrDefault(trial.number(), NO_REPORTS);
      restore(trial.state().isTerminal() ? trial : trial.reached(curve.lastStep()), curve);
    }
  }

  private void restore(Trial trial, Curve reported) {
    append(trial, reported);
    if (trial.state().isTerminal()) {
      rank(trial);
    }
  }

  /**
   * What this will be once one more trial is under way, which this itself does not learn of. It
   * shares the curves, so it is of no use once a trial has reported.
   *
   * @param next a trial whose number is {@link #size()}
   */
  public LiveHistory with(Trial next) {
    LiveHistory grown = new LiveHistory(space, metric, seed, budget, places);
    for (int number = 0; number < trials.size(); number++) {
      grown.restore(trials.get(number), curves.get(number));
    }
    grown.put(next);
    return grown;
  }

  private void fillUpTo(int number, int end) {
    if (number >= end) {
      throw new StorageException(
          "Of %d trials and more, only %d are in the database: put a copy of it from the workspace's folder 'backups' in its place"
              .formatted(number + 1, end / 2),
          null);
    }
    while (trials.size() < number) {
      append(Trial.lost(trials.size()), NO_REPORTS);
    }
  }

  private void rank(Trial ended) {
    int number = ended.number();
    losses[number] = lossOf(ended);
    if (teaches(ended)) {
      ranking.insert(number);
    }
  }

  /**
   * Nobody knows what an interrupted one would have come to. And of a failed one that is tried
   * again, the other trial tells: taken for the worst, it would contradict that at the same point.
   */
  private boolean teaches(Trial ended) {
    boolean superseded = ended.state() == TrialState.FAILED && triedAgain.get(ended.number());
    return ended.state() != TrialState.INTERRUPTED
        && !superseded
        && !ended.isReplicate()
        && !outside[ended.number()];
  }

  private void append(Trial trial, Curve reported) {
    int number = trial.number();
    if (number != trials.size()) {
      // All columns are by number: those of any other trial would be taken for this one's.
      throw new IllegalStateException(
          "trial %d comes where trial %d is missing".formatted(number, trials.size()));
    }
    grow(number + 1);
    trials.add(trial);
    curves.add(reported);
    losses[number] = Double.NaN;
    outside[number] = !space.contains(trial.configuration());
    for (int p = 0; p < units.length; p++) {
      units[p][number] = outside[number] ? Double.NaN : unitOf(p, trial.configuration());
    }
    if (!trial.state().isTerminal()) {
      pending.add(number);
    }
    firsts[number] = number;
    retryOf(number).ifPresent(first -> tryAgain(first, number));
  }

  private void tryAgain(int number, int by) {
    triedAgain.set(number);
    if (state(number) == TrialState.FAILED) {
      ranking.remove(number);
    } else if (state(number) == TrialState.INTERRUPTED && !isTakenUp(number)) {
      takenUp.set(number);
      goingOn.add(by);
      firsts[by] = firsts[number];
    }
  }

  private double unitOf(int p, Configuration configuration) {
    Object value = configuration.values().get(space.parameter(p).name());
    return value == null ? Double.NaN : space.parameter(p).distribution().unitOf(value);
  }

  private double lossOf(Trial trial) {
    if (trial.state() != TrialState.COMPLETED) {
      return Double.NaN;
    }
    double loss = metric.goal().loss(trial.metric(metric.name()));
    return Double.isFinite(loss) ? loss : Double.NaN;
  }

  private void grow(int needed) {
    if (needed > losses.length) {
      int capacity = 2 * losses.length;
      losses = Arrays.copyOf(losses, capacity);
      outside = Arrays.copyOf(outside, capacity);
      firsts = Arrays.copyOf(firsts, capacity);
      for (int p = 0; p < units.length; p++) {
        units[p] = Arrays.copyOf(units[p], capacity);
      }
    }
  }

  /**
   * Takes a report in. One without the monitored metric is a step that its curve does not have.
   *
   * @return false if the trial has reported this step or a later one before
   */
  public boolean put(Report report) {
    Trial trial = trials.get(report.trial());
    Double value = report.values().get(metric.monitor());
    if (trial.state().isTerminal() || report.step() <= trial.epochs()) {
      return false;
    }
    if (value != null) {
      if (curves.get(report.trial()) == NO_REPORTS) {
        curves.set(report.trial(), new Curve());
      }
      curves.get(report.trial()).add(report.step(), value);
    }
    trials.set(report.trial(), trial.reached(report.step()));
    return true;
  }

  /** A copy of all trials, for other threads. */
  public List<Trial> trials() {
    return List.copyOf(trials);
  }

  /** What is optimised. */
  public MetricSpec metric() {
    return metric;
  }

  @Override
  public SearchSpace space() {
    return space;
  }

  @Override
  public Goal goal() {
    return metric.goal();
  }

  @Override
  public long seed() {
    return seed;
  }

  @Override
  public int budget() {
    return budget;
  }

  @Override
  public int places() {
    return places;
  }

  @Override
  public int size() {
    return trials.size();
  }

  @Override
  public Trial trial(int number) {
    return trials.get(number);
  }

  @Override
  public TrialState state(int number) {
    return trials.get(number).state();
  }

  @Override
  public double loss(int number) {
    return losses[number];
  }

  @Override
  public double unit(int parameter, int number) {
    return units[parameter][number];
  }

  @Override
  public int rankedCount() {
    return ranking.size();
  }

  @Override
  public int ranked(int rank) {
    return ranking.get(rank);
  }

  @Override
  public int rankedWithLoss() {
    return ranking.withLoss();
  }

  @Override
  public int rankedUseful() {
    return ranking.useful();
  }

  @Override
  public int pendingCount() {
    return pending.size();
  }

  @Override
  public int pending(int index) {
    return pending.get(index);
  }

  @Override
  public OptionalInt retryOf(int number) {
    return trials.get(number).source().retryOf();
  }

  @Override
  public boolean isTriedAgain(int number) {
    return triedAgain.get(number);
  }

  @Override
  public boolean isTakenUp(int number) {
    return takenUp.get(number);
  }

  @Override
  public int turn(int number) {
    int first = number < trials.size() ? firsts[number] : number;
    return first - goingOn.countBelow(first);
  }

  /** This history as it would be had no trial been interrupted and taken up again. */
  public History uninterrupted() {
    return goingOn.size() == 0 ? this : new UninterruptedHistory(this);
  }

  @Override
  public Curve curve(int number) {
    return curves.get(number);
  }
}
