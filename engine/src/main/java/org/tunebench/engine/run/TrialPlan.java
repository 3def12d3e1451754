package org.tunebench.engine.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tunebench.engine.sampler.Sampler;
import org.tunebench.engine.sampler.Suggestion;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.History;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.Seeds;
import org.tunebench.engine.study.SuggestedBy;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * Decides which trial comes next: those that wait, then the default configuration, then what the
 * sampler suggests while the budget lasts. A function of the history alone.
 */
final class TrialPlan {
  private static final double NANOS_PER_MILLI = 1e6;

  /** More suggestions than Java needs to compile what they call. */
  private static final int REHEARSALS = 5_000;

  /** After so many, the compiler has something to do, and the next ones gain from it. */
  private static final int REHEARSALS_AT_ONCE = 1_000;

  /**
   * Rehearsing goes on so long even if a worker is ready earlier: a long history takes a
   * millisecond a suggestion at first, and then the compiler wants as long as they do.
   */
  private static final long LEAST_REHEARSAL_NANOS = 1_500_000_000L;

  /** How often a suggestion is made ahead, unless that takes longer than this. */
  private static final int TRIES_AHEAD = 5;

  private static final long TRIES_NANOS = 5_000_000L;

  /** Nobody notices that the trials begin so much later, suggested ahead in a row. */
  private static final long ROW_NANOS = 20_000_000L;

  private final StudyRun run;
  private final LiveHistory history;
  private final Sampler sampler;
  private final EndOfSearch end;
  private final Attempts attempts;
  private AheadTrials ahead;

  /**
   * @param sampler what {@link #next} asks
   */
  TrialPlan(StudyRun run, Sampler sampler) {
    this.run = run;
    this.history = run.history();
    this.sampler = sampler;
    this.end = new EndOfSearch(run);
    this.attempts = new Attempts(history);
    this.ahead = new AheadTrials(history);
  }

  /** What has been tried several times. */
  Attempts attempts() {
    return attempts;
  }

  /** When nothing more is sampled. */
  EndOfSearch end() {
    return end;
  }

  /**
   * The trial to start next, or empty if there is none at present.
   *
   * @param fits whether there is a place for a trial that waits
   */
  Optional<Trial> next(Predicate<Trial> fits) {
    Optional<Trial> waiting = nextWaiting(fits);
    if (waiting.isPresent()) {
      return waiting;
    }
    if (end.why().isPresent()) {
      return Optional.empty();
    }
    Optional<Trial> fresh = end.isBudgetUsedUp() ? Optional.empty() : baseline().or(this::sampled);
    return fresh.or(this::repeated);
  }

  /**
   * The next trial of those that wait, or empty.
   *
   * @param fits whether there is a place for it
   */
  Optional<Trial> nextWaiting(Predicate<Trial> fits) {
    Optional<Trial> next = waiting().filter(fits).findFirst();
    next.ifPresent(trial -> forgetAhead());
    return next;
  }

  /** A failed trial that its sampler wants tried again: it takes that one's place in the budget. */
  private Optional<Trial> repeated() {
    OptionalInt failed = sampler.again(history);
    return failed.isPresent() ? Optional.of(again(failed.getAsInt())) : Optional.empty();
  }

  /**
   * Trials that wait for a place, by turn: what goes on with an interrupted one comes where that
   * was. What the definition asks for waits in vain once the search has ended; what the person adds
   * by hand is tried all the same, and so is what goes on.
   */
  Stream<Trial> waiting() {
    List<Trial> all =
        IntStream.range(0, history.pendingCount())
            .mapToObj(i -> history.trial(history.pending(i)))
            .filter(trial -> trial.state() == TrialState.WAITING)
            .sorted(Comparator.comparingInt(trial -> history.turn(trial.number())))
            .toList();
    boolean planned = all.stream().anyMatch(Trial::isPlanned);
    boolean ended = planned && end.isReached();
    return all.stream().filter(trial -> !(ended && trial.isPlanned()));
  }

  /** The default configuration's trial, if the study has one and nothing else has come before. */
  Optional<Trial> baseline() {
    // Never later than first: a baseline that is added to a study is the person's to queue.
    return history.size() > 0
        ? Optional.empty()
        : run.spec()
            .baseline()
            .map(values -> proposed(Origin.BASELINE, new Suggestion(values, SuggestedBy.BASELINE)));
  }

  private Optional<Trial> sampled() {
    return ahead.next(history).or(() -> suggested(history));
  }

  /** What was suggested ahead no longer follows from what is stored. */
  void forgetAhead() {
    ahead.forget();
  }

  private Optional<Trial> suggested(LiveHistory known) {
    long before = System.nanoTime();
    Optional<Suggestion> suggestion = suggestion(known, 0);
    double millis = (System.nanoTime() - before) / NANOS_PER_MILLI;
    return suggestion.map(found -> proposed(known, Origin.SAMPLED, millis, found));
  }

  /** What the sampler suggests as if nothing had been interrupted, for a later turn, too. */
  private Optional<Suggestion> suggestion(LiveHistory known, int later) {
    History uninterrupted = known.uninterrupted();
    return sampler.suggest(run.spec().space(), uninterrupted, uninterrupted.size() + later);
  }

