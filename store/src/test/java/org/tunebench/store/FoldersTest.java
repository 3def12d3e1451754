package org.tunebench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
  @TempDir private Path folder;

  @Test
  void aFolderIsListed() throws IOException {
    Path file = Files.createFile(folder.resolve("a"));

    assertThat(Folders.list(folder)).isEqualTo(List.of(file));
  }

  @Test
  void aDiskThatFailsInTheMiddleFailsAsOneThatFailsAtOnce() {
    DirectoryStream<Path> failing =
        new DirectoryStream<>() {
          @Override
          public Iterator<Path> iterator() {
            throw new DirectoryIteratorException(new IOException("Input/output error"));
          }

          @Override
          public void close() {}
        };

    assertThatThrownBy(() -> Folders.all(failing))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("Input/output error");
  }
}
