package org.tunebench.engine.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.tunebench.engine.sampler.Sampler;
import org.tunebench.engine.sampler.Suggestion;
import org.tunebench.engine.study.History;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.Trial;

/** Asks the sampler for the next trial, ahead where there is time for it. */
final class Rehearsal {
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

  /**
   * As long as that gives the compiler more to do, a sampler that has made so many goes on where
   * the history is long: on slow cores a thousand then take 1.5 s, and Java counts in thousands
   * what it compiles. Young studies are not kept waiting: theirs take next to nothing as it is.
   */
  private static final int QUICK_REHEARSALS = 25;

  /** However slow the processor, a search is to begin by then. */
  private static final long MOST_REHEARSAL_NANOS = 6_000_000_000L;

  /** How often a suggestion is made ahead, unless that takes longer than the time for it. */
  private static final int TRIES_AHEAD = 5;

  /** However long it takes: the processor may have been away for as long as all are given. */
  private static final int LEAST_TRIES = 2;

  private static final long TRIES_NANOS = 5_000_000L;

  /** Nobody notices that the trials begin so much later, suggested ahead in a row. */
  private static final long ROW_NANOS = 20_000_000L;

  private final StudyRun run;
  private final LiveHistory history;
  private final Sampler sampler;
  private final WaitingTrials trials;
  private AheadTrials ahead;

  /**
   * @param sampler what it asks
   * @param trials makes trials of what that suggests
   */
  Rehearsal(StudyRun run, Sampler sampler, WaitingTrials trials) {
    this.run = run;
    this.history = run.history();
    this.sampler = sampler;
    this.trials = trials;
    this.ahead = new AheadTrials(history);
  }

  /** What the sampler suggests next, or has suggested ahead; empty if it has nothing left. */
  Optional<Trial> next() {
    return ahead.next(history).or(() -> suggested(history));
  }

  /** What was suggested ahead no longer follows from what is stored. */
  void forget() {
    ahead.forget();
  }

  private Optional<Trial> suggested(LiveHistory known) {
    long before = System.nanoTime();
    Optional<Suggestion> suggestion = suggestion(known, 0);
    double millis = (System.nanoTime() - before) / NANOS_PER_MILLI;
    return suggestion.map(found -> trials.sampled(known, millis, found));
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
   * once: to find that out takes a large grid long.
   *
   * @param idle whether there is still nothing else to do
   * @param over whether somebody waits for this to be over
   */
  void rehearse(BooleanSupplier idle, BooleanSupplier over) {
    long begun = System.nanoTime();
    Optional<Trial> first = suggested(history);
    if (first.isEmpty()) {
      return;
    }
    BooleanSupplier goOn =
        () ->
            !over.getAsBoolean()
                && (idle.getAsBoolean() || System.nanoTime() - begun < LEAST_REHEARSAL_NANOS);
    LiveHistory beside = history.with(first.get().start("", Instant.EPOCH));
    List<LiveHistory> known = new ArrayList<>(List.of(history, beside));
    Optional<LiveHistory> later = ImaginedTrials.after(history, this::suggested, goOn);
    later.ifPresent(known::add);
    later
        .flatMap(after -> suggested(after).map(t -> after.with(t.start("", Instant.EPOCH))))
        .ifPresent(known::add);
    BooleanSupplier orCompile =
        () ->
            later.isEmpty()
                && !over.getAsBoolean()
                && System.nanoTime() - begun < MOST_REHEARSAL_NANOS;
    repeat(known, goOn, orCompile);
    suggestAhead(beside, goOn);
  }

  /**
   * Asks for suggestions that nobody gets.
   *
   * @param known what each of them follows from, in turn
   * @param goOn whether there is time for another one
   * @param orCompile whether there still is, if the compiler gains from it
   */
  private void repeat(List<LiveHistory> known, BooleanSupplier goOn, BooleanSupplier orCompile) {
    CompilerRest compiler = new CompilerRest();
    boolean more = true;
    for (int i = 1; more && i <= REHEARSALS; i++) {
      boolean gains = i > QUICK_REHEARSALS && compiler.isBusy() && orCompile.getAsBoolean();
      if (!gains && !goOn.getAsBoolean()) {
        return;
      }
      // Another turn each time: what is drawn from it decides what is computed.
      more = suggestion(known.get(i % known.size()), i / known.size()).isPresent();
      if (i % REHEARSALS_AT_ONCE == 0) {
        compiler.await(() -> goOn.getAsBoolean() || orCompile.getAsBoolean());
      }
    }
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
    for (int i = 1; i < TRIES_AHEAD && (i < LEAST_TRIES || System.nanoTime() < until); i++) {
      quickest =
          Stream.concat(quickest.stream(), suggested(known).stream())
              .min(Comparator.comparingDouble(trial -> trial.source().suggestionMillis()));
    }
    return quickest;
  }
}
