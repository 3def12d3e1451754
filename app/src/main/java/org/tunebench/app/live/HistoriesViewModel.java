package org.tunebench.app.live;

import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tunebench.app.chart.ChartTexts;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.TrialState;

/** The words on the chart of histories, and what it says while there is nothing to draw. */
public final class HistoriesViewModel {
  private final Services services;
  private final Texts texts;
  private final ReadOnlyObjectWrapper<ChartTexts> chartTexts;
  private StudySnapshot snapshot;

  /** Whether any history has a point that can be drawn. */
  private boolean drawable;

  /** A chart of a study of which nothing is known yet. */
  public HistoriesViewModel(Services services) {
    this.services = services;
    this.texts = services.texts();
    this.chartTexts =
        new ReadOnlyObjectWrapper<>(words("", "", texts.get("Study.Histories.Loading")));
  }

  /** The words on the chart. */
  public ReadOnlyObjectProperty<ChartTexts> chartTextsProperty() {
    return chartTexts.getReadOnlyProperty();
  }

  /** Takes in what happened. */
  void apply(StudyChange change) {
    change.histories().ifPresent(all -> drawable = hasNumber(all));
    drawable |= hasNumber(change.growth());
    change.snapshot().ifPresent(now -> snapshot = now);
    if (snapshot != null) {
      show();
    }
  }

  private static boolean hasNumber(Map<Integer, Points> histories) {
    for (Points points : histories.values()) {
      for (double value : points.values()) {
        if (Double.isFinite(value)) {
          return true;
        }
      }
    }
    return false;
  }

  private void show() {
    StudySpec spec = snapshot.study().spec();
    String label = label(spec);
    ChartTexts next = words(texts.get("Study.Histories.Title", capital(label)), label, empty());
    if (!next.equals(chartTexts.get())) {
      chartTexts.set(next);
    }
  }

  private String label(StudySpec spec) {
    ObjectiveType type = services.engine().objectives().get(spec.objective().kind());
    ObjectiveType.Metric monitor = type.monitor(spec.objective());
    // A study may watch another metric than its objective would choose.
    return monitor.name().equals(spec.metric().monitor())
        ? monitor.label()
        : spec.metric().monitor();
  }

  private static String capital(String label) {
    return label.isEmpty()
        ? label
        : label.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + label.substring(1);
  }

  private ChartTexts words(String title, String label, String empty) {
    return new ChartTexts(
        title,
        texts.get("Study.Epoch"),
        label,
        "",
        texts.get("Study.Trial"),
        texts.get("Study.Default"),
        texts.get("Study.Best"),
        empty);
  }

  private String empty() {
    if (drawable) {
      return texts.get("Study.Histories.Drawing");
    }
    Phase phase = Phase.of(snapshot);
    if (snapshot.count(TrialState.RUNNING) > 0) {
      return texts.get("Study.Histories.FirstEpoch");
    }
    if (phase == Phase.STARTING) {
      return texts.get("Study.Histories.Starting");
    }
    if (phase.isLive()) {
      return texts.get("Study.Histories.FirstTrial");
    }
    return snapshot.trials().isEmpty()
        ? texts.get("Study.Histories.NotStarted")
        : texts.get("Study.Histories.None");
  }
}
