package org.tunebench.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.TableField;
import org.jooq.exception.DataTypeException;
import org.jooq.impl.DSL;

/**
 * A statement of every trial's, which jOOQ writes out once: doing so each time takes longer than H2
 * needs to execute it. Values go through the converters of their columns as always.
 */
final class FixedStatement {
  private final String sql;

  /** A use of a prepared statement. */
  private interface Use<T> {
    T of(PreparedStatement statement) throws SQLException;
  }

  /**
   * @param query what jOOQ makes it of, with any values in place of those to come
   */
  FixedStatement(Function<DSLContext, Query> query) {
    sql = query.apply(DSL.using(SQLDialect.H2)).getSQL();
  }

  /**
   * Executes it as part of a transaction.
   *
   * @param values for all its question marks, in their order, each as a column keeps it
   * @return how many rows it has changed
   */
  int execute(DSLContext db, List<Param<?>> values) {
    return use(db, values, PreparedStatement::executeUpdate);
  }

  /**
   * What the one column that it asks for has in the first row, or empty if it finds no row.
   *
   * @param column that one, which has a value in every row
   * @throws DataTypeException if it has none there
   */
  Optional<String> word(DSLContext db, TableField<?, String> column, List<Param<?>> values) {
    return use(
        db,
        values,
        statement -> {
          try (ResultSet found = statement.executeQuery()) {
            return found.next() ? Optional.of(whole(found.getString(1), column)) : Optional.empty();
          }
        });
  }

  private static String whole(String word, TableField<?, String> column) {
    if (word == null) {
      throw WholeRows.without(column);
    }
    return word;
  }

  /** The values of a row, in the order of its columns. */
  static List<Param<?>> values(Record row) {
    return Stream.of(row.fields()).<Param<?>>map(column -> value(row, column)).toList();
  }

  private static <T> Param<T> value(Record row, Field<T> column) {
    return DSL.val(row.get(column), column);
  }

  private <T> T use(DSLContext db, List<Param<?>> values, Use<T> use) {
    return db.connectionResult(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
              statement.setObject(i + 1, kept(values.get(i)));
            }
            return use.of(statement);
          }
        });
  }

  /** As the column keeps it: an enum as its word, say. */
  private static <T> Object kept(Param<T> value) {
    return value.getConverter().to(value.getValue());
  }
}
