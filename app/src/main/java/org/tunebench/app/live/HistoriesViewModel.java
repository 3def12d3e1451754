package org.tunebench.app.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.tunebench.app.chart.ChartTexts;
import org.tunebench.app.chart.Curve;
import org.tunebench.app.chart.HeldTrials;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * What the chart of histories is about: the metric that is shown, how much it is smoothed, the
 * words on it, what it says of a trial, and what it says while there is nothing to draw.
 */
public final class HistoriesViewModel {
  private static final int MOST_VALUES = 8;

  private final Services services;
  private final Texts texts;
  private final ReadOnlyObjectWrapper<ChartTexts> chartTexts;
  private final ReportedMetrics metrics;
  private final StringProperty metric = new SimpleStringProperty(this, "metric", "");
  private final DoubleProperty smoothing = new SimpleDoubleProperty(this, "smoothing");
  private final BooleanProperty hiding = new SimpleBooleanProperty(this, "hiding");
  private StudySnapshot snapshot;

  /** What the histories that came last are of. */
  private String drawn = "";

  private final ReadOnlyBooleanWrapper none = new ReadOnlyBooleanWrapper(this, "none");

  /** Whether any history has a point that can be drawn. */
  private boolean drawable;

  /** Whether what was reported before has been read, which takes longer than the header. */
  private boolean read;

  /**
   * A chart of a study of which nothing is known yet.
   *
   * @param study its key
   */
  public HistoriesViewModel(Services services, long study) {
    this.services = services;
    this.texts = services.texts();
    this.metrics = new ReportedMetrics(services, study);
    smoothing.addListener((source, before, now) -> show());
    hiding.addListener((source, before, now) -> show());
    this.chartTexts =
        new ReadOnlyObjectWrapper<>(words("", "", texts.get("Study.Histories.Loading")));
  }

  /** The words on the chart. */
  public ReadOnlyObjectProperty<ChartTexts> chartTextsProperty() {
    return chartTexts.getReadOnlyProperty();
  }

  /** The metrics that trials have reported: the monitored one first, the others by name. */
  public ObservableList<String> metrics() {
    return metrics.names();
  }

  /** The metric whose histories are wanted; empty before the study is known. */
  public StringProperty metricProperty() {
    return metric;
  }

  /** Weight of the exponential smoothing, 0 for none. */
  public DoubleProperty smoothingProperty() {
    return smoothing;
  }

  /** Whether the person has hidden some. */
  BooleanProperty hidingProperty() {
    return hiding;
  }

  /** Whether anything is known of the study yet. */
  boolean isKnown() {
    return snapshot != null;
  }

  /** Takes in what happened. */
  void apply(StudyChange change) {
    change.histories().ifPresent(all -> drawable = hasNumber(all));
    drawable |= hasNumber(change.growth());
    read |= change.histories().isPresent();
    change.snapshot().ifPresent(now -> snapshot = now);
    drawn = change.metric();
    if (snapshot != null) {
      metrics.apply(snapshot, change.reports());
      if (metric.get().isEmpty()) {
        metric.set(drawn);
      }
      show();
    }
  }

  /** Whether it is known that there is no history yet: nothing can be done with the chart. */
  ReadOnlyBooleanProperty noneProperty() {
    return none.getReadOnlyProperty();
  }

  /**
   * What is known of a trial beside its history: how it ended where it has not completed, where it
   * was at its best, its result and its configuration, line by line.
   *
   * @param reported what it has reported of the metric that is drawn, if that is drawn
   * @param alike how many other trials have the same line
   */
  List<String> details(int number, Optional<Curve> reported, int alike) {
    if (snapshot == null || number < 0 || number >= snapshot.trials().size()) {
      return List.of();
    }
    Trial trial = snapshot.trials().get(number);
    List<String> lines = new ArrayList<>();
    if (trial.state() != TrialState.COMPLETED) {
      lines.add(trial.state().word());
    }
    if (alike > 0) {
      lines.add(texts.get("Study.Histories.Alike", alike));
    }
    reported.flatMap(this::best).ifPresent(lines::add);
    String result = snapshot.study().spec().metric().name();
    if (trial.metrics().containsKey(result)) {
      // Not what it was at the epoch that is pointed at, and maybe not of the metric that is drawn.
      lines.add(texts.get("Study.Histories.Result", result, Numbers.metric(trial.metric(result))));
    }
    trial.configuration().values().entrySet().stream()
        .limit(MOST_VALUES)
        .forEach(value -> lines.add(value.getKey() + " " + Numbers.any(value.getValue())));
    int more = trial.configuration().values().size() - MOST_VALUES;
    if (more > 0) {
      lines.add(texts.get("Study.Histories.MoreValues", more));
    }
    return lines;
  }

