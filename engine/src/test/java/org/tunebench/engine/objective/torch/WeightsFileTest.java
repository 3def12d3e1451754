package org.tunebench.engine.objective.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.WrongInputException;

class WeightsFileTest {
  @TempDir Path folder;

  /** A block of which nobody reads a number. */
  private record Large(String name, long[] shape) implements NamedTensor {
    @Override
    public Tensor value() {
      throw new AssertionError("its numbers would fill the memory");
    }

    @Override
    public long size() {
      return shape[0] * shape[1];
    }
  }

  /** Their bytes are 2 GiB and more, as a number of 32 bits a negative number, 0 and 1 KiB. */
  @ParameterizedTest
  @ValueSource(longs = {1L << 19, 1L << 20, (1L << 22) + 1})
  void aBlockThatFitsIntoNoArrayIsRefused(long inputs) throws IOException {
    Path file = folder.resolve("model.tunebench");
    NamedTensor large = new Large("encoder.0.weight", new long[] {1024, inputs});
    String what =
        "its block 'encoder.0.weight' of (1024, %d) has %d numbers, and a file of a model holds at most 536838143 in one"
            .formatted(inputs, large.size());

    assertThatThrownBy(() -> WeightsFile.write(file, Map.of(), List.of(large)))
        .isInstanceOf(IOException.class)
        .hasMessage(what + ": choose a narrower model or fewer inputs");
    assertThat(file).doesNotExist();

    WeightsFile.write(file, Map.of(), List.of());
    try (WeightsFile model = WeightsFile.open(file)) {
      assertThatThrownBy(() -> model.readInto(List.of(large)))
          .isInstanceOf(WrongInputException.class)
          .hasMessage(file + ": " + what);
    }
  }
}
