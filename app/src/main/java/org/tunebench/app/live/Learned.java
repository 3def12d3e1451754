package org.tunebench.app.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Parent;
import org.tunebench.app.analysis.AnalysisActions;
import org.tunebench.app.analysis.AnalysisChart;
import org.tunebench.app.analysis.AnalysisController;
import org.tunebench.app.analysis.AnalysisViewModel;
import org.tunebench.app.analysis.InsightCard;
import org.tunebench.app.analysis.InsightController;
import org.tunebench.app.analysis.InsightViewModel;
import org.tunebench.app.shell.Action;
import org.tunebench.app.shell.Fxml;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.run.StudySnapshot;

/** The two tabs that say what was learned. */
final class Learned {
  private final AnalysisViewModel analysis;
  private final InsightViewModel insight;
  private final AnalysisController charts;
  private final InsightController cards;
  private final Texts texts;
  private final AnalysisActions actions;

  /** Where buttons lead that are not the tabs' own. */
  interface Ways {
    /** Shows the details of a trial. */
    void open(int trial);

    /** Begins to follow the study anew. */
    void follow();

    /** Asks for another budget. */
    void changeBudget();

    /** Shows the trials that pass a filter in their table. */
    void filterTrials(String filter);

    /** Shows the analysis. */
    void showAnalysis();
  }

  Learned(Services services, long id, Ways ways) {
    IntConsumer open = ways::open;
    texts = services.texts();
    analysis = new AnalysisViewModel(services);
    insight = new InsightViewModel(services, id, ways::follow);
    charts = new AnalysisController(services, analysis, open, ways::filterTrials);
    actions = new AnalysisActions(analysis, charts, ways::showAnalysis);
    cards =
        new InsightController(
            services,
            insight,
            open,
            Map.of(
                InsightCard.Kind.OUTLOOK,
                ways::changeBudget,
                InsightCard.Kind.SAMPLER,
                () -> actions.show(AnalysisChart.SLICES)));
  }

  /** What can be done with the charts of the analysis and the cards of insight. */
  List<Action> actions() {
    List<Action> all = new ArrayList<>(actions.now());
    all.addAll(cards.actions());
    return all;
  }

  /** Makes the view of the analysis: once, when somebody goes there. */
  Parent analysisView() {
    return Fxml.load("analysis/Analysis.fxml", charts, texts);
  }

  /** Makes the view of insight: once, when somebody goes there. */
  Parent insightView() {
    return Fxml.load("analysis/Insight.fxml", cards, texts);
  }

  /** Nothing is computed for a tab that nobody looks at. */
  void shown(ObservableBooleanValue analysisSeen, ObservableBooleanValue insightSeen) {
    analysis.shownProperty().bind(analysisSeen);
    insight.shownProperty().bind(insightSeen);
  }

  void apply(StudySnapshot now) {
    analysis.apply(now);
    insight.apply(now);
  }

  void tick() {
    analysis.tick();
    insight.tick();
  }

  void highlight(OptionalInt trial) {
    charts.highlight(trial);
  }
}
