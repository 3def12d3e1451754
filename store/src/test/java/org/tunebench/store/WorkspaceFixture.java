package org.tunebench.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** A place for a workspace, and one that was used. */
abstract class WorkspaceFixture {
  @TempDir Path folder;

  final Path home() {
    return folder.resolve("a home");
  }

  final Path database() {
    return home().resolve("tunebench.mv.db");
  }

  static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  static void assertSentence(Throwable thrown) {
    assertThat(thrown.getMessage()).doesNotContain("\n", "Exception", "org.h2", "jdbc");
  }

  /** A database that was used, and closed. */
  final byte[] used() throws IOException {
    try (Workspace workspace = Workspace.open(home())) {
      Samples.write(workspace.repository());
    }
    return Files.readAllBytes(database());
  }
}
