package org.tunebench.store.optuna;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tunebench.engine.WrongInputException;

/** The tables of Optuna's storage. */
final class OptunaRows {
  /** A study by its key. */
  record Named(long id, String name) {}

  /** A trial's own row; times as far as they are known. */
  record TrialRow(long id, String state, Optional<Instant> started, Optional<Instant> ended) {}

  /** A value of a trial: the name or step, a number, and what else tells of it. */
  record Value(long trial, String key, double number, String more) {}

  /** The revisions of the tables that have all columns that are read here. */
  private static final Set<String> REVISIONS = Set.of("v3.0.0.d", "v3.2.0.a");

  /** The first version that writes times in UTC instead of the machine's own zone. */
  private static final int UTC_SINCE = 5;

  private final Connection connection;
  private final String file;
  private final ZoneId zone;

  /**
   * @param file as messages name it
   * @param local the zone of times that older versions wrote
   * @throws WrongInputException if the tables are none of Optuna's, or of another revision
   */
  OptunaRows(Connection connection, String file, ZoneId local) throws SQLException {
    this.connection = connection;
    this.file = file;
    requireTables();
    this.zone = version() >= UTC_SINCE ? ZoneOffset.UTC : local;
  }

  String file() {
    return file;
  }

  private void requireTables() throws SQLException {
    List<String> tables =
        list(
            "select name from sqlite_master where type = 'table' and name in"
                + " ('alembic_version', 'version_info', 'studies', 'trials')",
            row -> row.getString(1));
    if (tables.size() < 4) {
      throw new WrongInputException(
          "", file + ": is an SQLite database, but none that Optuna 3 or later made");
    }
    List<String> found = list("select version_num from alembic_version", row -> row.getString(1));
    if (found.size() != 1 || !REVISIONS.contains(found.get(0))) {
      throw new WrongInputException(
          "",
          ("%s: has Optuna's tables of %s, and those of v3.2.0 can be read: 'optuna storage upgrade'"
                  + " brings an older file there")
              .formatted(file, String.join(", ", found)));
    }
  }

  private int version() throws SQLException {
    String text =
        list("select library_version from version_info", row -> row.getString(1)).stream()
            .findFirst()
            .orElse("");
    String major = text.replaceFirst("\\D.*", "");
    return major.isEmpty() || major.length() > 6 ? 0 : Integer.parseInt(major);
  }

  List<Named> studies() throws SQLException {
    return list(
        "select study_id, study_name from studies order by study_id",
        row -> new Named(row.getLong(1), row.getString(2)));
  }

  List<String> directions(Named study) throws SQLException {
    return list(
        "select direction from study_directions where study_id = ? order by objective",
        row -> row.getString(1),
        study.id());
  }

  /** JSON of a list, or empty where nobody named the metrics. */
  Optional<String> metricNames(Named study) throws SQLException {
    return list(
            "select value_json from study_system_attributes"
                + " where study_id = ? and \"key\" = 'study:metric_names'",
            row -> row.getString(1),
            study.id())
        .stream()
        .findFirst();
  }

  List<TrialRow> trials(Named study) throws SQLException {
    return list(
        "select trial_id, state, datetime_start, datetime_complete from trials"
            + " where study_id = ? order by number, trial_id",
        row ->
            new TrialRow(
                row.getLong(1), row.getString(2), time(row.getString(3)), time(row.getString(4))),
        study.id());
  }

  private Optional<Instant> time(String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone).toInstant());
    } catch (java.time.DateTimeException e) {
      throw new WrongInputException("", "%s: has a time that is none: %s".formatted(file, text), e);
    }
  }

  /** By name: the number that stands for the value, and the distribution as JSON. */
  List<Value> parameters(Named study) throws SQLException {
    return values(
        study,
        "select v.trial_id, v.param_name, v.param_value, v.distribution_json from trial_params v",
        "v.param_id");
  }

  /** The single objective's value. */
  List<Value> results(Named study) throws SQLException {
    return values(
        study,
        "select v.trial_id, '', v.value, v.value_type from trial_values v",
        "v.trial_value_id");
  }

  /** By step. */
  List<Value> reports(Named study) throws SQLException {
    return values(
        study,
        "select v.trial_id, v.step, v.intermediate_value, v.intermediate_value_type"
            + " from trial_intermediate_values v",
        "v.trial_id, v.step");
  }

  /** By name: what the person noted, as JSON. */
  List<Value> attributes(Named study) throws SQLException {
    return values(
        study,
        "select v.trial_id, v.\"key\", 0, v.value_json from trial_user_attributes v",
        "v.trial_user_attribute_id");
  }

  private List<Value> values(Named study, String select, String order) throws SQLException {
    return list(
        select + " join trials t on t.trial_id = v.trial_id where t.study_id = ? order by " + order,
        row ->
            new Value(
                row.getLong(1),
                row.getString(2),
                number(row),
                Optional.ofNullable(row.getString(4)).orElse("")),
        study.id());
  }

  /** What SQLite has no number for is told by a word beside it. */
  private static double number(ResultSet row) throws SQLException {
    double number = row.getDouble(3);
    boolean none = row.wasNull();
    return switch (Optional.ofNullable(row.getString(4)).orElse("")) {
      case "INF_POS" -> Double.POSITIVE_INFINITY;
      case "INF_NEG" -> Double.NEGATIVE_INFINITY;
      default -> none ? Double.NaN : number;
    };
  }

  /** Makes something of a row. */
  @FunctionalInterface
  private interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  private <T> List<T> list(String query, Row<T> each, Object... arguments) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setObject(i + 1, arguments[i]);
      }
      List<T> all = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          all.add(each.of(rows));
        }
      }
      return all;
    }
  }
}
