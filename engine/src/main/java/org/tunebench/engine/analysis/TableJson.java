package org.tunebench.engine.analysis;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes tables of trials, and of their histories, as a JSON array of one object a line, each with
 * all columns as keys. An empty cell is {@code null}. JSON has no number for NaN and the
 * infinities: they are the strings {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}, so
 * that a trial that gave NaN differs from one that gave nothing. Times are ISO 8601 in UTC. The
 * last keys of a trial in a table are for whoever imports it: {@code goal} says whether less or
 * more of the metric that decides is better, and {@code n_metrics} how many of the columns behind
 * its state are metrics, since names and order alone do not tell where parameters begin.
 */
public final class TableJson {
  private TableJson() {}

  /** Writes the objects. */
  @FunctionalInterface
  private interface Objects {
    long write(JsonGenerator json) throws IOException;
  }

  /**
   * Writes the whole table, a line a trial; the target stays open.
   *
   * @return how many trials it has
   * @throws IOException if the target cannot be written
   */
  public static long write(TrialTable table, Writer target) throws IOException {
    return array(
        target,
        json -> {
          String goal = free(table, TrialColumns.GOAL);
          String count = free(table, TrialColumns.N_METRICS);
          for (int row = 0; row < table.rows(); row++) {
            json.writeStartObject();
            writeCells(table, row, json);
            json.writeStringField(goal, table.goal().word());
            json.writeNumberField(count, table.metrics());
            json.writeEndObject();
          }
          return table.rows();
        });
  }

  /**
   * Writes the whole table, a line a value; the target stays open.
   *
   * @return how many values it has
   * @throws IOException if the target cannot be written
   */
  public static long write(HistoryTable table, Writer target) throws IOException {
    return array(
        target,
        json ->
            table.forEach(
                cells -> {
                  json.writeStartObject();
                  for (int i = 0; i < cells.size(); i++) {
                    json.writeFieldName(HistoryTable.COLUMNS.get(i));
                    cell(json, cells.get(i));
                  }
                  json.writeEndObject();
                }));
  }

  private static long array(Writer target, Objects objects) throws IOException {
    DefaultPrettyPrinter lines = new DefaultPrettyPrinter();
    lines.indentArraysWith(new DefaultIndenter("", "\n"));
    lines.indentObjectsWith(new DefaultPrettyPrinter.FixedSpaceIndenter());
    long count;
    try (JsonGenerator json = new JsonFactory().createGenerator(target)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.setPrettyPrinter(lines);
      json.writeStartArray();
      count = objects.write(json);
      json.writeEndArray();
    }
    target.append('\n');
    target.flush();
    return count;
  }

  /** A key that no column has: a parameter may be called so. */
  private static String free(TrialTable table, String key) {
    String free = key;
    while (table.column(free).isPresent()) {
      free = TrialColumns.MARK + free;
    }
    return free;
  }

  /**
   * Writes one trial as an object, into what else is written.
   *
   * @param row of the table, from 0
   * @throws IOException if the target cannot be written
   */
  public static void write(TrialTable table, int row, JsonGenerator json) throws IOException {
    json.writeStartObject();
    writeCells(table, row, json);
    json.writeEndObject();
  }

  /**
   * Writes the fields of one trial, into an object that has more.
   *
   * @param row of the table, from 0
   * @throws IOException if the target cannot be written
   */
  public static void writeCells(TrialTable table, int row, JsonGenerator json) throws IOException {
    for (int c = 0; c < table.columns().size(); c++) {
      json.writeFieldName(table.columns().get(c).name());
      cell(json, table.cell(row, c).orElse(null));
    }
  }

  private static void cell(JsonGenerator json, Object content) throws IOException {
    if (content == null) {
      json.writeNull();
    } else if (content instanceof Long number) {
      json.writeNumber(number);
    } else if (content instanceof Double number && Double.isFinite(number)) {
      json.writeNumber(number);
    } else if (content instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else {
      json.writeString(content.toString());
    }
  }
}
