package org.tunebench.app.trials;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.analysis.Replicates;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.SuggestedBy;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** A trial in words. */
public final class TrialFacts {
  private final Texts texts;
  private final TimeText times;

  /**
   * @param times writes times
   */
  public TrialFacts(Texts texts, TimeText times) {
    this.texts = texts;
    this.times = times;
  }

  /**
   * Whether a trial has completed without a number for the deciding metric, as one with NaN has.
   */
  static boolean lacksResult(Trial trial, MetricSpec metric) {
    return trial.state() == TrialState.COMPLETED && !Double.isFinite(trial.metric(metric.name()));
  }

  /** Final metrics, the deciding one first. */
  public List<Fact> metrics(Trial trial, MetricSpec metric) {
    List<Fact> facts = new ArrayList<>();
    Map<String, Double> metrics = trial.metrics();
    if (metrics.containsKey(metric.name())) {
      facts.add(new Fact(metric.name(), Numbers.metric(metrics.get(metric.name()))));
    }
    metrics.forEach(
        (name, value) -> {
          if (!name.equals(metric.name())) {
            boolean count = name.equals(Trial.N_EPOCHS) || name.equals(Trial.N_PARAMS);
            facts.add(new Fact(name, count ? Numbers.brief(value) : Numbers.metric(value)));
          }
        });
    return facts;
  }

  /** What a trial that ended without a result has reported last of each metric: no result. */
  List<Fact> lastReported(Map<String, Curve> curves) {
    List<Fact> facts = new ArrayList<>();
    curves.forEach(
        (name, curve) ->
            Arrays.stream(curve.values())
                .filter(Double::isFinite)
                .reduce((before, last) -> last)
                .ifPresent(
                    last ->
                        facts.add(
                            new Fact(name, texts.get("Trials.NotFinal", Numbers.metric(last))))));
    return facts;
  }

  /** What a configuration gave when it was tried again. */
  public Fact again(Replicates.Again again) {
    return new Fact(texts.get("Trial.Again", again.runs()), mean(again));
  }

  private String mean(Replicates.Again again) {
    String mean = Numbers.metric(again.mean());
    return Double.isNaN(again.deviation())
        ? mean
        : texts.get(
            "Trial.MeanDeviation", mean, Numbers.likeMetric(again.deviation(), again.mean()));
  }

  /** The values of the active parameters. */
  public List<Fact> configuration(Trial trial) {
    List<Fact> facts = new ArrayList<>();
    trial
        .configuration()
        .values()
        .forEach((name, value) -> facts.add(new Fact(name, Numbers.any(value))));
    return facts;
  }

  /** Where, when and why. */
  public List<Fact> run(Trial trial, StudySpec spec, Instant now) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(texts.get("Trial.Origin"), origin(trial, spec)));
    trial
        .knownEpochs()
        .ifPresent(
            epochs -> facts.add(new Fact(texts.get("Trial.Epochs"), Integer.toString(epochs))));
    facts.add(new Fact(texts.get("Trial.Seed"), Long.toString(trial.source().seed())));
    if (!trial.run().device().isEmpty()) {
      facts.add(new Fact(texts.get("Trial.Device"), trial.run().device()));
    }
    trial
        .run()
        .started()
        .ifPresent(
            started -> {
              facts.add(new Fact(texts.get("Trial.Started"), times.moment(started)));
              Instant end = trial.run().ended().orElse(now);
              facts.add(
                  new Fact(
                      texts.get("Trial.Duration"), times.duration(Duration.between(started, end))));
            });
    double suggestion = trial.source().suggestionMillis();
    if (!Double.isNaN(suggestion)) {
      facts.add(
          new Fact(
              texts.get("Trial.Suggestion"),
              texts.get("Trial.Milliseconds", milliseconds(suggestion))));
    }
    return facts;
  }

  /** Two digits are all that a single measurement is worth. */
  private static String milliseconds(double value) {
    return Numbers.brief(new BigDecimal(value).round(new MathContext(2)).doubleValue());
  }

  private String origin(Trial trial, StudySpec spec) {
    Origin origin = trial.source().origin();
    if (origin == Origin.RETRY && trial.source().retryOf().isPresent()) {
      return texts.get("Trial.Origin.RETRY", Integer.toString(trial.source().retryOf().getAsInt()));
    }
    String by = trial.source().by();
    if (origin == Origin.SAMPLED) {
      String kind = spec.sampler().kind();
      return by.isEmpty() || by.equals(kind)
          ? texts.get("Trial.Origin.SAMPLED", kind)
          : texts.get("Trial.Origin.SAMPLED.by", kind, by);
    }
    if (origin == Origin.PLANNED && by.equals(SuggestedBy.WARM_START)) {
      return texts.get("Trial.Origin.WarmStart");
    }
    return texts.get("Trial.Origin." + (origin == Origin.RETRY ? "AGAIN" : origin.name()));
  }
}
