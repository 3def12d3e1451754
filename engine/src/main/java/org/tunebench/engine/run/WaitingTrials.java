package org.tunebench.engine.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.tunebench.engine.sampler.Suggestion;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.Seeds;
import org.tunebench.engine.study.SuggestedBy;
import org.tunebench.engine.study.Trial;

/** Makes the trials of a study, each with its number and seed: they wait, and are not kept yet. */
final class WaitingTrials {
  private final StudyRun run;
  private final LiveHistory history;
  private final Attempts attempts;

  WaitingTrials(StudyRun run) {
    this.run = run;
    this.history = run.history();
    this.attempts = new Attempts(history);
  }

  /** What has been tried several times. */
  Attempts attempts() {
    return attempts;
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

  /**
   * A trial that the sampler suggests.
   *
   * @param known what it follows from
   * @param suggestionMillis how long the sampler took
   */
  Trial sampled(LiveHistory known, double suggestionMillis, Suggestion suggestion) {
    return proposed(known, Origin.SAMPLED, suggestionMillis, suggestion);
  }

  /** One of a configuration that the definition asks for. */
  Trial planned(Suggestion asked) {
    return proposed(Origin.PLANNED, asked);
  }

  /** One of a configuration that the person asks for. */
  Trial queued(Configuration values) {
    return proposed(Origin.QUEUED, new Suggestion(values, SuggestedBy.QUEUE));
  }

  /** One of a configuration that was tried before, with a seed of its own. */
  Trial replicate(Configuration values) {
    return proposed(Origin.REPLICATE, new Suggestion(values, SuggestedBy.REPLICATE));
  }

  /** Replicates of configurations in turn, so that all have some early. */
  void replicates(List<Configuration> configurations, int times, Consumer<Trial> keep) {
    for (int i = 0; i < times; i++) {
      configurations.forEach(values -> keep.accept(replicate(values)));
    }
  }

  /**
   * One that tries a trial again that is about to fail, with its seed; empty if it has been tried
   * often enough.
   */
  Optional<Trial> retryOf(int number) {
    return attempts.failures(number) < run.spec().budget().retries()
        ? Optional.of(again(number))
        : Optional.empty();
  }

  /** One that tries an interrupted trial again, with its seed. */
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
}
