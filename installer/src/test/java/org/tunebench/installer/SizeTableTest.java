package org.tunebench.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need rights there")
class SizeTableTest {
  @TempDir Path image;

  private void write(String file, int bytes) throws IOException {
    Path path = image.resolve(file);
    Files.createDirectories(path.getParent());
    Files.write(path, new byte[bytes]);
  }

  @Test
  void theLargestComesFirstAndAllIsCountedOnce() throws IOException {
    write("lib/app/natives/libtorch_cpu.so", 5_000_000);
    write("lib/app/natives/libgomp.so.1", 400_000);
    Files.createSymbolicLink(image.resolve("lib/app/natives/second"), Path.of("libtorch_cpu.so"));
    write("lib/app/h2.jar", 2_500_000);
    write("lib/app/small.jar", 300_000);
    write("lib/runtime/lib/modules", 4_000_000);

    assertThat(SizeTable.of(image.resolve("lib/app"), image).lines())
        .containsExactly(
            "    12.2 MB  all",
            "     5.0 MB  libtorch_cpu.so",
            "     4.0 MB  Java runtime with JavaFX, launcher, icons, licences",
            "     2.5 MB  h2.jar",
            "     0.7 MB  smaller ones");
  }

  @Test
  void whatIsForCudaIsNamedByItsFolder() throws IOException {
    write("lib/app/natives/libtorch_cpu.so", 5_000_000);
    write("lib/app/natives/cuda/libtorch_cpu.so", 6_000_000);
    write("lib/app/natives/cuda/libjnicudart.so", 1_000_000);

    assertThat(SizeTable.of(image.resolve("lib/app"), image).lines())
        .contains(
            "     6.0 MB  cuda/libtorch_cpu.so",
            "     5.0 MB  libtorch_cpu.so",
            "     1.0 MB  smaller ones",
            "     0.0 MB  Java runtime with JavaFX, launcher, icons, licences");
  }
}
