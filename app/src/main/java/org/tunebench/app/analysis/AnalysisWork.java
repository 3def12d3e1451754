package org.tunebench.app.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.tunebench.app.chart.Drawing;
import org.tunebench.app.figure.ParallelFigure;
import org.tunebench.app.figure.StudyFigures;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.analysis.Importance;
import org.tunebench.engine.analysis.Results;
import org.tunebench.engine.analysis.Surrogate;
import org.tunebench.engine.analysis.Surrogate.Focus;
import org.tunebench.engine.analysis.forest.RandomForest;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;

/**
 * Makes what the analysis shows, in the background. Keeps the models that it has learnt while no
 * further trial has ended. Used by one piece of work at a time.
 */
final class AnalysisWork {
  private static final int MOST_SAID = 10;

  private final Texts texts;
  private Results results;
  private StudyFigures figures;
  private boolean logMetric;
  private int ended = -1;
  private int shown = -1;

  /** The numbers of the trials of the search that had ended. */
  private List<Integer> learntFrom = List.of();

  private final Map<Focus, Optional<Surrogate>> models = new EnumMap<>(Focus.class);
  private final AxisOrder axes = new AxisOrder();
  private final AxisOrder columns = new AxisOrder();
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
   * @param canBeLog whether each result is above 0, so that its axis may be logarithmic
   */
  record Outcome(Optional<Drawing> drawing, String note, String empty, boolean canBeLog) {}

  /** What a choice shows of a study's trials. */
  Outcome show(StudySpec spec, List<Trial> trials, AnalysisChoice choice, Instant now) {
    take(spec, trials, choice.logMetric());
    if (choice.chart() == AnalysisChart.TIMELINE) {
      return drawn(figures.timeline(now), "", "Study.Analysis.Empty.Timeline");
    }
    if (shown == 0) {
      return none(texts.get("Study.Analysis.Empty.Ended"));
    }
    return withReplicates(ofSearch(choice));
  }

  private Outcome ofSearch(AnalysisChoice choice) {
    return switch (choice.chart()) {
      case HISTORY -> measured(() -> figures.history(choice.overTime()), leftOut());
      case SCATTER ->
          drawn(
              Optional.of(figures.metricAgainst(choice.x(), choice.color())),
              (tradeOff(choice.x()) + " " + leftOut()).strip(),
              "");
      case SLICES -> slices();
      case IMPORTANCE -> importance(choice.focus());
      case CONTOUR -> contour(choice);
      case PARALLEL ->
          drawn(
              Optional.of(figures.parallel(ordered(axes, choice.opening(), choice.axesHeld()))),
              brushHint(),
              "");
      default -> measured(figures::distribution, "");
    };
  }

  private void take(StudySpec spec, List<Trial> trials, boolean log) {
    int now = (int) trials.stream().filter(trial -> trial.state().isTerminal()).count();
    boolean same = results != null && results.spec().equals(spec);
    if (!same || now != ended || trials.size() != results.trials().size() || log != logMetric) {
      results = Results.of(spec, trials);
      figures = new StudyFigures(texts, results, log);
      logMetric = log;
      ended = now;
      learn(same);
    }
  }

  /**
   * What was learnt holds until a further trial of the search has ended, be it in the place of an
   * interrupted one: that leaves as many as before.
   */
  private void learn(boolean sameStudy) {
    List<Integer> now =
        results.search().stream()
            .filter(trial -> trial.state().isTerminal())
            .map(Trial::number)
            .toList();
    if (!sameStudy || !now.equals(learntFrom)) {
      models.clear();
      importances.clear();
      learntFrom = now;
      shown = now.size();
    }
  }

  /** One sentence says of each picture of the search that it is without them. */
  private Outcome withReplicates(Outcome made) {
    int replicates = results.replicates().size();
    if (replicates == 0 || made.drawing().isEmpty()) {
      return made;
    }
    String sentence = texts.get("Study.Analysis.Replicates", replicates);
    String note = made.note().isEmpty() ? sentence : made.note() + " " + sentence;
    return new Outcome(made.drawing(), note, made.empty(), made.canBeLog());
  }

