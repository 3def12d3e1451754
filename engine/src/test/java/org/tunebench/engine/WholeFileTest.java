package org.tunebench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import java.util.stream.Stream;
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
  void whatAnEndedProcessLeftIsRemovedAndNothingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("table.csv"), "whole");
    for (String left : new String[] {"table.csv", "other.csv"}) {
      Files.writeString(folder.resolve("." + left + "." + UUID.randomUUID() + ".part"), "half");
    }
    Files.writeString(folder.resolve(".table.csv.mine.part"), "a person's");

    WholeFile.removeParts(file);

    try (Stream<Path> rest = Files.list(folder)) {
      assertThat(rest.map(one -> one.getFileName().toString()))
          .hasSize(3)
          .contains("table.csv", ".table.csv.mine.part")
          .anyMatch(name -> name.startsWith(".other.csv."));
    }
  }

  @Test
  void whatCannotBeWrittenIsNamedAsThePersonKnowsIt() throws IOException {
    Path gone = folder.resolve("gone");
    assertThatThrownBy(() -> WholeFile.write(gone.resolve("table.csv"), part -> {}))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(gone.toString());

    Path full = Files.createDirectories(folder.resolve("full/table.csv/inner")).getParent();
    assertThatThrownBy(() -> WholeFile.write(full, part -> {}))
        .isInstanceOf(FileSystemException.class)
        .hasMessageStartingWith(full.toString())
        .hasMessageNotContaining(".part");

    Path kept = folder.resolve("kept/table.csv");
    Files.createDirectory(kept.getParent());
    assertThatThrownBy(
            () ->
                WholeFile.write(
                    kept,
                    part -> {
                      throw new AccessDeniedException(part.toString());
                    }))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessage(kept.getParent().toString());
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

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkStaysOneAndWhatItLeadsToIsWritten() throws IOException {
    Path far = Files.createDirectory(folder.resolve("far"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("middle"));
    Files.createSymbolicLink(folder.resolve("middle"), Path.of("far", "table.csv"));

    for (String contents : new String[] {"the first", "the next"}) {
      WholeFile.write(link, part -> Files.writeString(part, contents));
      assertThat(link).isSymbolicLink().hasContent(contents);
      assertThat(far.resolve("table.csv")).isRegularFile().hasContent(contents);
    }
    WholeFile.writeForOwner(link, part -> Files.writeString(part, "mine"));
    assertThat(link).isSymbolicLink().hasContent("mine");
    assertThat(far).isDirectoryNotContaining("glob:**.part");

    Files.delete(far.resolve("table.csv"));
    Files.createSymbolicLink(far.resolve("table.csv"), link);
    assertThatThrownBy(() -> WholeFile.write(link, part -> {}))
        .isInstanceOf(FileSystemLoopException.class);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatIsForItsOwnerCanBeReadByNobodyElseNotEvenWhileItIsWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("draft.json"), "for all");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    WholeFile.writeForOwner(
        file,
        part -> {
          assertThat(permissions(part)).isEqualTo("rw-------");
          Files.writeString(part, "for one");
        });
    assertThat(permissions(file)).isEqualTo("rw-------");
    assertThat(file).hasContent("for one");
  }
}
