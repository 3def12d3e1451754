package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureKindTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "the command ended with exit code 1\\n  File x\\ntorch.OutOfMemoryError: CUDA out of memory."
            + " Tried to allocate 2.00 GiB | false | OUT_OF_MEMORY",
        "the objective failed with RuntimeException: CUDA out of memory. Tried | false | OUT_OF_MEMORY",
        "RuntimeError: CUDA error: out of memory | false | OUT_OF_MEMORY",
        "the objective failed with OutOfMemoryError: Java heap space | false | OUT_OF_MEMORY",
        "the command ended with exit code 1\\nMemoryError | false | OUT_OF_MEMORY",
        "the command ended with exit code 134\\nterminate called after std::bad_alloc | false |"
            + " OUT_OF_MEMORY",
        "worker exited with signal 9 (killed) | true | OUT_OF_MEMORY",
        "worker exited with signal 9 (killed) | false | OWN",
        "the command ended with signal 9 (killed) | true | OUT_OF_MEMORY",
        "the command ended with exit code 3\\nreceived signal 9 of 10 | true | OWN",
        "RuntimeError: No CUDA-capable device is detected | false | DEVICE",
        "CUDA error: uncorrectable ECC error encountered | false | DEVICE",
        "the command ended with exit code 1\\nRuntimeError: No CUDA GPUs are available | false | DEVICE",
        "ValueError: out of range | true | OWN",
        "remember: MemoryErrors are handled | false | OWN"
      })
  void isReadFromWhatWasSaid(String said, boolean systemKilled, FailureKind kind) {
    assertThat(FailureKind.of(said.replace("\\n", "\n"), systemKilled)).isEqualTo(kind);
  }
}
