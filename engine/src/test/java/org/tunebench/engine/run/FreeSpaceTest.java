package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.engine.WrongInputException;

class FreeSpaceTest {
  @TempDir Path folder;

  @Test
  void aDiskThatIsAlmostFullIsRefused() {
    assertThatThrownBy(() -> FreeSpace.require(Path.of("artifacts"), FreeSpace.LEAST - 50_000_000))
        .isInstanceOf(WrongInputException.class)
        .hasMessageContaining("the disk of artifacts is almost full: it has 50 MB left")
        .hasMessageContaining("needs 100 MB");
    assertThatCode(() -> FreeSpace.require(Path.of("artifacts"), FreeSpace.LEAST))
        .doesNotThrowAnyException();
  }

  @Test
  void asksTheDiskOfAFolderThatIsYetToBeMade() throws IOException {
    long all = Files.getFileStore(folder).getTotalSpace();

    assertThat(FreeSpace.bytes(folder.resolve("workspace/artifacts")).orElseThrow())
        .isPositive()
        .isLessThanOrEqualTo(all);
  }
}
