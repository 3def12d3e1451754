package org.tunebench.engine.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * Configurations that were tried with several seeds, and which of them really differ.
 *
 * <p>A configuration is looked at again because its first trial was good, and a part of that is
 * luck. So the first trial of each is left out: only those that came after it are compared. Pairs
 * are tested with Welch's t-test, which lets variances differ, the p-values corrected as by Holm
 * (1979); configurations that share a letter are not significantly different at 5% (Piepho 2004).
 *
 * @param contenders the configurations with at least two trials after the first, best mean first
 * @param overall p-value of Welch's analysis of variance (1951) that all means are the same; NaN
 *     with fewer than two contenders
 * @param detectable a difference between any two of them that such a comparison is sure to find
 *     four times in five, whatever the other pairs give; NaN with fewer than two contenders
 */
public record Replicates(List<Contender> contenders, double overall, double detectable) {
  private static final double LEVEL = 0.05;
  private static final double POWER = 0.8;

  /** With fewer values there is no variance to judge by. */
  public static final int LEAST = 2;

  /**
   * A configuration and what it gave.
   *
   * @param configuration which
   * @param first the trial that came first, which is not compared
   * @param fresh the measured trials after it, by number
   * @param mean of the metric of these
   * @param deviation their standard deviation
   * @param letters contenders that share one are not significantly different; {@code a} for the
   *     best
   */
  public record Contender(
      Configuration configuration,
      Trial first,
      List<Trial> fresh,
      double mean,
      double deviation,
      String letters) {
    /** Copies the list. */
    public Contender {
      fresh = List.copyOf(fresh);
    }
  }

  /**
   * What a configuration gave when it was tried again.
   *
   * @param runs how many of its replicates have a result
   * @param mean of their metric
   * @param deviation its standard deviation; NaN with one run
   */
  public record Again(int runs, double mean, double deviation) {
    /** Of the configuration of a trial, which is left out itself; empty without a replicate. */
    public static Optional<Again> of(MetricSpec metric, List<Trial> trials, Trial original) {
      double[] values =
          trials.stream()
              .filter(trial -> trial.isReplicate() && trial.number() != original.number())
              .filter(trial -> trial.state() == TrialState.COMPLETED)
              .filter(trial -> trial.configuration().equals(original.configuration()))
              .mapToDouble(trial -> trial.metric(metric.name()))
              .filter(Double::isFinite)
              .toArray();
      return values.length == 0
          ? Optional.empty()
          : Optional.of(
              new Again(
                  values.length,
                  StatUtils.mean(values),
                  values.length < LEAST ? Double.NaN : Math.sqrt(StatUtils.variance(values))));
    }
  }

  /** Copies the list. */
  public Replicates {
    contenders = List.copyOf(contenders);
  }

  /** Of a study's trials. */
  public static Replicates of(Results results) {
    Map<Configuration, List<Trial>> byConfiguration = new LinkedHashMap<>();
    Stream.concat(results.measured().stream(), results.replicates().stream())
        .sorted(Comparator.comparingInt(Trial::number))
        .forEach(
            trial ->
                byConfiguration
                    .computeIfAbsent(trial.configuration(), c -> new ArrayList<>())
                    .add(trial));
    String metric = results.metric().name();
    List<Contender> found = new ArrayList<>();
    byConfiguration.forEach(
        (configuration, trials) -> {
          if (trials.size() > LEAST) {
            List<Trial> fresh = trials.subList(1, trials.size());
            double[] values = fresh.stream().mapToDouble(t -> t.metric(metric)).toArray();
            double mean = StatUtils.mean(values);
            double deviation = Math.sqrt(StatUtils.variance(values));
            found.add(new Contender(configuration, trials.get(0), fresh, mean, deviation, ""));
          }
        });
    found.sort(Comparator.comparingDouble(c -> results.metric().goal().loss(c.mean())));
    return lettered(found, metric);
  }

  private static Replicates lettered(List<Contender> found, String metric) {
    List<double[]> samples =
        found.stream()
            .map(c -> c.fresh().stream().mapToDouble(t -> t.metric(metric)).toArray())
            .toList();
    boolean[][] different = MeansTests.differentPairs(samples, LEVEL);
    List<String> letters = CompactLetters.of(different);
    List<Contender> lettered = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Contender c = found.get(i);
      lettered.add(
          new Contender(
              c.configuration(), c.first(), c.fresh(), c.mean(), c.deviation(), letters.get(i)));
    }
    return new Replicates(lettered, MeansTests.welchAnova(samples), detectable(samples));
  }

  /**
   * By the pooled variance and the mean number of values (two-sided t-test), at the level at which
   * Holm's correction begins: it tests no pair more strictly.
   */
  private static double detectable(List<double[]> samples) {
    if (samples.size() < 2) {
      return Double.NaN;
    }
    double squares = 0;
    double freedom = 0;
    double inverse = 0;
    for (double[] sample : samples) {
      squares += StatUtils.variance(sample) * (sample.length - 1);
      freedom += sample.length - 1;
      inverse += 1.0 / sample.length / samples.size();
    }
    TDistribution t = new TDistribution(null, freedom);
    double pairs = samples.size() * (samples.size() - 1) / 2.0;
    double quantiles =
        t.inverseCumulativeProbability(1 - LEVEL / (2 * pairs))
            + t.inverseCumulativeProbability(POWER);
    return quantiles * Math.sqrt(2 * inverse * squares / freedom);
  }

  /**
   * The best configurations, each once, to be tried again with new seeds.
   *
   * @param most how many
   */
  public static List<Configuration> candidates(Results results, int most) {
    return BestAndWorst.ranked(results.metric(), results.measured()).stream()
        .map(ranked -> ranked.trial().configuration())
        .filter(results.space()::contains)
        .distinct()
        .limit(most)
        .toList();
  }
}
