package org.tunebench.store;

import java.sql.SQLException;
import java.sql.Types;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.Converters;
import org.jooq.impl.DSL;

/**
 * Binds bytes as bytes. jOOQ binds them as large objects for H2, which leaves each of them behind
 * in the file until the connection is closed: a gigabyte for ten megabytes of reports.
 */
public final class PlainBytes implements Binding<byte[], byte[]> {
  private static final long serialVersionUID = 1L;

  /** For the generated classes. */
  public PlainBytes() {}

  @Override
  public Converter<byte[], byte[]> converter() {
    return Converters.identity(byte[].class);
  }

  @Override
  public void sql(BindingSQLContext<byte[]> context) {
    context.render().visit(DSL.raw("?"));
  }

  @Override
  public void set(BindingSetStatementContext<byte[]> context) throws SQLException {
    context.statement().setBytes(context.index(), context.value());
  }

  @Override
  public void get(BindingGetResultSetContext<byte[]> context) throws SQLException {
    context.value(context.resultSet().getBytes(context.index()));
  }

  @Override
  public void get(BindingGetStatementContext<byte[]> context) throws SQLException {
    context.value(context.statement().getBytes(context.index()));
  }

  @Override
  public void register(BindingRegisterContext<byte[]> context) throws SQLException {
    context.statement().registerOutParameter(context.index(), Types.VARBINARY);
  }

  @Override
  public void get(BindingGetSQLInputContext<byte[]> context) throws SQLException {
    context.value(context.input().readBytes());
  }

  @Override
  public void set(BindingSetSQLOutputContext<byte[]> context) throws SQLException {
    context.output().writeBytes(context.value());
  }
}
