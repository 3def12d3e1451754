package org.tunebench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What other programs pipe in, through {@code -} or the shell's {@code <(…)}. */
@DisabledOnOs(OS.WINDOWS)
class PipedInputTest extends WithCommandLine {
  private static final Path ANY_STREAM = Path.of("/dev/null");

  @Test
  void pathsInAPipedStudyFileStartWhereTheCommandWasTyped() {
    assertThat(InputFile.folder(ANY_STREAM)).isEqualTo(Path.of("").toAbsolutePath());
    assertThat(InputFile.folder(folder.resolve("new.yaml"))).isEqualTo(folder);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void soDoThoseOfOneThatTheShellRedirectsFromAFile() throws IOException {
    Path file = Path.of(line.file("new.yaml", "objective: quick\n")).toRealPath();
    try (InputStream opened = Files.newInputStream(file);
        Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
      Path number = all.filter(fd -> leadsTo(fd, file)).findFirst().orElseThrow().getFileName();
      Path redirected = Path.of("/dev/fd").resolve(number);
      assertThat(Files.isRegularFile(redirected)).isTrue();

      assertThat(InputFile.folder(redirected)).isEqualTo(Path.of("").toAbsolutePath());
      assertThat(opened.read()).isPositive();
    }
  }

  private static boolean leadsTo(Path link, Path file) {
    try {
      return Files.readSymbolicLink(link).equals(file);
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }

  @Test
  void aDashIsStandardInput() {
    assumeTrue(Files.exists(Path.of("/dev/stdin")));

    assertThat(InputFile.of(Path.of("-"))).isEqualTo(Path.of("/dev/stdin"));
    assertThat(InputFile.of(Path.of("-x.yaml"))).isEqualTo(Path.of("-x.yaml"));
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void importsATableThatCanBeReadOnlyOnce() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> fill(pipe));

    assertThat(line.run("import", pipe.toString(), "--name", "piped", "--metric", "score"))
        .isZero();
    assertThat(line.out()).startsWith("piped: 2 trials with 2 parameters");
    writer.join();
  }

  private static void fill(Path pipe) {
    try {
      Files.writeString(pipe, "score,layers,act\n0.5,1,relu\n0.7,3,elu\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
