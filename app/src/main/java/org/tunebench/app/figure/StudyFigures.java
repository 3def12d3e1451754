package org.tunebench.app.figure;

import java.time.Instant;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;
import org.tunebench.app.chart.Drawing;
import org.tunebench.app.chart.ParallelDrawing;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.analysis.Importance;
import org.tunebench.engine.analysis.Results;
import org.tunebench.engine.analysis.Surrogate;
import org.tunebench.engine.analysis.TrialTable;
import org.tunebench.engine.analysis.TrialTimeline;
import org.tunebench.engine.study.Trial;

/** The figures of a study, one method each. Pure: any thread, no toolkit; also for reports. */
public final class StudyFigures {
  /** Trainings differ where the longest has so many times the epochs of the shortest. */
  private static final double LONGER = 1.2;

  private final StudyTrials trials;

  /**
   * @param texts the words on the figures
   * @param results the study's trials
   * @param logMetric whether the metric's axis is logarithmic, where each result has a logarithm
   */
  public StudyFigures(Texts texts, Results results, boolean logMetric) {
    this.trials = new StudyTrials(texts, results, logMetric);
  }

  /** How many trials figures of the search show: those that have ended. */
  public static int shown(Results results) {
    return (int) results.search().stream().filter(trial -> trial.state().isTerminal()).count();
  }

  /** Whether a logarithmic axis could hold the results: each of them is above 0. */
  public static boolean canBeLog(Results results) {
    return MetricScale.canBeLog(results);
  }

  /**
   * Whether trials train for different times: where all train about as long, epochs say nothing.
   */
  public boolean epochsDiffer() {
    IntSummaryStatistics epochs =
        trials.results().measured().stream().mapToInt(Trial::trainedEpochs).summaryStatistics();
    return epochs.getCount() > 0 && epochs.getMax() > LONGER * epochs.getMin();
  }

  /** The columns that an axis or a colour can show. */
  public List<String> columns() {
    return trials.columns();
  }

  /** The column of a parameter. */
  public String columnOf(String parameter) {
    return TrialTable.columnOf(parameter, columns());
  }

  /**
   * How the search came forward.
   *
   * @param overTime over the time since the first start, else over the number of the trial
   */
  public Drawing history(boolean overTime) {
    return new HistoryFigure(trials, overTime).draw();
  }

  /**
   * The metric against any column, coloured by any column: figure 1 of the scVI post with a
   * parameter and the epochs. Against a cost, a line joins the trials of {@link #tradeOff}.
   */
  public Drawing metricAgainst(String x, String color) {
    return new ScatterFigure(trials).against(x, color);
  }

  /**
   * The numbers of the trials that no other betters at no more of a column, from the cheapest to
   * the best; none where the column is no cost, or one trial is both.
   */
  public List<Integer> tradeOff(String column) {
    return new ScatterFigure(trials).tradeOff(column).stream().map(Trial::number).toList();
  }

  /** A small chart a parameter, in the order given, with what the model expects. */
  public Drawing slices(Optional<Surrogate> surrogate, List<String> parameters) {
    return new ScatterFigure(trials).slices(surrogate, parameters);
  }

  /** Two parameters and the metric that the model expects over them. */
  public Optional<Drawing> contour(Surrogate model, String first, String second) {
    return new ContourFigure(trials).draw(model, first, second);
  }

  /** How much each parameter matters. */
  public Drawing importance(Importance importance) {
    return new ImportanceFigure(trials).draw(importance);
  }

  /** How the results are distributed. */
  public Drawing distribution() {
    return new DistributionFigure(trials).draw();
  }

  /** All parameters and the metric side by side. */
  public ParallelDrawing parallel(List<String> parameters) {
    return new ParallelFigure(trials).draw(parameters);
  }

  /** When trials ran on which device; nothing where none has run. */
  public Optional<Drawing> timeline(Instant now) {
    TrialTimeline timeline = TrialTimeline.of(trials.results().trials(), now);
    return new TimelineFigure(trials.texts(), timeline, trials::describe).draw();
  }
}
