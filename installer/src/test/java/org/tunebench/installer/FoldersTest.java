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
class FoldersTest {
  @TempDir Path folder;

  @Test
  void whatALinkLeadsToIsNeitherDeletedNorCounted() throws IOException {
    Path kept = Files.createDirectories(folder.resolve("kept"));
    Files.writeString(kept.resolve("data"), "12345");
    Path image = Files.createDirectories(folder.resolve("image/lib")).getParent();
    Files.writeString(image.resolve("lib/a"), "123");
    Files.createSymbolicLink(image.resolve("away"), kept);
    Files.createSymbolicLink(image.resolve("lib/b"), Path.of("a"));

    assertThat(Folders.size(image)).isEqualTo(3);
    Folders.fresh(image);
    assertThat(image).isEmptyDirectory();
    assertThat(kept.resolve("data")).hasContent("12345");
  }

  @Test
  void foldersAreCopiedWithWhatIsInThem() throws IOException {
    Path from = Files.createDirectories(folder.resolve("from/deep"));
    Files.writeString(from.resolve("b.txt"), "b");
    Files.writeString(from.resolveSibling("a.txt"), "a");
    Folders.copyAll(folder.resolve("from"), folder.resolve("to"));

    assertThat(folder.resolve("to/a.txt")).hasContent("a");
    assertThat(folder.resolve("to/deep/b.txt")).hasContent("b");
    assertThat(Folders.files(folder.resolve("to"), ".txt"))
        .containsExactly(folder.resolve("to/a.txt"));
  }
}
