package org.tunebench.engine.studyfile.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.studyfile.table.TableLook.Remark;
import org.tunebench.engine.studyfile.table.TableLook.Role;

/** Guesses what each column of a table is, by its name and by what stands in it. */
final class ColumnGuesses {
  private static final int SHOWN = 3;

  private static final Set<String> IDS = Set.of("id", "uuid", "timestamp");
  private static final Set<String> NAMES =
      Set.of("idx", "index", "hash", "url", "run", "name", "run name", "run_name", "date");
  private static final Set<String> QUALIFIERS =
      Set.of(
          "train",
          "val",
          "valid",
          "validation",
          "test",
          "dev",
          "eval",
          "mean",
          "avg",
          "std",
          "best",
          "final",
          "last",
          "top1",
          "top5",
          "s",
          "sec",
          "ms",
          "min",
          "h");
  private static final Set<String> WORDS = Set.of("note", "notes", "comment", "comments", "tags");
  private static final Set<String> TIMES =
      Set.of("time", "duration", "runtime", "walltime", "elapsed", "seconds", "minutes", "hours");
  private static final Set<String> LESS =
      Set.of(
          "loss",
          "error",
          "err",
          "rmse",
          "mse",
          "mae",
          "mape",
          "nll",
          "logloss",
          "perplexity",
          "ppl",
          "wer",
          "cer",
          "regret",
          "fid",
          "deviance",
          "aic",
          "bic",
          "cost");
  private static final Set<String> MORE =
      Set.of(
          "accuracy",
          "acc",
          "auc",
          "auroc",
          "auprc",
          "f1",
          "r2",
          "precision",
          "recall",
          "iou",
          "dice",
          "bleu",
          "rouge",
          "ndcg",
          "mcc",
          "reward",
          "silhouette",
          "ari",
          "nmi");
  private static final Set<String> EITHER =
      Set.of("score", "objective", "metric", "value", "result", "target", "fitness");

  private final RawTable table;
  private final Map<String, Goal> known;
  private final List<String> names;

  /** Those that may be parameters, by their names: only these tell when another one is empty. */
  private final List<String> candidates;

  private final SpaceOfTable space;

  /**
   * @param known the metrics that kinds of objective know
   * @param names the columns that are not our own
   */
  ColumnGuesses(RawTable table, Map<String, Goal> known, List<String> names) {
    this.table = table;
    this.known = known;
    this.names = names;
    this.candidates =
        names.stream()
            .filter(name -> !isMetric(name) && !namesTrials(name) && !has(name, WORDS))
            .toList();
    this.space = new SpaceOfTable(table, candidates);
  }

  /**
   * @param isOurs whether our own headings say already which column decides
   */
  TableLook look(boolean isOurs) {
    List<TableLook.Column> columns = new ArrayList<>(names.stream().map(this::column).toList());
    int result = first(columns, column -> known.containsKey(column.name()));
    boolean clear = isOurs || result >= 0 && columns.stream().allMatch(this::isPlain);
    if (result < 0) {
      result = first(columns, column -> isResult(column.name()));
    }
    if (result >= 0) {
      TableLook.Column is = columns.get(result);
      columns.set(
          result, new TableLook.Column(is.name(), Role.RESULT, is.goal(), is.remark(), is.first()));
    }
    return new TableLook(table.rows().size(), columns, clear);
  }

