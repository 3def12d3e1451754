package org.tunebench.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.zip.Deflater;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.message.DbException;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.db.Store;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open database file: one connection that writes, guarded by a lock, and a pool that reads.
 *
 * <p>How a commit becomes durable: with a write delay of 0, H2 hands each commit to the operating
 * system before it returns, which outlives a kill of the process; {@code CHECKPOINT SYNC} then
 * forces the file to the disk, which outlives a loss of power. A write delay above 0 would not do
 * even with the checkpoint: it may return while H2's own thread still holds the commit.
 */
final class Database implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final String SUFFIX = ".mv.db";
  private static final int MOST_READERS = 32;
  private static final int BUFFER = 1 << 16;

  /** Does file work on other threads: an interrupt of the caller would close the file. */
  private static final String ASYNC = "async:";

  /**
   * Every commit is written at once, and forced by {@link #write}: that is why space may be used
   * again after a second. Rows are handed over as they are read, not gathered first. No file beside
   * the database. A cache of 4 MiB: unless told, H2 keeps as much of the file in memory as a
   * sixteenth of the heap, and curves, most of the file, are read once.
   */
  private static final String OPTIONS =
      ";WRITE_DELAY=0;RETENTION_TIME=1000;LAZY_QUERY_EXECUTION=1;CACHE_SIZE=4096"
          + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0";

  private static final Configuration JOOQ =
      new DefaultConfiguration().set(SQLDialect.H2).set(new WholeRows());

  private final Path file;
  private final JdbcConnectionPool pool;
  private final Connection writer;
  private final DSLContext writing;

  /** Fair: whoever writes much in many pieces lets all others in between. */
  private final ReentrantLock lock = new ReentrantLock(true);

  /** How many copies of the file are being written. */
  private final AtomicInteger copies = new AtomicInteger();

  private Runnable afterRollback = () -> {};
  private Ledger ledger;
  private volatile boolean closed;

  private Database(Path file, JdbcConnectionPool pool, Connection writer) {
    this.file = file;
    this.pool = pool;
    this.writer = writer;
    this.writing = on(writer);
  }

  private static DSLContext on(Connection connection) {
    return DSL.using(JOOQ.derive(connection));
  }

  /**
   * Opens the file or creates it.
   *
   * @param file its name ends in {@code .mv.db}
   * @throws WorkspaceException if it cannot be read or written, or is damaged
   */
  static Database open(Path file) {
    return open(file, ASYNC, OPTIONS);
  }

  /** Opens an existing file without changing a byte of it. */
  static Database openReadOnly(Path file) {
    return open(file, ASYNC, OPTIONS + ";ACCESS_MODE_DATA=r");
  }

  /** Opens a file through a file system of H2, named with its colon. */
  static Database open(Path file, String scheme) {
    return open(file, scheme, OPTIONS);
  }

  private static Database open(Path file, String scheme, String options) {
    String path = file.toAbsolutePath().toString();
    if (!path.endsWith(SUFFIX) || path.contains(";")) {
      throw new WorkspaceException(
          "The folder of a workspace must not have a semicolon in its path: " + path, null);
    }
    String name = path.substring(0, path.length() - SUFFIX.length());
    JdbcConnectionPool pool =
        JdbcConnectionPool.create("jdbc:h2:" + scheme + name + options, "", "");
    pool.setMaxConnections(MOST_READERS + 1);
    try {
      Connection writer = pool.getConnection();
      writer.setAutoCommit(false);
      return new Database(file, pool, writer);
    } catch (SQLException | OutOfMemoryError e) {
      pool.dispose();
      throw Failures.ofDatabase(file, e);
    }
  }

  /** The file. */
  Path file() {
    return file;
  }

  /** Calls back, under the lock of writing, whenever a transaction was not kept. */
  void onRollback(Runnable callback) {
    lock.lock();
    try {
      afterRollback = callback;
    } finally {
      lock.unlock();
    }
  }

  /** From now on every transaction is counted; the ledger is closed with this. */
  void countIn(Ledger counts) {
    lock.lock();
    try {
      ledger = counts;
    } finally {
      lock.unlock();
    }
  }

  /** Connections for what is no part of a repository's work: migrations. */
  DataSource connections() {
    return pool;
  }

  /**
   * Does some work as one transaction: all of it is kept, on the disk, or nothing.
   *
   * @throws WorkspaceException if the storage fails; what the work throws passes through. Where
   *     only forcing the file to the disk has failed, the work is kept, as long as the power stays
   */
  <T> T write(Function<DSLContext, T> work) {
    lock.lock();
    try {
      requireOpen();
      boolean done = false;
      try {
        T result = work.apply(writing);
        if (ledger != null) {
          ledger.count(writing);
        }
        writer.commit();
        done = true;
        if (ledger != null) {
          ledger.isCommitted();
        }
        sync();
        if (ledger != null) {
          ledger.isKept();
        }
        return result;
      } finally {
        if (!done) {
          rollback();
        }
      }
    } catch (DataAccessException | SQLException | OutOfMemoryError e) {
      throw Failures.ofDatabase(file, e);
    } finally {
      lock.unlock();
    }
  }

  private void sync() {
    try (Statement statement = writer.createStatement()) {
      statement.execute("CHECKPOINT SYNC");
    } catch (SQLException e) {
      throw Failures.ofForcing(file, e);
    }
  }

  private void rollback() {
    afterRollback.run();
    try {
      writer.rollback();
    } catch (SQLException e) {
      LOG.debug("The rollback failed, too", e);
    }
  }

  /**
   * Reads; what was written before is seen.
   *
   * @throws WorkspaceException if the storage fails
   */
  <T> T read(Function<DSLContext, T> work) {
    requireOpen();
    try (Connection reader = pool.getConnection()) {
      return work.apply(on(reader));
    } catch (DataAccessException | SQLException | OutOfMemoryError e) {
      requireOpen();
      throw Failures.ofReading(file, e);
    }
  }

  /**
   * Writes a zipped copy of the database as it stands now; work on it goes on meanwhile. It is what
   * H2's BACKUP does, which packs as hard as for an archive, ten times as long as copying takes.
   *
   * @param copy a file that is there
   * @param packing a level of {@link Deflater}
   * @throws WorkspaceException if it cannot be written
   */
  void backUpTo(Path copy, int packing) {
    requireOpen();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(copy), BUFFER)) {
      copyTo(out, packing);
    } catch (IOException e) {
      throw Failures.ofFile(copy, e);
    } catch (SQLException e) {
      throw Failures.ofDatabase(copy, e);
    } catch (DbException | MVStoreException e) {
      throw Failures.ofDatabase(file, DbException.toSQLException(e));
    }
  }

  /** The same to anywhere; what fails is not told from other failures. */
  void copyTo(OutputStream out, int packing) throws IOException, SQLException {
    try (Connection reader = pool.getConnection();
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(packing);
      SessionLocal session = (SessionLocal) reader.unwrap(JdbcConnection.class).getSession();
      Store store = session.getDatabase().getStore();
      store.flush();
      FileStore<?> blocks = store.getMvStore().getFileStore();
      keepSpace(blocks, 1);
      try {
        blocks.backup(zip);
      } finally {
        keepSpace(blocks, -1);
      }
    }
  }

  /**
   * Lets no space in the file be used again while copies are written. H2 sees to that for each copy
   * and then goes back to what it found: of two that overlap, the first to end would let space be
   * used that the second has yet to read, and the second would forbid it for good. Neither waits
   * for the other: whoever asks for a copy takes an owner for dead that writes nothing for as long
   * as a backup is packed.
   */
  private void keepSpace(FileStore<?> blocks, int more) {
    synchronized (copies) {
      blocks.setReuseSpace(copies.addAndGet(more) == 0);
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the repository is closed");
    }
  }

  /** Closes the file; H2 compacts it for a fraction of a second. */
  @Override
  public void close() {
    lock.lock();
    try {
      if (!closed) {
        closed = true;
        if (ledger != null) {
          ledger.close();
        }
        writer.close();
        pool.dispose();
      }
    } catch (SQLException e) {
      throw Failures.ofDatabase(file, e);
    } finally {
      lock.unlock();
    }
  }
}
