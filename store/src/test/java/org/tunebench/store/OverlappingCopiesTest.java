package org.tunebench.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.zip.Deflater;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A backup may be due while another process is given a copy: each is written while it lasts. */
@Timeout(60)
class OverlappingCopiesTest extends RecoveryFixture {
  /** A copy that is being written until the test lets it end. */
  private static final class Held extends OutputStream {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goesOn = new CountDownLatch(1);
    private final OutputStream copy = new ByteArrayOutputStream();
    private final CompletableFuture<Void> done;

    private Held(Database database) throws InterruptedException {
      done = CompletableFuture.runAsync(() -> write(database));
      begun.await();
    }

    private void write(Database database) {
      try {
        database.copyTo(this, Deflater.NO_COMPRESSION);
      } catch (IOException | SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    private void end() {
      goesOn.countDown();
      done.join();
    }

    @Override
    public void write(int b) throws IOException {
      begun.countDown();
      try {
        goesOn.await();
      } catch (InterruptedException e) {
        throw new InterruptedIOException();
      }
      copy.write(b);
    }
  }

  private static boolean isSpaceUsedAgain(Database database) throws SQLException {
    try (Connection connection = database.connections().getConnection()) {
      SessionLocal session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
      return session.getDatabase().getStore().getMvStore().getFileStore().isSpaceReused();
    }
  }

  @Test
  void spaceIsUsedAgainAfterTheLastCopyAndNotBefore() throws Exception {
    try (Database database = Database.open(file())) {
      assertThat(isSpaceUsedAgain(database)).isTrue();
      Held first = new Held(database);
      Held second = new Held(database);
      assertThat(isSpaceUsedAgain(database)).as("while both are written").isFalse();
      first.end();
      assertThat(isSpaceUsedAgain(database)).as("the second is not whole yet").isFalse();
      second.end();
      assertThat(isSpaceUsedAgain(database)).as("or the file grows for ever").isTrue();
    }
  }
}
