package org.tunebench.engine.objective.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The end of what a command prints: heard to the last line, and not waited for in vain. */
@Timeout(30)
class OutputTest {
  private final Queue<String> heard = new ConcurrentLinkedQueue<>();

  private Output read(InputStream from, long millisALine) {
    OutputLines lines =
        new OutputLines(
            (text, overwritten, cut) -> {
              LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millisALine));
              heard.add(text);
            });
    return Output.read(from, lines, "output-test");
  }

  @Test
  void whoTakesLongOverEachLineHearsTheLastOne() throws InterruptedException {
    List<String> lines = Collections.nCopies(40, "loss=0.5");
    byte[] printed = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);

    assertThat(read(new ByteArrayInputStream(printed), 5).awaitEnd(1)).isTrue();
    assertThat(heard).containsExactlyElementsOf(lines);
  }

  @Test
  void whoeverStillHoldsTheOtherEndIsNotWaitedFor() throws Exception {
    try (PipedOutputStream held = new PipedOutputStream()) {
      Output output = read(new PipedInputStream(held), 0);
      held.write("last words\n".getBytes(StandardCharsets.UTF_8));
      held.flush();

      assertThat(output.awaitEnd(100)).isFalse();
    }
  }

  @Test
  void whoGoesOnPrintingIsNotWaitedForEither() throws InterruptedException {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return '\n';
          }

          @Override
          public int read(byte[] buffer, int from, int length) throws IOException {
            buffer[from] = '\n';
            return length;
          }
        };
    OutputLines none = new OutputLines((text, overwritten, cut) -> {});

    assertThat(Output.read(endless, none, "endless").awaitEnd(20)).isFalse();
  }
}
