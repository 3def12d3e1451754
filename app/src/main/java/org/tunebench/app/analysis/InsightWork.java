package org.tunebench.app.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tunebench.app.chart.BarsDrawing;
import org.tunebench.app.chart.Drawing;
import org.tunebench.app.chart.Scale;
import org.tunebench.app.chart.ScatterDrawing;
import org.tunebench.app.chart.ValueRange;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.analysis.Outlook;
import org.tunebench.engine.analysis.Replicates;
import org.tunebench.engine.analysis.Results;
import org.tunebench.engine.analysis.SamplerEffects;
import org.tunebench.engine.analysis.Surrogate;
import org.tunebench.engine.analysis.Surrogate.Focus;
import org.tunebench.engine.sampler.Samplers;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.Trial;

/** Answers the questions of the insight tab. Pure: any thread, no toolkit. */
final class InsightWork {
  private static final int[] MORE = {10, 50, 100};
  private static final int MOST_BARS = 8;
  private static final double PAYS = 0.02;
  private static final double LIKELY = 0.5;

  /** As low, and as high, a chance has been measured to come true as often as it is foretold. */
  private static final double LEAST_CHANCE = 0.02;

  private static final double MOST_CHANCE = 0.9;

  /** Half the line of a mean, in shares of the room of its configuration. */
  private static final double MEAN_WIDTH = 0.18;

  private final Texts texts;
  private final Results results;
  private final String metric;

  InsightWork(Texts texts, Results results) {
    this.texts = texts;
    this.results = results;
    this.metric = results.metric().name();
  }

  /** The cards, in the order of their kinds; the last one only where a sampler chose. */
  List<InsightCard> cards() {
    Replicates replicates = Replicates.of(results);
    boolean chosen = hasChosen();
    List<InsightCard> cards = new ArrayList<>();
    cards.add(replicates(replicates));
    cards.add(outlook(replicates));
    cards.add(new AgreementCard(texts, results, chosen).card());
    cards.add(new EdgesCard(texts, results).card());
    if (chosen) {
      cards.add(sampler());
    }
    return List.copyOf(cards);
  }

  // ---- which of the best really differ ----

  private InsightCard replicates(Replicates found) {
    InsightCard.Kind kind = InsightCard.Kind.REPLICATES;
    if (results.measured().size() < 2) {
      return InsightCard.without(kind, texts.get("Study.Insight.Replicates.TooFew"), "");
    }
    if (found.contenders().size() < 2) {
      return new InsightCard(
          kind,
          texts.get("Study.Insight.Replicates.Unknown"),
          texts.get("Study.Insight.Replicates.Unknown.Detail"),
          Optional.empty(),
          true);
    }
    long like =
        found.contenders().stream().filter(contender -> contender.letters().contains("a")).count();
    String answer =
        texts.get(
            like == found.contenders().size()
                ? "Study.Insight.Replicates.Alike"
                : "Study.Insight.Replicates.Some",
            like,
            found.contenders().size());
    String detail =
        texts.get("Study.Insight.Replicates.Detail", rounded(found.detectable()))
            + (Double.isNaN(found.overall())
                ? ""
                : " " + texts.get("Study.Insight.Replicates.Overall", rounded(found.overall())));
    return new InsightCard(kind, answer, detail, Optional.of(picture(found)), true);
  }

