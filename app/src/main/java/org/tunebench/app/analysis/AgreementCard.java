package org.tunebench.app.analysis;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tunebench.app.chart.BarsDrawing;
import org.tunebench.app.chart.Drawing;
import org.tunebench.app.figure.ColumnValues;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.analysis.Agreement;
import org.tunebench.engine.analysis.Results;
import org.tunebench.engine.analysis.Surrogate;

/**
 * Answers what the best trials agree on. Pure: any thread, no toolkit.
 *
 * @param texts the words
 * @param results of the study
 * @param chosen whether a sampler chose where to look: it may be why they agree
 */
record AgreementCard(Texts texts, Results results, boolean chosen) {
  /** More would make a sentence that nobody reads. */
  private static final int MOST_NAMED = 4;

  /** Less of a range is said to be under it. */
  private static final double LEAST_SHARE = 0.01;

  InsightCard card() {
    InsightCard.Kind kind = InsightCard.Kind.AGREEMENT;
    int measured = results.measured().size();
    if (measured < Surrogate.LEAST_TRIALS) {
      return InsightCard.without(
          kind, texts.get("Study.Insight.Agreement.TooFew", Surrogate.LEAST_TRIALS, measured), "");
    }
    List<Agreement.Agreed> agreed = Agreement.of(results);
    if (agreed.isEmpty()) {
      return InsightCard.without(
          kind,
          texts.get("Study.Insight.Agreement.None"),
          texts.get("Study.Insight.Agreement.None.Detail"));
    }
    int best = agreed.get(0).best();
    String answer =
        texts.get(
            agreed.size() > MOST_NAMED
                ? "Study.Insight.Agreement.Among"
                : "Study.Insight.Agreement.On",
            best,
            listed(agreed.stream().limit(MOST_NAMED), this::named));
    String detail =
        texts.get(
            chosen ? "Study.Insight.Agreement.Narrower.Chosen" : "Study.Insight.Agreement.Narrower",
            listed(
                agreed.stream(),
                one ->
                    texts.get(
                        "Study.Insight.Agreement.As", one.parameter(), one.narrower().describe())));
    List<BarsDrawing.Bar> bars = agreed.stream().limit(2 * MOST_NAMED).map(this::bar).toList();
    Drawing picture =
        new BarsDrawing("", texts.get("Study.Insight.Agreement.Axis"), "", "", true, bars);
    return new InsightCard(kind, answer, detail, Optional.of(picture), true);
  }

  private static <T> String listed(Stream<T> all, Function<T, String> words) {
    return all.map(words).collect(Collectors.joining(", "));
  }

  private BarsDrawing.Bar bar(Agreement.Agreed agreed) {
    double share = agreed.share();
    String text =
        share < LEAST_SHARE
            ? texts.get("Study.Insight.Agreement.Share.low", LEAST_SHARE)
            : texts.get("Study.Insight.Agreement.Share", share);
    // Beside a bar is room for the values alone; the answer says of how many they are.
    return new BarsDrawing.Bar(valued(agreed), share, share, text);
  }

  private String named(Agreement.Agreed agreed) {
    String words = valued(agreed);
    return agreed.isOfSome()
        ? texts.get("Study.Insight.Agreement.OfSome", words, agreed.having())
        : words;
  }

  private String valued(Agreement.Agreed agreed) {
    List<Object> values = agreed.values();
    String words =
        agreed.inBetween()
            ? SpanText.of(values.get(0), values.get(values.size() - 1), texts)
            : listed(values.stream(), ColumnValues::text);
    return texts.get("Study.Insight.Agreement.Values", agreed.parameter(), words);
  }
}
