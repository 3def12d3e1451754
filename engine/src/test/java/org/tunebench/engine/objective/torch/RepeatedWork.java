package org.tunebench.engine.objective.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What comes of work that is done again and again, the same on each device. */
@Timeout(120)
abstract class RepeatedWork {
  private static final int SIZE = 64;

  /** {@code cpu} or {@code cuda}. */
  abstract String device();

  /** In a thread of its own, which takes a queue. */
  private void inOwnQueue(Runnable test) throws InterruptedException {
    List<Throwable> thrown = new ArrayList<>();
    Thread thread =
        new Thread(
            () ->
                TensorArena.scoped(
                    () -> {
                      new DeviceQueue(!device().equals("cpu")).takeOwn();
                      test.run();
                    }));
    thread.setUncaughtExceptionHandler((t, e) -> thrown.add(e));
    thread.start();
    thread.join();
    assertThat(thrown).isEmpty();
  }

  /** x becomes (x·x + x) / 2 and n grows by one, with tensors that come and go. */
  private static Runnable work(Tensor x, Tensor n) {
    return () -> {
      Tensor product = x.matmul(x).add(x);
      x.copy_(product.mul(new Scalar(0.5)));
      n.add_(new Scalar(1));
    };
  }

  private static double[] numbers(Tensor x) {
    double[] numbers = new double[(int) x.numel()];
    x.to(ScalarType.Double).cpu().contiguous().data_ptr_double().get(numbers);
    return numbers;
  }

  private static Tensor start(TensorSpace space) {
    double[] numbers = new double[SIZE * SIZE];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Math.sin(i) / SIZE;
    }
    return space.arena().keep(space.numbers(numbers, SIZE, SIZE));
  }

  @Test
  void doesTheSameEachTimeAndLeavesWhatOthersMakeMeanwhile() throws Exception {
    inOwnQueue(
        () -> {
          try (TensorArena arena = new TensorArena()) {
            TensorSpace space = new TensorSpace(arena, device(), ScalarType.Float);
            Tensor expected = start(space);
            Tensor x = start(space);
            Tensor n = arena.keep(space.indices(new long[1]));
            Runnable plainly = work(expected, arena.keep(space.indices(new long[1])));
            try (Repeated repeated = space.queue().repeated(work(x, n))) {
              for (int i = 0; i < 6; i++) {
                repeated.run();
                TensorArena.scoped(plainly);
                Tensor other = arena.keep(space.zeros(SIZE, SIZE).add(new Scalar(i + 1.0)));
                repeated.run();
                TensorArena.scoped(plainly);
                assertThat(numbers(other)).containsOnly(i + 1.0);
              }
              assertThat(numbers(x)).isEqualTo(numbers(expected));
              assertThat(n.item_long()).isEqualTo(12);
              space.queue().finish();
            }
          }
        });
  }

  @Test
  void isFreedAsOftenAsItIsMade() throws Exception {
    inOwnQueue(
        () -> {
          try (TensorArena arena = new TensorArena()) {
            TensorSpace space = new TensorSpace(arena, device(), ScalarType.Float);
            Tensor x = start(space);
            Tensor n = arena.keep(space.indices(new long[1]));
            for (int i = 0; i < 50; i++) {
              try (Repeated repeated = space.queue().repeated(work(x, n))) {
                repeated.run();
                repeated.run();
                repeated.run();
                space.queue().finish();
              }
            }
            assertThat(n.item_long()).isEqualTo(150);
          }
        });
  }
}
