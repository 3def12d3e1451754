package org.tunebench.store;

import java.util.Locale;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.exception.DataTypeException;

/**
 * Refuses a row that has no value in a column where its table demands one: nothing can have written
 * it so, it is on a torn page. H2 reads zeros there as NULL, and what reads rows would stumble over
 * them somewhere; the same goes for a word that is none of a column's.
 *
 * <p>A query of an outer join has to {@link Field#coerce} the columns that may be absent in it.
 */
final class WholeRows implements ExecuteListener {
  private static final long serialVersionUID = 1L;

  /**
   * @throws DataTypeException if a value is missing
   */
  @Override
  public void recordEnd(ExecuteContext context) {
    Record row = context.record();
    for (int i = 0; i < row.size(); i++) {
      if (row.get(i) == null
          && row.field(i) instanceof TableField<?, ?> column
          && !column.getDataType().nullable()) {
        throw without(column);
      }
    }
  }

  /** A row has no value in a column where its table demands one. */
  static DataTypeException without(TableField<?, ?> column) {
    return new DataTypeException(
        "a row of its table %s has no valid %s"
            .formatted(word(column.getTable().getName()), word(column.getName())));
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
