package org.tunebench.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.OptionalInt;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;

/**
 * The numbered migrations that make the tables.
 *
 * @param newest the number of the last migration
 * @param locations where the migrations are, as Flyway names places
 */
record Schema(int newest, String... locations) {
  /** The tables of this version of Tunebench. */
  static final Schema CURRENT = new Schema(7, "classpath:db/migration");

  private static final Table<?> TABLES = table(name("INFORMATION_SCHEMA", "TABLES"));
  private static final Field<String> TABLE_NAME = field(name("TABLE_NAME"), String.class);
  private static final String LEDGER = "flyway_schema_history";
  private static final Field<String> VERSION = field(name("version"), String.class);
  private static final Field<Boolean> SUCCESS = field(name("success"), Boolean.class);

  /** The number of the last migration that a database has seen, or empty if it is new. */
  static OptionalInt of(Database database) {
    return database.read(
        db -> db.fetchExists(TABLES, TABLE_NAME.eq(LEDGER)) ? lastOf(db) : OptionalInt.empty());
  }

  private static OptionalInt lastOf(DSLContext db) {
    return db
        .select(VERSION)
        .from(table(name(LEDGER)))
        .where(SUCCESS.isTrue())
        .and(VERSION.isNotNull())
        .fetch(VERSION)
        .stream()
        .mapToInt(Schema::number)
        .max();
  }

  private static int number(String version) {
    try {
      return Integer.parseInt(version);
    } catch (NumberFormatException e) {
      throw Failures.torn("the version of its tables", e);
    }
  }

  /**
   * Brings a database to the newest tables.
   *
   * @throws WorkspaceException if a migration fails
   */
  void migrate(Database database) {
    try {
      Flyway.configure()
          .dataSource(database.connections())
          .locations(locations)
          .table(LEDGER)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw Failures.ofMigration(database.file(), e);
    }
  }
}