  private static int first(
      List<TableLook.Column> columns, java.util.function.Predicate<TableLook.Column> wanted) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).role() == Role.METRIC && wanted.test(columns.get(i))) {
        return i;
      }
    }
    return -1;
  }

  /** Whether it would get the same role if nobody said anything. */
  private boolean isPlain(TableLook.Column column) {
    Role otherwise = known.containsKey(column.name()) ? Role.METRIC : Role.PARAMETER;
    return column.role() == otherwise || column.remark() == Remark.NO_VALUES;
  }

  private TableLook.Column column(String name) {
    Column column = Column.of(table, table.indexOf(name));
    Remark remark = remark(column);
    return new TableLook.Column(name, role(column, remark), goal(name), remark, shown(name));
  }

  private List<String> shown(String name) {
    int index = table.indexOf(name);
    return table.rows().stream()
        .limit(SHOWN)
        .map(row -> Objects.toString(row.cells().get(index), ""))
        .toList();
  }

  private Remark remark(Column column) {
    if (column.distinct().isEmpty()) {
      return Remark.NO_VALUES;
    }
    if (namesTrials(column.name())) {
      return Remark.NAMES_TRIALS;
    }
    if (column.isNumeric() && hasInfinite(column)) {
      return Remark.NOT_FINITE;
    }
    if (candidates.contains(column.name()) && !space.isExplained(column.name())) {
      return Remark.EMPTY_CELLS;
    }
    if (column.type() == Column.Type.TEXT) {
      return ofText(column);
    }
    return table.decimalCommas().contains(column.name()) ? Remark.DECIMAL_COMMAS : Remark.NONE;
  }

  private static Remark ofText(Column column) {
    List<Object> withComma =
        column.distinct().stream().filter(value -> value.toString().indexOf(',') >= 0).toList();
    if (!withComma.isEmpty() && withComma.stream().allMatch(DecimalCommas::isGrouped)) {
      return Remark.GROUPED_DIGITS;
    }
    if (withComma.stream().anyMatch(DecimalCommas::isOne)) {
      return Remark.COMMAS_IN_TEXT;
    }
    boolean mixed = column.distinct().stream().anyMatch(value -> Column.number(value).isPresent());
    return mixed ? Remark.TEXT_AND_NUMBERS : Remark.NONE;
  }

  private boolean hasInfinite(Column column) {
    return column.distinct().stream()
        .flatMap(value -> Column.number(value).stream())
        .anyMatch(number -> !Double.isFinite(number));
  }

  private Role role(Column column, Remark remark) {
    boolean isResult = isMetric(column.name()) || remark == Remark.NOT_FINITE;
    if (column.isNumeric() && isResult && remark != Remark.NO_VALUES) {
      return Role.METRIC;
    }
    boolean isOther =
        remark == Remark.NAMES_TRIALS
            || remark == Remark.EMPTY_CELLS
            || remark == Remark.NO_VALUES
            || has(column.name(), WORDS);
    return isOther ? Role.SKIP : Role.PARAMETER;
  }

  private boolean isMetric(String name) {
    return known.containsKey(name) || soundsLikeMetric(name);
  }

  /** Whether a name is one that results have. */
  static boolean soundsLikeMetric(String name) {
    return isResult(name) || has(name, TIMES);
  }

  private Optional<Goal> goal(String name) {
    return goal(name, known);
  }

  /**
   * Whether less or more of a result is better, as kinds of objective know it or as its name says.
   *
   * @param known the metrics that kinds of objective know
   */
  static Optional<Goal> goal(String name, Map<String, Goal> known) {
    if (known.containsKey(name)) {
      return Optional.of(known.get(name));
    }
    if (has(name, LESS)) {
      return Optional.of(Goal.MINIMIZE);
    }
    return has(name, MORE) ? Optional.of(Goal.MAXIMIZE) : Optional.empty();
  }

  private static boolean isResult(String name) {
    return has(name, LESS) || has(name, MORE) || has(name, EITHER);
  }

  /**
   * Whether a name says one of some things with its last word, which others only qualify: {@code
   * val_loss} and {@code acc_test} do, {@code loss_weight} does not.
   */
  private static boolean has(String name, Set<String> words) {
    List<String> all =
        new ArrayList<>(List.of(name.toLowerCase(Locale.ROOT).strip().split("[^a-z0-9]+")));
    while (all.size() > 1 && QUALIFIERS.contains(all.get(all.size() - 1))) {
      all.remove(all.size() - 1);
    }
    return !all.isEmpty() && words.contains(all.get(all.size() - 1));
  }

  /**
   * Whether it is called so, or is somebody's number: {@code run_id}, but not {@code model_name}.
   */
  private static boolean namesTrials(String name) {
    String plain = name.toLowerCase(Locale.ROOT).strip();
    return NAMES.contains(plain) || has(plain, IDS);
  }
}
