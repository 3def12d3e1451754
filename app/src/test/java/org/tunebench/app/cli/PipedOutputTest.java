package org.tunebench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What verbs write to other programs, through {@code -} or the shell's {@code >(…)}. */
class PipedOutputTest extends WithCommandLine {
  private String study;

  @BeforeEach
  void runOne() throws IOException {
    study = line.file("small.yaml", "objective: {quick: {}}\nbudget: {trials: 3}\n");
    assertThat(line.run("run", study)).isZero();
  }

  @Test
  void aDashIsStandardOutput() {
    assertThat(line.run("export", "small")).isZero();
    String table = line.out();
    for (String standard : new String[] {"-", "/dev/stdout"}) {
      assertThat(line.run("export", "small", "-o", standard)).isZero();
      assertThat(line.out()).isEqualTo(table);
    }

    assertThat(line.run("convert", study)).isZero();
    String text = line.out();
    assertThat(line.run("convert", study, "-o", "-")).isZero();
    assertThat(line.out()).isEqualTo(text);

    assertThat(line.run("report", "small", "-o", "-")).isZero();
    assertThat(line.out()).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
    assertThat(Path.of("-")).doesNotExist();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whatIsNoFileIsWrittenToAndNotReplaced() throws Exception {
    assertThat(line.run("export", "small")).isZero();
    String table = line.out();
    Path pipe = folder.resolve("pipe");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    CompletableFuture<String> reader = CompletableFuture.supplyAsync(() -> read(pipe));

    assertThat(line.run("export", "small", "-o", pipe.toString())).isZero();

    assertThat(line.out()).startsWith("3 trials in ");
    assertThat(reader.get().replace(System.lineSeparator(), "\n")).isEqualTo(table);
    assertThat(Files.isRegularFile(pipe)).isFalse();
  }

  private static String read(Path pipe) {
    try {
      return Files.readString(pipe);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
