package org.tunebench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tunebench.app.chart.LatestTask;

class BackgroundThreadsTest {
  private final BackgroundThreads threads = new BackgroundThreads();
  private final List<String> heard = new ArrayList<>();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void whatComesAfterTheEndIsDroppedWithoutAWord() throws InterruptedException {
    LatestTask<String> pictures = new LatestTask<>(threads, Runnable::run, heard::add);
    threads.shutdown();

    assertThatCode(
            () -> {
              pictures.submit(() -> "picture");
              pictures.submit(() -> "another picture");
              new Background(threads, Runnable::run)
                  .run(() -> "read", heard::add, wrong -> {}, () -> heard.add("afterwards"));
            })
        .doesNotThrowAnyException();
    assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    assertThat(heard).isEmpty();
  }

  @Test
  void whatHasBegunIsEndedAndASuccessorIsDropped() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<String> picture = new CompletableFuture<>();
    LatestTask<String> pictures = new LatestTask<>(threads, Runnable::run, heard::add);
    pictures.submit(
        () -> {
          begun.countDown();
          return picture.join();
        });
    begun.await();
    pictures.submit(() -> "successor");
    threads.shutdown();
    picture.complete("picture");

    assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    assertThat(heard).containsExactly("picture");
  }

  @Test
  void whoFinishesWaitsForWhatWasAskedForButNotForEver() {
    List<Integer> done = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 50; i++) {
      int number = i;
      threads.execute(() -> done.add(number));
    }
    threads.finish(Duration.ofMinutes(1));
    assertThat(done).hasSize(50);

    BackgroundThreads stuck = new BackgroundThreads();
    CompletableFuture<String> never = new CompletableFuture<>();
    stuck.execute(never::join);
    stuck.finish(Duration.ofMillis(1));
    assertThat(stuck.isTerminated()).isFalse();
    never.complete("");
  }
}
