package org.tunebench.store.optuna;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;
import org.tunebench.engine.studyfile.table.ImportOptions;
import org.tunebench.engine.studyfile.table.TrackedStudy;

/** Puts one study together from the rows of its tables. */
final class OptunaStudy {
  /** What Optuna calls the result of a study that does not name it. */
  private static final String VALUE = "value";

  private final OptunaRows rows;
  private final OptunaRows.Named study;
  private final Set<String> skip;
  private final List<String> notes = new ArrayList<>();
  private final Map<String, Drawn> drawn = new LinkedHashMap<>();

  OptunaStudy(OptunaRows rows, OptunaRows.Named study, Set<String> skip) {
    this.rows = rows;
    this.study = study;
    this.skip = skip;
  }

  TrackedStudy tracked() throws SQLException {
    MetricSpec metric = metric();
    Map<Long, Map<String, Object>> parameters = parameters();
    Map<Long, Map<String, Double>> results = results(metric.name());
    Map<Long, TreeMap<Integer, Double>> curves = curves();
    List<TrackedStudy.Entry> trials = new ArrayList<>();
    int waiting = 0;
    for (OptunaRows.TrialRow row : rows.trials(study)) {
      if (row.state().equals("WAITING")) {
        waiting++;
      } else {
        Map<String, Double> mine = results.computeIfAbsent(row.id(), id -> new LinkedHashMap<>());
        mine.putIfAbsent(metric.name(), Double.NaN);
        trials.add(
            new TrackedStudy.Entry(
                parameters.getOrDefault(row.id(), Map.of()),
                state(row.state()),
                new Trial.Run("", row.started(), row.ended()),
                mine,
                curves.getOrDefault(row.id(), new TreeMap<>()),
                failure(row.state())));
      }
    }
    if (waiting > 0) {
      note("trials that wait to be tried are left out: " + waiting);
    }
    Map<String, Distribution> distributions = new LinkedHashMap<>();
    drawn.forEach((name, of) -> distributions.put(name, of.distribution()));
    return new TrackedStudy(rows.file(), study.name(), metric, distributions, trials, notes);
  }

  private void note(String sentence) {
    notes.add("%s: %s".formatted(study.name(), sentence));
  }

  private WrongInputException wrong(String sentence) {
    return new WrongInputException(
        "", "%s: study '%s': %s".formatted(rows.file(), study.name(), sentence));
  }

  private MetricSpec metric() throws SQLException {
    List<String> directions = rows.directions(study);
    if (directions.size() != 1) {
      throw wrong("it has %d objectives, and a study here has one".formatted(directions.size()));
    }
    Goal goal = directions.get(0).equals("MAXIMIZE") ? Goal.MAXIMIZE : Goal.MINIMIZE;
    Optional<String> named =
        rows.metricNames(study).map(Json::of).map(names -> names.path(0).asText(""));
    return new MetricSpec(named.filter(name -> !name.isBlank()).orElse(VALUE), goal);
  }

  private static TrialState state(String word) {
    return switch (word) {
      case "COMPLETE" -> TrialState.COMPLETED;
      case "PRUNED" -> TrialState.PRUNED;
      case "RUNNING" -> TrialState.INTERRUPTED;
      default -> TrialState.FAILED;
    };
  }

  private static String failure(String word) {
    return switch (word) {
      case "COMPLETE", "PRUNED" -> "";
      case "RUNNING" -> "it had not ended when the file was read";
      default -> "Optuna kept it as failed, without a reason";
    };
  }

  private Map<Long, Map<String, Object>> parameters() throws SQLException {
    Map<Long, Map<String, Object>> values = new HashMap<>();
    List<OptunaRows.Value> kept =
        rows.parameters(study).stream().filter(v -> !skip.contains(v.key())).toList();
    for (OptunaRows.Value value : kept) {
      Drawn now = Drawn.of(value.key(), Json.of(value.more()));
      Drawn before = drawn.putIfAbsent(value.key(), now);
      if (before != null && !before.equals(now)) {
        drawn.put(value.key(), before.or(now).orElseThrow(() -> changed(value.key())));
      }
      values
          .computeIfAbsent(value.trial(), id -> new LinkedHashMap<>())
          .put(value.key(), now.value(value.number()));
    }
    return values;
  }

  private WrongInputException changed(String name) {
    return wrong(
        "'%s' was drawn from different kinds of distribution: %s"
            .formatted(name, ImportOptions.LEAVE_OUT));
  }

  private Map<Long, Map<String, Double>> results(String metric) throws SQLException {
    Map<Long, Map<String, Double>> results = new HashMap<>();
    for (OptunaRows.Value value : rows.results(study)) {
      results
          .computeIfAbsent(value.trial(), id -> new LinkedHashMap<>())
          .put(metric, value.number());
    }
    for (OptunaRows.Value noted : rows.attributes(study)) {
      JsonNode json = Json.of(noted.more());
      if (json.isNumber() && !drawn.containsKey(noted.key())) {
        results
            .computeIfAbsent(noted.trial(), id -> new LinkedHashMap<>())
            .putIfAbsent(noted.key(), json.doubleValue());
      }
    }
    return results;
  }

  /** Optuna's steps may begin at 0, ours begin at 1. */
  private Map<Long, TreeMap<Integer, Double>> curves() throws SQLException {
    List<OptunaRows.Value> reports = rows.reports(study);
    long first = reports.stream().mapToLong(OptunaStudy::step).min().orElse(1);
    long shift = first < 1 ? 1 - first : 0;
    if (shift > 0) {
      note("its steps begin at %d and are counted from 1".formatted(first));
    }
    Map<Long, TreeMap<Integer, Double>> curves = new HashMap<>();
    for (OptunaRows.Value report : reports) {
      long step = step(report) + shift;
      if (step > Integer.MAX_VALUE) {
        throw wrong(
            "its step %s is no count of epochs: a step is at most %d"
                .formatted(report.key(), Integer.MAX_VALUE));
      }
      curves
          .computeIfAbsent(report.trial(), id -> new TreeMap<>())
          .put((int) step, report.number());
    }
    return curves;
  }

  /** SQLite keeps whole numbers of any size up to 64 bits. */
  private static long step(OptunaRows.Value report) {
    return Long.parseLong(report.key());
  }
}
