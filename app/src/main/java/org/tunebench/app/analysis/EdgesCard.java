package org.tunebench.app.analysis;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tunebench.app.chart.BarsDrawing;
import org.tunebench.app.chart.Drawing;
import org.tunebench.app.figure.ColumnValues;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.analysis.RangeEdges;
import org.tunebench.engine.analysis.Results;
import org.tunebench.engine.analysis.Surrogate;
import org.tunebench.engine.space.SearchSpace;

/** Answers whether the best values lie at an end of their range. Pure: any thread, no toolkit. */
record EdgesCard(Texts texts, Results results) {
  /** More would make an answer that nobody reads. */
  private static final int MOST_NAMED = 4;

  InsightCard card() {
    InsightCard.Kind kind = InsightCard.Kind.EDGES;
    int measured = results.measured().size();
    if (measured < Surrogate.LEAST_TRIALS) {
      return InsightCard.without(
          kind, texts.get("Study.Insight.Edges.TooFew", Surrogate.LEAST_TRIALS, measured), "");
    }
    List<RangeEdges.Edge> edges = RangeEdges.of(results);
    if (edges.isEmpty()) {
      return InsightCard.without(
          kind,
          texts.get("Study.Insight.Edges.None"),
          texts.get("Study.Insight.Edges.None.Detail"));
    }
    String answer =
        edges.stream().limit(MOST_NAMED).map(this::sentence).collect(Collectors.joining(" "));
    String detail = edges.stream().map(this::wider).collect(Collectors.joining(" "));
    List<BarsDrawing.Bar> bars = edges.stream().map(this::bar).toList();
    Drawing picture =
        new BarsDrawing("", texts.get("Study.Insight.Edges.Axis"), "", "", true, bars);
    boolean movable = edges.stream().anyMatch(edge -> edge.wider().isPresent());
    return new InsightCard(kind, answer, detail, Optional.of(picture), movable);
  }

  private String sentence(RangeEdges.Edge edge) {
    return texts.get(
        "Study.Insight.Edges." + end(edge),
        edge.atEdge(),
        edge.best(),
        edge.parameter(),
        ColumnValues.text(edge.bound()));
  }

  private BarsDrawing.Bar bar(RangeEdges.Edge edge) {
    double share = (double) edge.atEdge() / edge.best();
    String where =
        texts.get(
            edge.near() ? "Study.Insight.Edges.Near" : "Study.Insight.Edges.At",
            edge.parameter(),
            ColumnValues.text(edge.bound()));
    return new BarsDrawing.Bar(where, share, share, edge.atEdge() + " / " + edge.best());
  }

  /**
   * Options and few values have a largest one; only of a range something lies near the end. Of a
   * parameter that exists under a condition, only those are counted that have it.
   */
  private String end(RangeEdges.Edge edge) {
    SearchSpace space = results.space();
    boolean always = space.parameter(space.indexOf(edge.parameter())).conditions().isEmpty();
    return (edge.near() ? "END." : "VALUE.")
        + (edge.upper() ? "upper" : "lower")
        + (always ? "" : ".some");
  }

  private String wider(RangeEdges.Edge edge) {
    return edge.wider()
        .map(wide -> texts.get("Study.Insight.Edges.Wider", edge.parameter(), wide.describe()))
        .orElseGet(
            () ->
                texts.get(
                    "Study.Insight.Edges.NoRoom." + edge.held(),
                    edge.parameter(),
                    ColumnValues.text(edge.bound())));
  }
}
