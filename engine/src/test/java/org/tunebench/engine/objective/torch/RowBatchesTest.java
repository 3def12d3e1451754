package org.tunebench.engine.objective.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;

class RowBatchesTest {
  private static final int[] ROWS = {10, 11, 12, 13, 14, 15, 16};

  private final List<List<Long>> dealt = new ArrayList<>();

  private void deal(int smallest, boolean shuffled) {
    try (TensorArena arena = new TensorArena()) {
      RowBatches batches = new RowBatches(new TensorSpace(arena, "cpu", ScalarType.Float), 4);
      Consumer<Tensor> take = rows -> dealt.add(numbers(rows));
      if (shuffled) {
        batches.forEachShuffled(ROWS, smallest, 1, take);
      } else {
        batches.forEach(ROWS, take);
      }
    }
  }

  private static List<Long> numbers(Tensor rows) {
    long[] numbers = new long[(int) rows.numel()];
    rows.data_ptr_long().get(numbers);
    return IntStream.range(0, numbers.length).mapToObj(i -> numbers[i]).toList();
  }

  @Test
  void allAreHandedOutInOrder() {
    deal(1, false);

    assertThat(dealt).containsExactly(List.of(10L, 11L, 12L, 13L), List.of(14L, 15L, 16L));
  }

  @Test
  void aLastBatchThatIsAsLargeAsTheSmallestIsKept() {
    deal(3, true);

    assertThat(dealt).extracting(List::size).containsExactly(4, 3);
    List<Long> all = List.of(10L, 11L, 12L, 13L, 14L, 15L, 16L);
    assertThat(dealt.stream().flatMap(List::stream).toList())
        .containsExactlyInAnyOrderElementsOf(all)
        .isNotEqualTo(all);
  }

  @Test
  void aSmallerOneIsLeftOut() {
    deal(4, true);

    assertThat(dealt).extracting(List::size).containsExactly(4);
  }
}
