package org.tunebench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir Path folder;

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void whatFailsLeavesTheFileAsItWasAndNothingBesideIt() throws IOException {
    Path file = Files.writeString(folder.resolve("table.csv"), "before");

    assertThatThrownBy(
            () ->
                WholeFile.write(
                    file,
                    part -> {
                      Files.writeString(part, "half");
                      throw new IOException("no space");
                    }))
        .hasMessage("no space");

    assertThat(file).hasContent("before");
    assertThat(folder).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aNewFileHasThePermissionsOfAnyNewFileAndAReplacedOneKeepsItsOwn() throws IOException {
    Path file = folder.resolve("table.csv");
    WholeFile.write(file, part -> Files.writeString(part, "first"));
    assertThat(permissions(file)).isEqualTo(permissions(Files.createFile(folder.resolve("any"))));

    for (String own : new String[] {"rw-------", "rw-rw-r--"}) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(own));
      WholeFile.write(file, part -> Files.writeString(part, "next"));
      assertThat(permissions(file)).isEqualTo(own);
    }
    assertThat(file).hasContent("next");
  }
}
