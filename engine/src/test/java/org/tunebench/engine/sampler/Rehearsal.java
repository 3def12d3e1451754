package org.tunebench.engine.sampler;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.History;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** A study without an engine: asks a sampler, evaluates a function, keeps the history. */
public final class Rehearsal {
  private static final MetricSpec LOSS = new MetricSpec("loss", Goal.MINIMIZE);

  /** Time on a core: what other programs take of the machine does not count. */
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private final SearchSpace space;
  private final Sampler sampler;
  private final LiveHistory history;
  private long samplerNanos;

  /** A study that has not begun. */
  public Rehearsal(SearchSpace space, Sampler sampler, long seed, int budget) {
    this(space, sampler, seed, budget, 1);
  }

  /**
   * A study that has not begun.
   *
   * @param places how many trials its definition has run at once
   */
  public Rehearsal(SearchSpace space, Sampler sampler, long seed, int budget, int places) {
    this.space = space;
    this.sampler = sampler;
    this.history = new LiveHistory(space, LOSS, seed, budget, places);
  }

  /** The trials so far. */
  public LiveHistory history() {
    return history;
  }

  /** Time that the sampler took in all on a core, in nanoseconds. */
  public long samplerNanos() {
    return samplerNanos;
  }

  /** What the sampler would try next. */
  public Optional<Configuration> ask() {
    long start = CLOCK.getCurrentThreadCpuTime();
    History uninterrupted = history.uninterrupted();
    Optional<Suggestion> suggested = sampler.suggest(space, uninterrupted, uninterrupted.size());
    samplerNanos += CLOCK.getCurrentThreadCpuTime() - start;
    return suggested.map(Suggestion::configuration);
  }

  /** Starts a trial of a configuration and returns its number. */
  public int start(Configuration configuration) {
    return start(configuration, Origin.SAMPLED, OptionalInt.empty());
  }

  private int start(Configuration configuration, Origin origin, OptionalInt retryOf) {
    int number = history.size();
    Trial.Source source = new Trial.Source(origin, retryOf, number, 0);
    history.put(Trial.waiting(number, source, configuration).start("cpu", Instant.EPOCH));
    return number;
  }

  /** Interrupts a trial, starts another one that goes on with it, and returns its number. */
  public int interrupt(int number) {
    end(number, TrialState.INTERRUPTED);
    Configuration configuration = history.trial(number).configuration();
    return start(configuration, Origin.RETRY, OptionalInt.of(number));
  }

  /** Completes a trial. */
  public void complete(int number, double loss) {
    history.put(history.trial(number).complete(Map.of("loss", loss), Instant.EPOCH));
  }

  /** Ends a trial without a result. */
  public void end(int number, TrialState state) {
    history.put(history.trial(number).end(state, "", Instant.EPOCH));
  }

  /** Runs trials one at a time up to a total, or until nothing is left to try. */
  public Rehearsal run(int trials, ToDoubleFunction<Configuration> loss) {
    return run(trials, 1, loss);
  }

  /** Runs trials several at a time, each ending before the next one of its slot starts. */
  public Rehearsal run(int trials, int parallel, ToDoubleFunction<Configuration> loss) {
    Deque<Integer> running = new ArrayDeque<>();
    boolean more = true;
    while (more || !running.isEmpty()) {
      more = more && history.size() < trials;
      if (more && running.size() < parallel) {
        Optional<Configuration> next = ask();
        more = next.isPresent();
        next.ifPresent(configuration -> running.add(start(configuration)));
      } else if (!running.isEmpty()) {
        int number = running.remove();
        complete(number, loss.applyAsDouble(history.trial(number).configuration()));
      }
    }
    return this;
  }

  /** The configurations in the order of their trials. */
  public List<Configuration> configurations() {
    List<Configuration> all = new ArrayList<>();
    history.trials().forEach(t -> all.add(t.configuration()));
    return all;
  }

  /** The best loss after so many trials. */
  public double bestAfter(int trials) {
    double best = Double.POSITIVE_INFINITY;
    for (int t = 0; t < Math.min(trials, history.size()); t++) {
      double loss = history.loss(t);
      best = loss < best ? loss : best;
    }
    return best;
  }
}
