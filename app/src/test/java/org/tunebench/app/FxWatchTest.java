package org.tunebench.app;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** That a freeze names itself. */
class FxWatchTest {
  @Test
  void aThreadThatNeverAnswersIsNamedWithWhatItDoes() {
    CountDownLatch never = new CountDownLatch(1);
    ExecutorService stuck = Executors.newSingleThreadExecutor();
    stuck.execute(() -> waitFor(never));

    assertThatThrownBy(() -> new FxWatch(stuck, 10).awaitAnswer(() -> "a click"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("after a click")
        .hasMessageContaining("FxWatchTest.waitFor");
    stuck.shutdownNow();
  }

  @Test
  void oneThatIsOnlySlowAnswersAfterAll() {
    ExecutorService slow = Executors.newSingleThreadExecutor();
    CountDownLatch asked = new CountDownLatch(1);
    slow.execute(() -> waitFor(asked));

    assertThatNoException()
        .isThrownBy(
            () ->
                new FxWatch(slow, 50)
                    .awaitAnswer(
                        () -> {
                          asked.countDown();
                          return "a click";
                        }));
    slow.shutdownNow();
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }
}
