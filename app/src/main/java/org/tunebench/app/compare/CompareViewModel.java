package org.tunebench.app.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tunebench.app.chart.GroupColors;
import org.tunebench.app.chart.LineGroup;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.Route;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.app.trials.StoredMetrics;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.Trial;

/** Several studies side by side: a table, and a chart of those that optimise the same metric. */
final class CompareViewModel {
  /** What the chart shows. */
  enum Shown {
    /** Best so far over the trials' numbers. */
    BEST_BY_TRIAL,
    /** Best so far over time. */
    BEST_BY_TIME,
    /** All histories, over epochs. */
    HISTORIES
  }

  /**
   * What is drawn.
   *
   * @param groups one a study, at the study's place among all that are compared; without lines
   *     where the study has another metric
   * @param horizontal name of the axis
   * @param counts whether that counts trials or epochs
   * @param vertical name of the axis
   * @param histories whether the lines are trials' histories
   */
  record Content(
      List<LineGroup> groups,
      String horizontal,
      boolean counts,
      String vertical,
      boolean histories) {
    /** Before there is anything. */
    static final Content NONE = new Content(List.of(), "", true, "", false);
  }

  private final Services services;
  private final Texts texts;
  private final Background background;
  private final Route.Compare route;
  private final List<Long> ids;
  private final CompareTable table;
  private final ReadOnlyObjectWrapper<List<ComparedStudy>> studies =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<CompareSection>> sections =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");

  /** What is to be known of the studies, whatever the chart shows. */
  private String ofStudies = "";

  private final ReadOnlyObjectWrapper<Content> content = new ReadOnlyObjectWrapper<>(Content.NONE);
  private final ObservableList<MetricGroup> metrics = FXCollections.observableArrayList();
  private final ObjectProperty<MetricGroup> metric = new SimpleObjectProperty<>();
  private final ObjectProperty<Shown> shown = new SimpleObjectProperty<>(Shown.BEST_BY_TRIAL);
  private final BooleanProperty logValues = new SimpleBooleanProperty();

  private final ObservableList<String> historyMetrics = FXCollections.observableArrayList();
  private final StringProperty historyMetric = new SimpleStringProperty("");

  /** As they are drawn, by study: millions of points, which nobody wants to have twice. */
  private final Map<Long, LineGroup> histories = new HashMap<>();

  /** The metric that those are of. */
  private String historiesOf = "";

  /**
   * Reads the studies at once, in the background.
   *
   * @param route names the studies, in the order of the columns
   */
  CompareViewModel(Services services, Route.Compare route) {
    this.services = services;
    this.texts = services.texts();
    this.background = new Background(services);
    this.route = route;
    this.ids = route.studies().stream().distinct().limit(GroupColors.MOST).toList();
    this.table = new CompareTable(texts);
    metric.addListener((source, before, now) -> metricChanged());
    historyMetric.addListener((source, before, now) -> draw());
    shown.addListener((source, before, now) -> draw());
    background.run(this::read, this::apply, gone -> {}, () -> {});
  }

  /** The words of the way back. */
  String backKey() {
    return route.from().isPresent() ? "Compare.BackToStudy" : "Compare.Back";
  }

  /** Goes back to where it was asked for: a study, or the list of them. */
  void back() {
    services
        .navigator()
        .show(
            route.from().isPresent()
                ? new Route.StudyPage(route.from().getAsLong())
                : new Route.Studies());
  }

  /** The studies in the order of the columns; none before they are read. */
  ReadOnlyObjectProperty<List<ComparedStudy>> studiesProperty() {
    return studies.getReadOnlyProperty();
  }

  /** The table. */
  ReadOnlyObjectProperty<List<CompareSection>> sectionsProperty() {
    return sections.getReadOnlyProperty();
  }

  /** What a person should know about the comparison, or empty. */
  ReadOnlyStringProperty noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  /** What the chart draws. */
  ReadOnlyObjectProperty<Content> contentProperty() {
    return content.getReadOnlyProperty();
  }

  /** The groups of studies that may stand in one chart. */
  ObservableList<MetricGroup> metrics() {
    return metrics;
  }

  /** The group that the chart shows. */
  ObjectProperty<MetricGroup> metricProperty() {
    return metric;
  }

  /** What the chart shows of it. */
  ObjectProperty<Shown> shownProperty() {
    return shown;
  }

  /** The metrics that there are histories of in the group that is shown; the usual one first. */
  ObservableList<String> historyMetrics() {
    return historyMetrics;
  }

  /** The metric that histories are shown of; null or empty where there are none. */
  StringProperty historyMetricProperty() {
    return historyMetric;
  }

  /** Whether the chart's values are on a logarithmic axis. */
  BooleanProperty logValuesProperty() {
    return logValues;
  }

  /** A group of studies in words. */
  String describe(MetricGroup group) {
    return texts.get("Compare.MetricGoal." + group.goal().name(), group.metric());
  }

  private List<ComparedStudy> read() {
    StudyRepository repository = services.engine().repository();
    List<ComparedStudy> read = new ArrayList<>();
    for (long id : ids) {
      Optional<Study> study = repository.study(id);
      study.ifPresent(found -> read.add(read(repository, found)));
    }
    return read;
  }

