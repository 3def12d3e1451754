package org.tunebench.app.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tunebench.app.chart.Drawing;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.analysis.Importance;
import org.tunebench.engine.analysis.Results;
import org.tunebench.engine.analysis.Surrogate;
import org.tunebench.engine.analysis.Surrogate.Focus;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;

/**
 * Makes what the analysis shows, in the background. Keeps the models that it has learnt while no
 * further trial has ended. Used by one piece of work at a time.
 */
final class AnalysisWork {
  private final Texts texts;
  private Results results;
  private AnalysisCharts charts;
  private int ended = -1;
  private final Map<Focus, Optional<Surrogate>> models = new EnumMap<>(Focus.class);
  private final Map<Focus, Importance> importances = new EnumMap<>(Focus.class);

  AnalysisWork(Texts texts) {
    this.texts = texts;
  }

  /**
   * What is shown.
   *
   * @param drawing the chart, or empty
   * @param note one or two sentences below it: what it is made from, what it cannot know; may be
   *     empty
   * @param empty the sentence that says what is missing where there is no chart
   */
  record Outcome(Optional<Drawing> drawing, String note, String empty) {}

  /** What a choice shows of a study's trials. */
  Outcome show(StudySpec spec, List<Trial> trials, AnalysisChoice choice, Instant now) {
    take(spec, trials);
    if (choice.chart() == AnalysisChart.TIMELINE) {
      return drawn(charts.timeline(now), "", "Study.Analysis.Empty.Timeline");
    }
    if (ended == 0) {
      return none(texts.get("Study.Analysis.Empty.Ended"));
    }
    return switch (choice.chart()) {
      case HISTORY -> measured(() -> charts.history(choice.overTime()), leftOut());
      case SCATTER ->
          drawn(Optional.of(charts.metricAgainst(choice.x(), choice.color())), leftOut(), "");
      case SLICES -> slices();
      case IMPORTANCE -> importance(choice.focus());
      case CONTOUR -> contour(choice);
      case PARALLEL -> drawn(Optional.of(charts.parallel(byImportance())), brushHint(), "");
      default -> measured(charts::distribution, beyond());
    };
  }

  private void take(StudySpec spec, List<Trial> trials) {
    int now = (int) trials.stream().filter(trial -> trial.state().isTerminal()).count();
    boolean same = results != null && results.spec().equals(spec) && now == ended;
    if (!same) {
      models.clear();
      importances.clear();
      ended = now;
    }
    if (!same || trials.size() != results.trials().size() || charts == null) {
      results = Results.of(spec, trials);
      charts = new AnalysisCharts(texts, results);
    }
  }

  /** The columns that the scatter can show. */
  List<String> columns(StudySpec spec, List<Trial> trials) {
    take(spec, trials);
    return charts.columns();
  }

  /** The model of all trials; empty with too few. */
  Optional<Surrogate> model(Focus focus) {
    return models.computeIfAbsent(focus, wanted -> Surrogate.of(results, wanted));
  }

  private Optional<Importance> importanceOf(Focus focus) {
    return model(focus)
        .map(model -> importances.computeIfAbsent(focus, wanted -> Importance.of(model)));
  }

  /** The parameters, the most important first where that is known. */
  private List<String> byImportance() {
    List<String> names = new ArrayList<>();
    importanceOf(Focus.ALL)
        .ifPresent(found -> found.parameters().forEach(share -> names.add(share.parameter())));
    for (Parameter parameter : results.space().parameters()) {
      if (!names.contains(parameter.name())) {
        names.add(parameter.name());
      }
    }
    return names;
  }

  private Outcome drawn(Optional<Drawing> drawing, String note, String emptyKey) {
    return drawing.isPresent() ? new Outcome(drawing, note, "") : none(texts.get(emptyKey));
  }

  private Outcome none(String sentence) {
    return new Outcome(Optional.empty(), "", sentence);
  }

  private Outcome measured(java.util.function.Supplier<Drawing> drawing, String note) {
    return results.measured().isEmpty()
        ? none(texts.get("Study.Analysis.Empty.Measured"))
        : new Outcome(Optional.of(drawing.get()), note, "");
  }

  private Outcome slices() {
    Optional<Surrogate> model = model(Focus.ALL);
    String note = model.map(it -> texts.get("Study.Analysis.Slices.Note")).orElse("");
    return new Outcome(Optional.of(charts.slices(model, byImportance())), note, "");
  }

  private Outcome tooFew(String key) {
    int measured = results.measured().size();
    return none(texts.get(key, Surrogate.LEAST_TRIALS, measured));
  }

  private Outcome importance(Focus focus) {
    Optional<Importance> found = importanceOf(focus);
    if (found.isEmpty()) {
      return tooFew("Study.Analysis.Empty.Importance");
    }
    return new Outcome(
        found.map(charts::importance),
        basis(found.get().basis(), found.get().explained(), found.get().isTelling()),
        "");
  }

  private Outcome contour(AnalysisChoice choice) {
    if (results.space().size() < 2) {
      return none(texts.get("Study.Analysis.Empty.TwoParameters"));
    }
    Optional<Surrogate> model = model(Focus.ALL);
    if (model.isEmpty()) {
      return tooFew("Study.Analysis.Empty.Contour");
    }
    Optional<Drawing> drawing = charts.contour(model.get(), choice.first(), choice.second());
    String note =
        texts.get("Study.Analysis.Contour.Note")
            + " "
            + basis(model.get().basis(), model.get().explained(), true);
    return drawn(drawing, note, "Study.Analysis.Empty.NeverTogether");
  }

  private String basis(Surrogate.Basis basis, double explained, boolean telling) {
    List<String> sentences = new ArrayList<>();
    double share = Math.max(0, explained);
    sentences.add(texts.get("Study.Analysis.Basis", basis.trials(), share));
    if (!telling) {
      sentences.add(texts.get("Study.Analysis.Basis.Little"));
    }
    if (basis.capped() > 0) {
      sentences.add(texts.get("Study.Analysis.Basis.Capped", basis.capped()));
    }
    if (basis.leftOut() > 0) {
      sentences.add(texts.get("Study.Analysis.Basis.LeftOut", basis.leftOut()));
    }
    if (basis.sampled()) {
      sentences.add(texts.get("Study.Analysis.Basis.Sampled"));
    }
    return String.join(" ", sentences);
  }

  private String leftOut() {
    int without = ended - results.measured().size();
    return without > 0 ? texts.get("Study.Analysis.Without", without) : "";
  }

  private String beyond() {
    int beyond = 0;
    double fence = results.fence();
    for (double loss : results.losses()) {
      beyond += loss > fence ? 1 : 0;
    }
    return beyond > 0 ? texts.get("Study.Analysis.Distribution.Beyond", beyond) : leftOut();
  }

  private String brushHint() {
    String hint = texts.get("Study.Analysis.Parallel.Note");
    return ended > AnalysisCharts.MOST_LINES
        ? hint + " " + texts.get("Study.Analysis.Parallel.Fewer", AnalysisCharts.MOST_LINES)
        : hint;
  }
}