  /** The name of the study; empty before it is there. */
  String studyName() {
    return snapshot == null ? "" : snapshot.study().spec().name();
  }

  /** The epoch of the best value, of which scores often come: a line may end far from there. */
  private Optional<String> best(Curve reported) {
    OptionalInt best = goal().map(reported::best).orElse(OptionalInt.empty());
    return best.isEmpty()
        ? Optional.empty()
        : Optional.of(
            texts.get(
                "Study.Histories.BestEpoch",
                Numbers.metric(reported.values()[best.getAsInt()]),
                Numbers.brief(reported.steps()[best.getAsInt()])));
  }

  /** The trials that stay on the axis; of a metric that nobody has said the better end of, none. */
  HeldTrials held() {
    return goal().map(goal -> HeldTrials.of(snapshot.trials(), goal)).orElse(HeldTrials.NONE);
  }

  /** Whether less or more of what is drawn is better, where somebody has said so. */
  private Optional<Goal> goal() {
    return Optional.ofNullable(snapshot)
        .map(known -> known.study().spec().metric())
        .filter(decides -> drawn.equals(decides.monitor()) || drawn.equals(decides.name()))
        .map(MetricSpec::goal);
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
    if (snapshot == null) {
      return;
    }
    none.set(!drawable && (read || snapshot.trials().isEmpty()));
    StudySpec spec = snapshot.study().spec();
    String bare = label(spec);
    String label = smoothed(bare);
    // A name is written as it is, even where it begins a title.
    String begins = bare.equals(drawn) ? label : capital(label);
    ChartTexts next = words(texts.get("Study.Histories.Title", begins), label, empty());
    if (!next.equals(chartTexts.get())) {
      chartTexts.set(next);
    }
  }

  private String label(StudySpec spec) {
    ObjectiveType type = services.engine().objectives().get(spec.objective().kind());
    ObjectiveType.Metric monitor = type.monitor(spec.objective());
    // A study may watch another metric than its objective would choose, and the person another.
    return monitor.name().equals(drawn) ? monitor.label() : drawn;
  }

  private String smoothed(String label) {
    double weight = smoothing.get();
    return weight == 0
        ? label
        : texts.get("Study.Histories.Smoothed", label, Numbers.brief(weight));
  }

  private static String capital(String label) {
    return label.isEmpty()
        ? label
        : label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
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
        bestBy(),
        TrialState.PRUNED.word(),
        TrialState.FAILED.word(),
        empty);
  }

  /** What is drawn is often watched for another metric, which decides. */
  private String bestBy() {
    String deciding = snapshot == null ? drawn : snapshot.study().spec().metric().name();
    return deciding.equals(drawn) ? texts.get("Study.Best") : texts.get("Study.BestBy", deciding);
  }

  private String empty() {
    if (drawable) {
      return texts.get(hiding.get() ? "Study.Histories.Hidden" : "Study.Histories.Drawing");
    }
    if (!read && !snapshot.trials().isEmpty()) {
      return texts.get("Study.Histories.Loading");
    }
    Phase phase = Phase.of(snapshot);
    if (phase.isLive() && snapshot.count(TrialState.COMPLETED) > 0) {
      return texts.get("Study.Histories.NoneYet");
    }
    if (snapshot.count(TrialState.RUNNING) > 0) {
      return texts.get("Study.Histories.FirstEpoch");
    }
    if (phase == Phase.STARTING) {
      return texts.get("Study.Histories.Starting");
    }
    if (phase.isLive()) {
      return texts.get("Study.Histories.FirstTrial");
    }
    return AllFailed.of(snapshot)
        .map(
            failed ->
                texts.get("Study.Histories.AllFailed", failed.count(), drawn, failed.reason(texts)))
        .orElseGet(this::none);
  }

  private String none() {
    if (snapshot.trials().isEmpty()) {
      return texts.get("Study.Histories.NotStarted");
    }
    boolean haveResults = snapshot.count(TrialState.COMPLETED) > 0;
    return texts.get(haveResults ? "Study.Histories.OnlyResults" : "Study.Histories.None");
  }
}