  private ComparedStudy read(StudyRepository repository, Study study) {
    List<Trial> trials = repository.trials(study.id());
    return ComparedStudy.of(
        study,
        trials,
        services.engine().objectives(),
        StoredMetrics.of(repository, study.id(), trials));
  }

  private void apply(List<ComparedStudy> read) {
    studies.set(List.copyOf(read));
    sections.set(read.isEmpty() ? List.of() : table.sections(read));
    Map<MetricGroup, List<ComparedStudy>> groups = MetricGroup.of(read);
    metrics.setAll(groups.keySet());
    ofStudies = notice(read, groups);
    notice.set(ofStudies);
    if (!metrics.isEmpty()) {
      metric.set(metrics.get(0));
    }
  }

  private String notice(List<ComparedStudy> read, Map<MetricGroup, List<ComparedStudy>> groups) {
    if (read.size() < ids.size()) {
      return texts.get("Compare.Gone", ids.size() - read.size());
    }
    if (groups.size() < 2) {
      return "";
    }
    String which =
        groups.entrySet().stream()
            .map(
                group ->
                    describe(group.getKey())
                        + ": "
                        + group.getValue().stream()
                            .map(ComparedStudy::name)
                            .collect(Collectors.joining(", ")))
            .collect(Collectors.joining("; "));
    return texts.get("Compare.DifferentMetrics", which);
  }

  /** Another group has other histories: first what the first of its studies has watched. */
  private void metricChanged() {
    List<ComparedStudy> studiesOf = metric.get() == null ? List.of() : of(metric.get());
    Set<String> names = new LinkedHashSet<>();
    studiesOf.stream()
        .filter(study -> study.reported().contains(study.metric().monitor()))
        .findFirst()
        .ifPresent(study -> names.add(study.metric().monitor()));
    studiesOf.forEach(study -> names.addAll(study.reported()));
    historyMetrics.setAll(names);
    String usual = names.isEmpty() ? "" : historyMetrics.get(0);
    if (usual.equals(historyMetric.get())) {
      draw();
    } else {
      // Which draws, too.
      historyMetric.set(usual);
    }
  }

  private void draw() {
    MetricGroup group = metric.get();
    if (group == null) {
      return;
    }
    if (shown.get() == Shown.HISTORIES) {
      drawHistories(group);
      return;
    }
    notice.set(ofStudies);
    CompareCurves.Unit unit = CompareCurves.Unit.of(of(group));
    boolean byTime = shown.get() == Shown.BEST_BY_TIME;
    content.set(
        new Content(
            groups(
                group,
                study ->
                    byTime ? CompareCurves.overTime(study, unit) : CompareCurves.overTrials(study)),
            texts.get(byTime ? "Compare.Axis." + unit.name() : "Compare.Axis.TRIALS"),
            !byTime,
            texts.get("Compare.Axis.Best", group.metric()),
            false));
  }

  private void drawHistories(MetricGroup group) {
    String wanted = historyMetric.get() == null ? "" : historyMetric.get();
    if (!wanted.equals(historiesOf)) {
      histories.clear();
      historiesOf = wanted;
    }
    List<ComparedStudy> missing =
        of(group).stream().filter(study -> !histories.containsKey(study.study().id())).toList();
    if (missing.isEmpty()) {
      showHistories(group, wanted);
      return;
    }
    background.run(
        () -> read(missing, wanted),
        read -> {
          // Another may be wanted by now.
          if (wanted.equals(historiesOf)) {
            histories.putAll(read);
            draw();
          }
        },
        gone -> {},
        () -> {});
  }

  private Map<Long, LineGroup> read(List<ComparedStudy> missing, String wanted) {
    Map<Long, LineGroup> read = new HashMap<>();
    for (ComparedStudy study : missing) {
      long id = study.study().id();
      read.put(
          id, CompareCurves.histories(study, services.engine().repository().curves(id, wanted)));
    }
    return read;
  }

  /** Those that have histories of other metrics only are named. */
  private void showHistories(MetricGroup group, String wanted) {
    List<ComparedStudy> others =
        of(group).stream()
            .filter(study -> !study.reported().isEmpty() && !study.reported().contains(wanted))
            .toList();
    notice.set(others.isEmpty() ? ofStudies : otherHistories(wanted, others));
    content.set(
        new Content(
            groups(group, study -> histories.get(study.study().id())),
            texts.get("Study.Epoch"),
            true,
            wanted.isEmpty() ? group.metric() : wanted,
            true));
  }

  private String otherHistories(String wanted, List<ComparedStudy> others) {
    String which =
        others.stream()
            .map(study -> study.name() + " (" + String.join(", ", study.reported()) + ")")
            .collect(Collectors.joining(", "));
    String said = texts.get("Compare.OtherHistories", wanted, which);
    return ofStudies.isEmpty() ? said : ofStudies + " " + said;
  }

  private List<ComparedStudy> of(MetricGroup group) {
    return studies.get().stream()
        .filter(study -> MetricGroup.of(study.metric()).equals(group))
        .toList();
  }

  private List<LineGroup> groups(MetricGroup group, Function<ComparedStudy, LineGroup> lines) {
    return studies.get().stream()
        .map(
            study ->
                MetricGroup.of(study.metric()).equals(group)
                    ? lines.apply(study)
                    : new LineGroup(study.name(), List.of()))
        .toList();
  }
}
