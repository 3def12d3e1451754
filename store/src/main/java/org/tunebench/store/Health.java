package org.tunebench.store;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.octetLength;
import static org.jooq.impl.DSL.sum;
import static org.tunebench.store.db.Tables.CURVE_PART;
import static org.tunebench.store.db.Tables.STUDY;
import static org.tunebench.store.db.Tables.TRIAL;
import static org.tunebench.store.db.Tables.TRIAL_MARK;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Index;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.exception.DataAccessException;
import org.tunebench.engine.study.Curve;

/** Reads a database from end to end: a page that was torn is found only when it is read. */
final class Health {
  private static final String SCHEMA = "PUBLIC";
  private static final Map<TableField<?, String>, Function<JsonNode, ?>> JSON =
      Map.of(
          STUDY.SPEC, JsonValues::map,
          TRIAL.CONFIGURATION, JsonValues::map,
          TRIAL.METRICS, JsonValues::doubles,
          TRIAL_MARK.TAGS, JsonValues::texts);

  private Health() {}

  /**
   * Reads every row of every table and every entry of every index.
   *
   * @throws WorkspaceException if one cannot be read, or an index does not have all rows
   */
  static void check(Database database) {
    database.read(
        db -> {
          List<Table<?>> tables = tables(db);
          for (Table<?> table : tables) {
            int rows = read(db, table);
            for (List<Field<?>> columns : indexed(table)) {
              readIndex(db, table, columns, rows);
            }
          }
          readCurves(db);
          readTexts(db, tables);
          return null;
        });
  }

  /**
   * Reads a file that nobody has open, without changing it.
   *
   * @return its count of changes
   * @throws WorkspaceException if it is not whole
   */
  static long countOfWhole(Path file) {
    try (Database database = Database.openReadOnly(file)) {
      check(database);
      Schema.of(database).orElseThrow(() -> Failures.damaged(file, "its tables are missing", null));
      return database.read(Ledger::of);
    }
  }

  private static List<Table<?>> tables(DSLContext db) {
    return db.meta().filterSchemas(schema -> schema.getName().equals(SCHEMA)).getTables();
  }

  /** Reads all rows and counts them. */
  private static int read(DSLContext db, Table<?> table) {
    // Counting alone would read an index and not the rows.
    List<Field<?>> lengths =
        table
            .fieldStream()
            .filter(field -> field.getType() == String.class || field.getType() == byte[].class)
            .<Field<?>>map(field -> sum(octetLength(field.coerce(String.class))))
            .toList();
    return db.select(count()).select(lengths).from(table).fetchSingle(count());
  }

  /** The columns of each index, its own or a key's. */
  private static Set<List<Field<?>>> indexed(Table<?> table) {
    Set<List<Field<?>>> all = new LinkedHashSet<>();
    for (Index index : table.getIndexes()) {
      all.add(index.getFields().stream().<Field<?>>map(SortField::$field).toList());
    }
    table.getKeys().forEach(key -> all.add(List.copyOf(key.getFields())));
    table.getReferences().forEach(key -> all.add(List.copyOf(key.getFields())));
    return all;
  }

  /** Rows in the order of an index come by way of it, and those that it lacks do not come. */
  private static void readIndex(
      DSLContext db, Table<?> table, List<Field<?>> columns, int expected) {
    int found = 0;
    try (Cursor<?> entries = db.select(columns).from(table).orderBy(columns).fetchLazy()) {
      for (Record ignored : entries) {
        found++;
      }
    }
    if (found != expected) {
      throw new DataAccessException(
          "an index of %s has %d of %d rows".formatted(table.getName(), found, expected));
    }
  }

  /** Texts do not read as JSON any more where they are torn; an older database lacks some. */
  private static void readTexts(DSLContext db, List<Table<?>> tables) {
    Set<String> there = tables.stream().map(Table::getName).collect(Collectors.toSet());
    JSON.forEach(
        (column, form) -> {
          if (there.contains(column.getTable().getName())) {
            readTexts(db, column, form);
          }
        });
  }

  private static void readTexts(
      DSLContext db, TableField<?, String> column, Function<JsonNode, ?> form) {
    try (Cursor<Record1<String>> rows = db.select(column).from(column.getTable()).fetchLazy()) {
      for (Record1<String> row : rows) {
        JsonValues.ofRow(row.value1(), form);
      }
    }
  }

  /** Curves have a checksum of their own. */
  private static void readCurves(DSLContext db) {
    try (Cursor<Record1<byte[]>> parts =
        db.select(CURVE_PART.POINTS).from(CURVE_PART).fetchLazy()) {
      for (Record1<byte[]> part : parts) {
        PointCodec.decode(part.value1(), new Curve());
      }
    }
  }
}
