package org.tunebench.app.trials;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.tunebench.app.shell.ColumnLayout;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.analysis.BestAndWorst;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.Marks;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** The table of a study's trials: which rows and columns there are, in which order. */
public final class TrialsViewModel {
  /** What {@link ColumnLayout.Sort#id()} is for the rank, which is no column of files. */
  public static final String RANK = "#";

  /** What {@link #selectedProperty()} is while no trial is selected. */
  public static final int NONE = -1;

  /** From so many changes on, sorting all rows anew is quicker than moving each. */
  private static final int BULK = 100;

  /** Which trials are shown. */
  public enum Scope {
    /** All of them. */
    ALL,
    /** The ten best and the ten worst that completed. */
    EXTREMES
  }

  private final Services services;
  private final RowBook book = new RowBook();
  private final RowSorting sorting;
  private final ShownRows shown;
  private final Set<String> metrics = new HashSet<>();
  private final ReadOnlyObjectWrapper<List<TrialColumn>> columns =
      new ReadOnlyObjectWrapper<>(List.of());
  private final EmptyColumns empty = new EmptyColumns();
  private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(Scope.ALL);
  private final TypedFilter filter;
  private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
  private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
  private final IntegerProperty selected = new SimpleIntegerProperty(NONE);
  private final ReadOnlyIntegerWrapper selectedCount = new ReadOnlyIntegerWrapper();
  private final TrialRanks ranks;
  private List<ColumnLayout.Sort> sortKeys = List.of();

  /** Changed in place: the columns read it anew for each cell, also while rows are sorted. */
  private final Map<Integer, Marks> marks = new ConcurrentHashMap<>();

  private final LastReports lastReports = new LastReports();
  private StudySpec spec;
  private List<Trial> latest = List.of();
  private boolean updating;

  /** How many trials another one stands for. */
  private int triedAgain;

  /** A table without trials; {@link #apply} fills it. */
  public TrialsViewModel(Services services) {
    this.services = services;
    this.sorting = new RowSorting(services, book, this::update);
    this.shown = sorting.shown();
    this.filter = new TypedFilter(services.texts());
    this.ranks = new TrialRanks(services.texts().get("Trials.Rank"));
    scope.addListener((property, before, now) -> update(this::rebuild));
    filter.textProperty().addListener((property, before, now) -> readFilter());
  }

  /** The columns, in the order of files; changes when a study reports a new metric. */
  public ReadOnlyObjectProperty<List<TrialColumn>> columnsProperty() {
    return columns.getReadOnlyProperty();
  }

  /** The ids of the columns that have no cell in any trial. */
  ReadOnlyObjectProperty<Set<String>> emptyColumnsProperty() {
    return empty.idsProperty();
  }

  /** What the table shows, in this order. */
  public ObservableList<TrialRow> rows() {
    return shown.rows();
  }

  /** Which trials are shown. */
  public ObjectProperty<Scope> scopeProperty() {
    return scope;
  }

  /** What the person typed into the filter field. */
  public StringProperty filterProperty() {
    return filter.textProperty();
  }

  /**
   * Why the filter cannot be read, one sentence, or empty. Until it can, what was shown before it
   * was begun stays.
   */
  public ReadOnlyStringProperty filterProblemProperty() {
    return filter.problemProperty();
  }

  /** How many trials are shown of how many. */
  public ReadOnlyStringProperty countProperty() {
    return count.getReadOnlyProperty();
  }

  /** Rises when cells have changed, even if no row came, went or moved. */
  public ReadOnlyIntegerProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  /** The number of the selected trial, or {@link #NONE}. */
  public IntegerProperty selectedProperty() {
    return selected;
  }

  /** How many trials are selected, that one among them. */
  public ReadOnlyIntegerProperty selectedCountProperty() {
    return selectedCount.getReadOnlyProperty();
  }

  /** The person has selected so many. */
  void selectedTogether(int trials) {
    selectedCount.set(trials);
  }

  /** The definition of the study; null before the first snapshot. */
  public StudySpec spec() {
    return spec;
  }

  /**
   * Whether rows come, go and move at the moment: what a table's selection does meanwhile is not
   * the person's doing.
   */
  public boolean isUpdating() {
    return updating;
  }

  /** Every trial, by number, as the rows have them. */
  public List<Trial> allTrials() {
    return book.all().stream().map(TrialRow::trial).toList();
  }

  /** Every trial, by number, as of the last snapshot: rows may still have to be made of it. */
  List<Trial> latest() {
    return latest;
  }

  /** The trials that are shown, in the order of the rows. */
  public List<Trial> shownTrials() {
    return rows().stream().filter(row -> !row.isGap()).map(TrialRow::trial).toList();
  }

  /**
   * Takes in where the study stands.
   *
   * @param ranking its completed trials, best first
   */
  public void apply(StudySnapshot snapshot, List<BestAndWorst.Ranked> ranking) {
    update(() -> take(snapshot, ranking));
  }

  private void update(Runnable change) {
    updating = true;
    try {
      change.run();
    } finally {
      updating = false;
    }
    changed();
  }

  private void take(StudySnapshot snapshot, List<BestAndWorst.Ranked> ranking) {
    spec = snapshot.study().spec();
    latest = snapshot.trials();
    triedAgain =
        (int) latest.stream().flatMapToInt(t -> t.source().retryOf().stream()).distinct().count();
    List<Trial> changes = book.changes(snapshot.trials());
    boolean read = updateColumns(changes, snapshot.trials());
    boolean ranked = changes.stream().anyMatch(t -> t.state() == TrialState.COMPLETED);
    boolean byRank = sortsByRank() || !filter.isBlank();
    boolean whole = read || changes.size() > BULK || (ranked && byRank) || isExtremes();
    if (ranked) {
      ranks.set(latest.size(), ranking);
    }
    for (Trial trial : changes) {
      if (whole) {
        book.put(trial);
      } else {
        move(trial);
      }
    }
    if (ranked) {
      book.rank(ranking);
    }
    if (whole) {
      rebuild();
    }
  }