  private Drawing picture(Replicates found) {
    List<String> names =
        found.contenders().stream()
            .map(contender -> "#" + contender.first().number() + " " + contender.letters())
            .toList();
    List<ScatterDrawing.Point> points = new ArrayList<>();
    List<ScatterDrawing.Line> means = new ArrayList<>();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < names.size(); i++) {
      for (Trial trial : found.contenders().get(i).fresh()) {
        double value = trial.metric(metric);
        low = Math.min(low, value);
        high = Math.max(high, value);
        points.add(new ScatterDrawing.Point(trial.number(), i, value, 0, ScatterDrawing.Shape.DOT));
      }
      double mean = found.contenders().get(i).mean();
      means.add(
          new ScatterDrawing.Line(
              new double[] {i - MEAN_WIDTH, i + MEAN_WIDTH},
              new double[] {mean, mean},
              false,
              false));
    }
    return new ScatterDrawing(
        "",
        new ScatterDrawing.Axis("", Scale.options(names), false),
        new ScatterDrawing.Axis(
            metric,
            Scale.linear(ValueRange.around(low, high), false),
            results.metric().goal() == Goal.MINIMIZE),
        points,
        Optional.empty(),
        means,
        Optional.empty(),
        new ScatterDrawing.Words("", "", "").named(texts.get("Study.Insight.Replicates.Mean"), ""),
        number -> List.of(texts.get("Study.Analysis.Trial", Integer.toString(number))));
  }

  // ---- would more trials pay ----

  private InsightCard outlook(Replicates replicates) {
    InsightCard.Kind kind = InsightCard.Kind.OUTLOOK;
    Optional<Outlook> found = Outlook.of(results, MORE);
    if (found.isEmpty()) {
      return noOutlook();
    }
    Outlook outlook = found.get();
    Outlook.Step fifty = outlook.steps().get(1);
    boolean pays = fifty.gain() > PAYS * outlook.spread();
    String best = Numbers.brief(outlook.best());
    String chance = chance(fifty.chance());
    // A high chance first would sound like the opposite of what is said.
    String answer =
        !pays && fifty.chance() >= LIKELY && fifty.ifAny() > 0
            ? texts.get("Study.Insight.Outlook.Hardly.little", best, rounded(fifty.ifAny()), chance)
            : texts.get(
                pays ? "Study.Insight.Outlook.Pays" : "Study.Insight.Outlook.Hardly",
                best,
                chance,
                ifAny(fifty.ifAny()));
    String detail = texts.get("Study.Insight.Outlook.Detail", outlook.gains(), outlook.recent());
    double noise = noise(replicates);
    if (noise > 0) {
      detail += " " + texts.get("Study.Insight.Outlook.Noise", rounded(noise));
    }
    boolean anything = outlook.steps().stream().anyMatch(step -> gainWithLuck(step) > 0);
    Optional<Drawing> picture = anything ? Optional.of(picture(outlook)) : Optional.empty();
    return new InsightCard(kind, answer, detail, picture, true);
  }

  private InsightCard noOutlook() {
    int measured = results.measured().size();
    return measured < Outlook.LEAST_TRIALS
        // More of them are what a larger budget brings.
        ? new InsightCard(
            InsightCard.Kind.OUTLOOK,
            texts.get("Study.Insight.Outlook.TooFew", Outlook.LEAST_TRIALS, measured),
            "",
            Optional.empty(),
            true)
        : InsightCard.without(
            InsightCard.Kind.OUTLOOK,
            texts.get("Study.Insight.Outlook.Sorted"),
            texts.get("Study.Insight.Outlook.Sorted.Detail"));
  }

  private String chance(double chance) {
    return chance < LEAST_CHANCE
        ? texts.get("Study.Insight.Outlook.Chance.low", LEAST_CHANCE)
        : texts.get("Study.Insight.Outlook.Chance", Math.min(chance, MOST_CHANCE));
  }

  /** Where all of the best are the same, nothing tells how large a gain would be. */
  private String ifAny(double gain) {
    return gain > 0 ? texts.get("Study.Insight.Outlook.IfAny", rounded(gain)) : "";
  }

  /** Where a gain is rarer than one in ten, that luck has none. */
  private static String gains(Outlook.Step step) {
    String mean = rounded(step.gain());
    return step.lucky() > step.gain() ? mean + " / " + rounded(step.lucky()) : mean;
  }

  private static double gainWithLuck(Outlook.Step step) {
    return Math.max(step.gain(), step.lucky());
  }

  /** The standard deviation between runs of one configuration, 0 where it is not known. */
  private static double noise(Replicates replicates) {
    return replicates.contenders().stream()
        .mapToDouble(Replicates.Contender::deviation)
        .average()
        .orElse(0);
  }

  /** Two digits: foretold gains have no more. */
  private static String rounded(double value) {
    return value == 0
        ? "0"
        : Numbers.brief(
            new java.math.BigDecimal(value).round(new java.math.MathContext(2)).doubleValue());
  }

  private Drawing picture(Outlook outlook) {
    List<BarsDrawing.Bar> bars = new ArrayList<>();
    for (Outlook.Step step : outlook.steps()) {
      bars.add(
          new BarsDrawing.Bar(
              texts.get("Study.Insight.Outlook.Next", step.trials(), chance(step.chance())),
              step.gain(),
              gainWithLuck(step),
              gains(step)));
    }
    return new BarsDrawing(
        "",
        texts.get("Study.Insight.Outlook.Axis", metric),
        texts.get("Study.Insight.Outlook.Mean"),
        texts.get("Study.Insight.Outlook.Lucky"),
        bars);
  }

  private String tooFew(String key) {
    return texts.get(key, Surrogate.LEAST_TRIALS, results.measured().size());
  }

  // ---- where the sampler looked ----

  /**
   * Whether the sampler chose where to look: half of the trials, at least, may have been chosen by
   * what others had taught. Where they were drawn at random, no value had better company.
   */
  private boolean hasChosen() {
    List<Trial> measured = results.measured();
    if (measured.isEmpty()) {
      return Samplers.mayLearn(results.spec().sampler().kind());
    }
    return 2 * measured.stream().filter(this::mayBeChosen).count() >= measured.size();
  }

  /** A trial of an older version has no word, and nor have most tables, of which nobody knows. */
  private boolean mayBeChosen(Trial trial) {
    Trial.Source source = trial.source();
    if (source.by().isEmpty() && source.origin() != Origin.IMPORTED) {
      return Samplers.mayLearn(results.spec().sampler().kind());
    }
    return Samplers.mayLearn(source.by());
  }

  private InsightCard sampler() {
    InsightCard.Kind kind = InsightCard.Kind.SAMPLER;
    Optional<Surrogate> model = Surrogate.of(results, Focus.ALL);
    if (model.isEmpty()) {
      return InsightCard.without(kind, tooFew("Study.Insight.Sampler.TooFew"), "");
    }
    List<SamplerEffects.Effect> all = SamplerEffects.of(model.get());
    List<SamplerEffects.Effect> clear =
        all.stream().filter(SamplerEffects.Effect::isClear).toList();
    String answer =
        clear.stream()
            .filter(SamplerEffects.Effect::isMostlyLooking)
            .findFirst()
            .map(effect -> sentence("Study.Insight.Sampler.Looking", effect))
            .or(
                () ->
                    clear.stream()
                        .max(Comparator.comparingDouble(SamplerEffects.Effect::apparent))
                        .map(effect -> sentence("Study.Insight.Sampler.Stays", effect)))
            .orElseGet(() -> texts.get("Study.Insight.Sampler.None"));
    String detail = texts.get("Study.Insight.Sampler.Detail", Math.max(0, model.get().explained()));
    String few = leftOut(all);
    if (!few.isEmpty()) {
      detail += " " + texts.get("Study.Insight.Sampler.Few", SamplerEffects.LEAST_TRIALS, few);
    }
    return new InsightCard(
        kind, answer, detail, clear.isEmpty() ? Optional.empty() : effects(clear), true);
  }

  private String leftOut(List<SamplerEffects.Effect> all) {
    return all.stream()
        .flatMap(effect -> effect.leftOut().stream().map(few -> leftOut(effect.parameter(), few)))
        .collect(Collectors.joining(", "));
  }

  private String leftOut(String parameter, SamplerEffects.Values few) {
    return texts.get("Study.Insight.Sampler.LeftOut", parameter, values(few), few.trials());
  }

  private Optional<Drawing> effects(List<SamplerEffects.Effect> clear) {
    List<BarsDrawing.Bar> bars =
        clear.stream()
            .limit(MOST_BARS)
            .map(
                effect ->
                    new BarsDrawing.Bar(
                        effect.parameter(),
                        Math.max(0, Math.min(effect.adjusted(), effect.apparent())),
                        effect.apparent(),
                        rounded(effect.adjusted()) + " / " + rounded(effect.apparent())))
            .toList();
    return Optional.of(
        new BarsDrawing(
            "",
            texts.get("Study.Insight.Sampler.Axis", metric),
            texts.get("Study.Insight.Sampler.Adjusted"),
            texts.get("Study.Insight.Sampler.Apparent"),
            bars));
  }

  private String sentence(String key, SamplerEffects.Effect effect) {
    return texts.get(
        key,
        effect.parameter(),
        values(effect.better()),
        values(effect.worse()),
        rounded(effect.apparent()),
        rounded(effect.adjusted()));
  }

  private String values(SamplerEffects.Values values) {
    return SpanText.of(values.low(), values.high(), texts);
  }
}