  /**
   * Asks the sampler while there is nothing else to do: workers take seconds to start. Java has
   * compiled what is needed when the first suggestion counts, and the next ones: that is waited
   * for. What has only been seen while no trial was under way would be compiled for that alone, and
   * again in the middle of them; what has only been seen before any model, not at all. The first
   * ones are made ahead, for each place that is free: all of them are to begin at once, while
   * worker, database and compiler want the processor. Where nothing is left to suggest, it asks
   * once at most: to find that out takes a large grid long.
   *
   * @param idle whether there is still nothing else to do
   */
  void rehearse(BooleanSupplier idle) {
    if (end.isReached()) {
      return;
    }
    long until = System.nanoTime() + LEAST_REHEARSAL_NANOS;
    CompilerRest compiler = new CompilerRest();
    Optional<Trial> first = suggested(history);
    if (first.isEmpty()) {
      return;
    }
    BooleanSupplier goOn = () -> idle.getAsBoolean() || System.nanoTime() < until;
    LiveHistory beside = history.with(first.get().start("", Instant.EPOCH));
    List<LiveHistory> known = new ArrayList<>(List.of(history, beside));
    ImaginedTrials.after(history, this::suggested, goOn)
        .ifPresent(
            later -> {
              known.add(later);
              suggested(later)
                  .map(trial -> later.with(trial.start("", Instant.EPOCH)))
                  .ifPresent(known::add);
            });
    boolean more = true;
    for (int i = 1; more && i <= REHEARSALS && goOn.getAsBoolean(); i++) {
      // Another turn each time: what is drawn from it decides what is computed.
      more = suggestion(known.get(i % known.size()), i / known.size()).isPresent();
      if (i % REHEARSALS_AT_ONCE == 0) {
        compiler.await(until);
      }
    }
    suggestAhead(beside, goOn);
  }

  /**
   * @param beside what is known with the first of them under way
   */
  private void suggestAhead(LiveHistory beside, BooleanSupplier idle) {
    long enough = System.nanoTime() + ROW_NANOS;
    int free = history.places() - history.pendingCount();
    ahead = new AheadTrials(history);
    Optional<Trial> next = quickest(history);
    next.ifPresent(ahead::add);
    while (next.isPresent()
        && beside.size() - history.size() < free
        && (idle.getAsBoolean() || System.nanoTime() < enough)) {
      next = quickest(beside);
      next.ifPresent(ahead::add);
      next.map(trial -> trial.start("", Instant.EPOCH)).ifPresent(beside::put);
    }
  }

  /**
   * The same trial a few times over, and the quickest suggestion says what it costs: a worker that
   * starts takes the processor away for longer than one lasts, and no trial has waited for it.
   */
  private Optional<Trial> quickest(LiveHistory known) {
    long until = System.nanoTime() + TRIES_NANOS;
    Optional<Trial> quickest = suggested(known);
    for (int i = 1; i < TRIES_AHEAD && System.nanoTime() < until; i++) {
      quickest =
          Stream.concat(quickest.stream(), suggested(known).stream())
              .min(Comparator.comparingDouble(trial -> trial.source().suggestionMillis()));
    }
    return quickest;
  }

  private Trial proposed(Origin origin, Suggestion suggestion) {
    return proposed(history, origin, Double.NaN, suggestion);
  }

  private Trial proposed(
      LiveHistory known, Origin origin, double suggestionMillis, Suggestion suggestion) {
    int number = known.size();
    long seed = Seeds.mix(run.spec().seed(), known.turn(number));
    Trial.Source source =
        new Trial.Source(origin, OptionalInt.empty(), seed, suggestionMillis, suggestion.by());
    return Trial.waiting(number, source, suggestion.configuration());
  }

  /** A waiting trial of a configuration that the definition asks for. */
  Trial planned(Suggestion asked) {
    return proposed(Origin.PLANNED, asked);
  }

  /** A waiting trial of a configuration that the person asks for. */
  Trial queued(Configuration values) {
    return proposed(Origin.QUEUED, new Suggestion(values, SuggestedBy.QUEUE));
  }

  /** A waiting trial of a configuration that was tried before, with a seed of its own. */
  Trial replicate(Configuration values) {
    return proposed(Origin.REPLICATE, new Suggestion(values, SuggestedBy.REPLICATE));
  }

  /** Gives waiting trials of configurations in turn, so that all have some early. */
  void replicates(List<Configuration> configurations, int times, Consumer<Trial> keep) {
    for (int i = 0; i < times; i++) {
      configurations.forEach(values -> keep.accept(replicate(values)));
    }
  }

  /** The replicate to start next, for a study whose time is over, or empty. */
  Optional<Trial> nextReplicate() {
    return waiting().filter(Trial::isReplicate).findFirst();
  }

  /**
   * A waiting trial that tries one again that is about to fail, with its seed; empty if it has been
   * tried often enough.
   */
  Optional<Trial> retryOf(int number) {
    return attempts.failures(number) < run.spec().budget().retries()
        ? Optional.of(again(number))
        : Optional.empty();
  }

  /** A waiting trial that tries an interrupted one again, with its seed. */
  Trial again(int number) {
    Trial first = history.trial(number);
    boolean same = first.isBaseline() || first.isReplicate();
    Origin origin = same ? first.source().origin() : Origin.RETRY;
    Trial.Source source = first.source();
    return Trial.waiting(
        history.size(),
        new Trial.Source(origin, OptionalInt.of(number), source.seed(), Double.NaN, source.by()),
        first.configuration());
  }

  /** Whether what comes next depends on how the trials before it went. */
  boolean learns() {
    return sampler.learns();
  }

  /** Why there is no next trial. */
  String whyOver() {
    return end.why()
        .orElseGet(
            () ->
                end.isBudgetUsedUp()
                    ? "all trials of its budget are done"
                    : "the sampler has nothing left to try");
  }

  String explain() {
    return end.why().orElseGet(() -> sampler.explain(run.spec().space(), history.uninterrupted()));
  }
}