  private void move(Trial trial) {
    if (sorting.isBusy()) {
      book.put(trial);
      sorting.touched(trial.number());
      return;
    }
    TrialRow known = book.row(trial.number());
    int before = known == null ? -1 : shown.find(known);
    shown.place(book.put(trial), before);
  }

  /** Takes in what the person noted at trials, by their numbers. */
  public void marked(Map<Integer, Marks> now) {
    boolean columnsChange = marks.isEmpty() != now.isEmpty();
    marks.clear();
    marks.putAll(now);
    if (spec != null) {
      show(columnsChange ? TrialColumn.of(spec, latest, marks) : columns.get());
      readFilter();
    }
  }

  /** What the person noted at trials, by their numbers, as of now. */
  public Map<Integer, Marks> marks() {
    return Map.copyOf(marks);
  }

  /** Whether the person has pinned a trial. */
  boolean isPinned(int trial) {
    return marks.getOrDefault(trial, Marks.NONE).pinned();
  }

  /**
   * What a trial has last reported of the metric that a column is of, if it runs or has ended
   * without a result: pruned, stopped, failed or interrupted. It is no result: nothing is sorted or
   * filtered by it.
   */
  OptionalDouble lastReported(Trial trial, TrialColumn column) {
    boolean wanted = trial.state() == TrialState.RUNNING || hasEndedWithoutResult(trial);
    String metric = column.isDeciding() ? spec.metric().name() : column.id();
    return wanted && column.isMetric()
        ? lastReports.of(trial.number(), metric)
        : OptionalDouble.empty();
  }

  /** Whether it has completed without a number for the deciding metric. */
  boolean lacksResult(Trial trial) {
    return TrialFacts.lacksResult(trial, spec.metric());
  }

  /** Whether what it has last reported is all that there is of it. */
  public static boolean hasEndedWithoutResult(Trial trial) {
    return trial.state().isTerminal() && trial.state() != TrialState.COMPLETED;
  }

  /**
   * Takes in what trials have reported last before, by their numbers.
   *
   * @param metric the metric that it is of
   */
  public void reported(String metric, Map<Integer, Double> values) {
    if (!values.isEmpty()) {
      lastReports.take(metric, values);
      changed();
    }
  }

  /** Takes in how far running trials have come. */
  public void reached(List<Report> reports) {
    if (!reports.isEmpty()) {
      lastReports.take(reports);
      update(() -> take(reports));
    }
  }

  private void take(List<Report> reports) {
    for (Report report : reports) {
      TrialRow row = book.row(report.trial());
      if (row != null && report.step() > row.trial().epochs()) {
        boolean stays = isExtremes() || sorting.isBusy();
        int before = stays ? -1 : shown.find(row);
        row.reached(report.step());
        if (!stays) {
          shown.place(row, before);
        } else if (sorting.isBusy()) {
          sorting.touched(report.trial());
        }
      }
    }
  }

  /** Whether the filter was read anew, since it may name a column that has come. */
  private boolean updateColumns(List<Trial> changes, List<Trial> all) {
    boolean grown = columns.get().isEmpty();
    for (Trial trial : changes) {
      grown |= metrics.addAll(trial.metrics().keySet());
    }
    if (grown) {
      show(TrialColumn.of(spec, all, marks));
      parseFilter();
    } else {
      empty.changed(columns.get(), changes, all);
    }
    return grown;
  }

  private void show(List<TrialColumn> now) {
    empty.look(now, latest);
    columns.set(now);
  }

  /** Changes the order; no keys: by number, or by rank where only best and worst are shown. */
  public void sortBy(List<ColumnLayout.Sort> keys) {
    if (!keys.equals(sortKeys)) {
      sortKeys = List.copyOf(keys);
      update(this::rebuild);
    }
  }

  private boolean sortsByRank() {
    return sortKeys.stream().anyMatch(key -> key.id().equals(RANK));
  }

  private boolean isExtremes() {
    return scope.get() == Scope.EXTREMES;
  }

  private void readFilter() {
    parseFilter();
    update(this::rebuild);
  }

  private void parseFilter() {
    List<TrialColumn> all = new ArrayList<>(columns.get());
    all.add(ranks.column());
    filter.read(all, latest);
  }

  private void rebuild() {
    sorting.sort(new RowSorting.Wish(isExtremes(), filter.accepted(), keys()));
  }

  private List<RowSort.Key> keys() {
    List<RowSort.Key> keys = new ArrayList<>();
    for (ColumnLayout.Sort key : sortKeys) {
      if (key.id().equals(RANK)) {
        // No two trials have the same rank: what follows decides nothing.
        keys.add(new RowSort.Key(null, key.ascending()));
        break;
      }
      columns.get().stream()
          .filter(column -> column.id().equals(key.id()))
          .findFirst()
          .ifPresent(column -> keys.add(new RowSort.Key(column, key.ascending())));
    }
    return keys;
  }

  private void changed() {
    count.set(said(sorting.trials(), book.all().size()));
    revision.set(revision.get() + 1);
  }

  /** A trial that was tried again has two rows: what counts trials counts it once. */
  private String said(int rows, int all) {
    Texts texts = services.texts();
    if (triedAgain > 0) {
      return rows == all
          ? texts.get("Trials.Count.again", all, triedAgain)
          : texts.get("Trials.CountOf.again", rows, all, triedAgain);
    }
    return rows == all ? texts.get("Trials.Count", all) : texts.get("Trials.CountOf", rows, all);
  }
}
