package org.tunebench.store;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.octetLength;
import static org.jooq.impl.DSL.sum;
import static org.tunebench.store.db.Tables.CURVE_PART;

import java.util.List;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Table;
import org.tunebench.engine.study.Curve;

/** Reads a database from end to end: a page that was torn is found only when it is read. */
final class Health {
  private static final String SCHEMA = "PUBLIC";

  private Health() {}

  /**
   * Reads every row of every table.
   *
   * @throws WorkspaceException if one cannot be read
   */
  static void check(Database database) {
    database.read(
        db -> {
          db.meta()
              .filterSchemas(schema -> schema.getName().equals(SCHEMA))
              .getTables()
              .forEach(table -> read(db, table));
          readCurves(db);
          return null;
        });
  }

  private static void read(DSLContext db, Table<?> table) {
    // Counting alone would read an index and not the rows.
    List<Field<?>> lengths =
        table
            .fieldStream()
            .filter(field -> field.getType() == String.class || field.getType() == byte[].class)
            .<Field<?>>map(field -> sum(octetLength(field.coerce(String.class))))
            .toList();
    db.select(count()).select(lengths).from(table).fetch();
  }

  /**
   * Curves have a checksum of their own; texts do not read as JSON any more where they are torn.
   */
  private static void readCurves(DSLContext db) {
    try (Cursor<Record1<byte[]>> parts =
        db.select(CURVE_PART.POINTS).from(CURVE_PART).fetchLazy()) {
      for (Record1<byte[]> part : parts) {
        PointCodec.decode(part.value1(), new Curve());
      }
    }
  }
}