  /**
   * The choice with columns and parameters where the person has not chosen any: they stay until the
   * chart is opened again, as the axes of parallel coordinates do.
   */
  AnalysisChoice begun(StudySpec spec, List<Trial> trials, AnalysisChoice choice) {
    boolean chooses =
        choice.chart() == AnalysisChart.SCATTER || choice.chart() == AnalysisChart.CONTOUR;
    if (!chooses) {
      return choice;
    }
    take(spec, trials, choice.logMetric());
    Beginning beginning = Beginning.of(results, ordered(columns, choice.opening(), false));
    String color =
        figures.epochsDiffer()
            ? Trial.N_EPOCHS
            : beginning.color().map(figures::columnOf).orElse("trial");
    return choice.begun(
        figures.columnOf(beginning.x()), color, beginning.first(), beginning.second());
  }

  /** The columns that the scatter can show. */
  List<String> columns(StudySpec spec, List<Trial> trials) {
    take(spec, trials, logMetric);
    return figures.columns();
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
    return Importance.order(results.space(), importanceOf(Focus.ALL));
  }

  private List<String> ordered(AxisOrder order, int opening, boolean held) {
    boolean known = importanceOf(Focus.ALL).isPresent();
    return order.of(byImportance(), known, opening, held);
  }

  private Outcome drawn(Optional<Drawing> drawing, String note, String emptyKey) {
    return drawing.isPresent() ? made(drawing, note, "") : none(texts.get(emptyKey));
  }

  private Outcome none(String sentence) {
    return made(Optional.empty(), "", sentence);
  }

  private Outcome made(Optional<Drawing> drawing, String note, String empty) {
    return new Outcome(drawing, note, empty, StudyFigures.canBeLog(results));
  }

  private Outcome measured(Supplier<Drawing> drawing, String note) {
    return results.measured().isEmpty()
        ? none(texts.get("Study.Analysis.Empty.Measured"))
        : made(Optional.of(drawing.get()), note, "");
  }

  private Outcome slices() {
    Optional<Surrogate> model = model(Focus.ALL);
    String colors = texts.get("Study.Analysis.Slices.Colors", results.spec().metric().name());
    String note =
        model.map(it -> colors + " " + texts.get("Study.Analysis.Slices.Expected")).orElse(colors);
    return made(Optional.of(figures.slices(model, byImportance())), note, "");
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
    Importance known = found.get();
    String basis = basis(known.basis(), known.explained(), known.isTelling());
    boolean conditional = known.parameters().stream().anyMatch(Importance.Share::isConditional);
    String note =
        conditional ? texts.get("Study.Analysis.Importance.Conditional") + " " + basis : basis;
    return made(found.map(figures::importance), note, "");
  }

  private Outcome contour(AnalysisChoice choice) {
    if (results.space().size() < 2) {
      return none(texts.get("Study.Analysis.Empty.TwoParameters"));
    }
    Optional<Surrogate> model = model(Focus.ALL);
    if (model.isEmpty()) {
      return tooFew("Study.Analysis.Empty.Contour");
    }
    Optional<Drawing> drawing = figures.contour(model.get(), choice.first(), choice.second());
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
    if (basis.outside() > 0) {
      sentences.add(texts.get("Study.Analysis.Basis.Outside", basis.outside()));
    }
    if (basis.leftOut() > 0) {
      sentences.add(texts.get("Study.Analysis.Basis.LeftOut", basis.leftOut()));
    }
    if (basis.sampled()) {
      sentences.add(texts.get("Study.Analysis.Basis.Sampled", RandomForest.MOST_ROWS_A_TREE));
    }
    return String.join(" ", sentences);
  }

  private String tradeOff(String column) {
    List<Integer> front = figures.tradeOff(column);
    if (front.isEmpty()) {
      return "";
    }
    String numbers =
        front.stream()
            .limit(MOST_SAID)
            .map(number -> "#" + number)
            .collect(Collectors.joining(", "));
    int more = front.size() - MOST_SAID;
    return texts.get("Study.Analysis.TradeOff", column, numbers, Math.max(0, more));
  }

  private String leftOut() {
    int without = shown - results.measured().size();
    return without > 0 ? texts.get("Study.Analysis.Without", without) : "";
  }

  private String brushHint() {
    String hint = texts.get("Study.Analysis.Parallel.Note");
    return shown > ParallelFigure.MOST_LINES
        ? hint + " " + texts.get("Study.Analysis.Parallel.Fewer", ParallelFigure.MOST_LINES)
        : hint;
  }
}
