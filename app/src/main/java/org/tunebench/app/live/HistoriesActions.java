package org.tunebench.app.live;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import org.tunebench.app.chart.ChartActions;
import org.tunebench.app.chart.HistoriesChart;
import org.tunebench.app.chart.PictureActions;
import org.tunebench.app.shell.Action;
import org.tunebench.app.shell.Appearance;
import org.tunebench.app.trials.TrialCommands;

/** What can be done with the chart of histories, for the command palette. */
final class HistoriesActions {
  private final HistoriesController controller;
  private final HistoriesChart chart;
  private final PictureActions picture;
  private final Appearance appearance;

  HistoriesActions(
      HistoriesController controller,
      HistoriesChart chart,
      PictureActions picture,
      Appearance appearance) {
    this.controller = controller;
    this.chart = chart;
    this.picture = picture;
    this.appearance = appearance;
  }

  /** Those of the chart as it is now. */
  List<Action> now() {
    BooleanBinding any = Bindings.isNotNull(chart.pictureProperty());
    List<Action> actions = new ArrayList<>(picture.actions(any));
    actions.addAll(ofHistories(any));
    return actions;
  }

  private List<Action> ofHistories(BooleanBinding any) {
    return List.of(
        Action.of("Study.ResetView", "fth-maximize", "", chart::resetView, chart.zoomedProperty()),
        ChartActions.scale(chart.logValuesProperty(), any),
        ChartActions.outliers(chart.showAllProperty(), any),
        Action.of("Study.Smoothing.action", "fth-activity", "", controller::askSmoothing, any),
        colors(any),
        Action.of(
            "Study.Highlighted.Compare.action",
            "fth-columns",
            "",
            controller::compareHighlighted,
            Bindings.createBooleanBinding(
                () -> TrialCommands.canCompare(chart.highlighted().size()), chart.highlighted())),
        Action.of(
            "Study.Highlighted.Clear.action",
            "fth-x",
            "",
            controller::clearHighlighted,
            Bindings.isNotEmpty(chart.highlighted())));
  }

  /** The other colours than those that there are. */
  private Action colors(BooleanBinding any) {
    boolean red = appearance.historyColorsProperty().get() == Appearance.HistoryColors.RED_TO_GREEN;
    return Action.of(
        red ? "Study.Colors.ColorBlindSafe.action" : "Study.Colors.RedToGreen.action",
        "fth-droplet",
        "",
        () ->
            appearance
                .historyColorsProperty()
                .set(
                    red
                        ? Appearance.HistoryColors.COLOR_BLIND_SAFE
                        : Appearance.HistoryColors.RED_TO_GREEN),
        any);
  }
}
