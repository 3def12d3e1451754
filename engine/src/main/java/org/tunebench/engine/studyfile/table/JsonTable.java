package org.tunebench.engine.studyfile.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tunebench.engine.analysis.TrialColumns;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.studyfile.yaml.StudyFileException;

/** Reads a JSON array of one object a trial; keys are columns, in the order of their appearance. */
final class JsonTable {
  /** NaN and the infinities as Python writes them, which JSON has no numbers for. */
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  /** How the parser advises its programmer. */
  private static final Pattern ADVICE =
      Pattern.compile("(?:: enable|[:;,]? was expecting|, only).*");

  /** An object and the line that it begins on. */
  private record Trial(int line, Map<String, Object> cells) {}

  private final String file;
  private final JsonParser parser;
  private final Set<String> columns = new LinkedHashSet<>();

  private JsonTable(String file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /**
   * @throws StudyFileException if it is no JSON, or no array of flat objects
   */
  static RawTable read(String text, String file) {
    try (JsonParser parser = JSON.createParser(text)) {
      parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
      return new JsonTable(file, parser).table();
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new StudyFileException(file, line, "", problem(e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new UncheckedIOException("text in memory cannot fail to be read", e);
    }
  }

  private static String problem(String message) {
    return message.startsWith("Unexpected end-of-input")
        ? "is cut off: it ends before its last bracket is closed"
        : "is not valid JSON: "
            + ADVICE.matcher(message.replaceAll("\\s+", " ")).replaceFirst("").strip();
  }

  private RawTable table() throws IOException {
    require(parser.nextToken() == JsonToken.START_ARRAY, "", "a list of one group a trial");
    List<Trial> trials = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      require(parser.currentToken() == JsonToken.START_OBJECT, "", "a group for each trial");
      trials.add(trial());
    }
    List<RawTable.Row> rows = new ArrayList<>();
    for (Trial trial : trials) {
      List<Object> cells = new ArrayList<>();
      columns.forEach(column -> cells.add(trial.cells().get(column)));
      rows.add(new RawTable.Row(trial.line(), cells));
    }
    return withEmptyCells(counted(new RawTable(file, List.copyOf(columns), rows)));
  }

  /** Empty text is an option where parameters have text, and no value anywhere else. */
  private static RawTable withEmptyCells(RawTable table) {
    for (int c = 0; c < table.columns().size(); c++) {
      if (!mayBeOption(table, c)) {
        for (RawTable.Row row : table.rows()) {
          if ("".equals(row.cells().get(c))) {
            row.cells().set(c, null);
          }
        }
      }
    }
    return table;
  }

  private static boolean mayBeOption(RawTable table, int column) {
    String name = table.columns().get(column);
    if (table.parametersFrom().isPresent()) {
      return column >= table.parametersFrom().getAsInt()
          && column < table.indexOf(TrialColumns.FAILURE)
          && !TrialColumns.OWN.contains(name);
    }
    return !TrialColumns.OWN.contains(name)
        && !Roles.isWords(name)
        && table.rows().stream().map(row -> row.cells().get(column)).anyMatch(JsonTable::isText);
  }

  private static boolean isText(Object cell) {
    return cell instanceof String text && !text.isEmpty() && Column.number(text).isEmpty();
  }

  /**
   * Without the count of metrics that our own exports end with, which says what the columns are.
   */
  private static RawTable counted(RawTable table) {
    int last = table.columns().size() - 1;
    String name = last < 0 ? "" : table.columns().get(last);
    boolean ours =
        name.replace(TrialColumns.MARK, "").equals(TrialColumns.N_METRICS)
            && table.columns().contains(TrialColumns.FAILURE)
            && table.columns().indexOf(TrialColumns.STATE) == Roles.METRIC - 1;
    Set<Object> counts = new HashSet<>();
    table.rows().forEach(row -> counts.add(row.cells().get(last)));
    boolean fits =
        ours
            && counts.size() == 1
            && counts.iterator().next() instanceof Long count
            && count > 0
            && count < last - Roles.METRIC;
    if (!fits) {
      return table;
    }
    int from = Roles.METRIC + ((Long) counts.iterator().next()).intValue();
    return withGoal(table.withoutLast(), from).withParametersFrom(from);
  }

  /** Without what is better, which a key before the count says since there is one. */
  private static RawTable withGoal(RawTable table, int parametersFrom) {
    int last = table.columns().size() - 1;
    Set<Object> said = new HashSet<>();
    table.rows().forEach(row -> said.add(row.cells().get(last)));
    boolean isGoal =
        last > Math.max(parametersFrom, table.indexOf(TrialColumns.FAILURE))
            && table.columns().get(last).replace(TrialColumns.MARK, "").equals(TrialColumns.GOAL);
    Optional<Goal> goal =
        Arrays.stream(Goal.values()).filter(one -> said.equals(Set.of(one.word()))).findFirst();
    return isGoal && goal.isPresent() ? table.withoutLast().withGoal(goal) : table;
  }

  private Trial trial() throws IOException {
    int line = parser.currentLocation().getLineNr();
    Map<String, Object> cells = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String column = parser.currentName();
      columns.add(column);
      cells.put(column, value(column));
    }
    return new Trial(line, cells);
  }

  private Object value(String column) throws IOException {
    return switch (parser.nextToken()) {
      case VALUE_NULL -> null;
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT ->
          parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? (Object) parser.getDoubleValue()
              : (Object) parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      default -> {
        require(false, column, "text, a number or a truth value, not a list or a group");
        yield null;
      }
    };
  }

  private void require(boolean holds, String column, String right) {
    if (!holds) {
      int line = parser.currentLocation().getLineNr();
      throw new StudyFileException(file, line, column, "must be " + right, null);
    }
  }
}
