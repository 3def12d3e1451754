package org.tunebench.store;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RecurringTest {
  @Test
  void whatFailsOnceIsDoneAgain() throws InterruptedException {
    CountDownLatch times = new CountDownLatch(3);
    Runnable work =
        () -> {
          times.countDown();
          if (times.getCount() == 2) {
            throw new IllegalStateException("the disk is full");
          } else if (times.getCount() == 1) {
            throw new OutOfMemoryError("a copy needs more than there is");
          }
        };
    Duration atOnce = Duration.ofMillis(1);
    Recurring recurring = Recurring.start("a test", work, atOnce, atOnce);
    times.await();
    recurring.close();
  }
}
