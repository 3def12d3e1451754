package org.tunebench.app.analysis;

import java.util.ArrayList;
import java.util.List;
import org.tunebench.app.chart.ChartActions;
import org.tunebench.app.shell.Action;

/** What can be done with the charts of the analysis, for the command palette. */
public final class AnalysisActions {
  private final AnalysisViewModel model;
  private final AnalysisController controller;
  private final Runnable show;

  /**
   * @param show leads to the analysis
   */
  public AnalysisActions(AnalysisViewModel model, AnalysisController controller, Runnable show) {
    this.model = model;
    this.controller = controller;
    this.show = show;
  }

  /** Each chart as one to be shown, and what can be done with the one that is looked at. */
  public List<Action> now() {
    boolean seen = model.shownProperty().get();
    List<Action> actions = new ArrayList<>();
    if (seen) {
      actions.addAll(controller.pictureActions());
      if (model.chartProperty().get().showsMetric()) {
        actions.add(
            ChartActions.scale(
                model.logMetricProperty(), model.canBeLogProperty().or(model.logMetricProperty())));
      }
      actions.add(
          Action.of(
              "Study.Analysis.Parallel.ToTable.action",
              "fth-list",
              "",
              controller::showChosen,
              controller.isBrushed()));
    }
    for (AnalysisChart chart : AnalysisChart.values()) {
      if (!seen || chart != model.chartProperty().get()) {
        actions.add(
            Action.always(
                "Study.Analysis.Chart." + chart.name(), "fth-bar-chart-2", "", () -> show(chart)));
      }
    }
    return actions;
  }

  /** Leads to a chart. */
  public void show(AnalysisChart chart) {
    model.chartProperty().set(chart);
    show.run();
  }
}
