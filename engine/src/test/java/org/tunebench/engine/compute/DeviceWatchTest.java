package org.tunebench.engine.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeviceWatchTest {
  private static final class Counted implements DeviceInventory {
    final AtomicInteger reads = new AtomicInteger();
    final Duration rest;

    Counted(Duration rest) {
      this.rest = rest;
    }

    @Override
    public List<Device> devices() {
      return List.of();
    }

    @Override
    public DeviceReading read() {
      if (reads.incrementAndGet() == 2) {
        throw new IllegalStateException("a driver that trips");
      }
      if (reads.get() == 3) {
        throw new OutOfMemoryError("in this moment");
      }
      return new DeviceReading(List.of(), true);
    }

    @Override
    public Duration rest() {
      return rest;
    }
  }

  @Test
  void readsOnAndOnWhileSomebodyListensWhateverGoesWrong() throws InterruptedException {
    Counted inventory = new Counted(Duration.ofMillis(1));
    Semaphore heard = new Semaphore(0);
    try (DeviceWatch watch = new DeviceWatch(inventory)) {
      watch.listen(
          reading -> {
            throw new IllegalStateException("a listener that trips");
          });
      watch.listen(
          reading -> {
            throw new NoClassDefFoundError("a listener that is not all there");
          });
      watch.listen(reading -> heard.release());
      heard.acquire(5);
    }
    assertThat(inventory.reads.get()).isGreaterThanOrEqualTo(4);
  }

  @Test
  void whoeverComesLaterNeedNotWaitForTheRest() throws InterruptedException {
    try (DeviceWatch watch = new DeviceWatch(new Counted(Duration.ofDays(1)))) {
      CountDownLatch first = new CountDownLatch(1);
      CountDownLatch second = new CountDownLatch(1);
      watch.listen(reading -> first.countDown());
      first.await();
      Runnable leave = watch.listen(reading -> second.countDown());
      second.await();
      leave.run();
    }
  }
}
