package org.tunebench.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.junit.jupiter.api.Test;

/** What a failure is taken for. */
class FailuresTest {
  private static SQLException sql(int code, Throwable cause) {
    return new SQLException("IO Exception", "90028", code, cause);
  }

  @Test
  void aFullDiskIsToldFromOtherFailuresWhereTheSystemDoesNotSayIt() {
    for (Throwable silent :
        new Throwable[] {
          sql(ErrorCode.IO_EXCEPTION_1, null),
          sql(ErrorCode.IO_EXCEPTION_2, null),
          new IllegalStateException(new IOException("write failed"))
        }) {
      assertThat(Failures.isFull(silent, () -> true)).isTrue();
      assertThat(Failures.isFull(silent, () -> false)).isFalse();
    }
    assertThat(Failures.isFull(new IOException("No space left on device"), () -> false)).isTrue();
    assertThat(
            Failures.isFull(
                sql(ErrorCode.IO_EXCEPTION_1, new AccessDeniedException("file")), () -> true))
        .isFalse();
    assertThat(Failures.isFull(sql(ErrorCode.SYNTAX_ERROR_1, null), () -> true)).isFalse();
  }
}
