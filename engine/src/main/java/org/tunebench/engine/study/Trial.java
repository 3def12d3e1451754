package org.tunebench.engine.study;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.tunebench.engine.space.Configuration;

/**
 * One evaluation of a configuration, as it stands now. Immutable: each step of its life is a new
 * value.
 *
 * @param number from 0 in order of suggestion, unique in its study
 * @param source where the configuration came from
 * @param configuration the values of the active parameters
 * @param state where it is in its life
 * @param run when and where it ran
 * @param metrics final metrics by name, possibly NaN; empty unless completed. The counts {@link
 *     #N_EPOCHS} and {@link #N_PARAMS} are among them where the objective has them
 * @param epochs the last step that it reported, 0 before the first
 * @param failure why it ended without a result, or empty
 */
public record Trial(
    int number,
    Source source,
    Configuration configuration,
    TrialState state,
    Run run,
    Map<String, Double> metrics,
    int epochs,
    String failure) {

  /** Name of the metric that counts the epochs of training. */
  public static final String N_EPOCHS = "n_epochs";

  /** Name of the metric that counts the weights of a model. */
  public static final String N_PARAMS = "n_params";

  /**
   * Where a trial's configuration came from.
   *
   * @param origin who proposed it
   * @param retryOf the number of the trial that it tries again, or empty
   * @param seed of the trial's own randomness
   * @param suggestionMillis milliseconds that the sampler took, or NaN where none was asked
   * @param by what it comes from, as {@link SuggestedBy} says, or empty where nobody knows
   */
  public record Source(
      Origin origin, OptionalInt retryOf, long seed, double suggestionMillis, String by) {
    /** Where nobody knows what it comes from. */
    public Source(Origin origin, OptionalInt retryOf, long seed, double suggestionMillis) {
      this(origin, retryOf, seed, suggestionMillis, "");
    }
  }

  /**
   * When and where a trial ran.
   *
   * @param device such as {@code cpu} or {@code gpu:0}; empty before it started
   * @param started empty before it started
   * @param ended empty before it ended
   */
  public record Run(String device, Optional<Instant> started, Optional<Instant> ended) {
    /** Not started. */
    public static final Run NONE = new Run("", Optional.empty(), Optional.empty());

    /** The time between start and end, or empty before both are there. */
    public Optional<Duration> duration() {
      return started.flatMap(from -> ended.map(to -> Duration.between(from, to)));
    }
  }

  /** Copies the metrics in their order. */
  public Trial {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /** Stands for a trial that was kept and is there no more: all that is known is that it was. */
  public static Trial lost(int number) {
    return new Trial(
        number,
        new Source(Origin.SAMPLED, OptionalInt.empty(), 0, Double.NaN),
        Configuration.EMPTY,
        TrialState.FAILED,
        Run.NONE,
        Map.of(),
        0,
        "the database has lost this trial: a copy in the workspace's folder 'backups' may have it");
  }

  /** A trial that waits for a slot. */
  public static Trial waiting(int number, Source source, Configuration configuration) {
    return new Trial(number, source, configuration, TrialState.WAITING, Run.NONE, Map.of(), 0, "");
  }

  /** This trial, started. */
  public Trial start(String device, Instant when) {
    Run started = new Run(device, Optional.of(when), Optional.empty());
    return new Trial(
        number, source, configuration, TrialState.RUNNING, started, metrics, epochs, failure);
  }

  /** This trial with a later last step. */
  public Trial reached(int step) {
    int last = Math.max(epochs, step);
    return new Trial(number, source, configuration, state, run, metrics, last, failure);
  }

  /** This trial, ended with its metrics. */
  public Trial complete(Map<String, Double> results, Instant when) {
    return end(TrialState.COMPLETED, results, "", when);
  }

  /**
   * This trial, ended without a result.
   *
   * @param reason for the person, one sentence; may be followed by the tail of a log
   */
  public Trial end(TrialState terminal, String reason, Instant when) {
    return end(terminal, Map.of(), reason, when);
  }

  private Trial end(TrialState to, Map<String, Double> results, String reason, Instant when) {
    if (!to.isTerminal()) {
      throw new IllegalArgumentException(to + " does not end a trial");
    }
    // The clock may have been set back since: nothing ends before it began.
    Instant ended = run.started().filter(when::isBefore).orElse(when);
    Run over = new Run(run.device(), run.started(), Optional.of(ended));
    return new Trial(number, source, configuration, to, over, results, epochs, reason);
  }

  /**
   * This trial as interrupted: whoever ran it is gone.
   *
   * @param reported what it has reported of a metric, or null for nothing
   * @param what happened, as the beginning of a sentence, such as "Tunebench ended"
   * @param lastSign when it was last known to run
   */
  public Trial leftBehind(Curve reported, String what, Instant lastSign) {
    return reached(reported == null ? 0 : reported.lastStep())
        .end(TrialState.INTERRUPTED, what + " while the trial ran", lastSign);
  }

  /** This trial with further final metrics; those that it has stay. */
  public Trial measuredAlso(Map<String, Double> more) {
    Map<String, Double> all = new LinkedHashMap<>(metrics);
    more.forEach(all::putIfAbsent);
    return new Trial(number, source, configuration, state, run, all, epochs, failure);
  }

  /** A final metric, or NaN where the trial has none of this name. */
  public double metric(String name) {
    Double value = metrics.get(name);
    return value == null ? Double.NaN : value;
  }

  /**
   * Epochs of training, as far as any are known: empty where neither the objective has said how
   * many they were nor anything has been reported.
   */
  public OptionalInt knownEpochs() {
    int trained = trainedEpochs();
    boolean isSaid = !Double.isNaN(metric(N_EPOCHS));
    return trained > 0 || isSaid ? OptionalInt.of(trained) : OptionalInt.empty();
  }

  /** Epochs of training: what the objective says, or else the last step, or else 0. */
  public int trainedEpochs() {
    Double said = metrics.get(N_EPOCHS);
    return said == null || said.isNaN() ? epochs : said.intValue();
  }

  /**
   * Whether it tries a configuration again with a new seed. It is no trial of the search: it does
   * not count to the budget, has no rank and is never the best, since the luckiest of many runs of
   * one configuration is no find.
   */
  public boolean isReplicate() {
    return !source.origin().isOfSearch();
  }

  /**
   * Whether the study's definition asks for it, before its sampler: it is tried only as long as the
   * search goes on, unlike what the person adds by hand.
   */
  public boolean isPlanned() {
    boolean defined = source.origin() == Origin.BASELINE || source.origin() == Origin.PLANNED;
    return defined && source.retryOf().isEmpty();
  }

  /** Whether it is the default configuration's trial. */
  public boolean isBaseline() {
    return source.origin() == Origin.BASELINE;
  }
}
